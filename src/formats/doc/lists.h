#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "formats/doc/bytes.h"
#include "formats/doc/properties.h"

namespace doichieu::formats::doc {

/// The list definitions (PlfLst, PlfLfo), and the counters as they stand while paragraphs are read in order.
class Lists {
  public:
    Lists() = default;
    /// `definitions` goes on behind the PlfLst: levels follow it without a length of their own.
    Lists(Bytes definitions, Bytes overrides);

    /// Counts the paragraph and gives what Word shows before it, with the white space that follows.
    [[nodiscard]] std::string next_label(const ParagraphLook& look);

  private:
    static constexpr std::size_t kLevels = 9;
    struct Level {
        std::int32_t start = 1;
        std::uint8_t format = 0;
        bool legal = false;
        bool restarts = true;
        std::uint8_t follow = 0;  ///< 0 tab, 1 space, 2 nothing
        std::u16string text;      ///< characters below 9 stand for the counters of those levels
    };
    struct List {
        std::array<Level, kLevels> levels;
        std::array<std::optional<std::int32_t>, kLevels> counters;
    };
    struct Override {
        std::uint32_t list = 0;
        std::array<std::optional<std::int32_t>, kLevels> starts;
        bool is_started = false;
    };
    static std::size_t read_level(Bytes bytes, Level& level);

    std::map<std::uint32_t, List> lists_;
    std::vector<Override> overrides_;
};

}  // namespace doichieu::formats::doc
