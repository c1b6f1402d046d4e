#include "document/lines.h"

#include <algorithm>

namespace doichieu::document {

std::optional<Line> LineWalker::next() {
    if (at_ >= source_.size()) return std::nullopt;
    if (!has_returns_) {
        const Line line{at_, std::min(source_.find('\n', at_), source_.size())};
        at_ = line.end + 1;
        return line;
    }
    if (!searched_ || next_lf_ < at_) next_lf_ = std::min(source_.find('\n', at_), source_.size());
    searched_ = true;
    // No further than the line feed, while the line is still near the processor.
    const std::size_t cr = std::min(source_.substr(at_, next_lf_ - at_).find('\r'), next_lf_ - at_) + at_;
    const Line line{at_, cr};
    const bool both = cr + 1 == next_lf_;
    at_ = cr + (both ? 2 : 1);
    return line;
}

}  // namespace doichieu::document
