#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

#include "base/lanes.h"
#include "text/folded_words.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

using std::size_t;
using std::uint32_t;

/// Ranges that hold only visible starters which NFC leaves alone, whatever stands beside them. Not complete: what
/// documents in Vietnamese contain. Checked against ICU over all code points in the tests.
bool is_surely_clean(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    if (c < 0x300) return c != 0xAD;  // nearly all
    constexpr Range kRanges[] = {{0x1E00, 0x1EFF}, {0x2002, 0x200A}, {0x2010, 0x2029}, {0x202F, 0x205F},
                                 {0x2190, 0x22FF}, {0x2500, 0x27BF}, {0xE000, 0xF8FF}, {0xFF01, 0xFF60}};
    return std::any_of(std::begin(kRanges), std::end(kRanges), [c](Range r) { return r.first <= c && c <= r.last; });
}

#if defined(DOICHIEU_LANES)
using base::lane;

/// The common case of is_clean(): nothing but ASCII, U+00C0–02FF and U+1E00–1EFF begins among the bytes; `doubt` is
/// where anything else does. Reads one byte more.
template <typename Bytes>
[[gnu::always_inline]] inline void doubt_plain(const char* at, Bytes& doubt) {
    Bytes bytes;
    Bytes second;
    base::load(at, bytes);
    base::load(at + 1, second);
    const Bytes above_cb = (bytes > lane(0xCB)) & bytes;  // sign bits alone matter
    const Bytes e1_good = (bytes == lane(0xE1)) & ((second & lane(0xFC)) == lane(0xB8));
    doubt = (above_cb & ~e1_good) | (bytes == lane(0xC2));
}

/// Moves on thirty-two bytes at a time while they are plain.
DOICHIEU_WIDE size_t skip_plain(std::string_view bytes, size_t at) {
    for (; at + 33 <= bytes.size(); at += 32) {
        base::Bytes32 doubt;
        doubt_plain(bytes.data() + at, doubt);
        if (base::bits_of(doubt) != 0) break;
    }
    return at;
}

#endif

/// The next character that may not be plain, at `at` or behind it; the end when all are.
size_t next_in_doubt(std::string_view bytes, size_t at) {
#if defined(DOICHIEU_LANES)
    for (; at + 17 <= bytes.size(); at += 16) {
        base::Bytes16 doubt;
        doubt_plain(bytes.data() + at, doubt);
        if (const std::uint64_t bits = base::bits_of(doubt)) return at + static_cast<size_t>(std::countr_zero(bits));
    }
    if (bytes.size() >= 17 && at < bytes.size()) {  // the last bytes once more; no character begins with the very last
        const size_t from = bytes.size() - 17;
        base::Bytes16 doubt;
        doubt_plain(bytes.data() + from, doubt);
        const std::uint64_t bits = base::bits_of(doubt) >> (at - from);
        return bits == 0 ? bytes.size() : at + static_cast<size_t>(std::countr_zero(bits));
    }
#endif
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0xC0) ++at;
    return at;
}

/// Zero-width characters, soft hyphens and other characters that Unicode wants ignored in display.
bool is_invisible(char32_t c) {
    if (c < 0x34F || (c >= 0x1E00 && c < 0x2000)) return c == 0xAD;  // what Vietnamese is written with
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

const icu::Normalizer2& nfc() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
        assert(U_SUCCESS(status));
        return normalizer;
    }();
    return *instance;
}

/// A combining mark, U+0300–036F, begins at `at`; not U+034F, which is invisible.
bool begins_mark(std::string_view bytes, size_t at) {
    if (at + 1 >= bytes.size()) return false;
    return bytes[at] == '\xCC' || (bytes[at] == '\xCD' && bytes[at + 1] < '\xB0' && bytes[at + 1] != '\x8F');
}

std::string compose(std::string_view letter) {
    std::string whole;
    icu::StringByteSink<std::string> sink(&whole);
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, icu::StringPiece(letter.data(), static_cast<std::int32_t>(letter.size())), sink, nullptr,
                        status);
    assert(U_SUCCESS(status));
    return whole;
}

/// A letter with its marks, and both as one in NFC.
struct Composition {
    WordKey apart;
    uint32_t apart_size = 0;
    uint32_t size = 0;
    std::array<char, 8> whole{};
};

