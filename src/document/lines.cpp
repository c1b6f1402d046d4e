#include "document/lines.h"

#include <algorithm>

namespace doichieu::document {

std::optional<Line> LineWalker::next() {
    if (at_ >= source_.size()) return std::nullopt;
    if (!searched_ || next_lf_ < at_) next_lf_ = std::min(source_.find('\n', at_), source_.size());
    if (!searched_ || next_cr_ < at_) next_cr_ = std::min(source_.find('\r', at_), source_.size());
    searched_ = true;
    const Line line{at_, std::min(next_lf_, next_cr_)};
    const bool both = next_cr_ + 1 == next_lf_;
    at_ = line.end + (both && line.end == next_cr_ ? 2 : 1);
    return line;
}

}  // namespace doichieu::document
