#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace doichieu::similarity {

/// Values by fingerprint: keys that are hashes already. Open addressing, for hundreds of thousands of entries.
template <typename Value>
class PrintMap {
  public:
    void reserve(std::size_t entries) {
        std::size_t slots = kFewest;
        while (slots < 2 * entries) slots *= 2;
        if (slots > slots_.size()) rehash(slots);
    }

    /// The value of the key, valid until the next call, and whether it is new.
    std::pair<Value&, bool> try_emplace(std::uint64_t key, Value value) {
        if (2 * (size_ + 1) > slots_.size()) rehash(2 * slots_.size());
        Slot& slot = slots_[slot_of(key)];
        const bool is_new = !slot.is_taken;
        if (is_new) {
            slot = {key, value, true};
            ++size_;
        }
        return {slot.value, is_new};
    }

    /// Null when the key is not there.
    [[nodiscard]] const Value* find(std::uint64_t key) const {
        const Slot& slot = slots_[slot_of(key)];
        return slot.is_taken ? &slot.value : nullptr;
    }

    [[nodiscard]] std::size_t size() const { return size_; }

    /// visit(key, value), in no order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (const Slot& slot : slots_) {
            if (slot.is_taken) visit(slot.key, slot.value);
        }
    }

  private:
    struct Slot {
        std::uint64_t key = 0;
        Value value{};
        bool is_taken = false;
    };

    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = key & mask;
        while (slots_[at].is_taken && slots_[at].key != key) at = (at + 1) & mask;
        return at;
    }

    void rehash(std::size_t count) {
        std::vector<Slot> before(count);
        before.swap(slots_);
        for (const Slot& slot : before) {
            if (slot.is_taken) slots_[slot_of(slot.key)] = slot;
        }
    }

    static constexpr std::size_t kFewest = 16;  // a power of two
    std::vector<Slot> slots_ = std::vector<Slot>(kFewest);
    std::size_t size_ = 0;
};

}  // namespace doichieu::similarity