/// Kept, for texts have few letters, again and again; null for what is too long for that.
const Composition* known_composition(std::string_view letter) {
    constexpr size_t kMost = size_t{1} << 10;
    thread_local constinit std::array<Composition, kMost> known{};
    if (letter.size() > WordKey::kMaxBytes) return nullptr;
    const WordKey key = WordKey::of(letter);
    Composition& found = known[key.hash(letter.size()) % kMost];
    if (found.apart_size == letter.size() && found.apart == key) return &found;
    const std::string whole = compose(letter);
    if (whole.size() > found.whole.size()) return nullptr;
    found = {key, static_cast<uint32_t>(letter.size()), static_cast<uint32_t>(whole.size()), {}};
    std::ranges::copy(whole, found.whole.begin());
    return &found;
}

/// Appends the cleaned forms of successive pieces of a source, and their edits where they are asked for.
class Cleaner {
  public:
    Cleaner(std::string_view source, std::string& text, std::vector<CleanEdit>* edits)
        : source_(source), text_(text), edits_(edits) {}

    void run() && {
        for (size_t at = 0; at < source_.size();) {
            const size_t end = piece_end(at);
            const std::string_view piece = source_.substr(at, end - at);
            if (is_clean(piece)) {
                text_.append(piece);
            } else if (!compose_letters(piece, at)) {
                clean_piece(piece, at);
            }
            at = end;
        }
    }

  private:
    /// After the line feed; in very long lines before an ASCII byte, which never composes with what precedes it.
    size_t piece_end(size_t at) const {
        constexpr size_t kLongest = size_t{1} << 20;
        const size_t line_feed = source_.substr(at, kLongest).find('\n');
        if (line_feed != std::string_view::npos) return at + line_feed + 1;
        size_t end = at + kLongest;
        if (end >= source_.size()) return source_.size();
        while (end < source_.size() && static_cast<unsigned char>(source_[end]) >= 0x80) ++end;
        return end;
    }

    /// The ordinary case, letters that are written with separate marks: each letter with its marks is composed by
    /// itself. False, and nothing done, when the piece holds anything else that is not clean.
    bool compose_letters(std::string_view piece, size_t offset) {
        constexpr size_t kMostGrowth = 3;  // of UTF-8 in NFC (Unicode, annex 15)
        constexpr size_t kStep = 16;       // is copied at once where less is wanted
        const size_t text_before = text_.size();
        const size_t edits_before = edits_ == nullptr ? 0 : edits_->size();
        text_.resize(text_before + kMostGrowth * piece.size() + kStep);
        char* out = text_.data() + text_before;
        std::string unknown;  // a composition that is not kept
        size_t kept = 0;      // up to where the text holds the piece
        const auto keep_until = [&](size_t end) {
            const size_t size = end - kept;
            if (size <= kStep && kept + kStep <= piece.size()) {
                std::memcpy(out, piece.data() + kept, kStep);
            } else {
                std::memcpy(out, piece.data() + kept, size);
            }
            out += size;
        };
        for (size_t at = next_in_doubt(piece, 0); at < piece.size(); at = next_in_doubt(piece, at)) {
            const size_t marks = at;
            while (begins_mark(piece, at)) at += 2;
            if (at == marks) {
                const CodePoint point = decode(piece, at);
                if (!is_surely_clean(point.value)) {
                    text_.resize(text_before);
                    if (edits_ != nullptr) edits_->resize(edits_before);
                    return false;
                }
                at += point.length;
                continue;
            }
            const bool behind_ascii = marks > 0 && static_cast<unsigned char>(piece[marks - 1]) < 0x80;
            const size_t letter = marks - (behind_ascii ? 1 : decode_before(piece, marks).length);
            const std::string_view apart = piece.substr(letter, at - letter);
            const Composition* const known = known_composition(apart);
            if (known == nullptr) unknown = compose(apart);
            const std::string_view whole =
                known == nullptr ? unknown : std::string_view(known->whole.data(), known->size);
            if (whole == apart) continue;
            keep_until(letter);
            if (edits_ != nullptr) {
                edits_->push_back({static_cast<uint32_t>(out - text_.data()), static_cast<uint32_t>(whole.size()),
                                   static_cast<uint32_t>(offset + letter), static_cast<uint32_t>(apart.size())});
            }
            if (known != nullptr) {
                std::memcpy(out, known->whole.data(), known->whole.size());
            } else {
                std::memcpy(out, unknown.data(), unknown.size());
            }
            out += whole.size();
            kept = at;
        }
        keep_until(piece.size());
        text_.resize(static_cast<size_t>(out - text_.data()));
        return true;
    }

