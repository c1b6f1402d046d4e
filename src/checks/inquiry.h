#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "checks/checks.h"
#include "checks/dates_in_text.h"
#include "checks/message_template.h"
#include "checks/quotations.h"
#include "citation/citation.h"
#include "citation/words.h"
#include "text/folded_words.h"
#include "text/grams.h"

namespace doichieu::checks {

/// What several kinds ask of one citation.
struct Mention {
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    std::uint32_t instrument = kNone;  ///< equal for mentions that share number, type and issuer symbol
    std::int32_t earlier = -1;         ///< the mention of the same instrument before this one
    bool titular = false;              ///< stands in the header, the subject line or a heading
    bool counts = false;               ///< cites another document: neither the own number nor "nêu trên"
};

class Comparer;

/// One document before the rules: its context and what is worked out once for all kinds.
class Inquiry {
  public:
    explicit Inquiry(const Context& context);
    ~Inquiry();

    const Context& context;

    [[nodiscard]] const structure::Outline& outline() const { return context.outline; }
    [[nodiscard]] const structure::Identity& identity() const { return context.outline.identity(); }
    [[nodiscard]] const std::vector<citation::Citation>& citations() const { return context.citations.items; }
    [[nodiscard]] const resolve::Resolution& resolution(std::size_t citation) const;
    [[nodiscard]] const Mention& mention(std::size_t citation) const { return mentions_[citation]; }

    [[nodiscard]] const structure::Paragraph* paragraph_of(const citation::Citation& citation) const;
    [[nodiscard]] structure::Role role_of(const citation::Citation& citation) const;
    /// Whether a place lies in what names a cited instrument: its number, date, issuer, title.
    [[nodiscard]] bool is_in_citation(base::Span span) const;
    /// A paragraph of the outline for the patterns of many rules; its grams are worked out at the first call.
    [[nodiscard]] text::Passage passage(const structure::Paragraph& paragraph) const;
    /// Words and separators of a paragraph of the outline; kept, since many rules ask.
    [[nodiscard]] const citation::Words& words(const structure::Paragraph& paragraph) const;
    /// Calls `visit` with the place of each word of a paragraph of the outline (citation/words.h), and with the folded word.
    /// Read at the first call and kept, but for what is longer than paragraphs are.
    template <typename Visit>
    void for_each_word(const structure::Paragraph& paragraph, Visit visit) const {
        constexpr std::size_t kMostKept = std::size_t{64} << 10;
        const std::string_view text = outline().text(paragraph);
        if (text.size() > kMostKept) return walk_words(words(paragraph), visit);
        std::optional<std::vector<Word>>& found = reading(paragraph).found;
        if (!found) {
            found.emplace().reserve(text.size() / 5 + 1);  // most have four letters
            walk_words(words(paragraph), [&found](base::Span word, text::FoldedWord folded) {
                const bool stays = word.size() <= text::WordKey::kMaxBytes && !text::FoldedWords::of_thread().is_full();
                found->push_back({word, stays ? &folded.entry() : nullptr});
            });
        }
        for (const Word& word : *found) {
            visit(word.span, word.folded != nullptr ? text::FoldedWord(*word.folded)
                                                    : text::fold_word(text.substr(word.span.begin, word.span.size())));
        }
    }
    /// dates_in() of a paragraph of the outline; read at the first call.
    [[nodiscard]] const std::vector<DateInText>& dates(const structure::Paragraph& paragraph) const;
    [[nodiscard]] std::string slice(base::Span span) const { return context.outline.document().slice(span); }
    [[nodiscard]] findings::Note note(base::Span span, base::TextPair message) const;
    /// Judged at today's date for want of any other, and with no blank for a number or a day that would tell that it is being
    /// written: it may as well be the body of an old document.
    [[nodiscard]] bool is_of_unknown_day() const;
    /// The text ends in the middle of a sentence, with nobody's signature and no recipients: what is missing behind it may
    /// stand in the rest.
    [[nodiscard]] bool breaks_off() const;
    static const base::TextPair& broken_off();  ///< why something is not evaluated then
    /// Where findings about the whole document stand: the first non-empty line.
    [[nodiscard]] base::Span first_line() const;
    /// {raw} {type} {notation} {canonical} {issuer} {date} {term} of a citation; of one without a number {notation} is its
    /// name as written.
    [[nodiscard]] Values values(std::size_t citation) const;
    static const std::vector<std::string_view>& citation_placeholders();
    /// The folded subject, up to what is the matter of another: "tổng kết 10 năm thực hiện Nghị quyết số …".
    [[nodiscard]] const std::string& matter() const { return matter_; }
    /// Paragraphs as they are compared with each other; worked out at the first call.
    [[nodiscard]] const Comparer& comparer() const;
    /// What stands between quotation marks; read at the first call.
    [[nodiscard]] const Quotations& quotations() const;

  private:
    struct Word {
        base::Span span;
        const text::FoldedWord::Entry* folded = nullptr;  ///< null: not kept, folded when it is asked for
    };
    /// What is known of a paragraph.
    struct Reading {
        std::optional<text::Grams> grams;
        std::optional<citation::Words> words;
        std::optional<std::vector<Word>> found;
        std::optional<std::vector<DateInText>> dates;
    };
    template <typename Visit>
    static void walk_words(const citation::Words& words, Visit visit) {
        for (std::size_t at = 0; at < words.text().size();) {
            const base::Span word = words.letter_at(at) ? words.word_at(at) : base::Span{};
            if (!word.empty()) visit(word, words.folded(word));
            at += std::max<std::size_t>({1, word.size(), word.empty() ? words.length_at(at) : 0});
        }
    }
    [[nodiscard]] Reading& reading(const structure::Paragraph& paragraph) const;

    std::vector<Mention> mentions_;
    std::string matter_;
    mutable std::unique_ptr<const Comparer> comparer_;
    mutable std::unique_ptr<const Quotations> quotations_;
    mutable std::vector<Reading> readings_;  ///< of each paragraph
};

/// A text that is the same in both languages.
[[nodiscard]] base::TextPair same(std::string text);

}  // namespace doichieu::checks
