#include "citation/folded_words.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

#include "text/fold.h"

namespace doichieu::citation {
namespace {

constexpr std::size_t kMaxCachedBytes = 16;
constexpr std::size_t kMaxCachedWords = 1U << 16;

/// Open addressing over the words' bytes, padded to sixteen.
class FoldedWords {
  public:
    FoldedWords() : slots_(1U << 12) {}

    std::string_view fold(std::string_view word) {
        if (word.size() > kMaxCachedBytes) return keep_for_a_while(word);
        Key key{};
        std::memcpy(key.data(), word.data(), word.size());
        std::size_t at = hash(key) & (slots_.size() - 1);
        while (slots_[at].folded != nullptr) {
            if (slots_[at].key == key) return *slots_[at].folded;
            at = (at + 1) & (slots_.size() - 1);
        }
        if (words_.size() >= kMaxCachedWords) return keep_for_a_while(word);
        words_.push_back(text::fold(word));
        slots_[at] = {key, &words_.back()};
        if (words_.size() * 2 > slots_.size()) grow();
        return words_.back();
    }

  private:
    using Key = std::array<std::uint64_t, 2>;
    struct Slot {
        Key key{};
        const std::string* folded = nullptr;
    };

    static std::size_t hash(const Key& key) {
        const std::uint64_t mixed = (key[0] ^ (key[1] * 0x9E3779B97F4A7C15ULL)) * 0xFF51AFD7ED558CCDULL;
        return mixed ^ (mixed >> 32U);
    }

    void grow() {
        std::vector<Slot> larger(slots_.size() * 2);
        for (const Slot& slot : slots_) {
            if (slot.folded == nullptr) continue;
            std::size_t at = hash(slot.key) & (larger.size() - 1);
            while (larger[at].folded != nullptr) at = (at + 1) & (larger.size() - 1);
            larger[at] = slot;
        }
        slots_ = std::move(larger);
    }

    /// Long or rare words: the last few stay valid, which is all that one comparison needs.
    std::string_view keep_for_a_while(std::string_view word) {
        std::string& place = recent_[next_++ % recent_.size()];
        place = text::fold(word.substr(0, 256));
        return place;
    }

    std::vector<Slot> slots_;
    std::deque<std::string> words_;
    std::array<std::string, 64> recent_;
    std::size_t next_ = 0;
};

}  // namespace

std::string_view fold_word(std::string_view word) {
    thread_local FoldedWords words;
    return words.fold(word);
}

}  // namespace doichieu::citation
