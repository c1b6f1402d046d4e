#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/grams.h"

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
    [[nodiscard]] bool matches_within(const Passage& passage) const {
        return may_match(passage.grams) && matches_within(passage.text);
    }
    /// Groups of the first match at or after `from`; [0] is the whole. A group that took no part is empty at 0.
    [[nodiscard]] std::optional<std::vector<base::Span>> find(std::string_view text, std::size_t from = 0) const;
    [[nodiscard]] std::optional<std::vector<base::Span>> find(const Passage& passage, std::size_t from = 0) const {
        return may_match(passage.grams) ? find(passage.text, from) : std::nullopt;
    }

    /// False for a text that lacks the words without which nothing matches.
    [[nodiscard]] bool may_match(const Grams& grams) const;

  private:
    struct Impl;
    explicit Pattern(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace doichieu::text
