#include "structure/body_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "legal/terms.h"
#include "structure/line.h"
#include "text/fold.h"

namespace doichieu::structure {
namespace {

bool begins_with_word(std::string_view folded, std::string_view word) {
    return folded.starts_with(word) &&
           (folded.size() == word.size() || folded[word.size()] == ' ' || folded[word.size()] == ',');
}

bool holds_word(std::string_view folded, std::string_view word) {
    for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
        const bool starts = at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-' || folded[at - 1] == '(';
        const std::size_t end = at + word.size();
        if (starts && (end == folded.size() || std::string_view(" ,.;-)").find(folded[end]) != std::string_view::npos))
            return true;
    }
    return false;
}

template <std::size_t N>
bool holds_any(std::string_view folded, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return holds_word(folded, word); });
}

constexpr std::array<std::string_view, 59> kBodyWords = {
    "đảng bộ",       "đảng ủy",     "huyện ủy",  "tỉnh ủy",     "thành ủy",  "quận ủy",        "thị ủy",
    "chi bộ",        "chi ủy",      "ban",       "bộ",          "ủy ban",    "ubnd",           "hđnd",
    "hội đồng",      "thường trực", "sở",        "văn phòng",   "chính phủ", "thủ tướng",      "quốc hội",
    "chủ tịch nước", "công an",     "phòng",     "trường",      "cục",       "tổng cục",       "chi cục",
    "trung tâm",     "viện",        "mặt trận",  "mttq",        "hội",       "đoàn",           "liên đoàn",
    "tòa án",        "ngân hàng",   "kho bạc",   "đại hội",     "tiểu ban",  "thanh tra",      "học viện",
    "tổng công ty",  "công ty",     "đảng đoàn", "quân ủy",     "khối",      "trạm",           "bệnh viện",
    "bảo hiểm",      "hạt",         "btv",       "tổ công tác", "kiểm toán", "tổng liên đoàn", "bch",
    "tỉnh đoàn",     "thành đoàn",  "huyện đoàn"};

/// Offices of the central bodies, which are called by their work alone since 2025: "THUẾ TỈNH …".
constexpr std::array<std::string_view, 7> kOfficesOf2025 = {"thuế tỉnh",         "thuế thành phố",     "thuế cơ sở",
                                                            "thống kê tỉnh",     "thống kê thành phố", "thống kê cơ sở",
                                                            "thi hành án dân sự"};

