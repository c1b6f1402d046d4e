#include "cli/settings.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "audit/together.h"
#include "checks/field_reader.h"
#include "io/file.h"
#include "io/yaml.h"

namespace doichieu::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 20;
constexpr int kMost = std::numeric_limits<int>::max();

/// As a person would type it from here: the same on every machine that runs in the same checkout.
std::string from_here(const fs::path& path) {
    std::error_code failed;
    const fs::path here = fs::current_path(failed);
    return failed ? path.native() : path.lexically_proximate(here).native();
}

std::vector<std::string> resolved(std::vector<std::string> paths, const fs::path& folder) {
    for (std::string& path : paths) path = from_here((folder / path).lexically_normal());
    return paths;
}

void read_limits(checks::FieldReader& fields, const checks::RuleSource& source, formats::Limits& limits) {
    const io::YamlNode* node = fields.mapping("limits");
    if (node == nullptr) return;
    checks::FieldReader reader(source, *node, fields.fault());
    const auto bytes = [&reader](const char* key, std::uint64_t& limit) {
        limit = static_cast<std::uint64_t>(reader.number_or(key, static_cast<int>(limit), 1, kMost));
    };
    bytes("text-bytes", limits.text_bytes);
    bytes("package-bytes", limits.package_bytes);
    bytes("part-bytes", limits.part_bytes);
    limits.entries =
        static_cast<std::uint32_t>(reader.number_or("entries", static_cast<int>(limits.entries), 1, kMost));
    reader.close();
}

Settings decode(checks::FieldReader& fields, const checks::RuleSource& source, const fs::path& folder) {
    Settings settings;
    settings.selection = {folder.native(), fields.texts("include"), fields.texts("exclude")};
    settings.select = fields.texts("select");
    settings.ignore = fields.texts("ignore");
    settings.enable = fields.texts("enable");
    if (fields.has("fail-on")) {
        settings.fail_on =
            FailOn{findings::parse_severity(fields.word("fail-on", {"error", "warning", "info", "never"}))};
    }
    if (fields.has("lang")) {
        settings.language = fields.word("lang", {"vi", "en"}) == "en" ? base::Language::en : base::Language::vi;
    }
    settings.registry = resolved(fields.texts("registry"), folder);
    settings.rules = resolved(fields.texts("rules"), folder);
    read_limits(fields, source, settings.limits);
    fields.close();
    return settings;
}

base::Error bad_config(base::Error error, const std::string& path) {
    error.code = "bad-config";
    error.path = path;
    return error;
}

}  // namespace

base::Result<Settings> read_settings(const std::string& path) {
    const std::string shown = from_here(fs::absolute(path).lexically_normal());
    const auto bytes = io::read_file(path, kLargestFile);
    if (!bytes) return bad_config(bytes.error(), shown);
    const auto root = io::parse_yaml(bytes->view(), shown);
    if (!root) return bad_config(root.error(), shown);

    base::Status fault;
    const checks::RuleSource source{shown, bytes->view(), nullptr};
    checks::FieldReader fields(source, *root, fault);
    Settings settings = decode(fields, source, fs::absolute(path).lexically_normal().parent_path());
    if (fault) return bad_config(std::move(*fault), shown);
    return settings;
}

Settings with_options(Settings settings, const Options& options) {
    if (!options.select.empty()) settings.select = options.select;
    if (!options.ignore.empty()) settings.ignore = options.ignore;
    if (!options.enable.empty()) settings.enable = options.enable;
    if (options.fail_on) settings.fail_on = options.fail_on;
    settings.limits.sealed.ocr = options.ocr;
    settings.registry.insert(settings.registry.end(), options.registry.begin(), options.registry.end());
    settings.rules.insert(settings.rules.end(), options.rules.begin(), options.rules.end());
    return settings;
}

bool wants_together(const Settings& settings, std::string_view rule) {
    const auto names_it = [&](const std::string& pattern) { return audit::names_rule_together(pattern, rule); };
    return (settings.select.empty() || std::ranges::any_of(settings.select, names_it)) &&
           std::ranges::none_of(settings.ignore, names_it);
}

}  // namespace doichieu::cli
