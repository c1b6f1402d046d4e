// The same logical documents in every format. A folder of tests/formats/conformance/ is one document: expected.txt says
// its blocks and citations, document.<format> are its files (make.py writes them). A new reader is a row below and its
// files.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "formats/reader.h"
#include "support/files.h"
#include "support/reader.h"

namespace doichieu::formats {
namespace {

using document::BlockRole;

/// What a format cannot say by its nature: the blocks that it shows in place of some of the document's.
struct Difference {
    std::string document;
    std::string reason;
    std::vector<std::string> blocks;
    std::vector<std::string> shown;
};

/// What a format cannot say is a difference, which is held too; what its reader or writer loses is a gap.
struct FormatRow {
    std::string name;
    document::SourceKind kind;
    std::set<std::string> gaps;  ///< documents that differ for now; a test says when one no longer does
    std::vector<Difference> differences;

    [[nodiscard]] bool is_sealed() const {
        return kind == document::SourceKind::pdf || kind == document::SourceKind::doc;
    }
};

std::vector<Difference> differences_of_pdf() {
    return {
        {"header-and-footer",
         "on one page nothing repeats, so nothing tells a running head from a first line",
         {"body\tKẾ HOẠCH"},
         {"body\tĐảng ủy xã Bình Minh", "body\tKẾ HOẠCH"}},
        {"header-and-footer",
         "nor a running foot from a last line",
         {"header\tĐảng ủy xã Bình Minh", "footer\tKế hoạch năm 2024"},
         {"body\tKế hoạch năm 2024"}},
        {"legacy-fonts",
         "printed where these fonts are missing: small letters stand where the font of capitals was",
         {"body\tKẾ HOẠCH"},
         {"body\tKế hoạch"}},
        {"split-runs",
         "the font has one glyph for both hyphens",
         {"body\tChỉ thị số 18\u2011CT/TW, ngày 26/10/2022."},
         {"body\tChỉ thị số 18-CT/TW, ngày 26/10/2022."}},
        {"table",
         "the cell's first line is so full that the next word would not fit: it may be one paragraph",
         {"cell\tGiám sát, phản biện", "cell\tĐối thoại với nhân dân"},
         {"cell\tGiám sát, phản biện Đối thoại với nhân dân"}},
        {"text-box",
         "a box without a frame is printed like any other text",
         {"box\tThực hiện Nghị quyết số 25-NQ/TW"},
         {"body\tThực hiện Nghị quyết số 25-NQ/TW"}},
        {"tracked-changes",
         "nothing in a print tells that the end of a paragraph was deleted",
         {"body\tCác chi bộ tổ chức thực hiện."},
         {"body\tCác chi bộ", "body\ttổ chức thực hiện."}},
    };
}

const std::vector<FormatRow>& formats() {
    using document::SourceKind;
    static const std::vector<FormatRow> kFormats = {
        {"docx", SourceKind::docx, {}, {}},
        {"xml", SourceKind::docx, {}, {}},  // Flat OPC
        {"odt", SourceKind::odt, {}, {}},
        {"fodt", SourceKind::odt, {}, {}},
        // LibreOffice writes the whole paragraph as deleted where only its mark is.
        {"rtf", SourceKind::rtf, {"tracked-changes"}, {}},
        {"html", SourceKind::html, {}, {}},
        {"doc", SourceKind::doc, {}, {}},
        {"pdf", SourceKind::pdf, {}, differences_of_pdf()},
    };
    return kFormats;
}

std::vector<std::string> documents() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(testing::kSourceDir / "tests/formats/conformance")) {
        if (entry.is_directory()) names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
}

std::filesystem::path folder_of(const std::string& name) {
    return testing::kSourceDir / "tests/formats/conformance" / name;
}

std::string name_of(BlockRole role) {
    switch (role) {
        case BlockRole::body:
            return "body";
        case BlockRole::table_cell:
            return "cell";
        case BlockRole::footnote:
            return "footnote";
        case BlockRole::endnote:
            return "endnote";
        case BlockRole::header:
            return "header";
        case BlockRole::footer:
            return "footer";
        case BlockRole::text_box:
            return "box";
    }
    return "";
}

std::vector<std::string> expected_blocks(const std::string& name, const FormatRow& format) {
    std::vector<std::string> out;
    std::istringstream lines(testing::read_text(folder_of(name) / "expected.txt"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("citation\t")) out.push_back(line);
    }
    for (const Difference& difference : format.differences) {
        if (difference.document != name) continue;
        const auto found = std::ranges::search(out, difference.blocks);
        EXPECT_FALSE(found.empty()) << "the document has no such blocks: " << difference.reason;
        if (found.empty()) continue;
        const auto at = out.erase(found.begin(), found.end());
        out.insert(at, difference.shown.begin(), difference.shown.end());
    }
    return out;
}

std::vector<std::string> blocks_of(const document::Document& document) {
    std::vector<std::string> out;
    for (const document::Block& block : document.blocks()) {
        const std::string text(document.text(block));
        if (block.role == BlockRole::header || block.role == BlockRole::footer) {
            if (text == "1") continue;  // the page's number alone
        }
        out.push_back(name_of(block.role) + "\t" + text);
    }
    return out;
}

class Conformance : public ::testing::TestWithParam<std::tuple<std::string, std::size_t>> {};

TEST_P(Conformance, SameBlocks) {
    const std::string& name = std::get<0>(GetParam());
    const FormatRow& format = formats()[std::get<1>(GetParam())];
    if (format.is_sealed() && !testing::has_reader()) GTEST_SKIP() << "built without doichieu-reader";
    const auto path = folder_of(name) / ("document." + format.name);
    ASSERT_TRUE(std::filesystem::exists(path)) << path;
    auto result = read_document(io::Bytes::own(testing::read_text(path)), path, {});
    ASSERT_TRUE(result.ok()) << result.error().message.en;
    EXPECT_EQ(result->document.kind(), format.kind);
    EXPECT_TRUE(result->problems.empty()) << result->problems.front().message.en;
    const auto blocks = blocks_of(result->document);
    const auto expected = expected_blocks(name, format);
    if (format.gaps.contains(name)) {
        EXPECT_NE(blocks, expected) << "no gap any more: take it from the row";
    } else {
        EXPECT_EQ(blocks, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Documents, Conformance,
                         ::testing::Combine(::testing::ValuesIn(documents()),
                                            ::testing::Range<std::size_t>(0, formats().size())),
                         [](const auto& parameters) {
                             std::string name =
                                 std::get<0>(parameters.param) + "_" + formats()[std::get<1>(parameters.param)].name;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

/// What make.py writes today reads like what is committed: with LibreOffice as it is installed, in every format.
TEST(FullConformance, MadeAnew) {
    const testing::TemporaryFolder made;
    const auto script = testing::kSourceDir / "tests/formats/conformance/make.py";
    const std::string command = "python3 '" + script.string() + "' '" + made.path().string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    for (const std::string& name : documents()) {
        for (const FormatRow& format : formats()) {
            const auto path = made.path() / name / ("document." + format.name);
            auto result = read_document(io::Bytes::own(testing::read_text(path)), path, {});
            ASSERT_TRUE(result.ok()) << path << " " << result.error().message.en;
            if (format.gaps.contains(name)) continue;
            EXPECT_EQ(blocks_of(result->document), expected_blocks(name, format)) << path;
        }
    }
}

TEST(ConformanceSuite, HasDocumentsEnough) {
    EXPECT_GE(documents().size(), 12U);
}

TEST(ConformanceSuite, HasADocumentOfSixtyPages) {
    if (!testing::has_reader()) GTEST_SKIP() << "built without doichieu-reader";
    const auto path = folder_of("long") / "document.pdf";
    const auto result = read_document(io::Bytes::own(testing::read_text(path)), path, {});
    ASSERT_TRUE(result.ok()) << result.error().message.en;
    EXPECT_EQ(result->document.page(result->document.size()), 60U);
}

}  // namespace
}  // namespace doichieu::formats