/// Words with their own capitals wherever they stand, longest first where one begins another.
struct Phrase {
    std::string_view folded;
    std::string_view standard;
};
constexpr std::array<Phrase, 62> kPhrases = {{
    {"ban chấp hành trung ương đảng cộng sản việt nam", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"},
    {"ban chấp hành trung ương", "Ban Chấp hành Trung ương"},
    {"ban chấp hành đảng bộ", "Ban Chấp hành Đảng bộ"},
    {"ban chấp hành", "Ban Chấp hành"},
    {"bch đảng bộ", "Ban Chấp hành Đảng bộ"},
    {"bch đoàn", "Ban Chấp hành Đoàn"},
    {"bch hội", "Ban Chấp hành Hội"},
    {"bch công đoàn", "Ban Chấp hành Công đoàn"},
    {"ban thường trực", "Ban Thường trực"},
    {"ban thường vụ", "Ban Thường vụ"},
    {"btv", "Ban Thường vụ"},
    {"ban bí thư", "Ban Bí thư"},
    {"bộ chính trị", "Bộ Chính trị"},
    {"trung ương", "Trung ương"},
    {"đảng cộng sản việt nam", "Đảng Cộng sản Việt Nam"},
    {"đảng bộ", "Đảng bộ"},
    {"đảng ủy", "Đảng ủy"},
    {"đảng đoàn", "Đảng đoàn"},
    {"ban cán sự đảng", "Ban cán sự đảng"},
    {"quân ủy", "Quân ủy"},
    {"chi bộ", "Chi bộ"},
    {"chi ủy", "Chi ủy"},
    {"ủy ban thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội"},
    {"ủy ban nhân dân", "Ủy ban nhân dân"},
    {"ubnd", "Ủy ban nhân dân"},
    {"hđnd", "Hội đồng nhân dân"},
    {"hội đồng nhân dân", "Hội đồng nhân dân"},
    {"ủy ban kiểm tra", "Ủy ban Kiểm tra"},
    {"ủy ban mặt trận tổ quốc việt nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"},
    {"mặt trận tổ quốc việt nam", "Mặt trận Tổ quốc Việt Nam"},
    {"mặt trận tổ quốc", "Mặt trận Tổ quốc"},
    {"mttq", "Mặt trận Tổ quốc"},
    {"ban tuyên giáo và dân vận", "Ban Tuyên giáo và Dân vận"},
    {"ban xây dựng đảng", "Ban Xây dựng Đảng"},
    {"ban chỉ huy quân sự", "Ban Chỉ huy quân sự"},
    {"bộ chỉ huy quân sự", "Bộ Chỉ huy quân sự"},
    {"ban chỉ đạo", "Ban Chỉ đạo"},
    {"thường trực", "Thường trực"},
    {"thủ tướng chính phủ", "Thủ tướng Chính phủ"},
    {"chính phủ", "Chính phủ"},
    {"quốc hội", "Quốc hội"},
    {"chủ tịch nước", "Chủ tịch nước"},
    {"chủ tịch", "Chủ tịch"},
    {"bộ trưởng", "Bộ trưởng"},
    {"giám đốc", "Giám đốc"},
    {"đại hội đại biểu", "Đại hội đại biểu"},
    {"hội nông dân", "Hội Nông dân"},
    {"hội cựu chiến binh", "Hội Cựu chiến binh"},
    {"hội liên hiệp phụ nữ", "Hội Liên hiệp Phụ nữ"},
    {"liên đoàn lao động", "Liên đoàn Lao động"},
    {"đoàn thanh niên cộng sản hồ chí minh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"},
    {"tòa án nhân dân", "Tòa án nhân dân"},
    {"viện kiểm sát nhân dân", "Viện kiểm sát nhân dân"},
    {"thi hành án dân sự", "Thi hành án dân sự"},
    {"công an", "Công an"},
    {"việt nam", "Việt Nam"},
    {"hồ chí minh", "Hồ Chí Minh"},
    {"các cơ quan đảng", "các cơ quan Đảng"},
    {"miền bắc", "miền Bắc"},
    {"miền trung", "miền Trung"},
    {"miền nam", "miền Nam"},
    {"nhân dân", "nhân dân"},
}};

/// Bodies whose name is followed by that of a place or a person: every word of it begins with a capital.
constexpr std::array<Phrase, 27> kNamedBodies = {{{"tỉnh ủy", "Tỉnh ủy"},
                                                  {"thành ủy", "Thành ủy"},
                                                  {"huyện ủy", "Huyện ủy"},
                                                  {"quận ủy", "Quận ủy"},
                                                  {"thị ủy", "Thị ủy"},
                                                  {"tỉnh đoàn", "Tỉnh đoàn"},
                                                  {"thành đoàn", "Thành đoàn"},
                                                  {"huyện đoàn", "Huyện đoàn"},
                                                  {"quận đoàn", "Quận đoàn"},
                                                  {"thị đoàn", "Thị đoàn"},
                                                  {"trường mầm non", "Trường Mầm non"},
                                                  {"trường tiểu học", "Trường Tiểu học"},
                                                  {"trường thcs", "Trường THCS"},
                                                  {"trường thpt", "Trường THPT"},
                                                  {"trường trung học cơ sở", "Trường Trung học cơ sở"},
                                                  {"trường trung học phổ thông", "Trường Trung học phổ thông"},
                                                  {"bệnh viện đa khoa khu vực", "Bệnh viện Đa khoa khu vực"},
                                                  {"bệnh viện đa khoa", "Bệnh viện Đa khoa"},
                                                  {"kho bạc nhà nước khu vực", "Kho bạc Nhà nước khu vực"},
                                                  {"kho bạc nhà nước", "Kho bạc Nhà nước"},
                                                  {"bảo hiểm xã hội cơ sở", "Bảo hiểm xã hội cơ sở"},
                                                  {"bảo hiểm xã hội", "Bảo hiểm xã hội"},
                                                  {"thống kê cơ sở", "Thống kê cơ sở"},
                                                  {"thống kê tỉnh", "Thống kê tỉnh"},
                                                  {"thống kê thành phố", "Thống kê thành phố"},
                                                  {"thuế cơ sở", "Thuế cơ sở"},
                                                  {"ngân hàng nhà nước", "Ngân hàng Nhà nước"}}};

constexpr std::array<std::string_view, 11> kUnits = {"tỉnh",   "thành phố", "huyện",   "quận", "thị xã", "xã",
                                                     "phường", "thị trấn",  "đặc khu", "thôn", "khu phố"};

/// Nouns after which one word of the field begins with a capital: "Sở Nội vụ", "Phòng Văn hóa - Xã hội".
constexpr std::array<std::string_view, 25> kOrgans = {
    "tổng cục",     "chi cục", "văn phòng", "trung tâm", "thanh tra", "học viện", "tiểu ban", "bệnh viện", "kho bạc",
    "tổng công ty", "công ty", "cơ quan",   "bộ",        "sở",        "ban",      "phòng",    "cục",       "vụ",
    "viện",         "trường",  "hội",       "trạm",      "khối",      "ủy ban",   "hội đồng"};

/// Cities that rank as provinces (the list that holds since 01/01/2025).
constexpr std::array<std::string_view, 6> kCentralCities = {"hà nội",  "hồ chí minh", "hải phòng",
                                                            "đà nẵng", "cần thơ",     "huế"};

std::string capitalized_words(std::string_view words) {
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        out += (at == 0 ? "" : " ") + text::capitalize(words.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// No Vietnamese syllable lacks a vowel: "thpt", "pctt".
bool is_acronym(std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("bcdghklmnpqrstvxfjwz") == word.npos;
}

bool is_roman(std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("ivxl") == word.npos;
}

class NameCaser {
  public:
    explicit NameCaser(std::string_view folded) : rest_(folded) {}

    std::string run() {
        while (!rest_.empty()) step();
        return std::move(out_);
    }

  private:
    enum class Mode { place, field_begins, field };

    void step() {
        for (const Phrase& phrase : kPhrases) {
            if (take(phrase.folded)) return put(phrase.standard, Mode::field_begins);
        }
        for (const Phrase& phrase : kNamedBodies) {
            if (take(phrase.folded)) return put(phrase.standard, Mode::place);
        }
        for (const std::string_view city : kCentralCities) {
            if (take(city)) return put(capitalized_words(city), Mode::place);
        }
        for (const std::string_view unit : kUnits) {
            const bool other_word =
                rest_.starts_with("xã hội") || (unit == "thôn" && mode_ == Mode::field);  // nông thôn
            if (!other_word && take(unit)) return put(unit, Mode::place);
        }
        for (const std::string_view organ : kOrgans) {
            if (mode_ != Mode::field && take(organ)) return put(text::capitalize(organ), Mode::field_begins);
        }
        const std::size_t end = std::min(rest_.find(' '), rest_.size());
        const std::string_view word = rest_.substr(0, end);
        take(word);
        if (word == "và" || word == "-" || word == "&")
            return put(word, mode_ == Mode::field ? Mode::field_begins : mode_);
        if (is_roman(word) || is_acronym(word)) return put(text::to_upper(word), mode_);
        const bool capital = out_.empty() || mode_ != Mode::field;
        put(capital ? text::capitalize(word) : std::string(word), mode_ == Mode::field_begins ? Mode::field : mode_);
    }

    bool take(std::string_view words) {
        if (!begins_with_word(rest_, words)) return false;
        rest_.remove_prefix(words.size());
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == ',')) {
            if (rest_.front() == ',') comma_ = true;
            rest_.remove_prefix(1);
        }
        return true;
    }

    void put(std::string_view words, Mode next) {
        if (!out_.empty()) out_ += ' ';
        out_ += out_.empty() ? text::capitalize(words) : std::string(words);
        if (comma_) out_ += ',';
        mode_ = comma_ && next == Mode::field ? Mode::field_begins : next;
        comma_ = false;
    }

    std::string_view rest_;
    std::string out_;
    Mode mode_ = Mode::place;
    bool comma_ = false;
};

constexpr std::array<std::string_view, 14> kPartyWords = {
    "đảng ủy", "tỉnh ủy", "thành ủy",     "huyện ủy",   "quận ủy", "thị ủy",          "đảng bộ",
    "chi bộ",  "chi ủy",  "bộ chính trị", "ban bí thư", "quân ủy", "ban cán sự đảng", "đảng đoàn"};
constexpr std::array<std::string_view, 12> kStateWords = {"ủy ban nhân dân",
                                                          "ubnd",
                                                          "hội đồng nhân dân",
                                                          "hđnd",
                                                          "chính phủ",
                                                          "thủ tướng",
                                                          "quốc hội",
                                                          "chủ tịch nước",
                                                          "sở",
                                                          "công an",
                                                          "tòa án nhân dân",
                                                          "viện kiểm sát nhân dân"};

}  // namespace

