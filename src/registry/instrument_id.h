#pragma once

#include <string>
#include <string_view>

#include "legal/date.h"
#include "legal/notation.h"

namespace doichieu::registry {

/// Id of an instrument (contract, graph): canonical notation @ date, "25-NQ/TW@2013-06-03", "61-KL/TW@?" without one.
/// Where the symbol names only a level (TU, HU, ĐU, HĐND, UBND …) and the issuer names the place, then @ and the place:
/// "98-KH/ĐU@2022-10-25@xa-hong-phong".
[[nodiscard]] std::string instrument_id(const legal::Notation& notation, const legal::Date& issued,
                                        std::string_view issuer);

/// The same behind `id`, of what legal::canonical() has made canonical already; `symbol` is that of its issuer.
void append_instrument_id(std::string_view canonical, std::string_view symbol, const legal::Date& issued,
                          std::string_view issuer, std::string& id);

/// Id of an instrument without a number: its title @ date.
[[nodiscard]] std::string instrument_id(std::string_view title, const legal::Date& issued);
void append_instrument_id(std::string_view title, const legal::Date& issued, std::string& id);

/// The unit that a body's name ends with, as it is written of the unit itself: "Đảng ủy xã Hồng Phong, huyện …" gives
/// "xã Hồng Phong", "Huyện ủy Mai Sơn" "huyện Mai Sơn", "Thành ủy Hà Nội" "thành phố Hà Nội"; empty when it names none.
[[nodiscard]] std::string place_name(std::string_view issuer);

/// The place that a body's name ends with, as an id: "Đảng ủy xã Hồng Phong, huyện …" gives "xa-hong-phong",
/// "Huyện ủy Mai Sơn" "huyen-mai-son"; empty when it names none ("Ban Thường vụ Huyện ủy"). Valid until the thread asks
/// again.
[[nodiscard]] const std::string& place_id(std::string_view issuer);

}  // namespace doichieu::registry
