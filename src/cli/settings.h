#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/inputs.h"
#include "base/result.h"
#include "cli/options.h"
#include "formats/reader.h"

namespace doichieu::cli {

/// What a .doichieu.yaml says. Paths in it count from its folder, and here from the
/// current one.
///
///   include: ["ke-hoach/**"]     exclude: ["**/cu/**"]
///   select: [citation, party]    ignore: [citation/title-differs]
///   enable: [spelling/tone-new]
///   fail-on: warning             lang: vi
///   registry: [danh-muc.tsv]     rules: [quy-tac]
///   limits: {text-bytes: 1073741824}
struct Settings {
    audit::Selection selection;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::vector<std::string> enable;  ///< packs and rules that are asleep unless an office wants them
    std::optional<FailOn> fail_on;
    std::optional<base::Language> language;
    std::vector<std::string> registry;
    std::vector<std::string> rules;
    formats::Limits limits;
};

/// Strict: an unknown key or a wrong value is an error with its line and what was probably meant. Code: bad-config.
[[nodiscard]] base::Result<Settings> read_settings(const std::string& path);

/// Settings with what was typed put over them: options replace select, ignore, enable and fail-on, and add tables and rules.
[[nodiscard]] Settings with_options(Settings settings, const Options& options);

/// Whether select and ignore leave a rule that judges documents together (audit/together.h).
[[nodiscard]] bool wants_together(const Settings& settings, std::string_view rule);

}  // namespace doichieu::cli
