#include "document/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "document/locator.h"
#include "io/digest.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace doichieu::document {
namespace {

Document make(std::string source) {
    Document::Input input;
    input.path = "ke-hoach.txt";
    input.source = io::Bytes::own(std::move(source));
    auto document = Document::build(std::move(input));
    EXPECT_TRUE(document.ok());
    return std::move(document).value();
}

std::string whole(const Document& document) {
    std::string out;
    document.for_each_piece([&](std::string_view piece) { out += piece; });
    return out;
}

std::vector<std::string> lines_of(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks()) {
        out.push_back(std::to_string(block.line) + ":" + std::string(document.text(block)));
    }
    return out;
}

struct BlockCase {
    std::string source;
    std::vector<std::string> blocks;
    std::string text;
};

TEST(Document, SplitsIntoBlocks) {
    const std::vector<BlockCase> cases = {
        {"", {}, ""},
        {"a", {"1:a"}, "a"},
        {"\n\nI- NỘI DUNG\n\n1. Cấp ủy\n", {"3:I- NỘI DUNG", "5:1. Cấp ủy"}, "\n\nI- NỘI DUNG\n\n1. Cấp ủy\n"},
        {"a\r\nb\r\n\r\nc", {"1:a", "2:b", "4:c"}, "a\r\nb\r\n\r\nc"},
        {"a\rb\r\rc", {"1:a", "2:b", "4:c"}, "a\rb\r\rc"},
        {"a\n\rb", {"1:a", "3:b"}, "a\n\rb"},
        {"\xEF\xBB\xBF"
         "a\nb",
         {"1:a", "2:b"},
         "a\nb"},
        {" \t a b\u00A0\n \u3000\nc", {"1:a b", "3:c"}, " \t a b\u00A0\n \u3000\nc"},
        {"\u200B\n\u200Ba\u200B\n\u00AD", {"2:a"}, "\na\n"},
        {"\u3164\na\uFFA0\n\uFFA0", {"2:a"}, "\na\n"},
        {"a\vb\f\n\fc", {"1:a", "1:b", "2:c"}, "a\vb\f\n\fc"},
        {"U\u0309y ban\nủy", {"1:Ủy ban", "2:ủy"}, "Ủy ban\nủy"},
        {"25\u00AD-NQ\u200B/TW – Ð", {"1:25-NQ/TW – Ð"}, "25-NQ/TW – Ð"},
        {"\x01\n\u2028x", {"2:x"}, "\x01\n\u2028x"},
    };
    for (const BlockCase& c : cases) {
        const Document document = make(c.source);
        EXPECT_EQ(lines_of(document), c.blocks) << c.source;
        EXPECT_EQ(whole(document), c.text) << c.source;
        EXPECT_EQ(document.size(), c.text.size()) << c.source;
    }
}

TEST(Document, ABlockIsSmall) {
    EXPECT_LE(sizeof(Block), 40U);
}

TEST(Document, ViewsAreContiguousOnlyWhereNothingWasCleaned) {
    const Document document = make("a\n\nb\nc\u0301\n\u200Bd\ne");
    ASSERT_EQ(document.blocks().size(), 5U);
    EXPECT_EQ(document.contiguous(0, 1), "a\n\nb");
    EXPECT_EQ(document.contiguous(0, 2), "");
    EXPECT_EQ(document.contiguous(2, 2), "ć");
    EXPECT_EQ(document.contiguous(3, 4), "d\ne");
    EXPECT_EQ(document.slice({0, document.size()}), "a\n\nb\nć\nd\ne");
    EXPECT_EQ(document.contiguous(2, 3), "");
}

TEST(Document, PlacesAndExcerpts) {
    const Document document = make(
        "\xEF\xBB\xBF"
        "Mục I\n\n  Quye\u0302\u0301t đi\u0323nh 25\u00ADx và hết\nđuôi");
    const std::string text = whole(document);
    const auto begin = static_cast<base::Offset>(text.find("định"));
    const auto place = document.place({begin, begin + static_cast<base::Offset>(std::string("định").size())});
    EXPECT_EQ(place.path, "ke-hoach.txt");
    EXPECT_EQ(place.line, 3U);
    EXPECT_EQ(place.column, 11U);
    EXPECT_EQ(place.end_line, 3U);
    EXPECT_EQ(place.end_column, 16U);
    EXPECT_EQ(place.excerpt, "định");
    EXPECT_EQ(place.source_line, "Quyết định 25x và hết");
    EXPECT_EQ(place.source_line.substr(place.source_column), "định 25x và hết");

    const auto first = document.place({0, 3});
    EXPECT_EQ(first.column, 1U);  // a byte order mark is no column
    EXPECT_EQ(first.end_column, 3U);

    const auto cut = document.place({begin, begin + 40}, 2);
    EXPECT_EQ(cut.excerpt, "đ");
    EXPECT_EQ(document.place({begin, begin + 40}, 3).excerpt, "đ");
    const auto over_lines = document.place({begin, document.size()});
    EXPECT_EQ(over_lines.end_line, 4U);
    EXPECT_EQ(over_lines.end_column, 5U);
    EXPECT_EQ(document.place({document.size() + 5, document.size() + 9}).excerpt, "");
}

