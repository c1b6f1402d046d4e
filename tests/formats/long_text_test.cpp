// A text that no document is as long as, read in parts: nothing is lost, added or moved.

#include "formats/long_text.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/reading.h"

namespace doichieu::formats {
namespace {

std::string text_of(const document::Document& document) {
    std::string text;
    document.for_each_piece([&](std::string_view piece) { text += piece; });
    return text;
}

LongText::Source in_memory(std::string bytes) {
    return LongText::in_memory(io::Bytes::own(std::move(bytes)));
}

struct Parts {
    std::vector<std::string> lines;  ///< "number:text", as lines_of() tells them
    std::vector<std::string> texts;
    std::string all;
};

Parts parts_of(const std::string& bytes, std::size_t part_bytes) {
    LongText text(in_memory(bytes), "dai.txt", part_bytes);
    Parts parts;
    while (const auto part = text.next()) {
        EXPECT_TRUE(part->ok());
        if (!part->ok()) break;
        const document::Document& document = (*part)->document;
        EXPECT_EQ(document.before().bytes, parts.all.size());
        for (std::string& line : lines_of(document)) parts.lines.push_back(std::move(line));
        parts.texts.push_back(text_of(document));
        parts.all += parts.texts.back();
    }
    return parts;
}

TEST(LongText, PartsAreTheWhole) {
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        std::string bytes = "\xEF\xBB\xBFKẾ HOẠCH";
        for (int i = 0; i < 60; ++i) {
            bytes += end;
            if (i % 7 == 0) bytes += end;
            bytes +=
                i % 11 == 0 ? "Đa\xCC\x89ng u\xCC\x89y \xE2\x80\x8Bxã" : "Căn cứ Nghị quyết số " + std::to_string(i);
        }
        const auto whole = read_as("dai.txt", bytes);
        ASSERT_TRUE(whole.ok());
        for (const std::size_t size : {1U, 40U, 200U, 100'000U}) {
            const Parts parts = parts_of(bytes, size);
            EXPECT_EQ(parts.lines, lines_of(whole->document)) << size;
            EXPECT_EQ(parts.all, text_of(whole->document)) << size;
            EXPECT_EQ(parts.texts.size() > 1, size < bytes.size()) << size;
        }
    }
}

TEST(LongText, IsCutBehindAnEmptyLineWhereOneIsNear) {
    EXPECT_EQ(parts_of("mot\nhai\nba\n \nbon\nnam\n", 5).texts,
              (std::vector<std::string>{"mot\nhai\nba\n \n", "bon\nnam\n"}));
    EXPECT_EQ(parts_of("mot\nhai\nba\nbon\nnam\nsau\n", 5).texts,
              (std::vector<std::string>{"mot\nhai\n", "ba\nbon\n", "nam\nsau\n"}));
    EXPECT_EQ(parts_of("mot hai ba bon nam\n\nsau\n", 5).texts,
              (std::vector<std::string>{"mot hai ba bon nam\n\n", "sau\n"}));
}

TEST(LongText, PartsWithoutALetterAreLeftOutAndCounted) {
    const std::string bytes = "mot\n\n" + std::string(64, '\n') + "hai\n";
    LongText text(in_memory(bytes), "dai.txt", 4);
    const auto first = text.next();
    const auto second = text.next();
    ASSERT_TRUE(first && first->ok() && second && second->ok());
    EXPECT_FALSE((*first)->document.is_later_part());
    const document::Document& later = (*second)->document;
    EXPECT_TRUE(later.is_later_part());
    EXPECT_EQ(lines_of(later), std::vector<std::string>{"67:hai"});
    EXPECT_EQ(later.locate(0).line, later.before().lines + 1);
    EXPECT_EQ(later.behind().bytes, bytes.size());
    EXPECT_EQ(later.behind().lines, 67U);
    EXPECT_FALSE(text.next());
}

TEST(LongText, WithoutAnyLetterSaysSoOnce) {
    LongText text(in_memory(std::string(64, '\n')), "dai.txt", 4);
    const auto nothing = text.next();
    ASSERT_TRUE(nothing && !nothing->ok());
    EXPECT_EQ(nothing->error().code, "no-visible-text");
    EXPECT_FALSE(text.next());
}

bool is_long(const std::string& bytes, const std::string& path, const Limits& limits = {}) {
    return LongText::is_one(in_memory(bytes), bytes.size(), path, limits);
}

TEST(LongText, OnlyWhatBeginsAsLongPlainTextInUtf8IsOne) {
    std::string bytes;
    while (bytes.size() < LongText::kLong) bytes += "Căn cứ Nghị quyết số 25-NQ/TW\n";
    EXPECT_TRUE(is_long(bytes, "dai.txt"));
    EXPECT_TRUE(is_long(bytes, "dai"));
    EXPECT_FALSE(is_long(bytes, "dai.md"));
    EXPECT_FALSE(is_long(bytes, "dai.docx"));
    EXPECT_FALSE(is_long("{\\rtf1" + bytes, "dai.txt"));
    EXPECT_FALSE(is_long('\xFF' + bytes, "dai.txt"));
    EXPECT_FALSE(is_long(std::string(1, '\0') + bytes, "dai.txt"));
    EXPECT_FALSE(is_long(std::string(LongText::kLong, 'a'), "dai.txt"));  // one line
    EXPECT_FALSE(is_long(bytes.substr(0, LongText::kLong - 10), "dai.txt"));
    Limits limits;
    limits.text_bytes = LongText::kLong - 1;
    EXPECT_FALSE(is_long(bytes, "dai.txt", limits));
}

TEST(LongText, EachPartIsReadAsATextOfItsOwn) {
    const std::string plain = "Căn cứ Nghị quyết\n\n";
    LongText text(in_memory(plain + "Đảng ủy x\xFF\n\n" + plain + std::string(1, '\0') + "\n\n" + plain), "dai.txt", 8);
    const auto first = text.next();
    const auto damaged = text.next();
    ASSERT_TRUE(first && first->ok() && damaged && damaged->ok());
    EXPECT_TRUE((*first)->problems.empty());
    EXPECT_EQ(lines_of((*damaged)->document), std::vector<std::string>{"3:Đảng ủy x\xEF\xBF\xBD"});
    ASSERT_EQ((*damaged)->problems.size(), 1U);
    EXPECT_EQ((*damaged)->problems[0].code, "invalid-utf8");
    EXPECT_EQ((*damaged)->problems[0].line, 3U);
    const auto third = text.next();
    ASSERT_TRUE(third && third->ok());
    EXPECT_EQ(lines_of((*third)->document), std::vector<std::string>{"5:Căn cứ Nghị quyết"});
    const auto binary = text.next();
    ASSERT_TRUE(binary && !binary->ok());
    EXPECT_EQ(binary->error().code, "binary-file");
    EXPECT_FALSE(text.next());  // nothing is read behind it
}

TEST(LongText, ALongLineIsCopiedFewTimes) {
    constexpr std::size_t kLine = std::size_t{4} << 20;
    const std::string bytes = "mot\n\n" + std::string(kLine, 'x') + "\n\nhai\n";
    int asked = 0;
    LongText text(
        [&](std::uint64_t begin, std::span<char> to) -> base::Result<std::size_t> {
            ++asked;
            return std::string_view(bytes).substr(begin).copy(to.data(), to.size());
        },
        "dai.txt", 4);
    std::size_t parts = 0;
    while (const auto part = text.next()) parts += part->ok() ? 1U : 0U;
    EXPECT_EQ(parts, 3U);
    EXPECT_LT(asked, 40);
}

TEST(LongText, EndsWithWhatCannotBeRead) {
    const std::string bytes = "mot\n\nhai\n\n" + std::string(std::size_t{1} << 17, 'x') + "\n";
    LongText text(
        [&](std::uint64_t begin, std::span<char> to) -> base::Result<std::size_t> {
            if (begin > 0) return base::Error{"unreadable", {"Hỏng.", "Broken."}, "dai.txt"};
            return bytes.copy(to.data(), to.size());
        },
        "dai.txt", 4);
    while (const auto part = text.next()) {
        if (part->ok()) continue;
        EXPECT_EQ(part->error().code, "unreadable");
        EXPECT_FALSE(text.next());
        return;
    }
    FAIL() << "the failure is not told";
}

}  // namespace
}  // namespace doichieu::formats
