#include <algorithm>
#include <set>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "legal/terms.h"
#include "structure/line.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::checks {
namespace {

using structure::Role;

/// An abbreviation in capitals that is neither well known nor explained in brackets where it is first used.
class UndefinedAbbreviation final : public Kind {
  public:
    explicit UndefinedAbbreviation(std::set<std::string, std::less<>> known) : known_(std::move(known)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::set<std::string, std::less<>> told;
        std::size_t next_citation = 0;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role != Role::body && paragraph.role != Role::heading) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            if (structure::is_capitals(text) || is_table_row(inquiry, paragraph, text)) continue;
            for (std::size_t at = 0; at < text.size();) {
                const text::CodePoint first = text::decode(text, at);
                if (!text::is_upper(first.value)) {  // as hardly any character is
                    at += first.length;
                    continue;
                }
                const base::Span word = capitals_at(text, at);
                const std::size_t end = word_end(text, at);
                if (!word.empty() && word.end == end && begins_word(text, at))
                    look_at(inquiry, paragraph, text, word, told, next_citation, verdict);
                at = end;
            }
        }
    }

  private:
    static constexpr std::size_t kLongest = 12;

    /// Cells are narrow: nobody writes names out in them.
    static bool is_table_row(const Inquiry& inquiry, const structure::Paragraph& paragraph, std::string_view text) {
        const auto& block = inquiry.outline().document().blocks()[paragraph.first_block];
        return block.role == document::BlockRole::table_cell || text.find('|') != text.npos ||
               text.find('\t') != text.npos;
    }

    /// "THỜI GIAN: từ ngày …": a title in capitals. Its words bear tone marks, or stand beside others in capitals.
    static bool is_shouted(std::string_view text, base::Span word) {
        for (std::size_t at = word.begin; at < word.end;) {
            const text::CodePoint letter = text::decode(text, at);
            if (letter.value >= 0x80 && letter.value != U'Đ' && letter.value != U'Ư' && letter.value != U'Ơ')
                return true;
            at += letter.length;
        }
        const auto is_capitals_word = [&](std::size_t begin) {
            const base::Span other = capitals_at(text, begin);
            return !other.empty() && other.end == word_end(text, begin);
        };
        if (word.end + 1U < text.size() && text[word.end] == ' ' && is_capitals_word(word.end + 1U)) return true;
        if (word.begin < 2 || text[word.begin - 1U] != ' ') return false;
        const std::size_t space = text.find_last_of(" .:;-", word.begin - 2U);
        return is_capitals_word(space == std::string_view::npos ? 0 : space + 1);
    }

    /// Two capitals or more in a row.
    static base::Span capitals_at(std::string_view text, std::size_t at) {
        std::size_t end = at;
        std::size_t count = 0;
        while (end < text.size()) {
            const text::CodePoint letter = text::decode(text, end);
            if (!text::is_upper(letter.value)) break;
            end += letter.length;
            ++count;
        }
        if (count < 2 || count > kLongest) return {};
        return {static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
    }

    /// No letter stands before it, nor do digits behind one: "A1BC".
    static bool begins_word(std::string_view text, std::size_t at) {
        while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
        return at == 0 || !text::is_letter(text::decode_before(text, at).value);
    }

    static std::size_t word_end(std::string_view text, std::size_t at) {
        while (at < text.size()) {
            std::size_t length = text::latin_letter_at(text, at);
            if (length == 0) {
                const text::CodePoint letter = text::decode(text, at);
                if (!text::is_letter(letter.value) && !(letter.value >= '0' && letter.value <= '9')) break;
                length = letter.length;
            }
            at += length;
        }
        return at;
    }

    void look_at(const Inquiry& inquiry, const structure::Paragraph& paragraph, std::string_view text, base::Span word,
                 std::set<std::string, std::less<>>& told, std::size_t& next, Verdict& verdict) const {
        const std::string_view written = text.substr(word.begin, word.size());
        if (known_.contains(written) || told.contains(written) || legal::parse_roman(written)) return;
        const base::Span span{paragraph.span.begin + word.begin, paragraph.span.begin + word.end};
        const auto& citations = inquiry.citations();
        while (next < citations.size() && citations[next].extent.end <= span.begin &&
               citations[next].subject.end <= span.begin)
            ++next;
        for (std::size_t i = next; i < citations.size() && citations[i].raw.begin < span.end; ++i) {
            if (citations[i].raw.overlaps(span) || citations[i].extent.overlaps(span) ||
                citations[i].subject.overlaps(span))
                return;
        }
        told.emplace(written);
        // "chuyển đổi số (CĐS)", "(viết tắt là CĐS)", "CĐS (chuyển đổi số)"; part of a longer sign: "VH-TT", "A&B".
        const auto neighbour = [&](std::size_t at) { return at < text.size() ? text[at] : ' '; };
        if (is_shouted(text, word)) return;
        const char after = neighbour(word.end);
        const char before = word.begin > 0 ? text[word.begin - 1] : ' ';
        if (after == ')' || before == '(' || before == '-' || after == '-' || before == '&' || after == '&' ||
            before == '/' || after == '/' || before == '.' || before == '@')
            return;
        if (text.substr(word.end).starts_with(" (")) return;
        Fault fault;
        fault.span = span;
        fault.values = {{"written", same(std::string(written))}};
        fault.certainty = findings::Certainty::likely;
        verdict.report(std::move(fault));
    }

    std::set<std::string, std::less<>> known_;
};

std::shared_ptr<const Kind> decode_undefined_abbreviation(FieldReader& options) {
    std::set<std::string, std::less<>> known;
    if (const auto table = read_option_table(options, "table", {"abbreviation", "meaning", "note"}, {"abbreviation"})) {
        for (const registry::Row& row : table->rows) {
            const registry::RowReader reader(*table, row);
            known.insert(reader.text("abbreviation"));
        }
    }
    return std::make_shared<const UndefinedAbbreviation>(std::move(known));
}

}  // namespace

KindRow undefined_abbreviation() {
    return {"undefined_abbreviation",
            {"chữ viết tắt không có trong bảng thông dụng và không được giải thích ở lần đầu",
             "an abbreviation that is not well known and not explained at its first use"},
            {"written"},
            decode_undefined_abbreviation};
}

}  // namespace doichieu::checks
