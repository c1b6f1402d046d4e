#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

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
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
    };
    std::unordered_map<std::string, Value, Hash, std::equal_to<>> values_;
};

}  // namespace doichieu::legal
