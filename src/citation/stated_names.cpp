#include "citation/stated_names.h"

#include <algorithm>
#include <string_view>

#include "base/signs.h"

namespace doichieu::citation {
namespace {

/// End of the sign or word that no name of a body runs over, and that most have behind them: "… Huyện ủy về", "… (khóa",
/// "…, sửa". npos when none is near.
std::size_t stop_behind_name(std::string_view p, std::size_t at) {
    using Stops = base::Signs<'.', ';', ':', '(', ')', '/', '"', '|', ',', 'v', 'k'>;
    constexpr std::size_t kLongest = 120;
    const std::size_t limit = std::min(p.size(), at + kLongest);
    for (std::size_t i = at; (i = Stops::first(p, i, limit)) < limit; ++i) {
        const std::string_view rest = p.substr(i);
        if (rest[0] == 'v' || rest[0] == 'k') {
            if (i == 0 || p[i - 1] != ' ') continue;
            for (const std::string_view word : {"về ", "khóa ", "khoá "}) {
                if (rest.starts_with(word)) return i + word.size();
            }
        } else if (rest[0] == ',') {
            const bool is_small = rest.size() > 2 && rest[1] == ' ' && rest[2] >= 'a' && rest[2] <= 'z';
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
