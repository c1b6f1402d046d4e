#include "citation/stated_names.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>

#include "base/lanes.h"

namespace doichieu::citation {
namespace {

constexpr std::size_t kSpan = 16;

/// Of sixteen bytes those that may begin what stops a name, one bit each. Reads the byte before them.
std::uint64_t stops_of(const char* at) {
#if defined(DOICHIEU_LANES)
    using base::lane;
    base::Bytes16 bytes;
    base::Bytes16 before;
    base::load(at, bytes);
    base::load(at - 1, before);
    const base::Bytes16 pairs = bytes & lane(0xFE);  // ( and ) stand side by side, so do . and /, : and ;
    return base::bits_of((pairs == lane('(')) | (pairs == lane('.')) | (pairs == lane(':')) | (bytes == lane('"')) |
                         (bytes == lane('|')) | (bytes == lane(',')) |
                         ((before == lane(' ')) & ((bytes == lane('v')) | (bytes == lane('k')))));
#else
    std::uint64_t stops = 0;
    for (unsigned i = 0; i < kSpan; ++i) {
        const bool is_word = at[i - 1] == ' ' && (at[i] == 'v' || at[i] == 'k');
        const bool is_sign = std::string_view("().:;/\"|,").find(at[i]) != std::string_view::npos;
        stops |= std::uint64_t{is_word || is_sign} << i;
    }
    return stops;
#endif
}

/// End of the sign or word that no name of a body runs over, and that most have behind them: "… Huyện ủy về", "… (khóa",
/// "…, sửa". npos when none is near.
std::size_t stop_behind_name(std::string_view p, std::size_t at) {
    constexpr std::size_t kLongest = 128;
    const std::size_t limit = std::min(p.size(), at + kLongest);
    if (p.size() <= kSpan) return std::string_view::npos;
    for (std::size_t block = at; block < limit; block += kSpan) {
        const std::size_t from = std::min(block, p.size() - kSpan);
        for (std::uint64_t stops = stops_of(p.data() + from) >> (block - from); stops != 0; stops &= stops - 1) {
            const std::size_t i = block + static_cast<std::size_t>(std::countr_zero(stops));
            if (p[i] == 'v') {
                if (stands_at(p, i, "về ")) return i + std::string_view("về ").size();
            } else if (p[i] == 'k') {
                if (stands_at(p, i, "khóa ") || stands_at(p, i, "khoá ")) return i + std::string_view("khóa ").size();
            } else if (p[i] == ',') {
                const bool is_small = i + 2 < p.size() && p[i + 1] == ' ' && p[i + 2] >= 'a' && p[i + 2] <= 'z';
                const std::size_t space = is_small ? p.find(' ', i + 2) : std::string_view::npos;
                if (space != std::string_view::npos) return space + 1;
            } else {
                return i + 1;
            }
        }
    }
    return std::string_view::npos;
}

}  // namespace

StatedNames& StatedNames::of(const registry::NameTree& known) {
    thread_local StatedNames names;
    thread_local std::uint64_t serial = 0;
    if (serial != known.serial()) names = {};
    serial = known.serial();
    return names;
}

std::size_t StatedNames::name_end(const BodyNames& bodies, const Words& words, std::size_t of, std::size_t at) {
    // A name in small letters may be told by what stands behind the first word.
    const std::size_t stop = words.upper_at(at) ? stop_behind_name(words.text(), at) : Words::npos;
    if (stop == Words::npos) return bodies.name_end(words, at);
    const std::string_view bytes = words.text().substr(of, stop - of);
    const Told& told = told_.get(bytes, [&] {
        const Words alone(bytes);
        const std::size_t end = bodies.name_end(alone, at - of);
        return Told{!alone.was_asked_beyond(), end};
    });
    if (!told.is_all) return bodies.name_end(words, at);
    return told.end == 0 ? 0 : of + told.end;
}

}  // namespace doichieu::citation
