#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace doichieu::evaluate {

/// What is scored of a citation beside its place (corpus/gold/README.md).
enum class Field : std::uint8_t {
    type,
    notation,
    canonical,
    date,
    issuer,
    term,
    relation,
    cited_by,
    provision,
    repaired
};
inline constexpr std::array<const char*, 10> kFieldNames{"type", "notation", "canonical", "date",      "issuer",
                                                         "term", "relation", "cited_by",  "provision", "repaired"};
inline constexpr std::size_t kFields = kFieldNames.size();

/// One citation, of the gold or of ours. Spans count in the document's NFC text on both sides.
struct Mention {
    base::Span raw;
    base::Span core;  ///< the notation, or the whole name
    std::uint32_t line = 0;
    std::string form;
    std::string text;  ///< raw, on one line
    std::array<std::string, kFields> fields;
    std::string antecedent;  ///< of an anaphor: a notation, "self" or "open"

    [[nodiscard]] const std::string& operator[](Field field) const { return fields[static_cast<std::size_t>(field)]; }
    [[nodiscard]] std::string& operator[](Field field) { return fields[static_cast<std::size_t>(field)]; }
    [[nodiscard]] bool is_anaphor() const { return form == "anaphor"; }
};

/// A document's gold beside what we say of it, each in document order.
struct Judged {
    std::string name;  ///< "open/21-ke-hoach-dang-uy-xa-2023"
    std::vector<Mention> gold;
    std::vector<Mention> said;
};

}  // namespace doichieu::evaluate
