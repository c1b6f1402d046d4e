#include "formats/pdf/inflated_size.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace doichieu::formats::pdf {

namespace {

constexpr int kMaxLength = 15;  // bits of a code
constexpr int kFastBits = 9;
constexpr std::size_t kMaxSymbols = 288;  // 257 and what five bits say
constexpr int kEndOfBlock = 256;
constexpr int kNoSymbol = -1;

/// The packed bytes as bits, lowest first; zeros behind their end.
class Bits {
  public:
    explicit Bits(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint32_t peek(int count) {
        while (held_ < count) {
            if (next_ < bytes_.size())
                bits_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[next_])) << held_;
            ++next_;
            held_ += 8;
        }
        return static_cast<std::uint32_t>(bits_ & ((1ULL << count) - 1));
    }
    void drop(int count) {
        bits_ >>= count;
        held_ -= count;
    }
    std::uint32_t take(int count) {
        const std::uint32_t value = peek(count);
        drop(count);
        return value;
    }
    void align() { drop(held_ % 8); }
    /// Passes over whole bytes, as far as there are any; tells how many.
    std::size_t skip(std::size_t count) {
        next_ = position();
        bits_ = 0;
        held_ = 0;
        const std::size_t there = std::min(count, bytes_.size() - std::min(next_, bytes_.size()));
        next_ += there;
        return there;
    }
    /// Bytes read, the last one perhaps in part; more than there are past the end.
    [[nodiscard]] std::size_t position() const { return next_ - static_cast<std::size_t>(held_ / 8); }
    [[nodiscard]] bool is_past_end() const { return position() > bytes_.size(); }

  private:
    std::string_view bytes_;
    std::size_t next_ = 0;
    std::uint64_t bits_ = 0;
    int held_ = 0;
};

/// A canonical Huffman code. Short codes are looked up, longer ones are found length by length.
class Code {
  public:
    explicit Code(std::span<const std::uint8_t> lengths) {
        for (const std::uint8_t length : lengths) ++count_[length];
        count_[0] = 0;
        std::array<std::uint16_t, kMaxLength + 2> begin{};
        for (std::size_t length = 1; length <= kMaxLength; ++length) {
            begin[length + 1] = static_cast<std::uint16_t>(begin[length] + count_[length]);
        }
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] != 0) symbols_[begin[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);
        }
        fill_fast();
    }

    int take_symbol(Bits& bits) const {
        const std::uint32_t ahead = bits.peek(kMaxLength);
        const Entry entry = fast_[ahead & ((1U << kFastBits) - 1)];
        if (entry.length != 0) {
            bits.drop(entry.length);
            return entry.symbol;
        }
        // The first code of a length and the index of its symbol follow from those before.
        std::uint32_t code = 0;
        std::uint32_t first = 0;
        std::uint32_t index = 0;
        for (int length = 1; length <= kMaxLength; ++length) {
            code |= (ahead >> (length - 1)) & 1;
            const std::uint32_t count = count_[static_cast<std::size_t>(length)];
            if (code < first + count) {
                bits.drop(length);
                return symbols_[index + (code - first)];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return kNoSymbol;
    }

  private:
    struct Entry {
        std::uint16_t symbol = 0;
        std::uint8_t length = 0;
    };

    void fill_fast() {
        std::uint32_t code = 0;
        std::size_t index = 0;
        for (int length = 1; length <= kFastBits; ++length) {
            for (std::uint16_t i = 0; i < count_[static_cast<std::size_t>(length)]; ++i, ++code, ++index) {
                std::uint32_t reversed = 0;
                for (int bit = 0; bit < length; ++bit) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
                for (std::size_t at = reversed; at < fast_.size(); at += std::size_t{1} << length) {
                    fast_[at] = {symbols_[index], static_cast<std::uint8_t>(length)};
                }
            }
            code <<= 1;
        }
    }

    std::array<std::uint16_t, kMaxLength + 1> count_{};
    std::array<std::uint16_t, kMaxSymbols> symbols_{};
    std::array<Entry, 1U << kFastBits> fast_{};
};

struct Codes {
    Code letters;
    Code distances;
};

Codes fixed_codes() {
    std::array<std::uint8_t, kMaxSymbols> letters{};
    std::fill_n(letters.begin(), 144, 8);
    std::fill_n(letters.begin() + 144, 112, 9);
    std::fill_n(letters.begin() + 256, 24, 7);
    std::fill_n(letters.begin() + 280, 8, 8);
    std::array<std::uint8_t, 30> distances{};
    distances.fill(5);
    return {Code(letters), Code(distances)};
}

/// The codes that stand before a block; their lengths are coded themselves.
std::optional<Codes> read_codes(Bits& bits) {
    static constexpr std::array<std::uint8_t, 19> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                            11, 4,  12, 3, 13, 2, 14, 1, 15};
    const std::size_t letters = 257 + bits.take(5);
    const std::size_t distances = 1 + bits.take(5);
    const std::size_t given = 4 + bits.take(4);
    std::array<std::uint8_t, kOrder.size()> own{};
    for (std::size_t i = 0; i < given; ++i) own[kOrder[i]] = static_cast<std::uint8_t>(bits.take(3));
    const Code lengths_code(own);

    std::array<std::uint8_t, kMaxSymbols + 32> lengths{};
    for (std::size_t at = 0; at < letters + distances;) {
        const int symbol = lengths_code.take_symbol(bits);
        if (symbol < 0 || bits.is_past_end()) return std::nullopt;
        if (symbol < 16) {
            lengths[at++] = static_cast<std::uint8_t>(symbol);
            continue;
        }
        if (symbol == 16 && at == 0) return std::nullopt;
        const std::uint8_t repeated = symbol == 16 ? lengths[at - 1] : 0;
        const std::size_t times = symbol == 16 ? 3 + bits.take(2) : symbol == 17 ? 3 + bits.take(3) : 11 + bits.take(7);
        if (times > letters + distances - at) return std::nullopt;
        for (const std::size_t end = at + times; at < end; ++at) lengths[at] = repeated;
    }
    const std::span all(lengths);
    return Codes{Code(all.first(letters)), Code(all.subspan(letters, distances))};
}

