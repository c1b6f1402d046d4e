#pragma once

#include <vector>

#include "structure/opening.h"
#include "structure/outline.h"

namespace doichieu::structure {

/// What identity and components are told from: the outline's paragraphs and what the header block gave.
struct IdentityInput {
    const Outline& outline;
    const Opening& opening;
    std::optional<base::Span> recipients;
    std::optional<base::Span> signature;
    std::vector<base::Span> authority_lines;  ///< "T/M …", "KT. …" of the main document
    std::optional<base::Span> closing_date;   ///< "Hồng Phong, ngày …" above the signature
};

[[nodiscard]] Identity read_identity(const IdentityInput& input);
[[nodiscard]] Components read_components(const IdentityInput& input);

/// Years that a subject names: "năm 2023", "quý IV năm 2026 và năm 2027", else a period "giai đoạn 2021 - 2025";
/// {0, 0} for none. Years of dates, of laws
/// and of horizons ("đến năm 2030") do not count.
struct Years {
    int first = 0;
    int last = 0;
    friend bool operator==(const Years&, const Years&) = default;
};
[[nodiscard]] Years read_years(std::string_view subject);

/// The body that acts in an opening sentence: "… Ban Thường vụ Đảng ủy xây dựng Kế hoạch … như sau:". A part of the
/// argument, empty when there is none.
[[nodiscard]] std::string_view acting_body(std::string_view sentence);

}  // namespace doichieu::structure
