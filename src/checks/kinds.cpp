#include "checks/kinds/kinds.h"

#include <algorithm>

namespace doichieu::checks {

const std::vector<KindRow>& kinds() {
    static const std::vector<KindRow> kRows = {
        // what people write rules with
        required_text(), forbidden_text(), phrase_replacement(), required_section(), required_component(),
        required_citation(),
        // citations
        issuer_mismatch(), notation_style(), notation_spelling(), type_mismatch(), incomplete_citation(),
        inconsistent_citation(), date_conflict(), impossible_date(), unknown_instrument(), ambiguous_citation(),
        title_differs(), repeated_in_full(), validity(), abolished_body(),
        // structure and content
        duplicate_paragraph(), duplicate_section(), numbering(), broken_paragraph(), milestone(), task_incomplete(),
        file_fact()};
    return kRows;
}

const KindRow* find_kind(std::string_view name) {
    const auto found = std::ranges::find(kinds(), name, &KindRow::name);
    return found != kinds().end() ? &*found : nullptr;
}

}  // namespace doichieu::checks
