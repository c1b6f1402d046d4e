// A text that no document is as long as, read in parts: nothing is lost, added or moved.

#include "formats/long_text.h"

#include <gtest/gtest.h>

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

struct Parts {
    std::vector<std::string> lines;  ///< "number:text", as lines_of() tells them
    std::vector<std::string> texts;
    std::string all;
};

Parts parts_of(const std::string& bytes, std::size_t part_bytes) {
    LongText text(io::Bytes::own(bytes), "dai.txt", part_bytes);
    Parts parts;
    while (const auto part = text.next()) {
        EXPECT_TRUE(part->ok());
        if (!part->ok()) break;
        const document::Document& document = **part;
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
    LongText text(io::Bytes::own(bytes), "dai.txt", 4);
    const auto first = text.next();
    const auto second = text.next();
    ASSERT_TRUE(first && first->ok() && second && second->ok());
    EXPECT_FALSE((*first)->is_later_part());
    EXPECT_TRUE((*second)->is_later_part());
    EXPECT_EQ(lines_of(**second), std::vector<std::string>{"67:hai"});
    EXPECT_EQ((*second)->locate(0).line, (*second)->before().lines + 1);
    EXPECT_EQ((*second)->behind().bytes, bytes.size());
    EXPECT_EQ((*second)->behind().lines, 67U);
    EXPECT_FALSE(text.next());
}

TEST(LongText, WithoutAnyLetterSaysSoOnce) {
    LongText text(io::Bytes::own(std::string(64, '\n')), "dai.txt", 4);
    const auto nothing = text.next();
    ASSERT_TRUE(nothing && !nothing->ok());
    EXPECT_EQ(nothing->error().code, "no-visible-text");
    EXPECT_FALSE(text.next());
}

TEST(LongText, OnlyLongPlainTextInUtf8IsOne) {
    std::string bytes;
    while (bytes.size() < LongText::kLong) bytes += "Căn cứ Nghị quyết số 25-NQ/TW\n";
    EXPECT_TRUE(LongText::is_one(bytes, "dai.txt", {}));
    EXPECT_TRUE(LongText::is_one(bytes, "dai", {}));
    EXPECT_FALSE(LongText::is_one(bytes, "dai.md", {}));
    EXPECT_FALSE(LongText::is_one(bytes, "dai.docx", {}));
    EXPECT_FALSE(LongText::is_one("{\\rtf1" + bytes, "dai.txt", {}));
    EXPECT_FALSE(LongText::is_one(bytes + '\xFF', "dai.txt", {}));
    EXPECT_FALSE(LongText::is_one(bytes + '\0', "dai.txt", {}));
    EXPECT_FALSE(LongText::is_one(std::string_view(bytes).substr(0, LongText::kLong - 10), "dai.txt", {}));
    Limits limits;
    limits.text_bytes = LongText::kLong - 1;
    EXPECT_FALSE(LongText::is_one(bytes, "dai.txt", limits));
}

}  // namespace
}  // namespace doichieu::formats
