// The catalogue in rules/README.md against the rules on disk, and against what fires in corpus/.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "checks/kind.h"
#include "checks/load_rules.h"
#include "checks/rule.h"

namespace doichieu::checks {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = DOICHIEU_SOURCE_DIR;

/// Checks of each group of the catalogue.
const std::map<std::string, int>& groups() {
    static const std::map<std::string, int> kGroups = {{"RG", 7},  {"TT", 24}, {"PD", 13}, {"CC", 14}, {"VD", 22},
                                                       {"HL", 12}, {"BC", 20}, {"TL", 7},  {"CT", 10}, {"NN", 4},
                                                       {"KY", 5},  {"TQ", 2},  {"PL", 2},  {"QT", 2},  {"TP", 5}};
    return kGroups;
}

std::string read(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Names in backquotes that look like rules.
std::set<std::string> rules_named(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t at = 0; (at = text.find('`', at)) != std::string::npos;) {
        const std::size_t end = text.find('`', at + 1);
        if (end == std::string::npos) break;
        const std::string name = text.substr(at + 1, end - at - 1);
        if (name.find('/') != std::string::npos) names.insert(name);
        at = end + 1;
    }
    return names;
}

/// id → third cell
std::map<std::string, std::string> catalogue() {
    std::map<std::string, std::string> rows;
    std::istringstream lines(read(kRoot / "rules/README.md"));
    for (std::string line; std::getline(lines, line);) {
        if (line.size() < 6 || line[0] != '|' || line[2] < 'A' || line[2] > 'Z' || line[3] < 'A' || line[3] > 'Z')
            continue;
        const std::size_t first = line.find(" | ");
        const std::size_t second = line.find(" | ", first + 3);
        if (first == std::string::npos || second == std::string::npos) continue;
        const std::string id = line.substr(2, first - 2);
        EXPECT_TRUE(rows.emplace(id, line.substr(second + 3)).second) << id << " stands twice";
    }
    return rows;
}

std::set<std::string> rules_on_disk() {
    std::set<std::string> ids;
    for (const Rule& rule : load_embedded(ExampleReading::skip).rules) ids.insert(rule.id);
    return ids;
}

TEST(Catalogue, HoldsEveryCheckWithARuleOrOneOfFourReasons) {
    const auto rows = catalogue();
    std::size_t wanted = 0;
    for (const auto& [group, count] : groups()) {
        wanted += static_cast<std::size_t>(count);
        for (int i = 1; i <= count; ++i) EXPECT_TRUE(rows.contains(group + std::to_string(i))) << group << i;
    }
    EXPECT_EQ(rows.size(), wanted);
    const std::set<std::string> there = rules_on_disk();
    for (const auto& [id, cell] : rows) {
        const std::set<std::string> rules = rules_named(cell);
        for (const std::string& rule : rules) EXPECT_TRUE(there.contains(rule)) << id << ": " << rule;
        if (!rules.empty()) continue;
        const std::vector<std::string> reasons = {"đầu vào không thể hiện", "còn tranh cãi", "chưa có nguồn",
                                                  "ngoài phạm vi"};
        EXPECT_TRUE(std::ranges::any_of(reasons, [&](const std::string& why) { return cell.starts_with(why); }))
            << id << ": " << cell;
    }
}

TEST(Catalogue, NamesEveryRule) {
    const std::set<std::string> named = rules_named(read(kRoot / "rules/README.md"));
    for (const std::string& rule : rules_on_disk()) EXPECT_TRUE(named.contains(rule)) << rule;
}

TEST(Catalogue, TwoThirdsOfTheChecksFireOnTheCorpusAndStaySilentOnATwin) {
    // pairs_test.cpp holds what these tables say.
    std::set<std::string> shown;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "corpus/pairs")) {
        if (entry.path().filename() != "findings.tsv") continue;
        std::istringstream lines(read(entry.path()));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("must\t")) shown.insert(line.substr(5));
        }
    }
    std::size_t shows = 0;
    const auto rows = catalogue();
    for (const auto& [id, cell] : rows) {
        const std::set<std::string> rules = rules_named(cell);
        shows += std::ranges::any_of(rules, [&](const std::string& rule) { return shown.contains(rule); }) ? 1U : 0U;
    }
    const std::string figure = std::to_string(shows) + "/" + std::to_string(rows.size());
    RecordProperty("checks_shown", figure);
    std::puts(("checks that fire on a faulty document and stay silent on its twin: " + figure).c_str());
    EXPECT_GE(shows * 3, rows.size() * 2) << shows << " of " << rows.size();
}

TEST(Schema, KnowsEveryKind) {
    const std::string schema = read(kRoot / "tools/schema/rule.schema.json");
    for (const KindRow& row : kinds())
        EXPECT_NE(schema.find('"' + std::string(row.name) + '"'), std::string::npos) << row.name;
}

}  // namespace
}  // namespace doichieu::checks
