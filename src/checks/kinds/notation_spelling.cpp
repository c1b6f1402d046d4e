#include <algorithm>

#include "checks/kinds/kinds.h"
#include "checks/notation_form.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::checks {
namespace {

using citation::Citation;

/// White space inside a notation that only wraps the line is no fault.
bool only_wraps(std::string_view core) {
    bool wrapped = false;
    for (std::size_t at = 0; at < core.size();) {
        const text::CodePoint point = text::decode(core, at);
        if (!text::is_space(point.value)) {
            at += point.length;
            continue;
        }
        const std::size_t end = text::skip_space(core, at);
        if (core.substr(at, end - at).find_first_of("\n\r\v") == std::string_view::npos) return false;
        wrapped = true;
        at = end;
    }
    return wrapped;
}

/// In a heading every letter is large: "THỰC HIỆN CHƯƠNG TRÌNH SỐ 93-CTR/TU".
bool is_in_capitals(std::string_view text) {
    return !text.empty() && text::to_upper(text) == text;
}

base::TextPair describe(std::uint8_t spelling) {
    static const std::pair<citation::Spelling, base::TextPair> kWords[] = {
        {citation::kSpace, {"có dấu cách bên trong", "a space inside"}},
        {citation::kDash, {"dùng gạch dài thay gạch nối", "a long dash instead of the hyphen"}},
        {citation::kStroke, {"dùng chữ Ð của tiếng nước ngoài thay chữ Đ", "the foreign letter Ð instead of Đ"}},
        {citation::kCase, {"sai chữ hoa, chữ thường", "wrong capitals"}},
        {citation::kSeparator, {"thiếu hoặc sai dấu ngăn cách", "a separator missing or wrong"}},
        {citation::kLetter, {"nhầm chữ cái hoặc chữ số", "a letter or digit mistaken"}}};
    base::TextPair out;
    for (const auto& [bit, words] : kWords) {
        if ((spelling & bit) == 0) continue;
        out.vi += (out.vi.empty() ? "" : ", ") + words.vi;
        out.en += (out.en.empty() ? "" : ", ") + words.en;
    }
    return out;
}

class NotationSpelling final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Citation& item = inquiry.citations()[i];
            if (item.spelling == 0 || item.core.empty()) continue;
            const std::string core = inquiry.slice(item.core);
            std::uint8_t spelling = item.spelling;
            if (only_wraps(core)) spelling &= static_cast<std::uint8_t>(~citation::kSpace);
            if (is_in_capitals(core) && is_in_capitals(inquiry.slice(item.type_span)))
                spelling &= static_cast<std::uint8_t>(~citation::kCase);
            // The canonical form also mends the order, which is the business of another rule.
            const bool same_order = separators(item.notation) == separators(item.canonical) || has_lost_separator(item);
            const std::string& mended = same_order && !item.canonical.empty() ? item.canonical : item.notation;
            if (spelling == 0 || mended == core) continue;
            Fault fault;
            fault.span = item.core;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("written", same(core));
            fault.values.emplace_back("corrected", same(mended));
            fault.values.emplace_back("faults", describe(spelling));
            fault.certainty = item.repaired ? findings::Certainty::likely : findings::Certainty::certain;
            const auto grade = item.repaired ? findings::FixGrade::review : findings::FixGrade::safe;
            fault.fix = findings::Fix{grade, {{item.core, mended}}};
            verdict.report(std::move(fault));
        }
    }
};

}  // namespace

KindRow notation_spelling() {
    return {"notation_spelling",
            {"lỗi chính tả bên trong số, ký hiệu: dấu cách, gạch nối, Ð, chữ hoa",
             "misspelling inside a notation: spaces, dashes, Ð, capitals"},
            citation_and({"written", "corrected", "faults"}),
            plain<NotationSpelling>};
}

}  // namespace doichieu::checks
