#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "checks/field_reader.h"
#include "checks/rule.h"

namespace doichieu::checks {

/// Examples are half of a rule file and of no use to a run, so they are read on demand.
enum class ExampleReading : std::uint8_t { skip, keep };

/// `root` is what the file holds.
[[nodiscard]] base::Result<Pack> load_pack(const RuleSource& source, const io::YamlNode& root, std::string id);
/// `id` is "family/name", from the file's place.
[[nodiscard]] base::Result<Rule> load_rule(const RuleSource& source, const io::YamlNode& root, std::string id,
                                           const Pack& pack, ExampleReading examples);

struct LoadedRules {
    std::vector<Pack> packs;
    std::vector<Rule> rules;  ///< by id, then pack
    std::vector<base::Error> errors;
};

/// The packs that the program carries.
[[nodiscard]] LoadedRules load_embedded(ExampleReading examples);
/// Every *.yaml below a folder that holds packs, or that is one.
[[nodiscard]] LoadedRules load_folder(const std::string& folder);
/// Errors for rules of one id and kind in two packs that could both hold for one document.
[[nodiscard]] std::vector<base::Error> find_clashes(const std::vector<Rule>& rules);
/// Errors for rules that stand twice (same pack and id).
[[nodiscard]] std::vector<base::Error> find_reused_ids(const std::vector<Rule>& rules);

}  // namespace doichieu::checks
