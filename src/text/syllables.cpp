#include "text/syllables.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::text {

std::vector<base::Span> syllables(std::string_view text) {
    std::vector<base::Span> runs;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        for (CodePoint point = decode(text, end); point.length != 0 && belongs_to_word(point.value);
             point = decode(text, end)) {
            end += point.length;
        }
        if (end == at) {
            at += decode(text, at).length;
            continue;
        }
        runs.push_back({static_cast<base::Offset>(at), static_cast<base::Offset>(end)});
        at = end;
    }
    return runs;
}

}  // namespace doichieu::text
