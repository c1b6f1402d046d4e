#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyse.h"
#include "audit/overlay.h"
#include "findings/finding.h"
#include "legal/date.h"
#include "legal/terms.h"
#include "registry/companions.h"
#include "resolve/resolve.h"
#include "similarity/near_join.h"
#include "similarity/words.h"

namespace doichieu::audit {

/// One mention of an instrument, as far as judgement over many documents needs it.
struct CitationFact {
    std::string id;        ///< resolve::instrument_id; empty when the mention tells none
    std::string key;       ///< legal::identity_key; empty for what is cited by name
    std::string notation;  ///< canonical where known
    std::string type;
    std::string issuer;
    std::string term;
    legal::Date date;
    std::string raw;        ///< the words of the text
    std::string successor;  ///< id of what replaced it by the document's date
    std::int32_t cited_by = -1;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    legal::Relation relation = legal::Relation::mentions;
    legal::Level level = legal::Level::unknown;  ///< of its issuer, by the symbol
    resolve::State state = resolve::State::not_in_registry;
    legal::Validity status = legal::Validity::unknown;
    bool has_task = false;  ///< stands in a task, over tasks, or in the subject of a plan that has tasks
    bool own = false;       ///< the document's own number, or this document itself
    bool follows = false;   ///< takes up an earlier mention
};

/// A numbered part: its heading and which of the facts' paragraphs it holds.
struct SectionFact {
    std::string title;  ///< "II- NHIỆM VỤ, GIẢI PHÁP", cut
    std::uint32_t line = 0;
    std::int32_t parent = -1;
    std::uint32_t first = 0;  ///< index of a ParagraphFact
    std::uint32_t end = 0;
};

/// A paragraph of prose that may be compared with others.
struct ParagraphFact {
    std::uint64_t exact = 0;
    std::uint64_t masked = 0;  ///< without numbers, dates and names; 0 where too little is left
    std::uint64_t print = 0;   ///< of the words that are compared
    std::uint32_t line = 0;
    std::uint32_t end_line = 0;
    std::int32_t section = -1;  ///< innermost
    std::uint32_t syllables = 0;
    std::uint32_t words = 0;  ///< how many; which ones stands in Wording
    bool is_task = false;
    bool is_none_of_those_below = false;  ///< a task of an organ of the issuer's own level: "Văn phòng Tỉnh ủy …",
                                          ///< or to issue a plan, which the matrix tells of
    similarity::Sketch sketch;
};

/// How often a rule found an error or a warning in a document.
struct FaultCount {
    std::string rule;
    std::uint32_t findings = 0;
};

/// The words of each ParagraphFact. More than all other facts together, and needed only where two texts are compared.
using Wording = std::vector<std::vector<similarity::Word>>;

/// What is kept of a document when its text is gone. Judgement over many documents uses nothing else.
struct DocumentFacts {
    std::string path;  ///< as reports name it
    std::string sha256;
    bool is_read = false;  ///< otherwise `problems` say why not
    std::string type, subject, notation, issuer, superior, place;
    legal::Date date;
    legal::Level level = legal::Level::unknown;
    legal::Regime regime = legal::Regime::unknown;
    int year = 0, last_year = 0;  ///< planned for
    legal::DateInterval judged;
    resolve::DateBasis basis = resolve::DateBasis::today;
    std::uint32_t tasks = 0;
    std::uint32_t errors = 0, warnings = 0, infos = 0;  ///< its findings, which stand in the details
    std::vector<FaultCount> faults;                     ///< by rule
    std::vector<CitationFact> citations;
    std::vector<SectionFact> sections;
    std::vector<ParagraphFact> paragraphs;
    std::vector<findings::Problem> problems;
};

/// What reports show of a document beside the facts; read one by one.
struct DocumentDetails {
    std::vector<findings::Finding> findings;  ///< without source lines
    std::vector<std::string> paragraphs;      ///< texts of DocumentFacts::paragraphs, cut
};

struct Extracted {
    DocumentFacts facts;
    Wording wording;
    DocumentDetails details;
};

/// Takes the findings with it. `sha256`: of the document's file.
[[nodiscard]] Extracted extract_facts(analysis::Analysis& analysis, std::string sha256,
                                      std::vector<findings::Problem> problems);

/// As bytes; `facts` do not hold the path, which is put back when they are read.
[[nodiscard]] std::string encode(const DocumentFacts& facts);
[[nodiscard]] std::string encode(const Wording& wording);
[[nodiscard]] std::string encode(const DocumentDetails& details);
[[nodiscard]] std::string encode(const std::optional<registry::Statement>& statement);  // without its path
[[nodiscard]] std::string encode(const std::vector<std::uint64_t>& numbers);
/// False when the bytes are not what encode() writes.
[[nodiscard]] bool decode(std::string_view bytes, const std::string& path, DocumentFacts& facts);
[[nodiscard]] bool decode(std::string_view bytes, Wording& wording);
[[nodiscard]] bool decode(std::string_view bytes, const std::string& path, DocumentDetails& details);
[[nodiscard]] bool decode(std::string_view bytes, std::optional<registry::Statement>& statement);
[[nodiscard]] bool decode(std::string_view bytes, std::vector<std::uint64_t>& numbers);

}  // namespace doichieu::audit
