#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/text_pair.h"

namespace doichieu::findings {

enum class Severity : std::uint8_t { info, warning, error };
enum class Certainty : std::uint8_t { certain, likely, needs_review };

/// Where something stands. Lines and columns are 1-based in the source as it is, columns in code points, the end
/// exclusive; for docx, pdf and the like the line is the paragraph's number. `address` is the place as a person says it
/// ("II.7, đoạn 5"), empty when the document has no sections.
struct Place {
    std::string path;
    base::Span span;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;
    std::uint32_t page = 0;      ///< 1-based; 0 where the input knows no pages
    bool is_recognized = false;  ///< read from a picture of the page (OCR)
    base::TextPair address;
    std::string excerpt;              ///< the spanned text, NFC
    std::string source_line;          ///< the whole first line, for the terminal; NFC, may be long
    std::uint32_t source_column = 0;  ///< byte offset of the span's start in source_line
};

/// A second place that belongs to the same fault.
struct Note {
    base::TextPair message;
    Place place;
};

struct Edit {
    base::Span span;
    std::string text;
};

enum class FixGrade : std::uint8_t { safe, review };

struct Fix {
    FixGrade grade = FixGrade::review;
    std::vector<Edit> edits;
};

/// One fault of a document: what, where, why (basis), what to do (suggestion).
struct Finding {
    std::string rule;  ///< "citation/issuer-mismatch"
    std::string pack;
    Severity severity = Severity::warning;
    Certainty certainty = Certainty::certain;
    base::TextPair message;
    Place place;
    base::TextPair basis;
    base::TextPair suggestion;
    std::optional<Fix> fix;
    std::vector<Note> related;
    std::string fingerprint;
};

enum class RuleState : std::uint8_t { passed, fired, not_applicable, not_evaluated, needs_review };

/// What became of one rule on one document: the honest half of a report.
struct RuleOutcome {
    std::string path;
    std::string rule;
    std::string pack;
    RuleState state = RuleState::passed;
    base::TextPair reason;
};

/// An input that could not be used, wholly or in part. Never silent, never a finding.
struct Problem {
    std::string path;
    std::string code;
    base::TextPair message;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

[[nodiscard]] const char* to_string(Severity);
[[nodiscard]] const char* to_string(Certainty);
[[nodiscard]] const char* to_string(RuleState);
[[nodiscard]] const char* to_string(FixGrade);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view word);

/// Report order: path, place, rule, message. Stable across runs and thread counts.
void sort_findings(std::vector<Finding>&);

}  // namespace doichieu::findings
