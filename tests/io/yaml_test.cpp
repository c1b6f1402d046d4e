#include "io/yaml.h"

#include <gtest/gtest.h>

#include <string>

namespace doichieu::io {
namespace {

TEST(Yaml, ValuesAndPlaces) {
    const auto parsed = parse_yaml(
        "# chú thích\n"
        "id: citation/x\n"
        "tên: Kế hoạch   # như trên\n"
        "list:\n"
        "  - 1\n"
        "  - \"hai: 2\"\n"
        "  - {a: 'x', b: []}\n"
        "text: |\n"
        "  một\n"
        "  hai\n"
        "none:\n",
        "x.yaml");
    ASSERT_TRUE(parsed.ok()) << parsed.error().message.vi;
    ASSERT_EQ(parsed->kind, YamlNode::Kind::mapping);
    ASSERT_EQ(parsed->fields.size(), 5U);
    EXPECT_EQ(parsed->fields[1].first.scalar, "tên");
    EXPECT_EQ(parsed->find("tên")->scalar, "Kế hoạch");
    EXPECT_EQ(parsed->find("tên")->line, 3U);
    EXPECT_EQ(parsed->find("tên")->column, 6U);
    const YamlNode* list = parsed->find("list");
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->items.size(), 3U);
    EXPECT_FALSE(list->items[0].quoted);
    EXPECT_TRUE(list->items[1].quoted);
    EXPECT_EQ(list->items[1].scalar, "hai: 2");
    EXPECT_EQ(list->items[2].find("b")->kind, YamlNode::Kind::sequence);
    EXPECT_EQ(parsed->find("text")->scalar, "một\nhai\n");
    EXPECT_EQ(parsed->find("none")->scalar, "");
    EXPECT_FALSE(parsed->find("none")->quoted);
    EXPECT_EQ(parsed->find("other"), nullptr);
}

TEST(Yaml, NothingIsAnEmptyMapping) {
    for (const char* text : {"", "# chú thích\n", "---\n", "\xEF\xBB\xBF"}) {
        const auto parsed = parse_yaml(text, "x.yaml");
        ASSERT_TRUE(parsed.ok()) << text;
        EXPECT_EQ(parsed->kind, YamlNode::Kind::mapping);
        EXPECT_TRUE(parsed->fields.empty());
    }
}

TEST(Yaml, GoodValuesThatLookLikeSlips) {
    const std::pair<const char*, const char*> rows[] = {
        {"a: https://vi.du/x\n", "https://vi.du/x"},
        {"a: \"“Kế hoạch”\"\n", "“Kế hoạch”"},
        {"a: “Kế” và “hoạch”\n", "“Kế” và “hoạch”"},
        {"a: '\\b về'\n", "\\b về"},
        {"a: 7:30\n", "7:30"},
        {"a: \"x\\ty\"\n", "x\ty"},
        {"a: x - y\n", "x - y"},
        {"a: 'it''s'\n", "it's"},
        {"a: C#\n", "C#"},
    };
    for (const auto& [text, value] : rows) {
        const auto parsed = parse_yaml(text, "x.yaml");
        ASSERT_TRUE(parsed.ok()) << text << parsed.error().message.vi;
        EXPECT_EQ(parsed->find("a")->scalar, value);
    }
}

struct Slip {
    const char* text;
    std::uint32_t line;
    std::uint32_t column;
    const char* vi;
    const char* en;
};

TEST(Yaml, SlipsAreExplained) {
    const Slip rows[] = {
        {"a:\n\tb: 2\n", 2, 1,
         "đầu dòng có phím Tab; YAML chỉ thụt lề bằng dấu cách.\n  đang viết: \tb: 2\n  nên viết:    b: 2",
         "the line is indented with a tab; YAML indents with spaces only.\n  written:   \tb: 2\n  should be:   "
         "b: 2"},
        {"name: Kế hoạch: năm 2023\n", 1, 15,
         "giá trị có dấu hai chấm “:” nên phải đặt trong dấu ngoặc kép.\n  đang viết: name: Kế hoạch: năm "
         "2023\n  nên viết:  name: \"Kế hoạch: năm 2023\"",
         "the value contains a colon “:”, so it must be quoted.\n  written:   name: Kế hoạch: năm 2023\n  "
         "should be: name: \"Kế hoạch: năm 2023\""},
        {"b: Điều 1: tên # chú thích\n", 1, 10,
         "giá trị có dấu hai chấm “:” nên phải đặt trong dấu ngoặc kép.\n  đang viết: b: Điều 1: tên # chú "
         "thích\n  nên viết:  b: \"Điều 1: tên\" # chú thích",
         "the value contains a colon “:”, so it must be quoted.\n  written:   b: Điều 1: tên # chú thích\n  "
         "should be: b: \"Điều 1: tên\" # chú thích"},
        {"a: 1\nb: 2\na: 3\n", 3, 1, "mục “a” đã có ở dòng 1; hãy xóa hoặc đổi tên một trong hai.\n  đang viết: a: 3",
         "the key “a” already stands in line 1; remove or rename one of them.\n  written:   a: 3"},
        {"name: \"Kế hoạch\nother: \"x\"\n", 1, 1,
         "dấu ngoặc \" mở mà chưa đóng.\n  đang viết: name: \"Kế hoạch\n  nên viết:  name: \"Kế hoạch\"",
         "the quotation mark \" is opened but not closed.\n  written:   name: \"Kế hoạch\n  should be: name: "
         "\"Kế hoạch\""},
        {"name: 'Kế hoạch\n", 1, 1,
         "dấu ngoặc ' mở mà chưa đóng.\n  đang viết: name: 'Kế hoạch\n  nên viết:  name: 'Kế hoạch'",
         "the quotation mark ' is opened but not closed.\n  written:   name: 'Kế hoạch\n  should be: name: 'Kế "
         "hoạch'"},
        {"id: x\nname：Tên\n", 2, 1,
         "dấu hai chấm “：” là ký tự toàn khổ; hãy gõ dấu “:” thường rồi một dấu cách.\n  đang viết: "
         "name：Tên\n  nên viết:  name: Tên",
         "the colon “：” is a full-width sign; type an ordinary “:” and a space.\n  written:   name：Tên\n  "
         "should be: name: Tên"},
        {"m:\n  vi：Tên\n", 2, 3,
         "dấu hai chấm “：” là ký tự toàn khổ; hãy gõ dấu “:” thường rồi một dấu cách.\n  đang viết:   "
         "vi：Tên\n  nên viết:    vi: Tên",
         "the colon “：” is a full-width sign; type an ordinary “:” and a space.\n  written:     vi：Tên\n  "
         "should be:   vi: Tên"},
        {"name: “Kế hoạch: x”\n", 1, 16,
         "giá trị nằm trong dấu ngoặc kép cong “ ”; YAML cần dấu ngoặc kép thẳng \".\n  đang viết: name: “Kế "
         "hoạch: x”\n  nên viết:  name: \"Kế hoạch: x\"",
         "the value stands in typographic quotation marks “ ”; YAML needs straight ones \".\n  written:   "
         "name: “Kế hoạch: x”\n  should be: name: \"Kế hoạch: x\""},
        {"p: *abc\n", 1, 4,
         "giá trị bắt đầu bằng dấu *, là dấu riêng của YAML; hãy đặt giá trị trong dấu ngoặc kép.\n  đang "
         "viết: p: *abc\n  nên viết:  p: \"*abc\"",
         "the value begins with *, which YAML keeps for itself; quote the value.\n  written:   p: *abc\n  "
         "should be: p: \"*abc\""},
        {"a: &x 1\n", 1, 4,
         "giá trị bắt đầu bằng dấu &, là dấu riêng của YAML; hãy đặt giá trị trong dấu ngoặc kép.\n  đang "
         "viết: a: &x 1\n  nên viết:  a: \"&x 1\"",
         "the value begins with &, which YAML keeps for itself; quote the value.\n  written:   a: &x 1\n  "
         "should be: a: \"&x 1\""},
        {"a: !tag 1\n", 1, 4,
         "giá trị bắt đầu bằng dấu !, là dấu riêng của YAML; hãy đặt giá trị trong dấu ngoặc kép.\n  đang "
         "viết: a: !tag 1\n  nên viết:  a: \"!tag 1\"",
         "the value begins with !, which YAML keeps for itself; quote the value.\n  written:   a: !tag 1\n  "
         "should be: a: \"!tag 1\""},
        {"a: 1\n---\nb: 2\n", 2, 1, "tệp có nhiều phần cách nhau bằng “---”; chỉ được một phần.\n  đang viết: ---",
         "the file holds several documents (“---”); only one is allowed.\n  written:   ---"},
        {"a: Kê\u0301 hoạch\n", 1, 6,
         "chữ có dấu ở dạng tổ hợp (NFD); hãy lưu lại ở dạng dựng sẵn (NFC).\n  đang viết: a: Kê\u0301 hoạch",
         "letters and marks are stored apart (NFD); save the file as NFC.\n  written:   a: Kê\u0301 hoạch"},
        {"id: x\nname:Tên\nb: 3\n", 2, 1,
         "sau dấu hai chấm phải có một dấu cách.\n  đang viết: name:Tên\n  nên viết:  name: Tên",
         "a space must follow the colon.\n  written:   name:Tên\n  should be: name: Tên"},
        {"a: 1\n  b: 2\n", 2, 4, "dòng này thụt lề không khớp với các dòng trên.\n  đang viết:   b: 2",
         "this line is not indented like those above it.\n  written:     b: 2"},
        {"a:\n  b: 1\n c: 2\n", 3, 2, "dòng này thụt lề không khớp với các dòng trên.\n  đang viết:  c: 2",
         "this line is not indented like those above it.\n  written:    c: 2"},
        {"a: @x\n", 1, 4,
         "giá trị bắt đầu bằng dấu @, là dấu riêng của YAML; hãy đặt giá trị trong dấu ngoặc kép.\n  đang "
         "viết: a: @x\n  nên viết:  a: \"@x\"",
         "the value begins with @, which YAML keeps for itself; quote the value.\n  written:   a: @x\n  should "
         "be: a: \"@x\""},
        {"a: [1, 2\nb: 3\n", 1, 1, "ngoặc [ mở mà chưa đóng.\n  đang viết: a: [1, 2\n  nên viết:  a: [1, 2]",
         "the bracket [ is opened but not closed.\n  written:   a: [1, 2\n  should be: a: [1, 2]"},
        {"p: \"\\d+\"\n", 1, 5,
         "trong dấu ngoặc kép \" dấu \\ có nghĩa riêng; hãy dùng dấu nháy đơn '.\n  đang viết: p: \"\\d+\"\n  "
         "nên viết:  p: '\\d+'",
         "between double quotation marks \\ has a meaning of its own; use single ones '.\n  written:   p: "
         "\"\\d+\"\n  should be: p: '\\d+'"},
        {"p: \"\\bvề\"\n", 1, 4,
         "trong dấu ngoặc kép \" dấu \\ có nghĩa riêng; hãy dùng dấu nháy đơn '.\n  đang viết: p: \"\\bvề\"\n  "
         "nên viết:  p: '\\bvề'",
         "between double quotation marks \\ has a meaning of its own; use single ones '.\n  written:   p: "
         "\"\\bvề\"\n  should be: p: '\\bvề'"},
        {"a: 'it's'\n", 1, 8,
         "sau dấu ngoặc đóng còn chữ; hãy đặt cả giá trị trong một cặp dấu ngoặc.\n  đang viết: a: 'it's'\n  "
         "nên viết:  a: \"it's\"",
         "there is text behind the closing quotation mark; put the whole value between one pair of marks.\n  "
         "written:   a: 'it's'\n  should be: a: \"it's\""},
        {"l:\n- a\n-b\n", 3, 1, "sau dấu gạch đầu dòng phải có một dấu cách.\n  đang viết: -b\n  nên viết:  - b",
         "a space must follow the dash of a list item.\n  written:   -b\n  should be: - b"},
        {"a: 1\n\u00A0 b: 2\n", 2, 1,
         "đầu dòng có dấu cách đặc biệt (thường do chép từ Word hay trang web); hãy gõ dấu cách thường.\n  "
         "đang viết: \u00A0 b: 2\n  nên viết:    b: 2",
         "the line begins with a special space (often pasted from Word or a web page); type ordinary spaces.\n "
         " written:   \u00A0 b: 2\n  should be:   b: 2"},
        {"a: x\x01"
         "\n",
         1, 5, "có ký tự điều khiển không nhìn thấy được.", "there is an invisible control character."},
        {"? [a]\n: 1\n", 1, 3, "tên mục phải là chữ, không phải danh sách hay nhóm.\n  đang viết: ? [a]",
         "a key must be text, not a list or a mapping.\n  written:   ? [a]"},
        {"\r\na: 1\r\na: 2\r\n", 3, 1, "mục “a” đã có ở dòng 2; hãy xóa hoặc đổi tên một trong hai.\n  đang viết: a: 2",
         "the key “a” already stands in line 2; remove or rename one of them.\n  written:   a: 2"},
    };
    for (const Slip& row : rows) {
        SCOPED_TRACE(row.text);
        const auto parsed = parse_yaml(row.text, "x.yaml");
        ASSERT_FALSE(parsed.ok());
        EXPECT_EQ(parsed.error().code, "bad-yaml");
        EXPECT_EQ(parsed.error().path, "x.yaml");
        EXPECT_EQ(parsed.error().line, row.line);
        EXPECT_EQ(parsed.error().column, row.column);
        EXPECT_EQ(parsed.error().message.vi, row.vi);
        EXPECT_EQ(parsed.error().message.en, row.en);
    }
}

TEST(Yaml, NotUtf8) {
    const auto parsed = parse_yaml("a: 1\nb: v\xE1\xBB\n", "x.yaml");
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().message.vi, "tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8.");
}

TEST(Yaml, Limits) {
    const auto deep = parse_yaml(std::string(33, '[') + std::string(33, ']'), "x.yaml");
    ASSERT_FALSE(deep.ok());
    EXPECT_TRUE(deep.error().message.vi.starts_with("thụt lề quá sâu (hơn 32 bậc).")) << deep.error().message.vi;
    EXPECT_TRUE(parse_yaml(std::string(32, '[') + std::string(32, ']'), "x.yaml").ok());

    const auto large = parse_yaml(std::string((std::size_t{1} << 20) + 512 * 1024, '#'), "x.yaml");
    ASSERT_FALSE(large.ok());
    EXPECT_EQ(large.error().message.vi, "Tệp YAML quá lớn: 1,5 MB, giới hạn là 1 MB.");
    EXPECT_EQ(large.error().message.en, "YAML file is too large: 1.5 MB, the limit is 1 MB.");
}

TEST(Yaml, ManyKeysTakeLinearTime) {
    std::string text;
    for (int i = 0; i < 60000; ++i) text += "k" + std::to_string(i) + ": a\n";
    const auto parsed = parse_yaml(text, "x.yaml");
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->fields.size(), 60000U);
}

}  // namespace
}  // namespace doichieu::io
