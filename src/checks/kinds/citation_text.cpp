#include <algorithm>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

using citation::Citation;

/// What stands before and behind the citation and belongs to how it is written.
constexpr base::Offset kBefore = 24;
constexpr base::Offset kBehind = 16;
constexpr base::Offset kLongest = 2048;

class CitationText final : public Kind {
  public:
    struct Options {
        OptionalPattern must;
        OptionalPattern must_not;
        OptionalPattern unless;  ///< in the paragraph up to the end of the citation
        OptionalPattern find;
        std::string write;
        std::vector<std::string> types;
        std::string where = "any";
        bool first_only = false;
    };
    explicit CitationText(Options options) : options_(std::move(options)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Citation& item = inquiry.citations()[i];
            if (!is_meant(inquiry, i)) continue;
            const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
            if (paragraph == nullptr) continue;
            const base::Span window = around(inquiry, *paragraph, item);
            const std::string text = inquiry.slice(window);
            if (options_.unless && options_.unless->matches_within(up_to(inquiry, *paragraph, item))) continue;
            const bool wrong = (options_.must_not && options_.must_not->matches_within(text)) ||
                               (options_.must && !options_.must->matches_within(text));
            if (!wrong) continue;
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            if (options_.find) {
                if (const auto groups = options_.find->find(text)) {
                    const base::Span found = groups->size() > 1 ? (*groups)[1] : groups->front();
                    fault.fix =
                        findings::Fix{findings::FixGrade::review,
                                      {{{window.begin + found.begin, window.begin + found.end}, options_.write}}};
                }
            }
            verdict.report(std::move(fault));
        }
    }

  private:
    [[nodiscard]] bool is_meant(const Inquiry& inquiry, std::size_t i) const {
        const Citation& item = inquiry.citations()[i];
        const Mention& mention = inquiry.mention(i);
        if (!mention.counts || item.cited_by >= 0) return false;
        if (item.form != citation::Form::numbered && item.form != citation::Form::named) return false;
        if (options_.first_only && (mention.earlier >= 0 || mention.titular)) return false;
        const bool basis = inquiry.role_of(item) == structure::Role::can_cu;
        if ((options_.where == "bases" && !basis) || (options_.where == "body" && basis)) return false;
        if (options_.where == "basis_lines" && !(basis && is_basis_line(inquiry, item))) return false;
        return options_.types.empty() || std::ranges::find(options_.types, item.type) != options_.types.end();
    }

    static std::string_view up_to(const Inquiry& inquiry, const structure::Paragraph& paragraph, const Citation& item) {
        return inquiry.outline().text(paragraph).substr(0, item.raw.end - paragraph.span.begin);
    }

    /// "Căn cứ …". "Thực hiện …" and "Theo đề nghị …" stand among the bases, too, and cite as the body does.
    static bool is_basis_line(const Inquiry& inquiry, const Citation& item) {
        constexpr std::size_t kOpening = 16;  // bytes: a dash and emphasis may stand before the words
        const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
        return paragraph != nullptr &&
               inquiry.outline().text(*paragraph).substr(0, kOpening).find("Căn cứ") != std::string_view::npos;
    }

    /// The citation with its date and issuer, some bytes before it and behind it, all inside its paragraph.
    static base::Span around(const Inquiry& inquiry, const structure::Paragraph& paragraph, const Citation& item) {
        const std::string_view text = inquiry.outline().text(paragraph);
        const auto is_inside = [&](base::Offset at) {
            return at - paragraph.span.begin < text.size() &&
                   (static_cast<unsigned char>(text[at - paragraph.span.begin]) & 0xC0) == 0x80;
        };
        base::Offset begin = std::max(paragraph.span.begin, item.raw.begin - std::min(item.raw.begin, kBefore));
        while (is_inside(begin)) ++begin;
        const base::Offset last =
            std::max({item.raw.end, item.date_span.end, item.issuer_span.end, item.term_span.end});
        base::Offset end = std::min({paragraph.span.end, last + kBehind, item.raw.begin + kLongest});
        while (is_inside(end)) --end;
        return {begin, std::max(begin, end)};
    }

    Options options_;
};

std::shared_ptr<const Kind> decode_citation_text(FieldReader& fields) {
    CitationText::Options options;
    options.must = optional_pattern(fields, "must");
    options.must_not = optional_pattern(fields, "must_not");
    if (!options.must && !options.must_not)
        fields.refuse("must", {"cần “must” hoặc “must_not”", "“must” or “must_not” is needed"});
    options.unless = optional_pattern(fields, "unless");
    options.find = optional_pattern(fields, "find");
    options.write = raw_text(fields, "write");
    options.types = fields.texts("types");
    if (fields.has("where")) options.where = fields.word("where", {"any", "bases", "basis_lines", "body"});
    options.first_only = fields.flag_or("first", false);
    return std::make_shared<const CitationText>(std::move(options));
}

}  // namespace

KindRow citation_text() {
    return {"citation_text",
            {"cách viết một viện dẫn và vài chữ quanh nó: phải khớp, hoặc không được khớp một mẫu",
             "how a citation and the words around it are written: it must, or must not, match a pattern"},
            citation_and({}),
            decode_citation_text};
}

}  // namespace doichieu::checks