bool begins_body_name(std::string_view folded) {
    const auto begins = [&](std::string_view word) { return begins_with_word(folded, word); };
    return std::ranges::any_of(kBodyWords, begins) || std::ranges::any_of(kOfficesOf2025, begins);
}

bool begins_unit_name(std::string_view folded) {
    return std::ranges::any_of(kUnits, [&](std::string_view unit) { return begins_with_word(folded, unit); });
}

std::string standard_body_name(std::string_view name) {
    std::string plain = collapse(name);
    if (is_capitals(plain)) return NameCaser(text::fold(plain)).run();
    for (const auto& [written, full] :
         {std::pair{"UBND", "Ủy ban nhân dân"}, {"HĐND", "Hội đồng nhân dân"}, {"BTV", "Ban Thường vụ"}}) {
        const std::string_view word = written;
        if (plain.starts_with(word) && plain.substr(word.size()).starts_with(' ')) plain.replace(0, word.size(), full);
    }
    for (std::size_t at = plain.find("Ð"); at != plain.npos; at = plain.find("Ð", at)) plain.replace(at, 2, "Đ");
    return text::unify_tone_placement(plain);
}

bool is_party_body(std::string_view folded) {
    return holds_any(folded, kPartyWords) || folded.starts_with("ban thường vụ") ||
           folded.starts_with("ban chấp hành trung ương") ||
           (folded.starts_with("ban ") && holds_word(folded, "trung ương"));
}

