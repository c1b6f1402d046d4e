#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/folded_words.h"

namespace doichieu::legal {

/// What was worked out for a word before. Documents use few symbols again and again; a bound keeps hostile ones from
/// growing it. For one thread.
template <typename Value>
class Memo {
  public:
    template <typename Compute>
    const Value& get(std::string_view key, Compute compute) {
        if (const auto found = values_.find(key); found != values_.end()) return found->second;
        if (values_.size() >= kMost) values_.clear();
        return values_.emplace(std::string(key), compute()).first->second;
    }

  private:
    static constexpr std::size_t kMost = 1U << 15;
    text::WordMap<Value> values_;
};

}  // namespace doichieu::legal
