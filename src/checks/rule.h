#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_pair.h"
#include "checks/message_template.h"
#include "document/document.h"
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
    std::vector<std::string> issuers;  ///< folded words, with one of which the issuer's name begins: "ủy ban nhân dân"
    legal::Date from;                  ///< against the days at which the document is judged; unset: no limit
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

/// A small document of a rule file. `as_of` may be unset. With `looks` or `page` it is read as a docx would be.
struct Example {
    /// How some lines of the text look; unset says nothing new. No lines: all of them.
    struct Look {
        std::vector<int> lines;  ///< 1-based
        std::string font;
        double size_pt = 0;
        std::optional<bool> bold;
        std::optional<bool> italic;
        std::optional<bool> underlined;
        document::Alignment alignment = document::Alignment::unknown;
        std::optional<bool> page_number;  ///< the line stands in the header and shows the page's number
        std::optional<bool> automatic_mark;
        bool table_row = false;  ///< cells lie between " | "
    };
    std::string text;
    legal::Date as_of;
    std::vector<Look> looks;  ///< later ones win
    std::optional<document::PageSetup> page;
    std::optional<document::FileFacts> file;  ///< what the file carries beside its text
    std::string parent;                       ///< the superior's plan, or empty

    [[nodiscard]] bool is_more_than_text() const { return !looks.empty() || page || file; }
    /// The document that the example stands for; `path` names it. Only when is_more_than_text().
    [[nodiscard]] base::Result<document::Document> document(const std::string& path) const;
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
    /// "citation/incomplete", "citation", "citation/*" or the name of a pack.
    [[nodiscard]] bool is_named_by(std::string_view pattern) const;
};

/// Several as one: their texts behind each other, the weakest confidence.
[[nodiscard]] Basis joined(const std::vector<Basis>& bases);

}  // namespace doichieu::checks
