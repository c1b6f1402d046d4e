#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/files.h"
#include "support/process.h"

/// Documents held against their gold: citations.tsv, relations.tsv and findings.tsv beside them.
namespace doichieu::testing {

using Row = std::map<std::string, std::string>;
using Rows = std::vector<Row>;
using nlohmann::json;

/// A table with a header line; missing cells at the end of a row are empty.
inline Rows read_rows(const std::filesystem::path& path) {
    const auto split = [](const std::string& line) {
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
        return cells;
    };
    std::istringstream lines(read_text(path));
    std::string line;
    std::getline(lines, line);
    const std::vector<std::string> names = split(line);
    Rows rows;
    while (std::getline(lines, line)) {
        if (line.empty()) continue;
        std::vector<std::string> cells = split(line);
        cells.resize(std::max(cells.size(), names.size()));
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

/// What the program says of one document, by three commands.
struct Said {
    std::vector<json> citations;
    json graph;
    json check;
    int exit_code = -1;
};

inline Said ask(const std::string& path, const Launch& launch = {}) {
    Said said;
    const Outcome extract = doichieu({"extract", "--format", "jsonl", path}, launch);
    EXPECT_EQ(extract.code, 0) << extract.err;
    std::istringstream lines(extract.out);
    for (std::string line; std::getline(lines, line);) said.citations.push_back(json::parse(line));
    const Outcome graph = doichieu({"graph", "show", "--format", "json", path}, launch);
    EXPECT_EQ(graph.code, 0) << graph.err;
    if (graph.code == 0) said.graph = json::parse(graph.out);
    const Outcome check = doichieu({"check", "--format", "json", path}, launch);
    EXPECT_LE(check.code, 1) << check.err;
    EXPECT_EQ(check.err, "");
    if (check.code <= 1) said.check = json::parse(check.out);
    said.exit_code = check.code;
    return said;
}

inline std::string text_of(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}
inline int line_of(const Row& row) {
    return std::stoi(row.at("line"));
}

/// A congress resolution's name may end before "của Đảng".
inline bool is_same_raw(const Row& gold, const json& citation) {
    const std::string raw = text_of(citation["raw"]);
    return raw == gold.at("raw") || (gold.at("form") == "named" && raw + " của Đảng" == gold.at("raw"));
}

/// Every gold row in order with all that the text states, and no other citation of form `numbered`.
inline void expect_citations(const Rows& gold, const std::vector<json>& citations) {
    std::size_t next = 0;
    for (const json& citation : citations) {
        const bool is_next = next < gold.size() && citation["line"] == line_of(gold[next]) &&
                             text_of(citation["form"]) == gold[next].at("form") && is_same_raw(gold[next], citation);
        if (!is_next) {
            EXPECT_NE(citation["form"], "numbered") << "not in the gold, or out of order: " << citation.dump();
            continue;
        }
        for (const char* field : {"notation", "canonical", "type", "date", "issuer", "term"}) {
            EXPECT_EQ(text_of(citation[field]), gold[next].at(field)) << field << " of " << citation.dump();
        }
        ++next;
    }
    EXPECT_EQ(next, gold.size()) << "first row that was not found: "
                                 << (next < gold.size() ? gold[next].at("line") + " " + gold[next].at("raw") : "");
}

/// The readings of a relation that count as right: (from, relation).
inline std::vector<std::pair<std::string, std::string>> readings(const Row& row) {
    std::vector<std::pair<std::string, std::string>> found = {{row.at("from"), row.at("relation")}};
    std::istringstream second(row.at("or_from"));
    std::string from;
    std::string relation;
    if (second >> from) found.emplace_back(from, second >> relation ? relation : row.at("relation"));
    return found;
}

inline bool is_cited_so(const Row& row, const json& citation) {
    const bool is_target =
        text_of(citation["canonical"]) == row.at("to") || text_of(citation["notation"]) == row.at("to");
    if (citation["line"] != line_of(row) || !is_target) return false;
    const std::string from = citation["citedBy"].is_null() ? "self" : text_of(citation["citedBy"]);
    const auto allowed = readings(row);
    return std::ranges::any_of(allowed, [&](const auto& reading) {
        return reading.first == from && reading.second == text_of(citation["relation"]);
    });
}

/// What a node's id begins with: a table may name an instrument as the document writes it.
inline std::string canonical_of(const std::string& notation, const std::vector<json>& citations) {
    for (const json& citation : citations) {
        if (text_of(citation["notation"]) == notation) return text_of(citation["canonical"]);
    }
    return notation;
}

inline bool is_edge(const Row& row, const json& edge, const std::vector<json>& citations) {
    if (!text_of(edge["to"]).starts_with(canonical_of(row.at("to"), citations) + "@")) return false;
    const auto has_line = [&](const json& evidence) { return evidence["line"] == line_of(row); };
    if (std::none_of(edge["evidence"].begin(), edge["evidence"].end(), has_line)) return false;
    const auto allowed = readings(row);
    return std::ranges::any_of(allowed, [&](const auto& reading) {
        const std::string from = text_of(edge["from"]);
        const bool same = reading.first == "self" ? from.starts_with("doc:")
                                                  : from.starts_with(canonical_of(reading.first, citations) + "@");
        return same && reading.second == text_of(edge["relation"]);
    });
}

/// Every gold row by the citations' own fields and by the graph's edges.
inline void expect_relations(const Rows& gold, const Said& said) {
    for (const Row& row : gold) {
        const std::string shown =
            row.at("line") + ": " + row.at("from") + " " + row.at("relation") + " " + row.at("to");
        EXPECT_TRUE(
            std::ranges::any_of(said.citations, [&](const json& citation) { return is_cited_so(row, citation); }))
            << "by no citation: " << shown;
        const json& edges = said.graph["edges"];
        EXPECT_TRUE(std::any_of(edges.begin(), edges.end(),
                                [&](const json& edge) { return is_edge(row, edge, said.citations); }))
            << "by no edge: " << shown;
    }
}

/// The ids that the contract fixes; others may add warnings of their own.
inline bool is_contract_rule(std::string_view id) {
    static constexpr std::array kIds = {"citation/issuer-mismatch",
                                        "citation/notation-style",
                                        "citation/notation-spelling",
                                        "citation/type-mismatch",
                                        "citation/incomplete",
                                        "citation/inconsistent",
                                        "citation/title-differs",
                                        "citation/repeated-in-full",
                                        "citation/date-conflict",
                                        "citation/impossible-date",
                                        "citation/unknown",
                                        "citation/ambiguous",
                                        "validity/replaced",
                                        "validity/expired",
                                        "validity/not-yet-in-force",
                                        "validity/partly",
                                        "validity/abolished-body",
                                        "duplicate/paragraph",
                                        "duplicate/section",
                                        "duplicate/document",
                                        "duplicate/copied-section",
                                        "structure/missing-section",
                                        "structure/numbering",
                                        "structure/broken-paragraph",
                                        "form/missing-component",
                                        "content/milestone",
                                        "content/task-incomplete",
                                        "coverage/missing-directive",
                                        "coverage/no-plan"};
    return std::ranges::find(kIds, id) != kIds.end();
}

inline bool is_rule_of(const Row& row, const json& finding) {
    const std::string& pattern = row.at("rule");
    const std::string rule = text_of(finding["rule"]);
    const bool same =
        pattern.ends_with("/*") ? rule.starts_with(pattern.substr(0, pattern.size() - 1)) : rule == pattern;
    return same && (row.at("line") == "*" || finding["line"] == line_of(row));
}

inline int rank(std::string_view level) {
    return level == "error" ? 2 : level == "warning" ? 1 : 0;
}

inline bool is_expected(const Row& row, const json& finding) {
    if (!is_rule_of(row, finding)) return false;
    const std::string level = text_of(finding["level"]);
    return row.at("expect") == "must" ? level == row.at("level")
                                      : row.at("expect") == "may" && rank(level) <= rank(row.at("level"));
}

/// `must` fires on its line at its level; `never` stays silent; no other error, and no other warning with an id of the
/// contract. The exit code agrees.
inline void expect_findings(const Rows& gold, const Said& said) {
    const json& findings = said.check["findings"];
    for (const Row& row : gold) {
        const auto fires = [&](const json& finding) {
            return row.at("expect") == "must" ? is_expected(row, finding) : is_rule_of(row, finding);
        };
        const auto found = std::find_if(findings.begin(), findings.end(), fires);
        const std::string shown = row.at("rule") + " on line " + row.at("line") + ": " + row.at("what");
        if (row.at("expect") == "must") {
            EXPECT_TRUE(found != findings.end()) << "must fire: " << shown;
        } else if (row.at("expect") == "never") {
            EXPECT_TRUE(found == findings.end()) << "must not fire: " << shown << "\n"
                                                 << (found == findings.end() ? "" : found->dump());
        }
    }
    bool has_error = false;
    for (const json& finding : findings) {
        const bool is_error = finding["level"] == "error";
        has_error = has_error || is_error;
        const bool counts = is_error || (finding["level"] == "warning" && is_contract_rule(text_of(finding["rule"])));
        const bool expected = std::ranges::any_of(gold, [&](const Row& row) { return is_expected(row, finding); });
        EXPECT_TRUE(!counts || expected) << "not expected: " << finding.dump();
    }
    EXPECT_EQ(said.exit_code, has_error ? 1 : 0);
}

/// "rule:line" of every finding, sorted.
inline std::vector<std::string> rules_and_lines(const json& check) {
    std::vector<std::string> found;
    for (const json& finding : check["findings"]) {
        found.push_back(text_of(finding["rule"]) + ":" + finding["line"].dump());
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace doichieu::testing
