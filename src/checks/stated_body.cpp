#include "checks/stated_body.h"

#include <initializer_list>
#include <utility>

#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using legal::Level;

bool holds(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        if (text::word_starts_at(text, at) && text::word_ends_at(text, at + words.size())) return true;
    }
    return false;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> list) {
    for (const std::string_view words : list) {
        if (holds(text, words)) return true;
    }
    return false;
}

void replace_words(std::string& text, std::string_view words, std::string_view by) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + by.size() + 1)) {
        if (text::word_starts_at(text, at) && text::word_ends_at(text, at + words.size()))
            text.replace(at, words.size(), by);
    }
}

}  // namespace

std::string body_key(std::string_view issuer) {
    std::string key = text::fold(issuer);
    if (const std::size_t bracket = key.find('('); bracket != std::string::npos) key.erase(bracket);
    if (const std::size_t term = key.find(" khóa "); term != std::string::npos) key.erase(term);
    static constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
        {"bch", "ban chấp hành"}, {"btv", "ban thường vụ"},      {"ubnd", "ủy ban nhân dân"},
        {"tw", "trung ương"},     {"hđnd", "hội đồng nhân dân"}, {"trung ương đảng", "trung ương"},
        {"t.ư", "trung ương"},    {"ttg", "thủ tướng"}};
    for (const auto& [written, full] : kSpellings) replace_words(key, written, full);
    return std::string(text::trim(key));
}

bool may_be_same_body(std::string_view key, std::string_view other) {
    if (key.empty() || other.empty()) return true;
    return holds(key, other) || holds(other, key);
}

StatedBody read_body(std::string_view issuer) {
    StatedBody body;
    const std::string key = body_key(issuer);
    if (key.empty() || holds_any(key, {"đoàn", "hội", "mặt trận", "công đoàn", "liên đoàn"})) {
        if (!holds(key, "hội đồng nhân dân") && !holds(key, "quốc hội")) return body;
    }
    using Side = StatedBody::Side;
    if (holds_any(key, {"huyện ủy", "quận ủy", "thị ủy", "đảng bộ huyện", "đảng bộ quận", "đảng bộ thị xã"})) {
        return {Side::party, Level::district, false};
    }
    if (holds_any(key, {"tỉnh ủy", "đảng bộ tỉnh"})) return {Side::party, Level::province, false};
    if (holds(key, "thành ủy")) return {Side::party, Level::unknown, false};
    if (holds(key, "đảng ủy")) {
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
    if (holds_any(key, {"xã", "phường", "thị trấn", "đặc khu"}) && !holds(key, "thị xã"))
        body.level = Level::commune;
    else if (holds_any(key, {"huyện", "quận", "thị xã"}))
        body.level = Level::district;
    else if (holds(key, "tỉnh") || key.starts_with("sở ") || holds(key, "giám đốc sở"))
        body.level = Level::province;
    else if (holds_any(key, {"chính phủ", "thủ tướng", "chủ tịch nước", "bộ trưởng"}) || key.starts_with("bộ ") ||
             (holds(key, "quốc hội") && !holds(key, "đại biểu quốc hội")))
        body.level = Level::central;
    return body;
}

}  // namespace doichieu::checks
