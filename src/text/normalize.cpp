#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>

#include "base/lanes.h"
#include "text/folded_words.h"
#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Looks at the characters that begin in [at, end).
bool is_stretch_clean(std::string_view bytes, size_t at, size_t end) {
    for (; at < end; ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte >= 0xC0 && !is_surely_clean(decode(bytes, at).value)) return false;
    }
    return true;
}

#if defined(DOICHIEU_LANES)
using base::lane;

/// The common case of is_block_clean(): nothing but ASCII, U+00C0–02FF and U+1E00–1EFF begins among the bytes; `doubt` is
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

/// The first bytes at `at` or behind it, thirty-two at a time, that are not plain; the rest where all are.
DOICHIEU_WIDE size_t wide_plain_end(std::string_view bytes, size_t at) {
    for (; at + 33 <= bytes.size(); at += 32) {
        base::Bytes32 doubt;
        doubt_plain(bytes.data() + at, doubt);
        if (base::bits_of(doubt) != 0) break;
    }
    return at;
}

size_t narrow_plain_end(std::string_view bytes, size_t at) {
    for (; at + 17 <= bytes.size(); at += 16) {
        base::Bytes16 doubt;
        doubt_plain(bytes.data() + at, doubt);
        if (base::bits_of(doubt) != 0) break;
    }
    return at;
}

/// True when the 16 characters or continuations at `at` are ASCII, U+00A0–02FF without the soft hyphen, U+1E00–1EFF, or
/// U+2010–2029. Reads 18 bytes. Sign bits alone matter, so `a & block` stands for "a, above ASCII".
bool is_block_clean(const char* at) {
    const auto all = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
    const auto load = [](const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); };
    const __m128i block = load(at);
    if (_mm_movemask_epi8(block) == 0) return true;
    const __m128i second = load(at + 1);
    const __m128i third = load(at + 2);
    const __m128i e1 = _mm_cmpeq_epi8(block, all(0xE1));
    const __m128i e2 = _mm_cmpeq_epi8(block, all(0xE2));

    const __m128i above_cb = _mm_and_si128(_mm_cmpgt_epi8(block, all(0xCB)), block);
    const __m128i other_lead = _mm_andnot_si128(_mm_or_si128(e1, e2), above_cb);
    const __m128i soft_hyphen = _mm_and_si128(_mm_cmpeq_epi8(block, all(0xC2)), _mm_cmpeq_epi8(second, all(0xAD)));
    const __m128i e1_good = _mm_cmpeq_epi8(_mm_and_si128(second, all(0xFC)), all(0xB8));
    const __m128i e2_good =
        _mm_and_si128(_mm_cmpeq_epi8(second, all(0x80)),
                      _mm_and_si128(_mm_cmpgt_epi8(third, all(0x8F)), _mm_cmplt_epi8(third, all(0xAA))));
    const __m128i doubt = _mm_or_si128(_mm_or_si128(other_lead, soft_hyphen),
                                       _mm_or_si128(_mm_andnot_si128(e1_good, e1), _mm_andnot_si128(e2_good, e2)));
    return _mm_movemask_epi8(doubt) == 0;
}
#endif

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

/// Combining marks, without U+034F, which is invisible.
bool is_combining_mark(char32_t c) {
    return c >= 0x300 && c < 0x370 && c != 0x34F;
}

/// A letter with its marks in NFC. Kept: texts have few of them, again and again.
const std::string& composed(std::string_view letter) {
    constexpr size_t kMost = size_t{1} << 14;
    thread_local WordMap<std::string> known;
    if (const auto found = known.find(letter); found != known.end()) return found->second;
    if (known.size() >= kMost) known.clear();
    std::string& whole = known[std::string(letter)];
    icu::StringByteSink<std::string> sink(&whole);
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, icu::StringPiece(letter.data(), static_cast<std::int32_t>(letter.size())), sink, nullptr,
                        status);
    assert(U_SUCCESS(status));
    return whole;
}

/// Appends the cleaned forms of successive pieces of a source, and their edits.
class Cleaner {
  public:
    explicit Cleaner(std::string_view source) : source_(source) { result_.text.reserve(source.size()); }

    Cleaned run() && {
        for (size_t at = 0; at < source_.size();) {
            const size_t end = piece_end(at);
            const std::string_view piece = source_.substr(at, end - at);
            if (is_clean(piece)) {
                result_.text.append(piece);
            } else if (!compose_letters(piece, at)) {
                clean_piece(piece, at);
            }
            at = end;
        }
        return std::move(result_);
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
    /// itself, and once. False, and nothing done, when the piece holds anything else that is not clean.
    bool compose_letters(std::string_view piece, size_t offset) {
        const size_t text_before = result_.text.size();
        const size_t edits_before = result_.edits.size();
        size_t kept = 0;    // up to where the text holds the piece
        size_t letter = 0;  // the character before `at`
        for (size_t at = 0; at < piece.size();) {
            const CodePoint point = decode(piece, at);
            if (!is_combining_mark(point.value)) {
                if (!is_surely_clean(point.value)) {
                    result_.text.resize(text_before);
                    result_.edits.resize(edits_before);
                    return false;
                }
                letter = at;
                at += point.length;
                continue;
            }
            while (at < piece.size() && is_combining_mark(decode(piece, at).value)) at += decode(piece, at).length;
            const std::string_view apart = piece.substr(letter, at - letter);
            const std::string& whole = composed(apart);
            if (whole == apart) continue;
            result_.text.append(piece.substr(kept, letter - kept));
            result_.edits.push_back({static_cast<uint32_t>(result_.text.size()), static_cast<uint32_t>(whole.size()),
                                     static_cast<uint32_t>(offset + letter), static_cast<uint32_t>(apart.size())});
            result_.text.append(whole);
            kept = at;
        }
        result_.text.append(piece.substr(kept));
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
                            &compositions, status);
        assert(U_SUCCESS(status));
        join_edits(removals, compositions, offset);
        result_.text.append(composed);
    }

    /// `removals` lead from the piece to its visible text, `compositions` from there to the clean text.
    void join_edits(const std::vector<CleanEdit>& removals, const icu::Edits& compositions, size_t offset) {
        const auto clean_offset = static_cast<uint32_t>(result_.text.size());
        const auto source_offset = static_cast<uint32_t>(offset);
        auto removal = removals.begin();
        uint32_t removed = 0;
        std::int64_t growth = 0;  // clean minus visible, so far
        const auto add = [&](uint32_t clean, uint32_t clean_length, uint32_t source, uint32_t source_length) {
            result_.edits.push_back({clean_offset + clean, clean_length, source_offset + source, source_length});
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
    Cleaned result_;
};

}  // namespace

bool is_clean(std::string_view bytes) {
    size_t at = 0;
#if defined(DOICHIEU_LANES)
    static const bool is_wide = base::has_wide_lanes();
    while (true) {
        if (is_wide) at = wide_plain_end(bytes, at);
        at = narrow_plain_end(bytes, at);
        if (at + 18 > bytes.size()) break;
        if (!is_block_clean(bytes.data() + at) && !is_stretch_clean(bytes, at, at + 16)) return false;
        at += 16;
    }
#endif
    return is_stretch_clean(bytes, at, bytes.size());
}

Cleaned clean(std::string_view bytes) {
    return Cleaner(bytes).run();
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
