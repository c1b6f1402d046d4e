#include "checks/kinds/kinds.h"
#include "checks/notation_form.h"
#include "legal/vocabulary.h"

namespace doichieu::checks {
namespace {

/// Before 1997 the State wrote 29-L/CTN, 64-CP.
constexpr int kFirstYearOfOrder = 1997;

class NotationStyle final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.core.empty() || item.parsed.type.empty()) continue;
            if (item.date.stated() && item.date.year < kFirstYearOfOrder) continue;
            const legal::IssuerReading issuer = legal::Vocabulary::instance().issuer(item.parsed.issuer);
            if (!issuer.known || issuer.either || separators(item.notation) == separators(item.canonical)) continue;
            if (has_lost_separator(item)) continue;  // a slip of the pen, or of what converted the text
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("symbol_body", writer_of(item, issuer));
            fault.values.emplace_back("right_order", order(issuer.party));
            fault.values.emplace_back("corrected", same(corrected(inquiry, item)));
            fault.fix = findings::Fix{findings::FixGrade::review, {{item.core, item.canonical}}};
            verdict.report(std::move(fault));
        }
    }

  private:
    /// Who writes it so: the body that the text names, for several may share a symbol.
    static base::TextPair writer_of(const citation::Citation& item, const legal::IssuerReading& symbol) {
        if (!item.issuer.empty()) return same(item.issuer);
        if (symbol.party && symbol.level == legal::Level::central)
            return {"cơ quan Trung ương của Đảng", "the central bodies of the Party"};
        return same(std::string(symbol.body));
    }

    static base::TextPair order(bool party) {
        if (party) return {"số-loại/cơ quan của văn bản Đảng", "the Party's order number-type/body"};
        return {"số/loại-cơ quan của văn bản Nhà nước", "the State's order number/type-body"};
    }

    /// The citation up to its issuer, with the notation as it should be.
    static std::string corrected(const Inquiry& inquiry, const citation::Citation& item) {
        base::Offset end = item.core.end;
        for (const base::Span span : {item.date_span, item.issuer_span, item.term_span}) end = std::max(end, span.end);
        return inquiry.slice({item.raw.begin, item.core.begin}) + item.canonical + inquiry.slice({item.core.end, end});
    }
};

}  // namespace

KindRow notation_style() {
    return {"notation_style",
            {"số, ký hiệu viết theo trật tự của hệ thống văn bản khác (Đảng, Nhà nước)",
             "a notation written in the order of the other system (Party, State)"},
            citation_and({"symbol_body", "right_order", "corrected"}),
            plain<NotationStyle>};
}

}  // namespace doichieu::checks
