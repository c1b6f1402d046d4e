#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/phrase_index.h"
#include "structure/outline.h"
#include "text/grams.h"
#include "text/pattern.h"

namespace doichieu::checks {

/// A pattern that may be absent, compiled when it is first asked: most rules are for other documents than the one at
/// hand. One object serves all threads.
class OptionalPattern {
  public:
    OptionalPattern() = default;
    explicit OptionalPattern(std::string expression) : state_(std::make_shared<State>()) {
        state_->expression = std::move(expression);
    }

    explicit operator bool() const { return state_ != nullptr; }
    const text::Pattern* operator->() const { return &**this; }
    const text::Pattern& operator*() const {
        const text::Pattern* const ready = state_->ready.load(std::memory_order_acquire);
        return ready != nullptr ? *ready : compiled();
    }

  private:
    struct State {
        std::string expression;
        std::once_flag once;
        std::optional<text::Pattern> pattern;
        std::atomic<const text::Pattern*> ready = nullptr;  ///< `pattern`, once it is there
    };
    [[nodiscard]] const text::Pattern& compiled() const;

    std::shared_ptr<State> state_;
};

/// The pattern of an option; nothing when it is not there or cannot be read.
[[nodiscard]] OptionalPattern optional_pattern(FieldReader& options, std::string_view key);

/// Headings of what has been done (kết quả) and of what is to be done (nhiệm vụ).
struct TimeHeadings {
    OptionalPattern past;
    OptionalPattern coming;

    /// Options `past_heading` and `coming_heading`.
    static TimeHeadings decode(FieldReader& options);
    /// A heading above the paragraph tells of the past.
    [[nodiscard]] bool look_back(const Inquiry& inquiry, const structure::Paragraph& paragraph) const;
    /// One tells of what is to come, and none of the past.
    [[nodiscard]] bool look_ahead(const Inquiry& inquiry, const structure::Paragraph& paragraph) const;
};

/// A text with the blanks at its ends, which the other readers take away. Empty when it is not there.
[[nodiscard]] std::string raw_text(FieldReader& options, std::string_view key);

/// One of the folded phrases stands in the text as whole words.
[[nodiscard]] bool holds_any_words(std::string_view text, const std::vector<std::string>& folded);

/// What required_text and forbidden_text look for: phrases (whole words, any capitals) or one pattern.
class TextQuery {
  public:
    /// Options `phrases`, `pattern`, `unless` (a pattern that excuses the paragraph) and `where`.
    static TextQuery decode(FieldReader& options);

    struct Found {
        base::Span span;
        base::Span group;  ///< what the pattern's first group holds; empty without one
    };
    /// First place in the paragraph of the outline at or after `from`.
    [[nodiscard]] std::optional<Found> find(const Inquiry& inquiry, const structure::Paragraph& paragraph,
                                            std::size_t from = 0) const;
    [[nodiscard]] bool looks_at(const structure::Paragraph& paragraph) const {
        return looks_at_ == nullptr || looks_at_(paragraph.role);
    }
    /// For messages: “a”, “b”.
    [[nodiscard]] const std::string& shown() const { return shown_; }

  private:
    std::vector<std::string> phrases_;  ///< folded
    FirstWords may_begin_;              ///< one of them
    OptionalPattern pattern_;
    OptionalPattern unless_;
    bool (*looks_at_)(structure::Role) = nullptr;  ///< null: at all
    std::string shown_;
};

}  // namespace doichieu::checks
