#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "audit/together.h"
#include "findings/finding.h"
#include "io/digest.h"

namespace doichieu::audit {

/// A finding that only many documents together show. What is wrong has one key, so that it is recognised in the next run.
[[nodiscard]] inline findings::Finding fault(std::string_view rule, findings::Severity severity, base::TextPair message,
                                             const std::string& key) {
    findings::Finding finding;
    finding.rule = rule;
    finding.pack = kAuditPack;
    finding.severity = severity;
    finding.certainty = findings::Certainty::likely;
    finding.message = std::move(message);
    finding.fingerprint = io::sha256_hex(finding.rule + "\n" + key).substr(0, 16);
    return finding;
}

}  // namespace doichieu::audit