/// What a block gives until it ends or the whole comes to `most`; false when it breaks off.
bool count_block(Bits& bits, const Codes& codes, std::uint64_t most, std::uint64_t& size) {
    static constexpr std::array<std::uint16_t, 29> kLength = {3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                              15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                              67, 83, 99, 115, 131, 163, 195, 227, 258};
    while (size < most && !bits.is_past_end()) {
        const int symbol = codes.letters.take_symbol(bits);
        if (symbol == kEndOfBlock) return true;
        if (symbol < 0) return false;
        if (symbol < kEndOfBlock) {
            ++size;
            continue;
        }
        const auto step = static_cast<std::size_t>(symbol - kEndOfBlock - 1);
        if (step >= kLength.size()) return false;
        const bool has_more = step >= 8 && step < kLength.size() - 1;
        const std::uint32_t length = kLength[step] + (has_more ? bits.take(static_cast<int>(step / 4 - 1)) : 0);
        const int distance = codes.distances.take_symbol(bits);
        if (distance < 0 || distance >= 30) return false;
        if (distance >= 4) (void)bits.take(distance / 2 - 1);
        size += length;
    }
    return false;
}

}  // namespace

Inflated inflated_size(std::string_view zlib, std::uint64_t most) {
    static const Codes kFixed = fixed_codes();
    Bits bits(zlib.substr(std::min<std::size_t>(2, zlib.size())));  // behind what made it, and how
    std::uint64_t size = 0;
    bool goes_on = true;
    while (goes_on && size < most) {
        const bool is_last = bits.take(1) == 1;
        const std::uint32_t kind = bits.take(2);
        if (kind == 0) {
            bits.align();
            const std::uint32_t length = bits.take(16);
            (void)bits.take(16);  // its complement
            const std::size_t there = bits.skip(length);
            size += there;
            goes_on = there == length;
        } else if (kind == 1) {
            goes_on = count_block(bits, kFixed, most, size);
        } else if (kind == 2) {
            const auto codes = read_codes(bits);
            goes_on = codes && count_block(bits, *codes, most, size);
        } else {
            goes_on = false;
        }
        goes_on = goes_on && !is_last && !bits.is_past_end();
    }
    return {size, std::min(zlib.size(), bits.position() + 2)};
}

}  // namespace doichieu::formats::pdf
