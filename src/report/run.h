#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "findings/finding.h"
#include "registry/registry.h"

namespace doichieu::report {

/// What a report keeps of a document when its text is gone.
struct CheckedDocument {
    std::string path;
    std::string sha256;
    std::string type;  ///< empty: not stated, as below
    std::string notation;
    std::string issuer;
    legal::Date date;
    legal::Regime regime = legal::Regime::unknown;
    resolve::JudgementDate as_of;
    std::size_t citations = 0;
    checks::Report report;
    bool is_blocked = false;      ///< something at or above --fail-on
    bool lacks_validity = false;  ///< it cites instruments, and the validity of none is known

    [[nodiscard]] std::size_t count(findings::Severity) const;
};

[[nodiscard]] CheckedDocument checked(analysis::Analysis&& analysis, std::optional<findings::Severity> fail_on);

/// One run of `check`: documents by path.
struct Run {
    std::string version;
    registry::Summary registry;
    std::vector<CheckedDocument> documents;
    std::vector<findings::Problem> problems;

    [[nodiscard]] std::size_t count(findings::Severity) const;
    [[nodiscard]] bool is_blocked() const;
};

}  // namespace doichieu::report
