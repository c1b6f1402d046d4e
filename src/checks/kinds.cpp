#include "checks/kinds/kinds.h"

#include <algorithm>

namespace doichieu::checks {

const std::vector<KindRow>& kinds() {
    static const std::vector<KindRow> kRows = {
        // what people write rules with
        required_text(), forbidden_text(), phrase_replacement(), term_table(), undefined_abbreviation(),
        consistent_terms(), required_section(), section_order(), numbering(), required_component(),
        forbidden_component(), component_order(), component_text(), component_format(), page_setup(), list_marks(),
        required_citation(), citation_text(), authority_table(), deadline(), stated_share(), stated_sum(),
        table_total(), reversed_period(), stated_change(), weekday(),
        // citations
        issuer_mismatch(), issuer_conflict(), notation_style(), notation_spelling(), type_mismatch(),
        incomplete_citation(), inconsistent_citation(), date_conflict(), impossible_date(), unknown_instrument(),
        ambiguous_citation(), title_differs(), repeated_in_full(), validity(), continued_by(), period_over(),
        abolished_body(), registry_age(), basis_level(), amendment_alone(), parent_directive(), parent_item(),
        basis_use(), ended_issuer(),
        // structure, content and the file
        duplicate_paragraph(), duplicate_section(), duplicate_row(), broken_paragraph(), internal_reference(),
        annex_mention(), long_sentence(), milestone(), leftover_year(), self_type(), task_incomplete(),
        duty_recipient(), session_conflict(), own_number(), blank_field(), file_fact(), unclean_text()};
    return kRows;
}

const KindRow* find_kind(std::string_view name) {
    const auto found = std::ranges::find(kinds(), name, &KindRow::name);
    return found != kinds().end() ? &*found : nullptr;
}

}  // namespace doichieu::checks
