#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "text/folded_words.h"

namespace doichieu::citation {

/// The numbers of the instruments that a document cites in full: what is short behind them can only mean these ("TT 29",
/// "CV 512", "Hướng dẫn 12 khó làm").
class StatedNumbers {
  public:
    void add(std::string_view type, std::string_view number) {
        if (keys_.size() < kMost) keys_.insert(key(type, number));
    }
    [[nodiscard]] bool contains(std::string_view type, std::string_view number) const {
        return !keys_.empty() && keys_.contains(key(type, number));
    }

  private:
    static constexpr std::size_t kMost = 1 << 16;  // hostile texts hold more

    static std::uint64_t key(std::string_view type, std::string_view number) {
        number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
        return text::hash_of_word(type) * 31 + text::hash_of_word(number);
    }

    std::unordered_set<std::uint64_t> keys_;
};

}  // namespace doichieu::citation
