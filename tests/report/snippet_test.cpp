#include "report/snippet.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace doichieu::report {
namespace {

findings::Place place(const std::string& line, const std::string& excerpt) {
    findings::Place place;
    place.source_line = line;
    place.source_column = static_cast<std::uint32_t>(line.find(excerpt));
    place.span = {0, static_cast<std::uint32_t>(excerpt.size())};
    return place;
}

TEST(Snippet, LeavesShortLinesAlone) {
    const Snippet snippet = snippet_of(place("Căn cứ Kế hoạch số 1-KH/TU", "Kế hoạch"), 80);
    EXPECT_EQ(snippet.line, "Căn cứ Kế hoạch số 1-KH/TU");
    EXPECT_EQ(snippet.column, 7U);
    EXPECT_EQ(snippet.width, 8U);
}

TEST(Snippet, CountsTerminalColumns) {
    const Snippet snippet = snippet_of(place("会議 e\u0301 số", "số"), 80);
    EXPECT_EQ(snippet.column, 7U);  // two wide letters, a space, a letter with its mark, a space
    EXPECT_EQ(snippet.width, 2U);
}

TEST(Snippet, CutsAroundTheSpan) {
    std::string line;
    for (int i = 0; i < 200; ++i) line += "trước ";
    line += "ĐÂY";
    for (int i = 0; i < 200; ++i) line += " sau";
    for (std::size_t width = 20; width < 120; ++width) {
        const Snippet snippet = snippet_of(place(line, "ĐÂY"), width);
        EXPECT_LE(text::display_width(snippet.line), width);
        EXPECT_TRUE(snippet.line.starts_with("…")) << snippet.line;
        EXPECT_TRUE(snippet.line.ends_with("…")) << snippet.line;
        const std::size_t at = snippet.line.find("ĐÂY");
        ASSERT_NE(at, std::string::npos);
        EXPECT_EQ(text::display_width(std::string_view(snippet.line).substr(0, at)), snippet.column);
        EXPECT_EQ(snippet.width, 3U);
    }
}

TEST(Snippet, ShowsTheStartOfASpanThatDoesNotFit) {
    const std::string line = "đầu " + std::string(500, 'x') + " cuối";
    const Snippet snippet = snippet_of(place(line, std::string(500, 'x')), 40);
    EXPECT_EQ(snippet.line, "…" + std::string(38, 'x') + "…");
    EXPECT_EQ(snippet.column, 1U);
    EXPECT_EQ(snippet.width, 38U);
}

TEST(Snippet, MarksAtLeastOneColumn) {
    findings::Place empty;
    EXPECT_EQ(snippet_of(empty, 40).width, 1U);
}

}  // namespace
}  // namespace doichieu::report
