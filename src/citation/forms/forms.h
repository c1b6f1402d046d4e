#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "citation/body_names.h"
#include "citation/citation.h"
#include "citation/fields.h"
#include "citation/stated_names.h"
#include "citation/stated_numbers.h"
#include "citation/type_words.h"
#include "citation/words.h"
#include "registry/registry.h"

namespace doichieu::citation {

/// What the forms share while one paragraph is read. Spans in `found` are relative to the paragraph until the driver
/// shifts them.
struct Reading {
    const Words& words;
    const registry::Registry& registry;
    const BodyNames& bodies;
    std::vector<Citation>& found;
    std::vector<Rejected>* rejected;  ///< null unless asked for
    std::uint32_t& next_group;
    StatedNumbers& numbers;
    StatedNames* names = nullptr;         ///< where it is worth remembering them
    bool only_counted = false;            ///< what citations say is asked for as far as it tells where they end
    std::size_t draft_law = Words::npos;  ///< where the last law yet to be made begins, unless others came after it

    void reject(std::size_t begin, std::size_t end, const char* reason) {
        if (rejected != nullptr)
            rejected->push_back({{static_cast<base::Offset>(begin), static_cast<base::Offset>(end)}, reason});
    }
};

/// Each form looks at one anchor and either adds citations and returns the position to go on from, or returns 0.
/// Order of the table in extract.cpp is priority.
std::size_t read_numbered(Reading&, std::size_t digits_at);
std::size_t read_code_symbol(Reading& reading, std::size_t digits_at);
std::size_t read_short(Reading&, std::size_t digits_at);
std::size_t read_named_law(Reading&, std::size_t name_at);
std::size_t read_congress(Reading&, std::size_t name_at);
std::size_t read_plenum(Reading&, std::size_t digits_at);
std::size_t read_lower_congress(Reading&, std::size_t ordinal_at);

/// False where the word before a number tells that neither a type word, nor its symbol, nor "số" heads it.
[[nodiscard]] bool may_have_head(const Words&, std::size_t number);
/// False where it tells that no plenum bears the number.
[[nodiscard]] bool may_be_of_plenum(const Words&, std::size_t number);
/// The symbol of a code behind a number that ends at `end`, or before it if it is a year; empty when there is none.
[[nodiscard]] base::Span code_beside(const Words&, std::size_t number, std::size_t end);
/// Whether the signs and words next to a number tell that no form reads it. Most numbers are quantities, days and years.
[[nodiscard]] bool stands_alone(const Words&, std::size_t number);

/// Reads what follows a notation or name: date, issuer, term, in any order. Returns the end of the last field.
std::size_t read_fields(Reading&, Citation&, std::size_t at);
/// "Ngày 04/7/2025, Bộ Chính trị ban hành Kết luận số …": date and issuer before the type word.
void read_leading_fields(Reading&, Citation&);
/// "Nghị quyết của Bộ Chính trị", with the issuer between the type word and what begins behind `end`.
struct IssuedType {
    TypeWord type;  ///< empty when no such words end there
    base::Span issuer;
};
[[nodiscard]] IssuedType issued_type_before(const Reading&, std::size_t end);
/// Copies date, issuer and term from the last member of a list to members that state none.
void share_fields(std::vector<Citation>& found, std::size_t first, std::size_t last);

/// Anaphors of one paragraph ("Kế hoạch này", "các văn bản nêu trên"); only on request.
void read_anaphors(Reading&);

}  // namespace doichieu::citation
