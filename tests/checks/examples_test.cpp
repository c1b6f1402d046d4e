#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "checking.h"
#include "checks/kind.h"
#include "checks/load_rules.h"
#include "checks/rule.h"
#include "checks/rule_set.h"

namespace doichieu::checks {
namespace {

const LoadedRules& all_rules() {
    static const LoadedRules loaded = load_embedded(ExampleReading::keep);
    return loaded;
}

RuleSet alone(const Rule& rule) {
    RuleSet rules = embedded_rules();
    (void)rules.filter({rule.pack}, {});
    std::vector<std::string> others;
    for (const Rule& other : rules.rules()) {
        if (other.id != rule.id || other.pack != rule.pack) others.push_back(other.id);
    }
    (void)rules.filter({}, others);
    return rules;
}

bool fires(const RuleSet& rules, const Rule& rule, const Example& example) {
    const std::optional<ParentPlan> parent =
        example.parent.empty() ? std::nullopt : std::optional(parent_plan(example.parent));
    const auto document =
        example.is_more_than_text() ? example.document(rule.path) : base::Result(text_document(example.text));
    EXPECT_TRUE(document.ok()) << rule.path;
    return !check(rules, *document, example.as_of, parent ? &*parent : nullptr).findings.empty();
}

TEST(Examples, EveryFileLoads) {
    for (const base::Error& error : all_rules().errors)
        ADD_FAILURE() << error.path << ":" << error.line << ": " << error.message.vi;
    EXPECT_GE(all_rules().rules.size(), 40U);
}

TEST(Examples, FireAndStaySilent) {
    for (const Rule& rule : all_rules().rules) {
        const RuleSet rules = alone(rule);
        for (std::size_t i = 0; i < rule.examples.fires.size(); ++i)
            EXPECT_TRUE(fires(rules, rule, rule.examples.fires[i])) << rule.path << " fires, example " << i + 1;
        for (std::size_t i = 0; i < rule.examples.silent.size(); ++i)
            EXPECT_FALSE(fires(rules, rule, rule.examples.silent[i])) << rule.path << " silent, example " << i + 1;
        for (const Example& example : rule.examples.todo)
            EXPECT_FALSE(fires(rules, rule, example)) << rule.path << ": a known gap is closed, move it to fires";
    }
}

TEST(Examples, EveryKindIsUsed) {
    std::set<std::string_view> used;
    for (const Rule& rule : all_rules().rules) used.insert(rule.kind);
    for (const KindRow& row : kinds()) EXPECT_TRUE(used.contains(row.name)) << row.name;
}

TEST(Examples, YieldOnlyToRulesThatAreThere) {
    std::set<std::string> ids;
    for (const Rule& rule : all_rules().rules) ids.insert(rule.id);
    for (const Rule& rule : all_rules().rules) {
        for (const std::string& other : rule.yields_to) {
            EXPECT_TRUE(ids.contains(other)) << rule.path << ": " << other;
            EXPECT_NE(other, rule.id);
        }
    }
}

TEST(Examples, EveryPackSaysWhatItIs) {
    for (const Pack& pack : all_rules().packs) EXPECT_FALSE(pack.description.vi.empty()) << pack.id;
}

TEST(Examples, TheExamplePackSleepsUntilItIsSelected) {
    RuleSet rules = embedded_rules();
    const auto is_house = [](const Rule& rule) { return rule.pack == "house-example"; };
    EXPECT_TRUE(std::ranges::none_of(rules.rules(), is_house));
    EXPECT_TRUE(rules.filter({"house-example"}, {}).empty());
    EXPECT_FALSE(rules.rules().empty());
    EXPECT_TRUE(std::ranges::all_of(rules.rules(), is_house));
}

}  // namespace
}  // namespace doichieu::checks
