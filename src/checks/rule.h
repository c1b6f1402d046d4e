#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/text_pair.h"
#include "checks/message_template.h"
#include "findings/finding.h"
#include "legal/date.h"
#include "legal/terms.h"

namespace doichieu::checks {

class Kind;

/// The documents that a rule or a pack is about. An empty list is no limit.
struct Applies {
    std::vector<legal::Regime> regimes;
    std::vector<std::string> types;  ///< "Kế hoạch", …
    std::vector<legal::Level> levels;
    std::vector<std::string> subjects;  ///< folded words, one of which stands in the subject line: "dân vận"
    legal::Date from;                   ///< against the days at which the document is judged; unset: no limit
    legal::Date to;
};

/// Where a rule stands written: an instrument and its clause. A finding names those that bind its document.
struct Basis {
    base::TextPair text;
    legal::Confidence confidence = legal::Confidence::memory;
    Applies binds;  ///< regime and days alone
};

/// A folder of rules: rules/<pack>/.
struct Pack {
    std::string id;
    base::TextPair name;
    base::TextPair description;
    Applies applies;
    bool enabled = true;  ///< otherwise only when --select names the pack
};

/// A small document of a rule file. `as_of` may be unset.
struct Example {
    std::string text;
    legal::Date as_of;
};

struct Examples {
    std::vector<Example> fires;
    std::vector<Example> silent;
    std::vector<Example> todo;  ///< known gaps: should fire or stay silent, and does not yet
};

/// One rule as its file says it. Pack and id together are its key.
struct Rule {
    std::string id;  ///< "citation/incomplete"
    std::string pack;
    std::string path;  ///< of its file
    base::TextPair name;
    findings::Severity level = findings::Severity::warning;
    std::string kind;
    std::shared_ptr<const Kind> check;
    TemplatePair message;
    TemplatePair suggestion;
    std::vector<Basis> bases;  ///< at least one
    Applies applies;
    Applies pack_applies;
    bool pack_enabled = true;
    /// One fault is reported once: a finding of this rule that overlaps one of these rules becomes a note of that one.
    std::vector<std::string> yields_to;
    base::TextPair why;
    Examples examples;  ///< only when they were asked for

    [[nodiscard]] std::string family() const { return id.substr(0, id.find('/')); }
};

/// Several as one: their texts behind each other, the weakest confidence.
[[nodiscard]] Basis joined(const std::vector<Basis>& bases);

}  // namespace doichieu::checks
