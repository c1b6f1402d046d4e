#include "report/citation_explained.h"

#include "base/format.h"
#include "citation/refusals.h"
#include "report/words.h"

namespace doichieu::report {
namespace {

using citation::Citation;
using citation::Form;

void join(std::string& list, std::string_view part) {
    if (part.empty()) return;
    if (!list.empty()) list += "; ";
    list += part;
}

std::string_view words_of(const View& view, Form form) {
    switch (form) {
        case Form::numbered:
            return view.words("có số và ký hiệu", "with number and symbol");
        case Form::short_form:
            return view.words("chỉ có loại và số", "type and number alone");
        case Form::named:
            return view.words("gọi bằng tên", "by name");
        case Form::self:
            return view.words("số của chính văn bản", "the document's own number");
        case Form::anaphor:
            return view.words("nhắc lại, không nêu số", "taken up again without a number");
    }
    return {};
}

std::string reading(const Citation& citation, const View& view) {
    std::string parts(words_of(view, citation.form));
    const auto part = [&](std::string_view vi, std::string_view en, const std::string& value) {
        if (!value.empty()) join(parts, base::format("{} {}", view.words(vi, en), value));
    };
    part("loại", "type", citation.type);
    part("ngày", "date", citation.date.stated() ? citation.date.vietnamese() : std::string());
    part("cơ quan", "issuer", citation.issuer);
    part("khóa", "term", citation.term);
    part("năm", "year", citation.name_year == 0 ? std::string() : std::to_string(citation.name_year));
    part("phần viện dẫn:", "provision", citation.provision);
    if (citation.group != 0) join(parts, view.words("trong một danh sách", "in a list"));
    return parts;
}

std::string repairs(const Citation& citation, const View& view) {
    struct Departure {
        citation::Spelling bit;
        std::string_view vi;
        std::string_view en;
    };
    static constexpr Departure kDepartures[] = {
        {citation::kSpace, "bỏ dấu cách thừa", "stray spaces left out"},
        {citation::kDash, "gạch nối, gạch chéo viết kiểu khác", "another dash or slash"},
        {citation::kStroke, "Ð đọc là Đ", "Ð read as Đ"},
        {citation::kCase, "sai chữ hoa, chữ thường", "wrong case"},
        {citation::kSeparator, "thiếu hoặc sai dấu phân cách", "a separator missing or wrong"},
        {citation::kLetter, "chữ nhận nhầm (D/Đ, O/0, l/1)", "a letter misread (D/Đ, O/0, l/1)"}};
    std::string parts;
    for (const Departure& departure : kDepartures) {
        if ((citation.spelling & departure.bit) != 0) join(parts, view.words(departure.vi, departure.en));
    }
    const bool respelled =
        !citation.canonical.empty() && citation.form == Form::numbered && citation.canonical != citation.notation;
    if (respelled) {
        join(parts, base::format("{} {}", view.words("viết đúng là", "written right:"), citation.canonical));
    }
    return parts;
}

std::string relation(const analysis::Analysis& analysis, const CitationFields& fields, const View& view) {
    const Citation& citation = fields.citation;
    if (citation.form == Form::self) return {};
    std::string text(words_of(view, citation.relation));
    const std::string cue = analysis.document.slice(citation.cue);
    text += cue.empty() ? std::string(view.words(" (không có từ dẫn)", " (no governing words)"))
                        : base::format("{}“{}”", view.words(", theo từ ", ", told by "), cue);
    if (!fields.cited_by.empty()) {
        text +=
            base::format("{}{}", view.words("; nằm trong trích yếu của ", "; within the subject of "), fields.cited_by);
    }
    return text;
}

std::string resolution(const CitationFields& fields, const View& view) {
    std::string text(words_of(view, fields.resolution.state));
    if (!fields.resolution.reason.empty()) text.append(": ").append(fields.resolution.reason.in(view.language));
    if (!fields.instrument.empty()) text += base::format(" [{}]", fields.instrument);
    std::string candidates;
    for (const registry::Instrument* candidate : fields.resolution.candidates) join(candidates, candidate->id);
    if (!candidates.empty()) text += base::format("{} [{}]", view.words("; ứng viên", "; candidates"), candidates);
    return text;
}

}  // namespace

Explanation explain(const analysis::Analysis& analysis, const CitationFields& fields, const View& view) {
    return {reading(fields.citation, view), repairs(fields.citation, view), relation(analysis, fields, view),
            resolution(fields, view)};
}

void write_explanation(const analysis::Analysis& analysis, const CitationFields& fields, const View& view, Out& out) {
    out << printable(analysis.document.path()) << ':' << std::size_t{fields.begin.line} << ':'
        << std::size_t{fields.begin.column} << "  " << painted(view, Tone::strong, printable(fields.raw)) << '\n';
    const auto line = [&](std::string_view vi, std::string_view en, const std::string& text) {
        if (!text.empty())
            out << "    " << painted(view, Tone::gutter, view.words(vi, en)) << ": " << printable(text) << '\n';
    };
    const Explanation why = explain(analysis, fields, view);
    line("cách đọc", "read as", why.reading);
    line("đã chỉnh", "put right", why.repairs);
    line("quan hệ", "relation", why.relation);
    line("đối chiếu", "resolution", why.resolution);
    out << '\n';
}

void write_refusals(const analysis::Analysis& analysis, const View& view, Out& out) {
    if (analysis.citations.rejected.empty()) return;
    out << view.words("Giống viện dẫn nhưng không phải:", "Looks like a citation and is none:") << '\n';
    for (const citation::Rejected& refusal : analysis.citations.rejected) {
        const document::Position place = analysis.document.locate(refusal.span.begin);
        const std::string_view reason =
            view.language == base::Language::vi ? citation::in_vietnamese(refusal.reason) : refusal.reason;
        out << "    " << printable(analysis.document.path()) << ':' << std::size_t{place.line} << ':'
            << std::size_t{place.column} << "  " << printable(analysis.document.slice(refusal.span)) << ": " << reason
            << '\n';
    }
    out << '\n';
}

}  // namespace doichieu::report
