#include "registry/seat.h"

#include <algorithm>
#include <array>

#include "legal/memo.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "registry/instrument_id.h"
#include "registry/provinces.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::registry {
namespace {

using legal::Level;

/// Level of the unit that a place is; unknown for a city, which may be either.
Level level_of(std::string_view place) {
    if (place.starts_with("tinh-")) return Level::province;
    for (const std::string_view unit : {"huyen-", "quan-", "thi-xa-"}) {
        if (place.starts_with(unit)) return Level::district;
    }
    for (const std::string_view unit : {"xa-", "phuong-", "thi-tran-", "dac-khu-"}) {
        if (place.starts_with(unit)) return Level::commune;
    }
    return Level::unknown;
}

bool is_below(Level level, Level other) {
    return level != Level::unknown && other != Level::unknown && level > other;
}

bool holds(const std::vector<std::string>& places, std::string_view place) {
    return std::ranges::any_of(places, [&](const std::string& one) { return is_same_place(one, place); });
}

bool stands_above(const std::string& superior, const Seat& seat) {
    return !superior.empty() && !is_same_place(superior, seat.place) &&
           (seat.level == Level::unknown || level_of(superior) == Level::unknown ||
            is_below(seat.level, level_of(superior)));
}

/// A committee or a company stands below a body, and is no organ of it.
bool is_on_its_own(std::string_view body) {
    const std::string folded = text::fold(body);
    return std::ranges::any_of(std::array{"đảng ủy", "đảng bộ", "chi ủy", "chi bộ", "thành ủy", "tỉnh ủy", "công ty"},
                               [&](const char* word) { return folded.find(word) != std::string::npos; });
}

/// "… khu vực Cẩm Khê", not "Sở Nội vụ"
bool ends_in_proper_name(std::string_view name) {
    for (int words = 0; words < 2; ++words) {
        const std::size_t space = name.rfind(' ');
        if (space == name.npos || !text::is_upper(text::decode(name, space + 1).value)) return false;
        name = name.substr(0, space);
    }
    return true;
}

}  // namespace

namespace {

/// Of a central body, or no notation at all.
bool is_without_place(std::string_view notation) {
    thread_local legal::Memo<bool> memo;
    return memo.get(notation, [&] {
        const auto parsed = legal::parse_notation(notation);
        return !parsed || legal::Vocabulary::instance().issuer(parsed->issuer).level == Level::central;
    });
}

Seat read_seat(std::string_view issuer) {
    Seat seat;
    while (!issuer.empty()) {
        const std::size_t comma = std::min(issuer.find(','), issuer.size());
        std::string place = place_id(text::trim(issuer.substr(0, comma)));
        issuer.remove_prefix(std::min(comma + 1, issuer.size()));
        if (place.empty()) continue;
        if (seat.place.empty()) {
            seat.place = std::move(place);
        } else {
            seat.above.push_back(std::move(place));
        }
    }
    seat.level = level_of(seat.place);
    return seat;
}

}  // namespace

Seat seat_of(std::string_view issuer) {
    thread_local legal::Memo<Seat> memo;
    return memo.get(issuer, [&] { return read_seat(issuer); });
}

Seat seat_of(std::string_view issuer, std::string_view superior, Level level) {
    Seat seat = seat_of(placed_issuer(issuer, superior, level));
    if (level != Level::unknown) seat.level = level;
    // A committee without a place knows at least what is above it.
    const std::string above = place_id(superior);
    if (seat.place.empty() && !above.empty()) seat.above.push_back(above);
    return seat;
}

std::string organ_name(std::string_view issuer, std::string_view superior, Level level) {
    std::string name(issuer);
    const std::string above = place_id(superior);
    Seat own = seat_of(issuer);
    if (level != Level::unknown) own.level = level;
    // A city may be of either level.
    const bool same_level = own.level == level_of(above) || level_of(above) == Level::unknown;
    if (above.empty() || !own.place.empty() || !same_level) return name;
    // "Bệnh viện Đa khoa tỉnh" + "tỉnh Yên Bái", "Đảng ủy Ủy ban nhân dân tỉnh" + "Đảng bộ tỉnh Gia Lai"
    const std::string place = place_name(superior);
    for (const std::string_view unit : {" tỉnh", " thành phố", " huyện", " xã", " phường", " đặc khu"}) {
        if (name.ends_with(unit) && place.starts_with(std::string(unit.substr(1)) + " "))
            return name + place.substr(unit.size() - 1);
    }
    if (is_on_its_own(issuer)) return name;
    const bool of_a_committee =
        text::fold(superior).find(" ủy") != std::string::npos && !superior.starts_with("Ủy ban");
    // "Bệnh viện Đa khoa khu vực Cẩm Khê, tỉnh Phú Thọ"
    return name + (ends_in_proper_name(name) ? ", " : " ") + (of_a_committee ? std::string(superior) : place);
}

std::string placed_issuer(std::string_view issuer, std::string_view superior, Level level) {
    std::string placed = organ_name(issuer, superior, level);
    const std::string above = place_id(superior);
    if (above.empty() || placed != issuer) return placed;
    Seat own = seat_of(issuer);
    if (level != Level::unknown) own.level = level;
    if (own.place.empty() && own.level == level_of(above)) return placed + " " + place_name(superior);
    if (!own.place.empty() && stands_above(above, own) && !holds(own.above, above))
        placed += ", " + place_name(superior);
    return placed;
}

bool is_same_place(std::string_view place, std::string_view other) {
    return !place.empty() && place == other;
}

bool may_be_same_seat(const Seat& seat, const Seat& other) {
    if (seat.place.empty() || other.place.empty()) return true;
    if (!is_same_place(seat.place, other.place)) return false;
    if (seat.above.empty() || other.above.empty()) return true;
    // One may name the district and the other the province: only two different units of one level exclude each other.
    return std::ranges::none_of(seat.above, [&](const std::string& one) {
        return !holds(other.above, one) &&
               std::ranges::any_of(other.above, [&](const std::string& two) { return level_of(one) == level_of(two); });
    });
}

Bearing may_mean(const Instrument& instrument, std::string_view cited_issuer, const Seat& writer,
                 const legal::Date& written) {
    if (is_without_place(instrument.notation)) return Bearing::yes;
    const Seat bearer = seat_of(instrument.issuer);
    if (bearer.place.empty()) return Bearing::yes;
    if (const Seat cited = seat_of(cited_issuer); !cited.place.empty())
        return may_be_same_seat(cited, bearer) ? Bearing::yes : Bearing::no;

    if (is_same_place(writer.place, bearer.place)) return may_be_same_seat(writer, bearer) ? Bearing::yes : Bearing::no;
    if (holds(writer.above, bearer.place)) return Bearing::yes;
    // What a province decided outlives it.
    const auto took_over = [&](const std::string& place) { return has_taken_over(place, bearer.place, written); };
    if (took_over(writer.place) || std::ranges::any_of(writer.above, took_over)) return Bearing::open;
    const Level level = level_of(bearer.place);
    if (level == Level::unknown || writer.level == Level::unknown) return Bearing::open;
    if (level == writer.level) return writer.place.empty() ? Bearing::open : Bearing::no;
    if (is_below(level, writer.level)) return Bearing::open;  // a district cites one of its communes
    const bool names_another =
        std::ranges::any_of(writer.above, [&](const std::string& one) { return level_of(one) == level; });
    return names_another ? Bearing::no : Bearing::open;
}

}  // namespace doichieu::registry
