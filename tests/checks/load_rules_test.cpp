#include "checks/load_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "checks/rule.h"

namespace doichieu::checks {
namespace {

/// A rule that loads; each test spoils one line of it.
constexpr const char* kGood =
    "kind: forbidden_text\n"
    "level: warning\n"
    "name:\n"
    "  vi: \"Từ không dùng\"\n"
    "  en: \"Unwanted word\"\n"
    "message:\n"
    "  vi: \"không dùng “{text}”\"\n"
    "  en: \"“{text}” is unwanted\"\n"
    "basis:\n"
    "  vi: \"Quy ước\"\n"
    "  en: \"Convention\"\n"
    "  confidence: memory\n"
    "applies:\n"
    "  regime: [party]\n"
    "  type: [Kế hoạch]\n"
    "options:\n"
    "  phrases: [tăng cường hơn nữa]\n"
    "why:\n"
    "  vi: \"Chung chung.\"\n"
    "  en: \"Vague.\"\n"
    "examples:\n"
    "  fires:\n"
    "    - text: |\n"
    "        Tăng cường hơn nữa.\n"
    "  silent:\n"
    "    - text: |\n"
    "        Họp ngày 05/6.\n";

std::string spoilt(const std::string& line, const std::string& by) {
    std::string text = kGood;
    const std::size_t at = text.find(line);
    EXPECT_NE(at, std::string::npos) << line;
    return text.replace(at, line.size(), by);
}

base::Result<Rule> load(const std::string& text) {
    static const Pack pack{"co-quan", {"Cơ quan", "Office"}, {}, {}, true};
    const RuleSource source{"co-quan/content/tu.yaml", text, nullptr};
    const auto root = io::parse_yaml(text, source.path);
    if (!root) return root.error();
    return load_rule(source, *root, "content/tu", pack, ExampleReading::keep);
}

std::string error_of(const std::string& text) {
    const auto rule = load(text);
    if (rule.ok()) return "loads";
    const base::Error& error = rule.error();
    EXPECT_EQ(error.path, "co-quan/content/tu.yaml");
    return std::to_string(error.line) + ":" + std::to_string(error.column) + ": " + error.message.vi;
}

TEST(LoadRule, AGoodOne) {
    const auto rule = load(kGood);
    ASSERT_TRUE(rule.ok()) << rule.error().message.vi;
    EXPECT_EQ(rule->id, "content/tu");
    EXPECT_EQ(rule->pack, "co-quan");
    EXPECT_EQ(rule->family(), "content");
    EXPECT_EQ(rule->level, findings::Severity::warning);
    EXPECT_EQ(rule->applies.types, std::vector<std::string>{"Kế hoạch"});
    ASSERT_EQ(rule->examples.fires.size(), 1U);
    EXPECT_EQ(rule->examples.fires[0].text, "Tăng cường hơn nữa.");
}

TEST(LoadRule, TypicalSlips) {
    EXPECT_EQ(error_of(spoilt("level: warning", "level: eror")),
              "2:8: “eror” không dùng được; có lẽ là “error” (dùng được: info, warning, error)\n  level: eror");
    EXPECT_THAT(error_of(spoilt("applies:", "aplies:")),
                testing::StartsWith("13:1: khóa “aplies” không dùng được; có lẽ là “applies” "));
    EXPECT_EQ(error_of(spoilt("  regime: [party]", "  regime: party")),
              "14:11: chỗ này phải là một danh sách: regime: [một, hai]\n    regime: party");
    EXPECT_THAT(error_of(spoilt("[party]", "[Đảng]")), testing::StartsWith("14:12: “Đảng” không dùng được; "));
    EXPECT_EQ(error_of(spoilt("  en: \"Unwanted word\"\n", "")), "4:3: thiếu khóa “en”\n    vi: \"Từ không dùng\"");
    EXPECT_EQ(error_of(spoilt("“{text}” is unwanted", "“{txt}” is unwanted")),
              "8:7: chỗ điền “txt” không dùng được; có lẽ là “text” (dùng được: text, group)\n    en: \"“{txt}” is "
              "unwanted\"");
    EXPECT_EQ(error_of(spoilt("  silent:\n    - text: |\n        Họp ngày 05/6.\n", "")),
              "22:3: cần ít nhất một ví dụ trong “silent”\n    fires:");
    EXPECT_EQ(error_of(spoilt("level: warning", "level: error")),
              "2:8: căn cứ chưa kiểm chứng (confidence: memory) thì mức cao nhất là warning\n  level: error");
    EXPECT_THAT(error_of(spoilt("kind: forbidden_text", "kind: forbiden_text")),
                testing::StartsWith("1:7: “forbiden_text” không dùng được; có lẽ là “forbidden_text” "));
    EXPECT_THAT(error_of(spoilt("  phrases: [tăng cường hơn nữa]", "  phrases: [tăng cường hơn nữa]\n  were: body")),
                testing::StartsWith("18:3: khóa “were” không dùng được; có lẽ là “where” "));
    EXPECT_EQ(error_of(spoilt("  type: [Kế hoạch]", "  from: 31/12/2025")),
              "15:9: ngày phải ghi theo dạng năm-tháng-ngày, ví dụ 2026-05-27\n    from: 31/12/2025");
}

TEST(LoadRule, AMisspeltKeyIsNamedBeforeTheOneThatItLeavesOut) {
    EXPECT_THAT(error_of(spoilt("  phrases: [tăng cường hơn nữa]", "  phrase: [tăng cường hơn nữa]")),
                testing::StartsWith("17:3: khóa “phrase” không dùng được; có lẽ là “phrases” "));
    EXPECT_THAT(error_of(spoilt("name:\n", "nam:\n")), testing::StartsWith("3:1: khóa “nam” không dùng được; "));
    EXPECT_THAT(error_of(spoilt("  en: \"Unwanted word\"\n", "")), testing::StartsWith("4:3: thiếu khóa “en”"));
}

TEST(LoadRule, RangesAndFlags) {
    const auto form = [](const std::string& options) {
        std::string text = spoilt("kind: forbidden_text", "kind: component_format");
        text = text.replace(text.find("  phrases: [tăng cường hơn nữa]"),
                            std::string("  phrases: [tăng cường hơn nữa]").size(), options);
        for (const char* message : {"không dùng “{text}”", "“{text}” is unwanted"})
            text = text.replace(text.find(message), std::string(message).size(), "{part}");
        return error_of(text);
    };
    EXPECT_EQ(form("  components:\n    - {part: number, size: 12-13, bold: true}"), "loads");
    EXPECT_THAT(form("  components:\n    - {part: number, size: to}"),
                testing::HasSubstr("một số hoặc một khoảng, ví dụ 14 hoặc 12-13"));
    EXPECT_THAT(form("  components:\n    - {part: number, size: 14-12}"), testing::HasSubstr("một khoảng"));
    EXPECT_THAT(form("  components:\n    - {part: number, bold: có}"),
                testing::HasSubstr("“có” không dùng được; chỗ này chỉ được ghi true"));
    EXPECT_THAT(form("  components:\n    - {part: number}"), testing::HasSubstr("cần ít nhất một trong: font, size"));
    EXPECT_THAT(form("  components:\n    - {part: nummber, bold: true}"), testing::HasSubstr("có lẽ là “number”"));
}

TEST(LoadRule, SlipsOfYamlItself) {
    EXPECT_THAT(error_of(spoilt("  vi: \"Từ", "\tvi: \"Từ")),
                testing::StartsWith("4:1: đầu dòng có phím Tab; YAML chỉ thụt lề bằng dấu cách."));
    EXPECT_THAT(error_of(spoilt("vi: \"Từ không dùng\"", "vi: Từ: không dùng")),
                testing::HasSubstr("nên phải đặt trong dấu ngoặc kép"));
    EXPECT_THAT(error_of(spoilt("level: warning", "level: warning\nlevel: info")),
                testing::StartsWith("3:1: mục “level” đã có ở dòng 2;"));
    EXPECT_THAT(error_of(spoilt("vi: \"Từ không dùng\"", "vi: \"Từ không dùng")),
                testing::HasSubstr("mở mà chưa đóng"));
    EXPECT_THAT(error_of(spoilt("level: warning", "level： warning")), testing::HasSubstr("ký tự toàn khổ"));
    EXPECT_EQ(error_of(spoilt("level: warning", "level: cảnh báo")),
              "2:8: “cảnh báo” không dùng được; có lẽ là “warning” (dùng được: info, warning, error)\n"
              "  level: cảnh báo");
    EXPECT_THAT(error_of(spoilt("Từ không dùng", "Tư\u0300 không dùng")), testing::HasSubstr("dạng tổ hợp (NFD)"));
    EXPECT_THAT(error_of(spoilt("  phrases: [tăng cường hơn nữa]", "  phrases: [tăng cường]\n  outside_citations: NO")),
                testing::StartsWith("18:22: "));
}

TEST(LoadRule, TwoPacksMayShareAnIdForDifferentDocuments) {
    const auto rule = load(kGood);
    ASSERT_TRUE(rule.ok());
    Rule other = *rule;
    other.pack = "khac";
    EXPECT_EQ(find_clashes({*rule, other}).size(), 1U);
    other.applies.regimes = {legal::Regime::state_administrative};
    EXPECT_TRUE(find_clashes({*rule, other}).empty());
}

TEST(LoadRule, BothLanguagesOfAnError) {
    const auto rule = load(spoilt("level: warning", "level: eror"));
    ASSERT_FALSE(rule.ok());
    EXPECT_EQ(rule.error().message.en,
              "“eror” cannot stand here; perhaps “error” (possible: info, warning, error)\n  level: eror");
}

class Folder : public testing::Test {
  protected:
    void SetUp() override {
        root_ = std::filesystem::temp_directory_path() /
                ("doichieu-rules-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(root_);
    }
    void TearDown() override { std::filesystem::remove_all(root_); }
    void write(const std::string& name, const std::string& text) {
        std::filesystem::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name) << text;
    }
    std::filesystem::path root_;
};

TEST_F(Folder, PacksBelowAFolder) {
    write("co-quan/content/tu.yaml", kGood);
    const LoadedRules loaded = load_folder(root_.string());
    ASSERT_TRUE(loaded.errors.empty()) << loaded.errors[0].message.vi;
    ASSERT_EQ(loaded.rules.size(), 1U);
    EXPECT_EQ(loaded.rules[0].pack, "co-quan");
    const LoadedRules alone = load_folder((root_ / "co-quan").string() + "/");
    ASSERT_EQ(alone.rules.size(), 1U);
    EXPECT_EQ(alone.rules[0].pack, "co-quan");
    EXPECT_EQ(alone.rules[0].id, "content/tu");
}

TEST_F(Folder, SlipsOfPlaceAndName) {
    write("co-quan/content/tu.yml", kGood);
    write("tu.yaml", kGood);
    const LoadedRules loaded = load_folder(root_.string());
    ASSERT_EQ(loaded.errors.size(), 2U);
    EXPECT_EQ(loaded.errors[0].message.vi, "tệp quy tắc phải có đuôi .yaml; hãy đổi tên thành “tu.yaml”");
    EXPECT_EQ(loaded.errors[1].message.vi,
              "tệp quy tắc phải nằm ở <gói>/<họ>/<tên>.yaml, ví dụ co-quan/spelling/ten-xa.yaml");
}

TEST_F(Folder, OneMistakeDoesNotHideTheOthers) {
    write("a/content/tot.yaml", kGood);
    write("a/content/sai.yaml", spoilt("level: warning", "level: eror"));
    const LoadedRules loaded = load_folder(root_.string());
    EXPECT_EQ(loaded.rules.size(), 1U);
    ASSERT_EQ(loaded.errors.size(), 1U);
    EXPECT_EQ(loaded.errors[0].line, 2U);
}

TEST(LoadRule, AnIdStandsOnceInAPack) {
    const auto rule = load(kGood);
    ASSERT_TRUE(rule.ok());
    EXPECT_TRUE(find_reused_ids({*rule}).empty());
    const auto errors = find_reused_ids({*rule, *rule});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].message.vi,
              "quy tắc content/tu đã có trong gói co-quan: co-quan/content/tu.yaml; hãy đổi tên tệp này hoặc đặt vào "
              "một gói khác");
}

TEST(Template, FillsAndTidies) {
    const MessageTemplate text("{a} và {b} {c}.");
    EXPECT_EQ(text.placeholders(), (std::vector<std::string_view>{"a", "b", "c"}));
    const TemplatePair pair{text, text};
    EXPECT_EQ(pair.fill({{"a", {"một", "one"}}, {"b", {"hai", "two"}}}).vi, "một và hai.");
    EXPECT_EQ(MessageTemplate("{Không} {").fill({}, base::Language::vi), "{Không} {");
}

}  // namespace
}  // namespace doichieu::checks
