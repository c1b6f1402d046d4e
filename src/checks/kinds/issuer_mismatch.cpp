#include <algorithm>

#include "checks/kinds/kinds.h"
#include "checks/stated_body.h"
#include "legal/body_key.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using legal::IssuerReading;
using legal::Level;

struct Contradiction {
    base::TextPair symbol_says;
    std::string plausible_symbol;
};

/// The symbol that a Party committee of a level bears alone.
std::string committee_symbol(Level level) {
    switch (level) {
        case Level::central:
            return "TW";
        case Level::province:
            return "TU";
        case Level::district:
            return "HU";
        case Level::commune:
            return "ĐU";
        default:
            return {};
    }
}

bool is_committee_symbol(const std::string& symbol) {
    return symbol == "TW" || symbol == "TU" || symbol == "HU" || symbol == "ĐU";
}

/// Government and Prime Minister sign under symbols of their own.
bool swaps_government(const std::string& symbol, const std::string& key) {
    return (symbol == "CP" && key == "thủ tướng chính phủ") || (symbol == "TTg" && key == "chính phủ");
}

/// "Quyết định số 942/QĐ-TTg … của Bộ Thông tin và Truyền thông": a ministry signs under its own symbol.
bool gives_to_ministry(const std::string& symbol, const std::string& key) {
    return (symbol == "CP" || symbol == "TTg") && key.starts_with("bộ ") && key != "bộ chính trị";
}

bool contradicts(const citation::Citation& item, const IssuerReading& symbol, const StatedBody& stated) {
    const std::string& letters = item.parsed.issuer;
    const std::string key = legal::body_key(item.issuer);
    if (swaps_government(letters, key) || gives_to_ministry(letters, key)) return true;
    if (stated.side == StatedBody::Side::unknown) return false;
    if (symbol.party != (stated.side == StatedBody::Side::party)) return true;
    if (symbol.level != Level::unknown && stated.level != Level::unknown) return symbol.level != stated.level;
    // ĐU and "Đảng ủy" name no level, yet neither is a Tỉnh ủy or Huyện ủy.
    const bool higher =
        stated.level == Level::central || stated.level == Level::province || stated.level == Level::district;
    if (letters == "ĐU" && symbol.party) return higher && !stated.is_dang_uy;
    return stated.is_dang_uy && stated.level == Level::unknown && (letters == "TU" || letters == "HU");
}

/// A symbol that several bodies bear; the texts alone tell which.
struct SharedSymbol {
    std::string symbol;
    base::TextPair bodies;
};

class IssuerMismatch final : public Kind {
  public:
    explicit IssuerMismatch(std::vector<SharedSymbol> shared) : shared_(std::move(shared)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& vocabulary = legal::Vocabulary::instance();
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.issuer.empty() || item.parsed.issuer.empty()) continue;
            if (item.parsed.form == legal::Notation::Form::law) continue;
            const IssuerReading symbol = vocabulary.issuer(item.parsed.issuer);
            const StatedBody stated = read_body(item.issuer);
            if (!symbol.known || symbol.either || !contradicts(item, symbol, stated)) continue;
            Fault fault;
            fault.span = item.raw;
            fault.regime = symbol.party ? legal::Regime::party : legal::Regime::state_administrative;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("symbol", same(item.parsed.issuer));
            fault.values.emplace_back("symbol_body", body_of(item, symbol));
            fault.values.emplace_back("plausible_notation", same(plausible(item, stated)));
            fault.values.emplace_back("plausible_issuer", plausible_issuer(item, symbol));
            verdict.report(std::move(fault));
        }
    }

  private:
    static std::string plausible(const citation::Citation& item, const StatedBody& stated) {
        const std::string symbol = stated.side == StatedBody::Side::party
                                       ? committee_symbol(stated.is_dang_uy ? Level::commune : stated.level)
                                       : std::string();
        if (symbol.empty() || !is_committee_symbol(item.parsed.issuer)) return item.canonical;
        legal::Notation notation = item.parsed;
        notation.issuer = symbol;
        return legal::canonical(notation);
    }

    [[nodiscard]] base::TextPair body_of(const citation::Citation& item, const IssuerReading& symbol) const {
        const auto shared = std::ranges::find(shared_, item.parsed.issuer, &SharedSymbol::symbol);
        return shared != shared_.end() ? shared->bodies : same(std::string(symbol.body));
    }

    /// "Ban Thường vụ Huyện ủy" with the body of the symbol: "Ban Thường vụ Tỉnh ủy".
    [[nodiscard]] base::TextPair plausible_issuer(const citation::Citation& item, const IssuerReading& symbol) const {
        const std::string folded = text::fold(item.issuer);
        if (symbol.party && folded.starts_with("ban thường vụ") && symbol.level != Level::central)
            return same("Ban Thường vụ " + std::string(symbol.body));
        return body_of(item, symbol);
    }

    std::vector<SharedSymbol> shared_;
};

std::shared_ptr<const Kind> decode_issuer_mismatch(FieldReader& options) {
    std::vector<SharedSymbol> shared;
    for (const io::YamlNode* item : options.mappings("shared")) {
        FieldReader fields(options.source(), *item, options.fault());
        shared.push_back({fields.text("symbol"), fields.pair("bodies")});
        fields.close();
    }
    return std::make_shared<const IssuerMismatch>(std::move(shared));
}

}  // namespace

KindRow issuer_mismatch() {
    return {"issuer_mismatch",
            {"ký hiệu của văn bản được viện dẫn trái với cơ quan ban hành ghi bên cạnh",
             "the symbol of a cited instrument contradicts the issuer beside it"},
            citation_and({"symbol", "symbol_body", "plausible_notation", "plausible_issuer"}),
            decode_issuer_mismatch};
}

}  // namespace doichieu::checks
