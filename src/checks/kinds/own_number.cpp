#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "structure/body_name.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using legal::Level;
using legal::Notation;
using legal::Regime;
using legal::Vocabulary;

/// The document's own number against its type, its issuer and the form of its regime.
class OwnNumber final : public Kind {
  public:
    explicit OwnNumber(std::string aspect) : aspect_(std::move(aspect)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Identity& identity = inquiry.identity();
        if (!identity.notation) {
            verdict.not_evaluated({"văn bản chưa có số, ký hiệu", "the document has no number yet"});
            return;
        }
        const auto notation = legal::parse_notation(identity.notation->value);
        if (!notation) return;
        const base::TextPair what = aspect_ == "type"     ? against_type(identity, *notation)
                                    : aspect_ == "issuer" ? against_issuer(identity, *notation)
                                    : aspect_ == "year"   ? against_year(identity, *notation)
                                                          : against_form(inquiry, *notation);
        if (what.empty() || (aspect_ == "form" && in_own_form(*notation, identity.regime) == identity.notation->value))
            return;
        Fault fault;
        fault.span = identity.notation->span;
        fault.values = {{"notation", same(identity.notation->value)},
                        {"type", same(identity.type ? identity.type->value : std::string())},
                        {"issuer", same(identity.issuer ? identity.issuer->value : std::string())},
                        {"proper", same(in_own_form(*notation, identity.regime))},
                        {"what", what}};
        verdict.report(std::move(fault));
    }

  private:
    static base::TextPair against_type(const structure::Identity& identity, const Notation& notation) {
        if (!identity.type || notation.type.empty()) return {};
        if (identity.regime == Regime::state_administrative && identity.type->value == "Công văn" &&
            notation.type == "CV")
            return {"công văn của Nhà nước không ghi chữ CV, chỉ ghi số/cơ quan-đơn vị soạn thảo",
                    "a letter of the State bears no CV, only number/body-unit"};
        const auto types = Vocabulary::instance().types_of_symbol(notation.type, identity.regime == Regime::party);
        // "Kế hoạch phối hợp" is a Kế hoạch.
        const std::string own = identity.type->value + " ";
        if (types.empty() ||
            std::ranges::any_of(types, [&](std::string_view type) { return own.starts_with(std::string(type) + " "); }))
            return {};
        std::string names;
        for (const std::string_view type : types) names.append(names.empty() ? "" : ", ").append(type);
        return {notation.type + " là ký hiệu của " + names, notation.type + " stands for " + names};
    }

    static base::TextPair against_issuer(const structure::Identity& identity, const Notation& notation) {
        if (!identity.issuer) return {};
        const legal::IssuerReading symbol = Vocabulary::instance().issuer(notation.issuer);
        const Level level = structure::level_of_body(text::fold(identity.issuer->value));
        if (!symbol.known || symbol.level == Level::unknown || level == Level::unknown || symbol.level == level)
            return {};
        const std::string body(symbol.body);
        return {notation.issuer + " là ký hiệu của " + body, notation.issuer + " is the symbol of " + body};
    }

    /// A year belongs into the numbers of normative documents, which plans and reports never are.
    static base::TextPair against_year(const structure::Identity& identity, const Notation& notation) {
        if (notation.year == 0 || !identity.type) return {};
        static const std::vector<std::string_view> kMayBeNormative = {"Nghị quyết", "Quyết định", "Nghị định",
                                                                      "Thông tư",   "Luật",       "Pháp lệnh"};
        if (std::ranges::find(kMayBeNormative, identity.type->value) != kMayBeNormative.end()) return {};
        return {"số có năm " + std::to_string(notation.year),
                "the number bears the year " + std::to_string(notation.year)};
    }

    /// Hyphen first in Party numbers, slash first in those of the State.
    static base::TextPair against_form(const Inquiry& inquiry, const Notation& notation) {
        const structure::Components& found = inquiry.outline().components();
        if (notation.type.empty() || notation.year != 0) return {};
        const bool party = found.party_title && !found.motto;
        const bool state = found.motto && !found.party_title;
        if (party && notation.form == Notation::Form::state_administrative)
            return {"viết theo lối văn bản Nhà nước", "written the State's way"};
        if (state && notation.form == Notation::Form::party)
            return {"viết theo lối văn bản Đảng", "written the Party's way"};
        return {};
    }

    /// The number as its document's regime writes it.
    static std::string in_own_form(Notation notation, Regime regime) {
        const bool other = regime == Regime::party ? notation.form == Notation::Form::state_administrative
                                                   : notation.form == Notation::Form::party;
        if (other)
            notation.form = regime == Regime::party ? Notation::Form::party : Notation::Form::state_administrative;
        return legal::canonical(notation);
    }

    std::string aspect_;
};

std::shared_ptr<const Kind> decode_own_number(FieldReader& options) {
    return std::make_shared<const OwnNumber>(options.word("against", {"type", "issuer", "year", "form"}));
}

}  // namespace

KindRow own_number() {
    return {"own_number",
            {"số, ký hiệu của chính văn bản không khớp tên loại, cơ quan ban hành hoặc lối viết",
             "the document's own number against its type, its issuer and the form of its regime"},
            {"notation", "type", "issuer", "proper", "what"},
            decode_own_number};
}

}  // namespace doichieu::checks
