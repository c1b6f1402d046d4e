#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "checks/field_reader.h"
#include "checks/inquiry.h"
#include "checks/kind.h"

namespace doichieu::checks {

// Rows of the table in kinds.cpp, each from the file of its name.
KindRow abolished_body();
KindRow ambiguous_citation();
KindRow amendment_alone();
KindRow annex_mention();
KindRow authority_table();
KindRow basis_level();
KindRow basis_use();
KindRow blank_field();
KindRow broken_paragraph();
KindRow citation_text();
KindRow component_format();
KindRow component_order();
KindRow component_text();
KindRow consistent_terms();
KindRow continued_by();
KindRow date_conflict();
KindRow deadline();
KindRow duplicate_paragraph();
KindRow duplicate_row();
KindRow duplicate_section();
KindRow duty_recipient();
KindRow ended_issuer();
KindRow file_fact();
KindRow forbidden_component();
KindRow forbidden_text();
KindRow impossible_date();
KindRow incomplete_citation();
KindRow inconsistent_citation();
KindRow internal_reference();
KindRow issuer_conflict();
KindRow issuer_mismatch();
KindRow leftover_year();
KindRow list_marks();
KindRow long_sentence();
KindRow milestone();
KindRow notation_spelling();
KindRow notation_style();
KindRow numbering();
KindRow own_number();
KindRow page_setup();
KindRow parent_directive();
KindRow parent_item();
KindRow period_over();
KindRow phrase_replacement();
KindRow registry_age();
KindRow repeated_in_full();
KindRow required_citation();
KindRow required_component();
KindRow required_section();
KindRow required_text();
KindRow reversed_period();
KindRow section_order();
KindRow self_type();
KindRow session_conflict();
KindRow stated_change();
KindRow stated_share();
KindRow stated_sum();
KindRow table_total();
KindRow task_incomplete();
KindRow term_table();
KindRow title_differs();
KindRow type_mismatch();
KindRow unclean_text();
KindRow undefined_abbreviation();
KindRow unknown_instrument();
KindRow validity();
KindRow weekday();

/// For kinds without options.
template <typename K>
std::shared_ptr<const Kind> plain(FieldReader& /*options*/) {
    return std::make_shared<const K>();
}

/// The placeholders of a citation and those of the kind itself.
inline std::vector<std::string_view> citation_and(std::initializer_list<std::string_view> own) {
    std::vector<std::string_view> names = Inquiry::citation_placeholders();
    names.insert(names.end(), own);
    return names;
}

}  // namespace doichieu::checks
