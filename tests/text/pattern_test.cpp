#include "text/pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace doichieu::text {
namespace {

struct Match {
    const char* expression;
    std::string text;
    std::string found;  ///< "-" for none
};

TEST(Pattern, Boundaries) {
    const Match rows[] = {
        // RE2 itself sees a boundary between "v" and "ề"
        {R"(\bv\b)", "về v về", "v"},
        {R"(\bv\b)", "về", "-"},
        {R"(ề\b)", "về", "ề"},
        {R"(\bề)", "về", "-"},
        {R"(\bvề\b)", "trở về.", "về"},
        {R"((?i)\bỦY\b)", "đảng ủy", "ủy"},
        // the first alternative fails at the boundary, the second does not
        {R"(\b(?:ke|keep)\b)", "keep", "keep"},
        {R"(\bke+?\b)", "keee", "keee"},
        {R"(\bsố\b|\bngày\b)", "chúngày ngày", "ngày"},
        {R"(\ba)", "ba a", "a"},
        {R"([\b\d:[:alpha:]])", "1", "-"},
        {R"(\Q\b\E)", "x\\by", "\\b"},
        {R"(\\b)", "\\b", "\\b"},
        {R"([[:alpha:]]\b)", "ab", "b"},
        {R"([]\]]b)", "]b", "]b"},
        {"", "abc", ""},
        // the core ends with the text, begins it, or fills it; a group of its own changes nothing
        {R"(\bsố\b)", "có số", "số"},
        {R"(\bsố\b)", "số 5", "số"},
        {R"(\bsố\b)", "số", "số"},
        {R"(\bsố\b)", "có “số” 5", "số"},
        {R"(\b(?:số|(ngày))\b)", "có “ngày” 5", "ngày"},
    };
    for (const Match& row : rows) {
        auto pattern = Pattern::compile(row.expression);
        if (!pattern.ok()) {
            EXPECT_EQ(row.found, "-") << row.expression;
            continue;
        }
        const auto groups = pattern->find(row.text);
        EXPECT_EQ(pattern->matches_within(row.text), groups.has_value()) << row.expression;
        const Grams grams(row.text);
        EXPECT_EQ(pattern->find({row.text, grams}), groups) << row.expression;
        const std::string found = groups ? row.text.substr(groups->front().begin, groups->front().size()) : "-";
        EXPECT_EQ(found, row.found) << row.expression << " in " << row.text;
    }
}

TEST(Pattern, LooksForItsWordsFirst) {
    const Match rows[] = {
        // whatever the capitals are, also the odd ones that Unicode takes for k and s
        {R"((?i)kế hoạch số)", "KẾ HOẠCH SỐ 5", "KẾ HOẠCH SỐ"},
        {R"((?i)KẾ HOẠCH)", "kế hoạch", "kế hoạch"},
        {"(?i)ks", "\xE2\x84\xAA\xC5\xBF", "\xE2\x84\xAA\xC5\xBF"},
        {"(?i)Đảng", "ĐẢNG", "ĐẢNG"},
        // one of several words, or each of them
        {R"((?i)\b(?:bao\s+gồm|trong đó)\s*:)", "trong đó: 5", "trong đó:"},
        {R"((?i)\b(?:bao\s+gồm|trong đó)\s*:)", "BAO  GỒM : 5", "BAO  GỒM :"},
        {R"((?i)\b(?:bao\s+gồm|trong đó)\s*:)", "bao nhiêu: 5", "-"},
        // none is needed
        {R"(\d+|năm)", "5", "5"},
        {R"(^\s*$)", " ", " "},
        {R"((?:năm)?)", "x", ""},
        {"ề", "về", "ề"},
    };
    for (const Match& row : rows) {
        const auto pattern = Pattern::compile(row.expression);
        ASSERT_TRUE(pattern.ok()) << row.expression;
        const Grams grams(row.text);
        const auto groups = pattern->find({row.text, grams});
        EXPECT_EQ(groups, pattern->find(row.text)) << row.expression;
        EXPECT_EQ(pattern->matches_within({row.text, grams}), groups.has_value()) << row.expression;
        const std::string found = groups ? row.text.substr(groups->front().begin, groups->front().size()) : "-";
        EXPECT_EQ(found, row.found) << row.expression << " in " << row.text;
    }
}

TEST(Grams, HoldTheWordsOfATextInAnyCapitals) {
    const Grams grams("Ủy ban nhân dân xã Khe Luông");
    for (const char* word : {"ủy ban", "NHÂN DÂN", "xã", "uông", "ông", "g"})
        EXPECT_TRUE(grams.may_hold(Grams::places_of(word))) << word;
    for (const char* word : {"hội đồng", "uỷ ban", "xã hội"})
        EXPECT_FALSE(grams.may_hold(Grams::places_of(word))) << word;
}

TEST(Pattern, FindsOnFromAnOffset) {
    const auto pattern = Pattern::compile(R"(\bsố (\d+)(x)?)");
    ASSERT_TRUE(pattern.ok());
    const std::string text = "số 1, số 2, ẩnsố 3";
    const auto first = pattern->find(text);
    ASSERT_TRUE(first);
    EXPECT_EQ(text.substr((*first)[1].begin, (*first)[1].size()), "1");
    EXPECT_EQ((*first)[2], base::Span());
    const auto second = pattern->find(text, first->front().end);
    ASSERT_TRUE(second);
    EXPECT_EQ(text.substr((*second)[1].begin, (*second)[1].size()), "2");
    EXPECT_FALSE(pattern->find(text, second->front().end));
    EXPECT_FALSE(pattern->find(text, text.size() + 1));
    // a match may begin exactly at `from`, when a word does
    EXPECT_EQ(pattern->find(text, text.find("số 2"))->front(), second->front());
}

TEST(Pattern, Refusals) {
    const std::pair<const char*, const char*> rows[] = {
        {"(", "Mẫu “(” không dùng được: sai cú pháp RE2 (missing ): ()."},
        {"a\\bb",
         "Mẫu “a\\bb” không dùng được: \\b chỉ được đứng ở đầu hoặc cuối mẫu (nếu có nhiều lựa chọn, viết "
         "\\b(?:a|b)\\b); không dùng \\B."},
        {"\\ba|b", nullptr},
        {"(\\ba)", nullptr},
        {"a\\B", nullptr},
        {"a)|(b", nullptr},
        {"(?=a)", nullptr},
        {"((a{100}){100}){100}", nullptr},
        {"\xFF", nullptr},
    };
    for (const auto& [expression, message] : rows) {
        const auto pattern = Pattern::compile(expression);
        ASSERT_FALSE(pattern.ok()) << expression;
        EXPECT_EQ(pattern.error().code, "bad-pattern");
        EXPECT_FALSE(pattern.error().message.en.empty());
        if (message != nullptr) {
            EXPECT_EQ(pattern.error().message.vi, message);
        }
    }
}

}  // namespace
}  // namespace doichieu::text
