#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace doichieu::document {

/// One line of a source, without what ends it.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Walks the lines of a source; "\n", "\r\n" and a lone "\r" end a line.
class LineWalker {
  public:
    /// `has_returns`: there may be "\r"; where there is none, it is not looked for.
    explicit LineWalker(std::string_view source, std::size_t from = 0, bool has_returns = true)
        : source_(source), at_(from), has_returns_(has_returns) {}
    std::optional<Line> next();
    /// Passes over lines without any byte, every other one of many files, where "\r" is not looked for; gives their number.
    std::uint32_t skip_empty() {
        const std::size_t from = at_;
        while (!has_returns_ && at_ < source_.size() && source_[at_] == '\n') ++at_;
        return static_cast<std::uint32_t>(at_ - from);
    }

  private:
    std::string_view source_;
    std::size_t at_;
    std::size_t next_lf_ = 0;  ///< known ahead, so that files without any are searched once for it
    bool searched_ = false;
    bool has_returns_;
};

/// The byte at `at` ends a line: any "\n", and "\r" unless "\n" follows.
[[nodiscard]] inline bool ends_line(std::string_view source, std::size_t at) {
    if (source[at] == '\n') return true;
    return source[at] == '\r' && (at + 1 >= source.size() || source[at + 1] != '\n');
}

}  // namespace doichieu::document