/// Lines between soft breaks are one paragraph for those who count: one number, columns and pages that go on.
TEST(Document, SoftBreaksShareTheirParagraphsNumber) {
    Document::Input input;
    input.path = "a.docx";
    input.kind = SourceKind::docx;
    input.source = io::Bytes::own("mở đầu\nmột\vhai\vba\ncuối");
    input.pages = {{1, 0, 1}, {2, 9, 2}};  // "một\vhai" is eight bytes and a vowel's second one
    const Document document = std::move(Document::build(std::move(input)).value());
    const std::string text = whole(document);
    const auto at = [&](std::string_view word) { return static_cast<base::Offset>(text.find(word)); };
    EXPECT_EQ(document.blocks().size(), 5U);
    EXPECT_EQ(document.locate(at("hai")).line, 2U);
    EXPECT_EQ(document.locate(at("hai")).column, 5U);
    EXPECT_EQ(document.locate(at("ba")).column, 9U);
    EXPECT_EQ(document.page(at("hai")), 1U);
    EXPECT_EQ(document.page(at("ba")), 2U);
    EXPECT_EQ(document.page(at("cuối")), 2U);
    EXPECT_EQ(document.place({at("hai"), at("hai") + 3}).source_line, "hai");
}

TEST(Document, BlockAt) {
    const Document document = make("\na\n\nb");
    EXPECT_EQ(document.block_at(0), 0U);
    EXPECT_EQ(document.block_at(1), 0U);
    EXPECT_EQ(document.block_at(3), 0U);
    EXPECT_EQ(document.block_at(4), 1U);
    EXPECT_EQ(document.block_at(99), 1U);
}

TEST(Document, HashesTheSource) {
    EXPECT_EQ(make("abc").source_sha256(), io::sha256_hex("abc"));
    Document::Input input;
    input.source = io::Bytes::own("abc");
    input.source_sha256 = "as the reader says";
    EXPECT_EQ(Document::build(std::move(input))->source_sha256(), "as the reader says");
}

/// A piece of source and what it becomes. No two that change stand side by side, so that each is an edit of its own.
struct Unit {
    std::string source;
    std::string clean;
};

struct Random {
    std::string source;
    std::string clean;
    std::vector<Position> positions;  // of each clean byte
};

Random random_text(std::mt19937& random, std::size_t units, bool with_lines) {
    static const std::vector<Unit> kSame = {{"a", "a"}, {"đ", "đ"},   {"ế", "ế"}, {" ", " "},
                                            {"–", "–"}, {"\t", "\t"}, {"𝑥", "𝑥"}, {"Ð", "Ð"}};
    static const std::vector<Unit> kChanged = {
        {"e\u0302\u0301", "ế"}, {"\u200B", ""}, {"u\u031B", "ư"}, {"\u00AD", ""}};
    static const std::vector<std::string> kLineEnds = {"\n", "\r\n", "\r"};
    Random out;
    Position at{1, 1};
    std::string last;
    const auto pick = [&](const auto& from) {
        return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
    };
    const auto add = [&](const Unit& unit) {
        for (std::size_t i = 0; i < unit.clean.size(); ++i) {
            Position position = at;
            // A byte inside a character belongs to it, a byte of "\r\n" is a character of its own.
            if (unit.source == "\r\n") position.column += static_cast<std::uint32_t>(i);
            out.positions.push_back(position);
        }
        at.column += static_cast<std::uint32_t>(text::count_code_points(unit.source));
        out.source += unit.source;
        out.clean += unit.clean;
    };
    for (std::size_t i = 0; i < units; ++i) {
        const auto kind = std::uniform_int_distribution<int>(0, 20)(random);
        if (with_lines && kind < 3) {
            // "\r" before "\n" would be one line end of two units.
            const std::string end = last == "\r" ? "\r" : pick(kLineEnds);
            add({end, end});
            ++at.line;
            at.column = 1;
            last = end;
        } else {
            if (kind == 3) add(pick(kChanged));
            add(pick(kSame));
            last.clear();
        }
    }
    return out;
}

