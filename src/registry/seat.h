#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "legal/terms.h"
#include "registry/registry.h"

namespace doichieu::registry {

/// Where a body stands in the hierarchy, as far as its name tells. Places are those of place_id(), "xa-hong-phong".
struct Seat {
    legal::Level level = legal::Level::unknown;
    std::string place;               ///< the unit that it belongs to; empty when not named
    std::vector<std::string> above;  ///< the units above that one
};

/// "Đảng ủy xã Hồng Phong, huyện Bình Gia": the first place named is its own, those behind commas lie above.
[[nodiscard]] Seat seat_of(std::string_view issuer);
/// With the line above the issuer in a header. An organ without a place of its own stands where the body above it does
/// ("SỞ TƯ PHÁP" below "ỦY BAN NHÂN DÂN TỈNH …").
[[nodiscard]] Seat seat_of(std::string_view issuer, std::string_view superior, legal::Level level);

/// An organ with the body that it serves, as it is cited: "Sở Tư pháp tỉnh Lâm Sơn", "Ban Tổ chức Tỉnh ủy Lâm Sơn". The issuer
/// itself where it names its place, or the line above is not its body.
[[nodiscard]] std::string organ_name(std::string_view issuer, std::string_view superior, legal::Level level);

/// The issuer with what places it, such that seat_of() reads the seat back: "Đảng ủy xã Hồng Phong, huyện Bình Gia".
[[nodiscard]] std::string placed_issuer(std::string_view issuer, std::string_view superior, legal::Level level);

[[nodiscard]] bool is_same_place(std::string_view place, std::string_view other);
/// Neither names what the other excludes.
[[nodiscard]] bool may_be_same_seat(const Seat& seat, const Seat& other);

enum class Bearing : std::uint8_t { no, open, yes };

/// Whether a citation by a body at `writer` can mean this instrument, where its symbol names only a level (TU, HU, ĐU,
/// UBND …) or an organ that many places have: the body named must be the instrument's; without one, one's own or one
/// above is meant. Always yes for central bodies, and where nothing tells the place of the instrument. Open for a province
/// that the writer's has taken over by the day of writing.
[[nodiscard]] Bearing may_mean(const Instrument& instrument, std::string_view cited_issuer, const Seat& writer,
                               const legal::Date& written);

}  // namespace doichieu::registry
