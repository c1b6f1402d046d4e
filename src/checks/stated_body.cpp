#include "checks/stated_body.h"

#include <initializer_list>

#include "legal/body_key.h"

namespace doichieu::checks {
namespace {

using legal::Level;

bool holds_any(std::string_view text, std::initializer_list<std::string_view> list) {
    for (const std::string_view words : list) {
        if (legal::holds_words(text, words)) return true;
    }
    return false;
}

}  // namespace

StatedBody read_body(std::string_view issuer) {
    StatedBody body;
    const std::string key = legal::body_key(issuer);
    if (key.empty() || holds_any(key, {"đoàn", "hội", "mặt trận", "công đoàn", "liên đoàn"})) {
        if (!legal::holds_words(key, "hội đồng nhân dân") && !legal::holds_words(key, "quốc hội")) return body;
    }
    using Side = StatedBody::Side;
    if (holds_any(key, {"huyện ủy", "quận ủy", "thị ủy", "đảng bộ huyện", "đảng bộ quận", "đảng bộ thị xã"})) {
        return {Side::party, Level::district, false};
    }
    if (holds_any(key, {"tỉnh ủy", "đảng bộ tỉnh"})) return {Side::party, Level::province, false};
    if (legal::holds_words(key, "thành ủy")) return {Side::party, Level::unknown, false};
    if (legal::holds_words(key, "đảng ủy")) {
        const bool commune = holds_any(key, {"đảng ủy xã", "đảng ủy phường", "đảng ủy thị trấn", "đảng ủy đặc khu"});
        return {Side::party, commune ? Level::commune : Level::unknown, true};
    }
    if (holds_any(key, {"chi bộ", "ban cán sự đảng", "đảng bộ", "cấp ủy"})) return {Side::party, Level::unknown, false};
    if (holds_any(key, {"bộ chính trị", "ban bí thư", "ban chấp hành trung ương", "văn phòng trung ương",
                        "ủy ban kiểm tra trung ương", "ban tổ chức trung ương", "ban dân vận trung ương",
                        "ban tuyên giáo trung ương", "ban nội chính trung ương"}) ||
        key == "trung ương") {
        return {Side::party, Level::central, false};
    }
    const bool state = holds_any(key, {"ủy ban nhân dân", "hội đồng nhân dân", "quốc hội", "chính phủ", "thủ tướng",
                                       "chủ tịch nước", "bộ trưởng", "giám đốc sở"}) ||
                       key.starts_with("bộ ") || key.starts_with("sở ");
    if (!state || holds_any(key, {"ban chỉ đạo", "đảng"})) return body;
    body.side = Side::state;
    if (holds_any(key, {"xã", "phường", "thị trấn", "đặc khu"}) && !legal::holds_words(key, "thị xã"))
        body.level = Level::commune;
    else if (holds_any(key, {"huyện", "quận", "thị xã"}))
        body.level = Level::district;
    else if (legal::holds_words(key, "tỉnh") || key.starts_with("sở ") || legal::holds_words(key, "giám đốc sở"))
        body.level = Level::province;
    else if (holds_any(key, {"chính phủ", "thủ tướng", "chủ tịch nước", "bộ trưởng"}) || key.starts_with("bộ ") ||
             (legal::holds_words(key, "quốc hội") && !legal::holds_words(key, "đại biểu quốc hội")))
        body.level = Level::central;
    return body;
}

}  // namespace doichieu::checks