void expect_agrees(const Random& expected) {
    const Document document = make(expected.source);
    ASSERT_EQ(whole(document), expected.clean);
    for (const Block& block : document.blocks()) {
        const std::string_view source =
            std::string_view(expected.source).substr(block.source_begin, block.source_end - block.source_begin);
        ASSERT_EQ(document.text(block), text::clean(source).text);
        ASSERT_EQ(document.slice(block.span), document.text(block));
    }
    const std::size_t step = std::max<std::size_t>(1, expected.clean.size() / 2000);
    for (std::size_t at = 0; at < expected.clean.size(); at += step) {
        if ((static_cast<unsigned char>(expected.clean[at]) & 0xC0) == 0x80) continue;
        // The end of a block is where its last character ends, even when something invisible follows.
        const bool is_end = !document.blocks().empty() &&
                            document.blocks()[document.block_at(static_cast<base::Offset>(at))].span.end == at;
        if (is_end) continue;
        const Position position = document.locate(static_cast<base::Offset>(at));
        ASSERT_EQ(position.line, expected.positions[at].line) << at;
        ASSERT_EQ(position.column, expected.positions[at].column) << at << "\n" << expected.source;
    }
    for (std::size_t i = 0; i + 1 < document.blocks().size(); ++i) {
        const std::string_view view = document.contiguous(i, i + 1);
        const std::string copy = document.slice({document.blocks()[i].span.begin, document.blocks()[i + 1].span.end});
        ASSERT_TRUE(view.empty() || view == copy);
        ASSERT_EQ(copy, expected.clean.substr(document.blocks()[i].span.begin,
                                              document.blocks()[i + 1].span.end - document.blocks()[i].span.begin));
    }
}

TEST(Locator, AgreesWithTheDocumentInAnyOrder) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const Document document = make(random_text(random, round < 290 ? 60 : 20'000, round % 2 == 0).source);
        const auto any = [&](base::Offset below) {
            return std::uniform_int_distribution<base::Offset>(0, below)(random);
        };
        Locator locator(document);
        base::Offset at = 0;
        for (int i = 0; i < 60; ++i) {
            at = i % 8 == 7 ? any(document.size()) : std::min(at + any(document.size() / 30 + 2), document.size());
            const base::Span span{at, at + any(std::min<base::Offset>(document.size() - at, 12))};
            const auto [begin, end] = locator.locate(span);
            ASSERT_EQ(std::pair(begin.line, begin.column),
                      std::pair(document.locate(span.begin).line, document.locate(span.begin).column));
            ASSERT_EQ(std::pair(end.line, end.column),
                      std::pair(document.locate(span.end).line, document.locate(span.end).column));
        }
    }
}

TEST(Document, LocatesEveryCharacter) {
    std::mt19937 random(20230213);
    for (int round = 0; round < 300; ++round) expect_agrees(random_text(random, 60, true));
}

TEST(Document, LocatesInLongLines) {
    std::mt19937 random(20231231);
    expect_agrees(random_text(random, 200'000, false));
    Random indented = random_text(random, 100'000, false);
    indented.source.insert(0, 50'000, ' ');
    indented.clean.insert(0, 50'000, ' ');
    for (Position& position : indented.positions) position.column += 50'000;
    std::vector<Position> spaces;
    for (std::uint32_t column = 1; column <= 50'000; ++column) spaces.push_back({1, column});
    indented.positions.insert(indented.positions.begin(), spaces.begin(), spaces.end());
    expect_agrees(indented);
}

TEST(Document, OneHugeLineIsLocatedQuickly) {
    std::string source = "e\u0302";
    while (source.size() < 20'000'000) source += "Căn cứ Nghị quyết số 25-NQ/TW của Trung ương; ";
    const Document document = make(source);
    ASSERT_EQ(document.blocks().size(), 1U);
    for (int i = 0; i < 1000; ++i) {
        const auto at = document.size() - 3 - static_cast<base::Offset>(i) * 9000;
        const auto place = document.place({at, at + 2});
        ASSERT_LE(place.source_line.size(), 2 * Document::kLineWindow + 3);  // to the start of a character
        ASSERT_EQ(place.line, 1U);
    }
    EXPECT_EQ(document.locate(document.size()).column, text::count_code_points(source) + 1);
}

TEST(FullDocument, RefusesTooManyLines) {
    std::string source;
    for (int i = 0; i <= 8'000'000; ++i) source += "a\n";
    Document::Input input;
    input.path = "dai.txt";
    input.source = io::Bytes::own(std::move(source));
    const auto document = Document::build(std::move(input));
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().code, "too-many-lines");
    EXPECT_EQ(document.error().line, 8'000'001U);
}

}  // namespace
}  // namespace doichieu::document
