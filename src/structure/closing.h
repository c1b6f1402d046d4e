#pragma once

#include <string_view>

namespace doichieu::structure {

// The lines at the end: recipients and signature. Arguments are visible() cells.

/// "Nơi nhận:".
[[nodiscard]] bool is_recipients_label(std::string_view cell);
/// "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "Q. TRƯỞNG BAN".
[[nodiscard]] bool is_authority_line(std::string_view cell);
/// "PHÓ BÍ THƯ THƯỜNG TRỰC", "GIÁM ĐỐC".
[[nodiscard]] bool is_post_of_signer(std::string_view cell);
/// Opens an annex: "PHỤ LỤC", "Phụ lục II".
[[nodiscard]] bool is_annex_label(std::string_view line);

/// The body behind "T/M", "TM."; empty for the other marks.
[[nodiscard]] std::string_view body_signed_for(std::string_view authority_line);
/// Written the Party's way, with a slash.
[[nodiscard]] bool is_party_authority(std::string_view authority_line);

}  // namespace doichieu::structure
