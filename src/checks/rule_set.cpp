#include "checks/rule_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "checks/load_rules.h"
#include "checks/rule.h"

namespace doichieu::checks {
namespace {

bool matches_any(const Rule& rule, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(patterns, [&](const std::string& pattern) { return rule.is_named_by(pattern); });
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

void RuleSet::Impl::add(LoadedRules loaded) {
    const auto before = static_cast<std::ptrdiff_t>(rules.size());
    rules.reserve(rules.size() + loaded.rules.size());
    for (Rule& rule : loaded.rules) {
        const auto pack = std::ranges::find(loaded.packs, rule.pack, &Pack::id);
        const bool enabled = pack == loaded.packs.end() || pack->enabled;
        (enabled ? rules : dormant).push_back(std::move(rule));
    }
    // Each half is sorted; moving a rule costs more than comparing two.
    std::inplace_merge(rules.begin(), rules.begin() + before, rules.end(),
                       [](const Rule& a, const Rule& b) { return std::tie(a.id, a.pack) < std::tie(b.id, b.pack); });
}

base::Result<RuleSet> RuleSet::embedded() {
    LoadedRules loaded = load_embedded(ExampleReading::skip);
    if (!loaded.errors.empty()) return loaded.errors.front();
    auto impl = std::make_unique<Impl>();
    impl->add(std::move(loaded));
    return RuleSet(std::move(impl));
}

RuleSet RuleSet::of_folder(const std::string& folder, std::vector<base::Error>& errors) {
    LoadedRules embedded = load_embedded(ExampleReading::skip);
    LoadedRules loaded = load_folder(folder);
    errors = std::move(embedded.errors);
    std::ranges::move(loaded.errors, std::back_inserter(errors));
    const auto stands_in_folder = [&](const std::string& id) {
        return std::ranges::find(loaded.packs, id, &Pack::id) != loaded.packs.end();
    };
    // A whole set of rules keeps its sleeping packs asleep; a pack that the program lacks is wanted.
    for (Pack& pack : loaded.packs)
        pack.enabled = pack.enabled || std::ranges::find(embedded.packs, pack.id, &Pack::id) == embedded.packs.end();
    std::erase_if(embedded.rules, [&](const Rule& rule) { return stands_in_folder(rule.pack); });
    auto impl = std::make_unique<Impl>();
    impl->add(std::move(embedded));
    impl->add(std::move(loaded));
    return RuleSet(std::move(impl));
}

void RuleSet::set_timed(bool timed) {
    impl_->timed = timed;
}

void RuleSet::tell_findings_alone() {
    impl_->findings_alone = true;
}

std::vector<base::Error> RuleSet::add_folder(const std::string& folder) {
    LoadedRules loaded = load_folder(folder);
    std::vector<base::Error> errors = std::move(loaded.errors);
    // A folder that somebody names is wanted, whatever its pack says.
    for (Pack& pack : loaded.packs) pack.enabled = true;
    impl_->add(std::move(loaded));
    for (base::Error& error : find_reused_ids(impl_->rules)) {
        if (std::ranges::none_of(errors, [&](const base::Error& known) { return known.path == error.path; }))
            errors.push_back(std::move(error));
    }
    return errors;
}

std::vector<std::string> RuleSet::filter(const std::vector<std::string>& select, const std::vector<std::string>& ignore,
                                         const std::vector<std::string>& enable) {
    const auto sleeps_on = [&](const Rule& rule) {
        const bool is_selected = std::ranges::find(select, rule.pack) != select.end() ||
                                 (std::ranges::find(select, rule.id) != select.end() &&
                                  std::ranges::find(impl_->rules, rule.id, &Rule::id) == impl_->rules.end());
        return !is_selected && !matches_any(rule, enable);
    };
    const auto woken = std::stable_partition(impl_->dormant.begin(), impl_->dormant.end(), sleeps_on);
    LoadedRules awake;
    std::move(woken, impl_->dormant.end(), std::back_inserter(awake.rules));
    impl_->dormant.erase(woken, impl_->dormant.end());
    impl_->add(std::move(awake));

    std::vector<std::string> unmatched;
    for (const auto* patterns : {&select, &ignore, &enable}) {
        for (const std::string& pattern : *patterns) {
            const auto known = [&](const Rule& rule) { return rule.is_named_by(pattern); };
            if (std::ranges::none_of(impl_->rules, known) && std::ranges::none_of(impl_->dormant, known))
                unmatched.push_back(pattern);
        }
    }
    std::erase_if(impl_->rules, [&](const Rule& rule) {
        return (!select.empty() && !matches_any(rule, select)) || matches_any(rule, ignore);
    });
    return unmatched;
}

const std::vector<Rule>& RuleSet::rules() const {
    return impl_->rules;
}

const std::vector<Rule>& RuleSet::sleeping_rules() const {
    return impl_->dormant;
}

}  // namespace doichieu::checks
