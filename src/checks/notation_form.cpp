#include "checks/notation_form.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "legal/vocabulary.h"

namespace doichieu::checks {

std::string separators(std::string_view notation) {
    std::string out;
    std::ranges::copy_if(notation, std::back_inserter(out), [](char c) { return c == '-' || c == '/' || c == '_'; });
    return out;
}

bool has_lost_separator(const citation::Citation& citation) {
    return citation.repaired && separators(citation.notation).size() < separators(citation.canonical).size();
}

std::vector<std::string_view> possible_types(const legal::Notation& notation) {
    const auto& vocabulary = legal::Vocabulary::instance();
    const legal::IssuerReading issuer = vocabulary.issuer(notation.issuer);
    const bool party = issuer.known && !issuer.either ? issuer.party : notation.form == legal::Notation::Form::party;
    std::vector<std::string_view> types = vocabulary.types_of_symbol(notation.type, party);
    if (issuer.known && !issuer.either) return types;
    for (const std::string_view type : vocabulary.types_of_symbol(notation.type, !party)) types.push_back(type);
    return types;
}

bool may_bear(std::string_view type, const legal::Notation& notation) {
    // "Văn bản số …" claims nothing; what a decision promulgates is often called by its own name.
    if (type == "Văn bản") return true;
    if (notation.type == "QĐ" && type != "Nghị quyết" && type != "Chỉ thị" && type != "Kết luận") return true;
    // "Công văn số 123/CT-TTHT" of a tax office: the body and its unit, no type.
    if (type == "Công văn" && !legal::Vocabulary::instance().issuer(notation.issuer).known) return true;
    const std::vector<std::string_view> types = possible_types(notation);
    return types.empty() ||
           std::ranges::any_of(types, [&](std::string_view possible) { return may_be_one_type(possible, type); });
}

bool may_be_one_type(std::string_view type, std::string_view other) {
    constexpr std::string_view kAny = "Văn bản";
    return type == kAny || other == kAny || type.starts_with(other) || other.starts_with(type);
}

}  // namespace doichieu::checks
