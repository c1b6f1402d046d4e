#pragma once

#include <set>
#include <string>
#include <vector>

#include "checks/checks.h"

namespace doichieu::checks {

/// What a superior's plan asks of those below it: its items, and the directives that it cites. Values only, so that
/// many drafts may be held against it at once.
struct ParentPlan {
    struct Item {
        findings::Place place;
        std::string text;
    };
    struct Directive {
        findings::Place place;
        std::string key;      ///< legal::identity_key of the notation
        std::string written;  ///< "Nghị quyết số 25-NQ/TW"
        legal::Date issued;   ///< as far as stated or known
    };
    std::string path;
    std::string notation;  ///< its own number, or empty
    std::vector<Item> items;
    std::vector<Directive> directives;
};

[[nodiscard]] ParentPlan read_parent_plan(const Context& parent);

}  // namespace doichieu::checks
