#include "audit/changes.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/format.h"

// An outcome is lines of cells parted by tabs; the first cell tells what the line is about:
//   cell <unit> <directive> <state>     fault <fingerprint> <rule> <message>     document <path>     errors <number>

namespace doichieu::audit {
namespace {

std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

std::optional<CellState> parse_state(std::string_view word) {
    for (std::size_t i = 0; i < kCellStates; ++i) {
        if (word == to_string(static_cast<CellState>(i))) return static_cast<CellState>(i);
    }
    return std::nullopt;
}

struct Outcome {
    std::map<std::pair<std::string, std::string>, CellState> cells;
    std::map<std::string, std::pair<std::string, std::string>> faults;  ///< fingerprint → rule, message
    std::set<std::string> documents;
    std::uint32_t errors = 0;
};

Outcome parse(std::string_view text) {
    Outcome outcome;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::vector<std::string> cells = cells_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (cells[0] == "cell" && cells.size() == 4) {
            if (const auto state = parse_state(cells[3])) outcome.cells[{cells[1], cells[2]}] = *state;
        } else if (cells[0] == "fault" && cells.size() == 4) {
            outcome.faults[cells[1]] = {cells[2], cells[3]};
        } else if (cells[0] == "document" && cells.size() == 2) {
            outcome.documents.insert(cells[1]);
        } else if (cells[0] == "errors" && cells.size() == 2) {
            std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(), outcome.errors);
        }
    }
    return outcome;
}

}  // namespace

std::string outcome_of(const Audit& audit) {
    std::string out;
    for (std::size_t row = 0; row < audit.coverage.units.size(); ++row) {
        const Unit& unit = audit.roster.units()[static_cast<std::size_t>(audit.coverage.units[row])];
        for (std::size_t column = 0; column < audit.coverage.directives.size(); ++column) {
            const auto directive = static_cast<std::size_t>(audit.coverage.directives[column]);
            out += "cell\t" + one_line(unit.id) + "\t" + one_line(audit.directives.all()[directive].id) + "\t" +
                   to_string(audit.coverage.at(row, column).state) + "\n";
        }
    }
    for (const findings::Finding& finding : audit.findings) {
        if (finding.rule == "coverage/missing-directive") continue;  // its cell tells
        const bool names_unit = finding.rule.starts_with("coverage/");
        const std::string where = names_unit ? std::string() : finding.place.path + ": ";
        out +=
            "fault\t" + finding.fingerprint + "\t" + finding.rule + "\t" + one_line(where + finding.message.vi) + "\n";
    }
    for (const DocumentFacts& document : audit.documents) out += "document\t" + one_line(document.path) + "\n";
    return out + base::format("errors\t{}\n", audit.count(findings::Severity::error));
}

Changes changes_since(const Audit& audit, const std::string& day, std::string_view outcome) {
    const Outcome before = parse(outcome);
    const Outcome now = parse(outcome_of(audit));
    Changes changes;
    changes.since = day;
    changes.errors_before = before.errors;
    changes.errors_after = now.errors;
    for (const auto& [cell, state] : now.cells) {
        const auto found = before.cells.find(cell);
        if (found != before.cells.end() && found->second != state)
            changes.cells.push_back({cell.first, cell.second, found->second, state});
    }
    for (const auto& [fingerprint, fault] : now.faults) {
        if (!before.faults.contains(fingerprint)) changes.faults.push_back({fault.first, fault.second, false});
    }
    for (const auto& [fingerprint, fault] : before.faults) {
        if (!now.faults.contains(fingerprint)) changes.faults.push_back({fault.first, fault.second, true});
    }
    std::ranges::stable_sort(changes.faults, {}, [](const FaultChange& change) {
        return std::tuple(change.is_better, change.rule, change.message);
    });
    std::ranges::set_difference(now.documents, before.documents, std::back_inserter(changes.added));
    std::ranges::set_difference(before.documents, now.documents, std::back_inserter(changes.removed));
    return changes;
}

}  // namespace doichieu::audit
