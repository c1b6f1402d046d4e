#include "checks/quotations.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "structure/line.h"
#include "text/pattern.h"

namespace doichieu::checks {
namespace {

using base::Offset;
using base::Span;

constexpr std::string_view kOpens = "“";
constexpr std::string_view kCloses = "”";

/// Reads one paragraph after the other.
class QuotationReader {
  public:
    explicit QuotationReader(std::vector<Span>& out) : out_(out) {}

    void read(std::string_view text, Offset begin) {
        if (!is_new_wording_) open_ = kNone;  // a mark that somebody forgot quotes nothing below it
        const bool follows = std::exchange(announced_, structure::visible(text).ends_with("như sau:"));
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view rest = text.substr(at);
            const std::size_t length = rest.starts_with(kOpens) ? kOpens.size() : rest.starts_with('"') ? 1 : 0;
            if (open_ == kNone && length != 0) {
                open_ = begin + static_cast<Offset>(at + length);
                is_straight_ = length == 1;
                is_new_wording_ = follows && structure::visible(text).starts_with(rest.substr(0, length));
                at += length;
            } else if (open_ != kNone && rest.starts_with(is_straight_ ? std::string_view("\"") : kCloses) &&
                       (!is_new_wording_ || ends(text, at + (is_straight_ ? 1 : kCloses.size())))) {
                out_.push_back({open_, begin + static_cast<Offset>(at)});
                open_ = kNone;
                is_new_wording_ = false;
                at += is_straight_ ? 1 : kCloses.size();
            } else {
                ++at;
            }
        }
    }

  private:
    static constexpr Offset kNone = static_cast<Offset>(-1);

    /// New wording holds quotations of its own: its mark is the last thing of a paragraph but for a stop.
    static bool ends(std::string_view text, std::size_t at) {
        return text.find_first_not_of(".;, \t\n*_", at) == std::string_view::npos;
    }

    std::vector<Span>& out_;
    Offset open_ = kNone;
    bool is_straight_ = false;
    bool is_new_wording_ = false;
    bool announced_ = false;
};

}  // namespace

Quotations::Quotations(const structure::Outline& outline) : outline_(outline) {
    QuotationReader reader(spans_);
    for (const structure::Paragraph& paragraph : outline.paragraphs())
        reader.read(outline.text(paragraph), paragraph.span.begin);
}

const Span* Quotations::find(Span span) const {
    const auto after = std::ranges::upper_bound(spans_, span.begin, {}, &Span::begin);
    if (after == spans_.begin()) return nullptr;
    const Span& before = *(after - 1);
    return span.end <= before.end ? &before : nullptr;
}

bool Quotations::takes_out(Span span) const {
    static const text::Pattern kTakesOut = [] {
        auto pattern = text::Pattern::compile(
            R"((?i)(?:thay|thay thế|bỏ|bãi bỏ|sửa|sửa đổi|bằng|thành) (?:(?:các|một số|những|lại) )?(?:cụm từ|từ ngữ|từ|chữ|tên gọi))");
        return std::move(*pattern);
    }();
    const Span* quotation = find(span);
    if (quotation == nullptr) return false;
    const structure::Paragraph& paragraph = outline_.paragraphs()[outline_.paragraph_at(quotation->begin)];
    if (paragraph.span.begin > quotation->begin) return false;
    const std::string_view before = outline_.text(paragraph).substr(0, quotation->begin - paragraph.span.begin);
    // The last word that says what becomes of the quoted ones: "A", "B" and "C" share theirs.
    bool taken = false;
    for (std::size_t from = 0; const auto found = kTakesOut.find(before, from);) {
        from = found->front().end;
        const std::string_view verb = before.substr(found->front().begin, found->front().size());
        taken = !verb.starts_with("bằng") && !verb.starts_with("thành");
    }
    return taken;
}

}  // namespace doichieu::checks
