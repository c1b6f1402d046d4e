#include "text/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/encode.h"

namespace doichieu::text {
namespace {

constexpr std::size_t kValid = std::string_view::npos;

/// The textbook check, one code point at a time.
std::size_t find_invalid_slowly(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = decode(bytes, at);
        if (point.length == 1 && point.value >= 0x80) return at;
        at += point.length;
    }
    return kValid;
}

TEST(Utf8, EveryScalarValueComesBack) {
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value < 0xE000) continue;
        const std::string bytes = encode(value);
        const CodePoint forward = decode(bytes, 0);
        const CodePoint backward = decode_before(bytes, bytes.size());
        ASSERT_EQ(forward.value, value);
        ASSERT_EQ(forward.length, bytes.size());
        ASSERT_EQ(backward.value, value);
        ASSERT_EQ(backward.length, bytes.size());
    }
}

TEST(Utf8, NothingBeyondTheEnds) {
    EXPECT_EQ(decode("", 0).length, 0U);
    EXPECT_EQ(decode("a", 1).length, 0U);
    EXPECT_EQ(decode_before("a", 0).length, 0U);
}

struct Invalid {
    std::string bytes;
    std::size_t first;
    std::string replaced;
    std::size_t count;
};

TEST(Utf8, IllFormedSequences) {
    const Invalid cases[] = {
        {"\x80", 0, "\uFFFD", 1},
        {"a\xC3", 1, "a\uFFFD", 1},
        {"a\xC3g", 1, "a\uFFFDg", 1},
        {"\xC0\xAF", 0, "\uFFFD\uFFFD", 2},                      // overlong
        {"\xE0\x80\x80", 0, "\uFFFD\uFFFD\uFFFD", 3},            // overlong
        {"\xED\xA0\x80", 0, "\uFFFD\uFFFD\uFFFD", 3},            // surrogate
        {"\xF4\x90\x80\x80", 0, "\uFFFD\uFFFD\uFFFD\uFFFD", 4},  // above U+10FFFF
        {"\xE1\xBA", 0, "\uFFFD", 1},                            // cut letter
        {"về\xE1\xBAx", 4, "về\uFFFDx", 1},
        {"\xF0\x9F\x98", 0, "\uFFFD", 1},
    };
    for (const Invalid& c : cases) {
        for (const std::size_t padding : {0U, 13U, 14U, 15U, 16U, 40U}) {
            const std::string before(padding, 'x');
            EXPECT_EQ(find_invalid_utf8(before + c.bytes + before), padding + c.first)
                << testing::PrintToString(c.bytes) << " after " << padding;
        }
        std::size_t count = 0;
        EXPECT_EQ(replace_invalid_utf8(c.bytes, count), c.replaced);
        EXPECT_EQ(count, c.count);
    }
}

TEST(Utf8, FastAndSlowCheckAgree) {
    std::mt19937 random(1);
    const char32_t alphabet[] = {'a', ' ', U'đ', U'ế', U'“', 0xD7FF, 0xE000, U'．', 0x1F600};
    for (int round = 0; round < 20000; ++round) {
        std::string bytes;
        for (auto i = random() % 90; i > 0; --i) append_utf8(bytes, alphabet[random() % std::size(alphabet)]);
        ASSERT_EQ(find_invalid_utf8(bytes), kValid);
        if (bytes.empty()) continue;
        bytes[random() % bytes.size()] = static_cast<char>(random());
        ASSERT_EQ(find_invalid_utf8(bytes), find_invalid_slowly(bytes)) << testing::PrintToString(bytes);
    }
}

TEST(Utf8, CountsCodePointsOfLongTexts) {
    std::string text;
    for (std::size_t count = 0; count < 5000; ++count) {
        if (count % 611 == 0) EXPECT_EQ(count_code_points(text), count);
        append_utf8(text, count % 3 == 0 ? U'a' : U'ế');
    }
}

TEST(Utf8, DisplayWidth) {
    const std::pair<std::string_view, std::size_t> cases[] = {
        {"", 0},     {"Kế hoạch", 8}, {"Ke\u0302\u0301", 2}, {"漢字", 4}, {"ＡＢ", 4},
        {"\t\n", 0}, {"a\u200Bb", 2}, {"a\u00ADb", 2},       {"“…”", 3},  {"😀", 2},
    };
    for (const auto& [text, width] : cases) EXPECT_EQ(display_width(text), width) << text;
}

TEST(Utf8, PrefixByWidth) {
    EXPECT_EQ(prefix_by_width("Kế hoạch", 2), "Kế");
    EXPECT_EQ(prefix_by_width("Kế hoạch", 99), "Kế hoạch");
    EXPECT_EQ(prefix_by_width("漢字", 3), "漢");
    EXPECT_EQ(prefix_by_width("Ke\u0302x", 2), "Ke\u0302");
}

TEST(Utf8, CountsCodePoints) {
    EXPECT_EQ(count_code_points("Kế hoạch 😀"), 10U);
    // Longer than what is counted at once, cut at every byte.
    const std::string sentence = "Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013 😀 của Ban Chấp hành Trung ương";
    for (std::size_t size = 0; size <= sentence.size(); ++size) {
        const std::string_view part = std::string_view(sentence).substr(0, size);
        std::size_t starts = 0;
        for (const char byte : part) starts += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
        EXPECT_EQ(count_code_points(part), starts) << size;
    }
}

}  // namespace
}  // namespace doichieu::text
