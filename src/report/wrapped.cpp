#include "report/wrapped.h"

#include <algorithm>

#include "text/utf8.h"

namespace doichieu::report {

void write_wrapped(std::string_view line, std::size_t width, Out& out) {
    constexpr std::size_t kNarrowest = 40;
    width = std::max(width, kNarrowest);
    const std::size_t hang = std::min(line.find_first_not_of(' '), line.size()) + 4;
    std::size_t indent = 0;
    while (text::display_width(line) + indent > width) {
        const std::string_view head = text::prefix_by_width(line, width - indent);
        std::size_t cut = head.rfind(' ');
        // An address longer than a line stays whole.
        if (cut == std::string_view::npos || head.find_first_not_of(' ') > cut) cut = line.find(' ', head.size());
        if (cut == std::string_view::npos) break;
        out.repeat(' ', indent);
        out << line.substr(0, cut) << '\n';
        line.remove_prefix(cut + 1);
        indent = hang;
    }
    out.repeat(' ', indent);
    out << line << '\n';
}

}  // namespace doichieu::report