    /// Removes first and composes then: a zero-width character may stand between a letter and its mark.
    void clean_piece(std::string_view piece, size_t offset) {
        std::string visible;
        visible.reserve(piece.size());
        std::vector<CleanEdit> removals;  // offsets within the piece
        size_t kept = 0;                  // up to where `visible` holds the piece
        for (size_t at = 0; at < piece.size();) {
            const CodePoint point = decode(piece, at);
            if (is_invisible(point.value)) {
                visible.append(piece.substr(kept, at - kept));
                kept = at + point.length;
                if (!removals.empty() && removals.back().clean_begin == visible.size()) {
                    removals.back().source_length += point.length;
                } else {
                    removals.push_back(
                        {static_cast<uint32_t>(visible.size()), 0, static_cast<uint32_t>(at), point.length});
                }
            }
            at += point.length;
        }
        visible.append(piece.substr(kept));

        std::string composed;
        icu::StringByteSink<std::string> sink(&composed, static_cast<std::int32_t>(visible.size()));
        icu::Edits compositions;
        UErrorCode status = U_ZERO_ERROR;
        nfc().normalizeUTF8(0, icu::StringPiece(visible.data(), static_cast<std::int32_t>(visible.size())), sink,
                            edits_ == nullptr ? nullptr : &compositions, status);
        assert(U_SUCCESS(status));
        if (edits_ != nullptr) join_edits(removals, compositions, offset);
        text_.append(composed);
    }

    /// `removals` lead from the piece to its visible text, `compositions` from there to the clean text.
    void join_edits(const std::vector<CleanEdit>& removals, const icu::Edits& compositions, size_t offset) {
        const auto clean_offset = static_cast<uint32_t>(text_.size());
        const auto source_offset = static_cast<uint32_t>(offset);
        auto removal = removals.begin();
        uint32_t removed = 0;
        std::int64_t growth = 0;  // clean minus visible, so far
        const auto add = [&](uint32_t clean, uint32_t clean_length, uint32_t source, uint32_t source_length) {
            edits_->push_back({clean_offset + clean, clean_length, source_offset + source, source_length});
        };
        const auto add_removals_until = [&](uint32_t visible_end) {
            for (; removal != removals.end() && removal->clean_begin <= visible_end; ++removal) {
                const auto clean = static_cast<uint32_t>(removal->clean_begin + growth);
                add(clean, 0, removal->source_begin, removal->source_length);
                removed += removal->source_length;
            }
        };

        UErrorCode status = U_ZERO_ERROR;
        for (auto change = compositions.getFineChangesIterator(); change.next(status);) {
            const auto begin = static_cast<uint32_t>(change.sourceIndex());
            const auto length = static_cast<uint32_t>(change.oldLength());
            const auto clean_length = static_cast<uint32_t>(change.newLength());
            add_removals_until(begin);
            const uint32_t source_begin = begin + removed;
            uint32_t inside = 0;  // removed from the middle of what was composed
            for (; removal != removals.end() && removal->clean_begin < begin + length; ++removal) {
                inside += removal->source_length;
            }
            add(static_cast<uint32_t>(change.destinationIndex()), clean_length, source_begin, length + inside);
            removed += inside;
            growth += static_cast<std::int64_t>(clean_length) - length;
        }
        add_removals_until(static_cast<uint32_t>(-1));
    }

    std::string_view source_;
    std::string& text_;
    std::vector<CleanEdit>* edits_;
};

}  // namespace

bool is_clean(std::string_view bytes) {
#if defined(DOICHIEU_LANES)
    static const bool is_wide = base::has_wide_lanes();
    const auto skip = [&](size_t at) { return is_wide ? skip_plain(bytes, at) : at; };
#else
    const auto skip = [](size_t at) { return at; };
#endif
    for (size_t at = next_in_doubt(bytes, skip(0)); at < bytes.size();) {
        const CodePoint point = decode(bytes, at);
        if (!is_surely_clean(point.value)) return false;
        at = next_in_doubt(bytes, skip(at + point.length));
    }
    return true;
}

Cleaned clean(std::string_view bytes) {
    Cleaned cleaned;
    cleaned.text.reserve(bytes.size());
    Cleaner(bytes, cleaned.text, &cleaned.edits).run();
    return cleaned;
}

void append_clean(std::string_view bytes, std::string& out) {
    Cleaner(bytes, out, nullptr).run();
}

uint32_t source_offset(const std::vector<CleanEdit>& edits, uint32_t clean_offset) {
    const auto after =
        std::upper_bound(edits.begin(), edits.end(), clean_offset,
                         [](uint32_t offset, const CleanEdit& edit) { return offset < edit.clean_begin; });
    if (after == edits.begin()) return clean_offset;
    const CleanEdit& edit = *std::prev(after);
    const uint32_t clean_end = edit.clean_begin + edit.clean_length;
    if (clean_offset < clean_end) return edit.source_begin;
    return edit.source_begin + edit.source_length + (clean_offset - clean_end);
}

}  // namespace doichieu::text
