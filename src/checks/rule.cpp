#include "checks/rule.h"

#include <algorithm>

namespace doichieu::checks {

bool Rule::is_named_by(std::string_view pattern) const {
    if (pattern.ends_with("/*")) pattern.remove_suffix(2);
    return pattern == id || pattern == family() || pattern == pack;
}

Basis joined(const std::vector<Basis>& bases) {
    Basis all;
    all.confidence = legal::Confidence::verified;
    for (const Basis& basis : bases) {
        const char* const between = all.text.vi.empty() ? "" : "; ";
        all.text.vi += between + basis.text.vi;
        all.text.en += between + basis.text.en;
        all.confidence = std::min(all.confidence, basis.confidence);
    }
    return all;
}

}  // namespace doichieu::checks
