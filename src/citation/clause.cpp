#include "citation/clause.h"

#include <algorithm>
#include <utility>

#include "base/signs.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

constexpr std::size_t kLongestClause = 1200;  // bytes of a subject's own clause

}  // namespace

std::size_t clause_break(const Words& words, std::size_t from, std::size_t to) {
    using Breaks = base::Signs<';', '.', '?', '!'>;
    const std::string_view p = words.text();
    for (std::size_t i = from; (i = Breaks::first(p, i, to)) < to; ++i) {
        if (p[i] == ';' || words.ends_sentence(i)) return i;
    }
    return Words::npos;
}

std::size_t clause_end(const Words& words, std::size_t begin) {
    using Ends = base::Signs<'.', '?', '!', ';', '(', ')', '\t', '|'>;
    const std::string_view p = words.text();
    std::size_t limit = std::min(begin + kLongestClause, p.size());
    // A title in quotation marks ends with them.
    for (const auto& [open, close] : {std::pair{"“"sv, "”"sv}, std::pair{"«"sv, "»"sv}}) {
        const std::size_t closed = p.substr(begin).starts_with(open) ? p.find(close, begin) : Words::npos;
        if (closed < limit) limit = closed + close.size();
    }
    int brackets = 0;
    for (std::size_t i = begin; (i = Ends::first(p, i, limit)) < limit; ++i) {
        switch (p[i]) {
            case '(':
                ++brackets;
                if (words.match_forward(i + 1, "sau đây") != 0 || words.match_forward(i + 1, "dưới đây") != 0 ||
                    words.match_forward(i + 1, "gọi") != 0)
                    return i;
                break;
            case ')':
                // The whole citation stands in brackets: "(thực hiện Nghị quyết số … về an ninh năng lượng)".
                if (brackets-- == 0) return i;
                break;
            case ';':
            case '\t':
            case '|':
                return i;
            default:
                if (words.ends_sentence(i)) return i;
        }
    }
    return limit;
}

std::size_t last_comma(std::string_view p, std::size_t from, std::size_t to) {
    const std::size_t floor = to > from + kLongestSubject ? to - kLongestSubject : from + 1;
    if (floor >= to) return Words::npos;
    const std::size_t comma = p.substr(floor, to - floor).rfind(',');
    return comma == std::string_view::npos ? Words::npos : floor + comma;
}

std::size_t start_of(const Citation& citation) {
    const bool provision_first = !citation.provision_span.empty() && citation.provision_span.begin < citation.raw.begin;
    return provision_first ? citation.provision_span.begin : citation.raw.begin;
}

}  // namespace doichieu::citation
