// Detection by content, and the readers of text and Markdown.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "formats/docx_builder.h"
#include "formats/reader.h"
#include "io/digest.h"
#include "support/reader.h"

namespace doichieu::formats {
namespace {

using namespace std::string_literals;

base::Result<ReadResult> read(std::string bytes, const std::string& path, const Limits& limits = {}) {
    return read_document(io::Bytes::own(std::move(bytes)), path, limits);
}

std::vector<std::string> lines_of(const ReadResult& result) {
    std::vector<std::string> out;
    for (const document::Block& block : result.document.blocks()) {
        out.push_back(std::to_string(block.line) + ":" + std::string(result.document.text(block)));
    }
    return out;
}

struct Refused {
    std::string name;
    std::string bytes;
    std::string code;
    std::string says;  // part of the English message
};

TEST(Reader, SaysWhyAFileIsNotRead) {
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0');
    const std::string encrypted = ole + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;
    const auto wide = [](std::string_view name) {
        std::string out;
        for (const char c : name) out.append({c, '\0'});
        return out;
    };
    const std::string flat =
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">";
    const std::vector<Refused> cases = {
        {"a.txt", "", "empty-file", "0 bytes"},
        {"a.docx", "", "empty-file", "0 bytes"},
        {"a.txt", " \n\t\u200B\n\u00A0", "no-visible-text", "no text"},
        {"a.md", "\xEF\xBB\xBF", "no-visible-text", "no text"},
        {"a.md", "```\ncode\n```\n", "no-visible-text", "no text"},
        {"a.txt", "abc\0def"s, "binary-file", "binary"},
        {"a.docx", "abc\0def"s, "not-a-docx", "named .docx"},
        {"a.docx", "Căn cứ Nghị quyết", "not-a-docx", "named .docx"},
        {"a.txt", "\x80\x81\x82 a", "binary-file", "in no encoding"},
        {"a.docx", encrypted, "encrypted-docx", "password"},
        {"a.docx", ole + wide("WordDocument"), "broken-doc", "damaged"},
        {"a.docx", ole + wide("Workbook"), "old-xls", "Excel"},
        {"a.doc", ole + wide("PowerPoint Document"), "old-ppt", "PowerPoint"},
        {"a.doc", ole + wide("__properties_version1.0"), "outlook-message", "Outlook"},
        {"a.doc", ole, "unknown-ole", "no Word document"},
        {"a.docx", "%PDF-1.7\n", "broken-pdf", "PDF"},
        {"a.docx", "{\\rtf1\\ansi}", "no-visible-text", "no text"},
        {"a.docx", "\xEF\xBB\xBF\n <!DOCTYPE html><html>", "no-visible-text", "no text"},
        {"a.doc", "MIME-Version: 1.0\n", "no-page", "MHTML"},
        {"a.rtf", "abc", "not-a-docx", "named .rtf"},
        {"a.doc", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", "unsupported-xml", "XML"},
        {"a.xml", "<?xml version=\"1.0\"?>", "unsupported-xml", "XML"},
        {"a.xml", "<?xml version=\"1.0\"?><a", "unsupported-xml", "XML"},
        {"a.xml",
         "<?xml version=\"1.0\"?>\n<!-- x --><w:wordDocument "
         "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">",
         "word-2003-xml", "Word 2003"},
        {"a.xml",
         flat + "<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document/></pkg:xmlData></pkg:part>",
         "not-a-docx", "names no document part"},
        {"a.xml", flat + "<pkg:part pkg:name=\"/_rels/.rels\"><pkg:xmlData><a", "not-a-docx", "no document part"},
        {"a.fodt",
         "<?xml version=\"1.0\"?><office:document "
         "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><office:spreadsheet/></"
         "office:body></office:document>",
         "not-a-document", "spreadsheet"},
        {"a.fodt", "x", "not-a-docx", "named .fodt"},
        {"a.docx", "PK\x03\x04 cut off", "broken-zip", "directory"},
    };
    for (const Refused& c : cases) {
        const bool is_sealed = c.code == "broken-pdf" || c.code == "broken-doc";
        if (is_sealed && !doichieu::testing::has_reader()) continue;
        const auto result = read(c.bytes, c.name);
        ASSERT_FALSE(result.ok()) << c.name << " " << c.code;
        EXPECT_EQ(result.error().code, c.code);
        EXPECT_EQ(result.error().path, c.name);
        EXPECT_THAT(result.error().message.en, ::testing::HasSubstr(c.says));
        EXPECT_THAT(result.error().message.vi, ::testing::EndsWith("."));
    }
}

TEST(Reader, TakesContentForWhatItIs) {
    using document::SourceKind;
    const std::string rtf = "{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}";
    const std::string page = "<?xml version=\"1.0\"?>\n<!-- x -->\n<html><body><p>Kế hoạch</p></body></html>";
    const std::vector<std::tuple<std::string, std::string, SourceKind>> cases = {
        {"a.doc", rtf, SourceKind::rtf},
        {"a.docx", "\n" + rtf, SourceKind::rtf},
        {"a.doc", page, SourceKind::html},
        {"a.docx", page, SourceKind::html},
        {"a.txt", "<HTML><body>Kế hoạch", SourceKind::html},
        {"a.doc", "Kế hoạch", SourceKind::text},
        {"a.html", "<p>Kế hoạch", SourceKind::html},
        {"khong-ten", "Kế hoạch", SourceKind::text},
    };
    for (const auto& [name, bytes, kind] : cases) {
        const auto result = read(bytes, name);
        ASSERT_TRUE(result.ok()) << name << " " << result.error().message.en;
        EXPECT_EQ(result->document.kind(), kind) << name;
        EXPECT_EQ(result->document.slice({0, 100}), "Kế hoạch") << name;
    }
    EXPECT_TRUE(is_readable_name("a/Kế hoạch.DOC"));
    EXPECT_TRUE(is_readable_name("a.odt"));
    EXPECT_FALSE(is_readable_name("a.xlsx"));
}

TEST(Reader, TakesADocxWhateverItsName) {
    const auto result = read(fixture::DocxBuilder().body(fixture::paragraph("Kế hoạch")).build(), "ke-hoach.txt");
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->document.kind(), document::SourceKind::docx);
}

TEST(Reader, Limits) {
    Limits limits;
    limits.text_bytes = 10;
    const auto result = read("a text of more than ten bytes", "a.txt", limits);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "too-large");
}

TEST(Reader, ReadableNames) {
    for (const char* name : {"a.txt", "thư mục/Kế hoạch.DOCX", "x.md", "a.b.markdown", "x.docm"}) {
        EXPECT_TRUE(is_readable_name(name)) << name;
    }
    for (const char* name : {"a", ".txt", "a.txt/b", "~$a.docx", "x/~$a.docx", "a.docx.bak", "txt", ""}) {
        EXPECT_FALSE(is_readable_name(name)) << name;
    }
}

TEST(Plain, ReadsUtf8AsItIs) {
    const std::string text = "\xEF\xBB\xBFKẾ HOẠCH\r\n\r\nCa\u0306n cứ";
    const auto result = read(text, "a.txt");
    ASSERT_TRUE(result.ok());
    EXPECT_THAT(lines_of(*result), ::testing::ElementsAre("1:KẾ HOẠCH", "3:Căn cứ"));
    EXPECT_TRUE(result->problems.empty());
    EXPECT_EQ(result->document.source_sha256(), io::sha256_hex(text));
    EXPECT_EQ(result->document.kind(), document::SourceKind::text);
    EXPECT_FALSE(result->document.facts().carries_formatting);
    EXPECT_EQ(read("x", "-")->document.kind(), document::SourceKind::text);
}

TEST(Plain, ConvertsUtf16) {
    const std::string little = "\xFF\xFE\x10\x01\x0A\x00\x3D\xD8\x00\xDE"s;  // Đ, line end, U+1F600
    const std::string big = "\xFE\xFF\x01\x10\x00\x0A\xD8\x3D\xDE\x00"s;
    for (const std::string& bytes : {little, big}) {
        const auto result = read(bytes, "a.txt");
        ASSERT_TRUE(result.ok());
        EXPECT_THAT(lines_of(*result), ::testing::ElementsAre("1:Đ", "2:😀"));
        EXPECT_EQ(result->document.source_sha256(), io::sha256_hex(bytes));
    }
    std::string broken = "\xFF\xFE"s;
    for (int i = 0; i < 30; ++i) broken += "a\0"s;
    const auto result = read(broken + "\x3D\xD8" + "b\0c"s, "a.txt");  // half a pair, half a unit
    ASSERT_TRUE(result.ok());
    ASSERT_EQ(result->problems.size(), 1U);
    EXPECT_EQ(result->problems[0].code, "invalid-utf8");
    EXPECT_EQ(result->problems[0].column, 31U);
}

TEST(Plain, ReadsAroundInvalidBytes) {
    const auto result = read("dòng một của văn bản\ndòng hai \xFF có lỗi\n\xC3 và dòng ba", "a.txt");
    ASSERT_TRUE(result.ok());
    EXPECT_THAT(lines_of(*result),
                ::testing::ElementsAre("1:dòng một của văn bản", "2:dòng hai � có lỗi", "3:� và dòng ba"));
    ASSERT_EQ(result->problems.size(), 1U);
    EXPECT_EQ(result->problems[0].code, "invalid-utf8");
    EXPECT_EQ(result->problems[0].line, 2U);
    EXPECT_EQ(result->problems[0].column, 10U);
    EXPECT_EQ(result->problems[0].message.vi,
              "2 chỗ không đúng mã UTF-8, chỗ đầu tiên ở dòng 2; các chỗ ấy được thay bằng ký tự � và phần còn lại vẫn "
              "được kiểm tra.");
}

/// A long file that was cut in a letter: its column is counted in its own line, and not in every line before it.
TEST(Plain, ADamagedLastByteCostsNoMoreThanOne) {
    constexpr std::uint32_t kLines = 100'000;
    std::string text;
    for (std::uint32_t line = 0; line < kLines; ++line) text += "dòng văn bản bình thường\n";
    const auto begin = std::chrono::steady_clock::now();
    const auto result = read(text + "hết \xE1\xBB", "a.txt");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
    ASSERT_TRUE(result.ok());
    ASSERT_EQ(result->problems.size(), 1U);
    EXPECT_EQ(result->problems[0].line, kLines + 1);
    EXPECT_EQ(result->problems[0].column, 5U);
}

struct MarkdownCase {
    std::string source;
    std::vector<std::string> blocks;
};

TEST(Markdown, LeavesOutWhatIsNotDocumentText) {
    const std::vector<MarkdownCase> cases = {
        {"**KẾ HOẠCH**\n\n# I- MỤC", {"1:**KẾ HOẠCH**", "3:# I- MỤC"}},
        {"---\ntitle: x\n---\nvăn bản", {"4:văn bản"}},
        {"\xEF\xBB\xBF---\ntitle: x\ntags:\n  - y\n- z\n# c\n...\r\nvăn bản", {"8:văn bản"}},
        {"---\nCăn cứ Nghị quyết\n---\nb", {"1:---", "2:Căn cứ Nghị quyết", "3:---", "4:b"}},
        {"---\ntitle: x\nkhông đóng", {"1:---", "2:title: x", "3:không đóng"}},
        {"a\n```cpp\n25-NQ/TW\n```\nb", {"1:a", "5:b"}},
        {"a\n~~~~\n```\n~~~\n~~~~~\nb", {"1:a", "6:b"}},
        {"a\n```\nkhông đóng\n~~~\nx\n~~~\nb", {"1:a", "2:```", "3:không đóng", "7:b"}},
        {"a ``` b\n    ```\nc", {"1:a ``` b", "2:```", "3:c"}},
        {"```\nx\n```", {}},
        {"<!-- bỏ\n25-NQ/TW -->\na", {"3:a"}},
        {"a <!-- giữ -->\n<!-- giữ --> b", {"1:a <!-- giữ -->", "2:<!-- giữ --> b"}},
        {"<!-- ``` -->\na\n<!-- mở\n```\nb\n```", {"2:a", "3:<!-- mở"}},
        {"<!-- x\n```\n-->\na\n```\nb", {"4:a", "5:```", "6:b"}},
    };
    for (const MarkdownCase& c : cases) {
        const auto result = read(c.source, "a.md");
        if (c.blocks.empty()) {
            EXPECT_FALSE(result.ok()) << c.source;
            continue;
        }
        ASSERT_TRUE(result.ok()) << c.source;
        EXPECT_EQ(lines_of(*result), c.blocks) << c.source;
        EXPECT_EQ(result->document.source_sha256(), io::sha256_hex(c.source));
        const bool has_mark = c.source.starts_with("\xEF\xBB\xBF");
        EXPECT_EQ(result->document.size(), c.source.size() - (has_mark ? 3 : 0)) << c.source;
    }
}

}  // namespace
}  // namespace doichieu::formats
