#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "citation/words.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Words;

struct Phrase {
    std::string written;  ///< as the table has it
    std::string folded;
    std::string replacement;
    bool only_as_written = false;  ///< capitals matter: HDND, but not "hdnd"
};

class PhraseReplacement final : public Kind {
  public:
    PhraseReplacement(std::vector<Phrase> phrases, bool capitals_matter, bool safe) : safe_(safe) {
        for (Phrase& phrase : phrases) {
            phrase.folded = text::fold(phrase.written);
            phrase.only_as_written = capitals_matter;
            std::string first = phrase.folded.substr(0, phrase.folded.find(' '));
            note_first_byte(first);
            by_first_word_[std::move(first)].push_back(std::move(phrase));
        }
        for (auto& [first, list] : by_first_word_)
            std::ranges::stable_sort(
                list, [](const Phrase& a, const Phrase& b) { return a.folded.size() > b.folded.size(); });
    }

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::size_t next_citation = 0;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const std::string_view bytes = inquiry.outline().text(paragraph);
            const Words words(bytes);
            for (std::size_t at = 0; at < bytes.size();) {
                if (!words.letter_at(at)) {
                    at += std::max<std::size_t>(1, words.length_at(at));
                    continue;
                }
                const base::Span word = words.word_at(at);
                const auto [phrase, end] = find(words, word);
                if (phrase != nullptr) {
                    const base::Span span{paragraph.span.begin + static_cast<base::Offset>(at),
                                          paragraph.span.begin + static_cast<base::Offset>(end)};
                    if (!in_notation(inquiry, span, next_citation)) report(inquiry, span, *phrase, verdict);
                }
                at = std::max<std::size_t>(phrase != nullptr ? end : word.end, at + 1);
            }
        }
    }

  private:
    [[nodiscard]] std::pair<const Phrase*, std::size_t> find(const Words& words, base::Span word) const {
        if (!may_begin_[static_cast<unsigned char>(words.text()[word.begin])]) return {nullptr, 0};
        const auto list = by_first_word_.find(text::fold_word(words.slice(word)));
        if (list == by_first_word_.end()) return {nullptr, 0};
        for (const Phrase& phrase : list->second) {
            const std::size_t end = words.match_forward(word.begin, phrase.folded);
            if (end == 0 || (end < words.text().size() && words.alphanumeric_at(end))) continue;
            const std::string_view found = words.text().substr(word.begin, end - word.begin);
            if (phrase.only_as_written && found != phrase.written) continue;
            return {&phrase, end};
        }
        return {nullptr, 0};
    }

    /// Most words begin with a letter that no phrase does; capitals and letters with marks fold to others.
    void note_first_byte(const std::string& folded) {
        const auto first = static_cast<unsigned char>(folded.front());
        may_begin_[first] = true;
        if (first >= 'a' && first <= 'z') may_begin_[first - 'a' + 'A'] = true;
        if (first >= 0x80) std::fill(may_begin_.begin() + 0x80, may_begin_.end(), true);
    }

    /// A notation is the business of citation/notation-spelling.
    static bool in_notation(const Inquiry& inquiry, base::Span span, std::size_t& next) {
        const auto& citations = inquiry.citations();
        while (next < citations.size() && citations[next].raw.end <= span.begin) ++next;
        return next < citations.size() && citations[next].core.overlaps(span);
    }

    void report(const Inquiry& inquiry, base::Span span, const Phrase& phrase, Verdict& verdict) const {
        Fault fault;
        fault.span = span;
        fault.values = {{"written", same(inquiry.slice(span))}, {"replacement", same(phrase.replacement)}};
        const auto grade = safe_ ? findings::FixGrade::safe : findings::FixGrade::review;
        fault.fix = findings::Fix{grade, {{span, phrase.replacement}}};
        verdict.report(std::move(fault));
    }

    text::WordMap<std::vector<Phrase>> by_first_word_;
    std::array<bool, 256> may_begin_{};
    bool safe_;
};

std::vector<Phrase> read_table(FieldReader& options) {
    std::vector<Phrase> phrases;
    const auto table =
        read_option_table(options, "table", {"written", "replacement", "note"}, {"written", "replacement"});
    if (!table) return phrases;
    for (const registry::Row& row : table->rows) {
        const registry::RowReader reader(*table, row);
        phrases.push_back({reader.text("written"), {}, reader.text("replacement"), false});
    }
    return phrases;
}

std::shared_ptr<const Kind> decode(FieldReader& options) {
    std::vector<Phrase> phrases;
    if (options.has("table")) phrases = read_table(options);
    for (const io::YamlNode* item : options.mappings("phrases")) {
        FieldReader fields(options.source(), *item, options.fault());
        phrases.push_back({fields.text("written"), {}, fields.text("replacement"), false});
        fields.close();
    }
    if (phrases.empty())
        options.refuse("table", {"cần “table” (bảng CSV có cột written, replacement) hoặc “phrases”",
                                 "“table” (a CSV with columns written, replacement) or “phrases” is needed"});
    for (const Phrase& phrase : phrases) {
        if (phrase.written.empty() || phrase.replacement.empty())
            options.refuse("table",
                           {"có dòng thiếu cụm từ hoặc cách viết đúng", "a row lacks the phrase or its replacement"});
    }
    const bool capitals = options.flag_or("capitals_matter", false);
    return std::make_shared<const PhraseReplacement>(std::move(phrases), capitals, options.flag_or("safe", false));
}

}  // namespace

KindRow phrase_replacement() {
    return {"phrase_replacement",
            {"cụm từ phải viết khác: danh sách trong quy tắc hoặc bảng CSV bên cạnh",
             "phrases that are written otherwise: a list in the rule or a CSV table beside it"},
            {"written", "replacement"},
            decode};
}

}  // namespace doichieu::checks
