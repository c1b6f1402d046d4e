#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/folded_words.h"

namespace doichieu::legal {

/// What was worked out for a word before. Documents use few symbols again and again; a bound keeps hostile ones from
/// growing it. For one thread.
template <typename Value>
class Memo {
  public:
    /// Valid until the next call.
    template <typename Compute>
    const Value& get(std::string_view key, Compute compute) {
        const std::uint64_t hash = text::hash_of_word(key);
        for (std::size_t at = hash & mask_; slots_[at].entry != nullptr; at = (at + 1) & mask_) {
            if (slots_[at].hash == hash && slots_[at].entry->key == key) return slots_[at].entry->value;
        }
        return add(key, hash, compute());
    }

  private:
    struct Entry {
        std::string key;
        Value value;
    };
    /// Open addressing. The hash stands here, for the entries lie far apart in memory.
    struct Slot {
        std::uint64_t hash = 0;
        const Entry* entry = nullptr;
    };

    [[gnu::noinline]] const Value& add(std::string_view key, std::uint64_t hash, Value value) {
        if (entries_.size() >= kMost) {
            entries_.clear();
            slots_.assign(kFewest, {});
        } else if (2 * (entries_.size() + 1) > slots_.size()) {
            std::vector<Slot> larger(slots_.size() * 2);
            larger.swap(slots_);
            mask_ = slots_.size() - 1;
            for (const Slot& slot : larger) {
                if (slot.entry != nullptr) place(slot);
            }
        }
        mask_ = slots_.size() - 1;
        entries_.push_back({std::string(key), std::move(value)});
        place({hash, &entries_.back()});
        return entries_.back().value;
    }
    void place(const Slot& slot) {
        std::size_t at = slot.hash & mask_;
        while (slots_[at].entry != nullptr) at = (at + 1) & mask_;
        slots_[at] = slot;
    }

    static constexpr std::size_t kMost = 1U << 15;
    static constexpr std::size_t kFewest = 1U << 6;
    std::deque<Entry> entries_;
    std::vector<Slot> slots_ = std::vector<Slot>(kFewest);
    std::size_t mask_ = kFewest - 1;
};

}  // namespace doichieu::legal
