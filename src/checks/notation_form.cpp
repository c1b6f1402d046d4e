#include "checks/notation_form.h"

#include <algorithm>
#include <iterator>

namespace doichieu::checks {

std::string separators(std::string_view notation) {
    std::string out;
    std::ranges::copy_if(notation, std::back_inserter(out), [](char c) { return c == '-' || c == '/' || c == '_'; });
    return out;
}

bool has_lost_separator(const citation::Citation& citation) {
    return citation.repaired && separators(citation.notation).size() < separators(citation.canonical).size();
}

bool may_be_one_type(std::string_view type, std::string_view other) {
    constexpr std::string_view kAny = "Văn bản";
    return type == kAny || other == kAny || type.starts_with(other) || other.starts_with(type);
}

}  // namespace doichieu::checks
