#include "structure/closing.h"

#include "structure/header_line.h"
#include "structure/line.h"
#include "text/characters.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kLongestSignatureLine = 110;  // code points

/// Bytes of the mark at the start of an authority line, 0 when there is none.
std::size_t authority_mark(std::string_view cell) {
    for (const std::string_view mark :
         {"T/M", "T/ M", "TM.", "TM ", "T.M", "K/T", "KT.", "KT ", "T/L", "TL.", "TL ", "TUQ.", "TUQ ", "T/U", "Q."}) {
        if (!cell.starts_with(mark)) continue;
        std::size_t end = mark.size();
        while (end < cell.size() && (cell[end] == '.' || cell[end] == ':' || cell[end] == ',')) ++end;
        return text::skip_space(cell, end);
    }
    return 0;
}

}  // namespace

bool is_recipients_label(std::string_view cell) {
    if (cell.empty() || (cell.front() != 'N' && cell.front() != 'n')) return false;
    if (!starts_with_any(cell, {"Nơi nhận", "NƠI NHẬN", "Nơi Nhận", "nơi nhận:"})) return false;
    std::string_view rest = text::trim(cell.substr(std::string_view("Nơi nhận").size()));
    while (!rest.empty() && (rest.front() == '*' || rest.front() == '_')) rest.remove_prefix(1);
    return rest.empty() || rest.front() == ':';
}

bool is_authority_line(std::string_view cell) {
    if (cell.size() < 5 || (cell[0] != 'T' && cell[0] != 'K' && cell[0] != 'Q')) return false;
    if (cell[1] >= 'a' || cell[1] < ' ') return false;  // "Tiếp tục …", "Kế hoạch …", as most lines with T and K do
    const std::size_t mark = authority_mark(cell);
    return mark > 0 && mark < cell.size() && !is_longer_than(cell, kLongestSignatureLine) &&
           is_capitals(cell.substr(mark));
}

bool is_post_of_signer(std::string_view cell) {
    return is_capitals(cell) && !is_longer_than(cell, kLongestSignatureLine) && !ends_sentence(cell) &&
           starts_with_any(cell, {"BÍ THƯ",          "PHÓ BÍ THƯ",    "CHỦ TỊCH",       "PHÓ CHỦ TỊCH",   "CHỦ NHIỆM",
                                  "PHÓ CHỦ NHIỆM",   "GIÁM ĐỐC",      "PHÓ GIÁM ĐỐC",   "TỔNG GIÁM ĐỐC",  "TRƯỞNG",
                                  "PHÓ TRƯỞNG",      "CHÁNH",         "PHÓ CHÁNH",      "BỘ TRƯỞNG",      "THỨ TRƯỞNG",
                                  "THỦ TƯỚNG",       "PHÓ THỦ TƯỚNG", "CỤC TRƯỞNG",     "PHÓ CỤC TRƯỞNG", "HIỆU TRƯỞNG",
                                  "PHÓ HIỆU TRƯỞNG", "VIỆN TRƯỞNG",   "TỔNG BÍ THƯ",    "ỦY VIÊN",        "UỶ VIÊN",
                                  "TỔ TRƯỞNG",       "ĐỘI TRƯỞNG",    "CHỈ HUY TRƯỞNG", "ĐẠI DIỆN",       "THỦ TRƯỞNG",
                                  "CHỦ TRÌ",         "THƯ KÝ",        "NGƯỜI "});
}

bool is_annex_label(std::string_view line) {
    if (line.empty() || line.front() != 'P') return false;
    if (!starts_with_any(line, {"PHỤ LỤC", "Phụ lục", "Phụ Lục"})) return false;
    std::string_view rest = line.substr(std::string_view("PHỤ LỤC").size());
    if (line.starts_with("PHỤ LỤC")) return is_capitals(line.substr(0, 80)) && !is_longer_than(line, 200);
    const std::size_t number = text::skip_space(rest, 0);
    rest.remove_prefix(number);
    return rest.find_first_not_of("IVXL0123456789.:- ") == rest.npos && rest.size() < 12;
}

std::string_view body_signed_for(std::string_view line) {
    if (!starts_with_any(line, {"T/M", "T/ M", "TM.", "TM ", "T.M"})) return {};
    return line.substr(authority_mark(line));
}

bool is_party_authority(std::string_view line) {
    return starts_with_any(line, {"T/M", "T/ M", "K/T", "T/L"});
}

}  // namespace doichieu::structure
