#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace doichieu::text {

/// A linear-time pattern (RE2 syntax, UTF-8, case-insensitive with (?i)). RE2's own `\b` knows ASCII alone, so here it
/// stands for the boundaries of text/characters.h: `\b` at the start means word_starts_at(), at the end word_ends_at().
/// Elsewhere it is refused. `\w` stays ASCII: write `\pL`.
class Pattern {
  public:
    /// Fails with code "bad-pattern" and RE2's reason.
    static base::Result<Pattern> compile(std::string_view expression);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    [[nodiscard]] bool matches_within(std::string_view text) const;
    /// Groups of the first match at or after `from`; [0] is the whole. A group that took no part is empty at 0.
    [[nodiscard]] std::optional<std::vector<base::Span>> find(std::string_view text, std::size_t from = 0) const;

  private:
    struct Impl;
    explicit Pattern(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace doichieu::text
