#pragma once

#include <array>
#include <string_view>

namespace doichieu::citation {

/// Why a well-formed notation is no citation where it stands (Rejected::reason), for --explain.
struct Refusal {
    const char* en;
    const char* vi;
};

inline constexpr Refusal kFormLabel{"form label", "nhãn biểu mẫu, hợp đồng, hồ sơ"};
inline constexpr Refusal kPaper{"a paper that is not cited", "giấy tờ, không phải văn bản được viện dẫn"};
inline constexpr Refusal kNoKnownIssuer{"a symbol without type word, number word or known issuer",
                                        "không có loại văn bản, chữ “số” hay cơ quan đã biết"};
inline constexpr Refusal kNoTypeWord{"no type word", "không có loại văn bản"};
inline constexpr Refusal kTooShort{"too short for a symbol", "quá ngắn để là ký hiệu"};
inline constexpr Refusal kNoIssuer{"no issuer", "không có cơ quan ban hành trong ký hiệu"};
inline constexpr Refusal kLooseParts{"loose parts without a known issuer", "các phần rời nhau, không rõ cơ quan"};
inline constexpr Refusal kNoNumberWord{"no number word", "không có chữ “số”"};

inline constexpr std::array kRefusals{kFormLabel, kPaper,    kNoKnownIssuer, kNoTypeWord,
                                      kTooShort,  kNoIssuer, kLooseParts,    kNoNumberWord};

/// The reason in Vietnamese; itself when it is none of these.
[[nodiscard]] constexpr std::string_view in_vietnamese(std::string_view reason) {
    for (const Refusal& refusal : kRefusals) {
        if (reason == refusal.en) return refusal.vi;
    }
    return reason;
}

}  // namespace doichieu::citation
