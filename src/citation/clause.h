#pragma once

#include <cstddef>
#include <string_view>

#include "citation/citation.h"
#include "citation/words.h"

namespace doichieu::citation {

inline constexpr std::size_t kLongestSubject = 1500;  ///< bytes; titles of instruments are shorter

/// Position of a clause or sentence end between two offsets, npos when they stand in one clause.
[[nodiscard]] std::size_t clause_break(const Words& words, std::size_t from, std::size_t to);
/// Where the clause ends that begins at `begin`: with its sentence, at a semicolon, with its quotation marks, brackets or
/// cell.
[[nodiscard]] std::size_t clause_end(const Words& words, std::size_t begin);
/// The last comma inside (from, to), npos when there is none; looks back no further than a subject is long.
[[nodiscard]] std::size_t last_comma(std::string_view p, std::size_t from, std::size_t to);
/// Of a citation with its provision.
[[nodiscard]] std::size_t start_of(const Citation& citation);

}  // namespace doichieu::citation
