#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "structure/outline.h"

namespace doichieu::structure {

/// A paragraph of the header block or the closing block: a line, or one column of it.
struct Piece {
    std::uint32_t block = 0;
    base::Span span;
    Role role = Role::header;
};

/// The header block with type and subject, as far as it is there.
struct Opening {
    std::vector<Piece> pieces;    ///< in document order
    std::uint32_t end_block = 0;  ///< first block behind it

    std::optional<base::Span> party_title;
    std::optional<base::Span> motto;
    std::optional<base::Span> number;
    std::optional<base::Span> place_and_date;
    std::optional<base::Span> date_span;
    std::optional<base::Span> type_name;
    std::vector<Stated> bodies;       ///< names above the number, standard capitals; the last is the issuer
    std::optional<Stated> authority;  ///< "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …" between subject and căn cứ
    std::optional<Stated> notation;
    std::optional<Stated> place;
    std::optional<Stated> type;
    std::optional<Stated> subject;
    legal::Date date;
    int year_of_date = 0;  ///< also where its day or month is blank
    bool blank_number = false;
};

[[nodiscard]] Opening read_opening(const document::Document& document);

/// "Căn cứ …", "- Căn cứ …", "Thực hiện Kế hoạch số …": a line that names what the document rests on.
[[nodiscard]] bool is_can_cu_line(std::string_view visible);

}  // namespace doichieu::structure