bool is_state_body(std::string_view folded) {
    return !is_party_body(folded) &&
           (holds_any(folded, kStateWords) || (begins_with_word(folded, "bộ") && !folded.starts_with("bộ chính trị")));
}

bool is_mass_organisation(std::string_view folded) {
    static constexpr std::array<std::string_view, 17> kNames = {"mặt trận tổ quốc",
                                                                "mttq",
                                                                "hội liên hiệp phụ nữ",
                                                                "hội lhpn",
                                                                "hội nông dân",
                                                                "hội cựu chiến binh",
                                                                "hội ccb",
                                                                "liên đoàn lao động",
                                                                "lđlđ",
                                                                "công đoàn",
                                                                "đoàn thanh niên",
                                                                "đoàn tncs",
                                                                "tỉnh đoàn",
                                                                "huyện đoàn",
                                                                "thành đoàn",
                                                                "hội chữ thập đỏ",
                                                                "hội người cao tuổi"};
    // "Ban Chấp hành Đoàn tỉnh Thanh Hóa", "Đoàn xã Tân Lập"
    std::string_view committee = folded;
    for (const std::string_view board : {"ban chấp hành ", "bch ", "ban thường vụ "}) {
        if (committee.starts_with(board)) committee.remove_prefix(board.size());
    }
    constexpr std::string_view kUnion = "đoàn ";
    if (committee.starts_with(kUnion) && begins_unit_name(committee.substr(kUnion.size()))) return true;
    // "Đảng ủy Liên đoàn Lao động", "Sở … và Liên đoàn …": the first word tells whose document it is.
    const bool of_party = begins_with_word(folded, "đảng ủy") || begins_with_word(folded, "đảng bộ") ||
                          begins_with_word(folded, "chi bộ") || begins_with_word(folded, "chi ủy") ||
                          begins_with_word(folded, "đảng đoàn");
    return !of_party && holds_any(folded, kNames);
}

bool is_party_committee(std::string_view folded) {
    return std::ranges::any_of(
        std::array<std::string_view, 6>{"đảng ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy"},
        [&](std::string_view word) { return begins_with_word(folded, word); });
}

legal::Level level_of_body(std::string_view folded) {
    using enum legal::Level;
    const auto holds = [&](std::string_view word) { return holds_word(folded, word); };
    if (begins_with_word(folded, "chi bộ") || begins_with_word(folded, "chi ủy")) return cell;
    if (holds("tỉnh ủy")) return province;
    if (holds("huyện ủy") || holds("quận ủy") || holds("thị ủy")) return district;
    const bool central_city = holds_any(folded, kCentralCities);
    if (holds("thành ủy")) {
        const std::string_view after = folded.substr(folded.find("thành ủy"));
        if (central_city) return province;
        return after.size() > std::string_view("thành ủy ").size() ? district : unknown;
    }
    // The smallest unit that the name holds is the body's own: "Đảng ủy xã … huyện …".
    if (holds("xã") && !holds("thị xã")) {
        // "xã hội" is no unit.
        for (std::size_t at = folded.find("xã"); at != folded.npos; at = folded.find("xã", at + 1)) {
            if (!folded.substr(at).starts_with("xã hội")) return commune;
        }
    }
    if (holds("phường") || holds("thị trấn") || holds("đặc khu")) return commune;
    if (holds("huyện") || holds("quận") || holds("thị xã")) return district;
    if (holds("thành phố")) return central_city ? province : district;
    if (holds("tỉnh") || begins_with_word(folded, "sở")) return province;
    if (holds("trung ương") || holds("bộ chính trị") || holds("ban bí thư") || holds("chính phủ") ||
        holds("quốc hội") || holds("chủ tịch nước"))
        return central;
    if (begins_with_word(folded, "bộ") && !folded.starts_with("bộ chỉ huy")) return central;
    return unknown;
}

}  // namespace doichieu::structure
