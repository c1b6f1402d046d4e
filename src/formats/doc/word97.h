#pragma once

#include <cstdint>
#include <string_view>

#include "formats/sealed/reading.h"

namespace doichieu::formats::doc {

/// The streams of a Word 97-2003 file that hold its text; the container around them is the caller's.
struct Streams {
    std::string_view document;  ///< "WordDocument"
    std::string_view table0;    ///< "0Table"
    std::string_view table1;    ///< "1Table"
};

struct WordLimits {
    std::uint32_t characters = 64U << 20;
    std::uint32_t runs = 8U << 20;
};

/// Body with its text boxes, then footnotes, endnotes, headers and footers, a line for each paragraph; fields by their results,
/// deletions out, labels of lists computed.
[[nodiscard]] sealed::Reading read_word97(const Streams& streams, const WordLimits& limits);

}  // namespace doichieu::formats::doc
