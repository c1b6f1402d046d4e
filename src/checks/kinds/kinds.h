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
KindRow broken_paragraph();
KindRow date_conflict();
KindRow duplicate_paragraph();
KindRow duplicate_section();
KindRow file_fact();
KindRow forbidden_text();
KindRow impossible_date();
KindRow incomplete_citation();
KindRow inconsistent_citation();
KindRow issuer_mismatch();
KindRow milestone();
KindRow notation_spelling();
KindRow notation_style();
KindRow numbering();
KindRow phrase_replacement();
KindRow repeated_in_full();
KindRow required_citation();
KindRow required_component();
KindRow required_section();
KindRow required_text();
KindRow task_incomplete();
KindRow title_differs();
KindRow type_mismatch();
KindRow unknown_instrument();
KindRow validity();

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
