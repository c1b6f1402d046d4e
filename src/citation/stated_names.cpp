#include "citation/stated_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace doichieu::citation {
namespace {

/// First bytes of what may stop a name.
constexpr std::array<bool, 256> kStops = [] {
    std::array<bool, 256> stops{};
    for (const char c : std::string_view(".;:()/\"|,vk")) stops[static_cast<unsigned char>(c)] = true;
    return stops;
}();

/// End of the sign or word that no name of a body runs over, and that most have behind them: "… Huyện ủy về", "… (khóa",
/// "…, sửa". npos when none is near.
std::size_t stop_behind_name(std::string_view p, std::size_t at) {
    constexpr std::size_t kLongest = 120;
    const std::size_t limit = std::min(p.size(), at + kLongest);
    for (std::size_t i = at; i < limit; ++i) {
        if (!kStops[static_cast<unsigned char>(p[i])]) continue;
        if (p[i] == 'v' || p[i] == 'k') {
            if (p[i - 1] != ' ') continue;
            if (stands_at(p, i, "về ")) return i + std::string_view("về ").size();
            if (stands_at(p, i, "khóa ") || stands_at(p, i, "khoá ")) return i + std::string_view("khóa ").size();
        } else if (p[i] == ',') {
            const bool is_small = i + 2 < p.size() && p[i + 1] == ' ' && p[i + 2] >= 'a' && p[i + 2] <= 'z';
            const std::size_t space = is_small ? p.find(' ', i + 2) : std::string_view::npos;
            if (space != std::string_view::npos) return space + 1;
        } else {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace

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
