#include "formats/pdf/strikes.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace doichieu::formats::pdf {

namespace {

// Ems above the baseline. Underlines are drawn below it, and tables and notes keep farther away.
constexpr double kLowest = 0.13;
constexpr double kHighest = 0.45;
constexpr double kThickest = 0.15;
constexpr double kOverhang = 0.4;  // ems that the rule may reach beyond the letters

bool covers(const Box& rule, const Word& word) {
    const double slack = 0.1 * word.size;
    return rule.height() <= kThickest * word.size && rule.x0 <= word.box.x0 + slack && rule.x1 >= word.box.x1 - slack;
}

}  // namespace

std::vector<Box> level_rules(const Page& page) {
    std::vector<Box> rules;
    std::ranges::copy_if(page.rules, std::back_inserter(rules),
                         [](const Box& rule) { return rule.width() > rule.height(); });
    std::ranges::sort(rules, {}, &Box::y0);
    return rules;
}

std::span<const Box> rules_through(const std::vector<Box>& rules, const Word& word) {
    if (word.turn != 0) return {};
    const auto begin = std::ranges::lower_bound(rules, word.baseline - kHighest * word.size, {}, &Box::y0);
    const auto end = std::ranges::upper_bound(begin, rules.end(), word.baseline - kLowest * word.size, {}, &Box::y0);
    return {begin, end};
}

void mark_struck(Page& page) {
    const std::vector<Box> rules = level_rules(page);
    if (rules.empty()) return;
    const auto for_each_pair = [&](auto use) {
        for (Word& word : page.words) {
            for (const Box& rule : rules_through(rules, word)) {
                if (covers(rule, word)) use(word, static_cast<std::size_t>(&rule - rules.data()));
            }
        }
    };
    // A rule that reaches beyond the letters below it belongs to something else.
    struct Reach {
        double left = std::numeric_limits<double>::infinity();
        double right = -std::numeric_limits<double>::infinity();
        double size = 0;
    };
    std::vector<Reach> reaches(rules.size());
    for_each_pair([&](const Word& word, std::size_t rule) {
        Reach& reach = reaches[rule];
        reach.left = std::min(reach.left, word.box.x0);
        reach.right = std::max(reach.right, word.box.x1);
        reach.size = std::max(reach.size, word.size);
    });
    for_each_pair([&](Word& word, std::size_t rule) {
        const Reach& reach = reaches[rule];
        const double overhang = kOverhang * reach.size;
        if (rules[rule].x0 >= reach.left - overhang && rules[rule].x1 <= reach.right + overhang) word.is_struck = true;
    });
}

}  // namespace doichieu::formats::pdf
