#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "legal/terms.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// "thứ sáu", "thứ mười hai", "thứ 6", "thứ VI": 0 for what is no number.
int ordinal_of(std::string_view written) {
    static constexpr std::array<std::pair<std::string_view, int>, 15> kDigits = {{{"nhất", 1},
                                                                                  {"một", 1},
                                                                                  {"mốt", 1},
                                                                                  {"hai", 2},
                                                                                  {"nhì", 2},
                                                                                  {"ba", 3},
                                                                                  {"tư", 4},
                                                                                  {"bốn", 4},
                                                                                  {"năm", 5},
                                                                                  {"lăm", 5},
                                                                                  {"sáu", 6},
                                                                                  {"bảy", 7},
                                                                                  {"bẩy", 7},
                                                                                  {"tám", 8},
                                                                                  {"chín", 9}}};
    if (const auto roman = legal::parse_roman(text::to_upper(written.substr(0, written.find(' '))))) return *roman;
    const std::string folded = text::fold(written);
    int value = 0;
    bool takes_digit = true;  // "mười hai", "hai mươi hai", not "hai hai"
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        const std::string_view word = std::string_view(folded).substr(at, end - at);
        at = end + 1;
        if (word.find_first_not_of("0123456789") == word.npos) return std::atoi(std::string(word).c_str());
        const auto digit = std::ranges::find(kDigits, word, &std::pair<std::string_view, int>::first);
        if (word == "mười" && value == 0) {
            value = 10;
        } else if (word == "mươi" && value > 0 && value < 10) {
            value *= 10;
            takes_digit = true;
            continue;
        } else if (digit != kDigits.end() && takes_digit) {
            value += digit->second;
            takes_digit = false;
            continue;
        } else {
            break;
        }
    }
    return value;
}

/// A resolution names its term (khóa) and session (kỳ họp) below the type, and again where it says who passed it.
class SessionConflict final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        Said session;
        Said term;
        const auto& paragraphs = inquiry.outline().paragraphs();
        for (const structure::Paragraph& paragraph : paragraphs) {
            if (paragraph.role != structure::Role::header) continue;
            read(inquiry, paragraph, *session_, session);
            read(inquiry, paragraph, *term_, term);
        }
        for (const structure::Paragraph& paragraph : paragraphs) {
            if (paragraph.role != structure::Role::body && paragraph.role != structure::Role::heading) continue;
            if (!passed_->matches_within(inquiry.passage(paragraph))) continue;
            compare(inquiry, paragraph, *session_, session, verdict);
            compare(inquiry, paragraph, *term_, term, verdict);
        }
    }

  private:
    struct Said {
        int ordinal = 0;
        base::Span span;
    };

    static void read(const Inquiry& inquiry, const structure::Paragraph& paragraph, const text::Pattern& pattern,
                     Said& said) {
        const std::string_view text = inquiry.outline().text(paragraph);
        const auto groups = pattern.find(text);
        if (!groups || said.ordinal != 0) return;
        const base::Span number = (*groups)[1];
        said.ordinal = ordinal_of(text.substr(number.begin, number.size()));
        said.span = {paragraph.span.begin + groups->front().begin, paragraph.span.begin + groups->front().end};
    }

    static void compare(const Inquiry& inquiry, const structure::Paragraph& paragraph, const text::Pattern& pattern,
                        const Said& heading, Verdict& verdict) {
        Said closing;
        read(inquiry, paragraph, pattern, closing);
        if (heading.ordinal == 0 || closing.ordinal == 0 || heading.ordinal == closing.ordinal) return;
        Fault fault;
        fault.span = closing.span;
        fault.values = {{"text", same(inquiry.slice(closing.span))}, {"heading", same(inquiry.slice(heading.span))}};
        fault.related.push_back(inquiry.note(heading.span, {"phần đầu ghi như vậy", "so says the heading"}));
        verdict.report(std::move(fault));
    }

    OptionalPattern session_{
        R"((?i)kỳ\s+họp\s+thứ\s+(\d+|[ivxl]+|(?:(?:hai|ba|bốn)\s+mươi|mười)(?:\s+(?:nhất|một|mốt|hai|ba|tư|bốn|lăm|sáu|bảy|bẩy|tám|chín))?|nhất|một|hai|nhì|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín)\b)"};
    OptionalPattern term_{R"((?i)(?:khóa|khoá)\s+(?:thứ\s+)?(\d+|[ivxl]+)\b)"};
    OptionalPattern passed_{R"((?i)(?:được|đã)\s[^.;]*(?:hội đồng nhân dân|HĐND)[^.;]*thông\s+qua)"};
};

}  // namespace

KindRow session_conflict() {
    return {"session_conflict",
            {"khóa, kỳ họp ở phần đầu và ở câu thông qua khác nhau",
             "term or session differ between the heading and the closing of a resolution"},
            {"text", "heading"},
            plain<SessionConflict>};
}

}  // namespace doichieu::checks
