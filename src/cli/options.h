#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyse.h"
#include "base/text_pair.h"
#include "findings/finding.h"
#include "graph/graph.h"

namespace doichieu::cli {

enum class ExitCode : int { done = 0, blocked = 1, unusable = 2, fault = 3 };

enum class Colour { automatic, always, never };

/// --fail-on; without a level nothing fails.
struct FailOn {
    std::optional<findings::Severity> least = findings::Severity::error;
};

/// --output FILE or F=FILE.
struct OutputFile {
    std::string format;  ///< empty: that of --format
    std::string path;
};

/// What was typed, decoded; nothing is looked up yet.
struct Options {
    std::vector<std::string> words;  ///< what is no option: paths, keys
    base::Language language = base::Language::vi;
    bool language_is_given = false;
    std::string format;
    std::vector<OutputFile> outputs;
    analysis::Statements statements;
    std::vector<std::string> registry;
    /// Cells of the registry's table by column: what a row is to say (add), or what it must say (list, export).
    std::vector<std::pair<std::string, std::string>> cells;
    int year = 0;      ///< of issue
    std::string text;  ///< words to look for
    std::string by;    ///< what takes the place of a retired instrument
    bool force = false;
    std::vector<std::string> rules;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::vector<std::string> enable;
    std::string parent;  ///< the superior's plan
    std::string config;
    std::string on;  ///< rules diff: the documents
    bool time_rules = false;
    bool findings_alone = false;  ///< not typed: a command that shows neither outcomes of rules nor tasks
    bool ocr = false;             ///< pages of a PDF that are pictures are read
    std::string stdin_filename;
    std::optional<FailOn> fail_on;
    std::size_t jobs = 0;  ///< 0: as many as the machine runs at once
    Colour colour = Colour::automatic;
    // audit
    std::string units;                    ///< table of units
    std::vector<std::string> directives;  ///< as typed
    legal::Date due;
    std::string since;  ///< "last" or a day
    std::string store;  ///< folder; empty: .doichieu in the audited one
    bool exit_zero = false;
    bool explain = false;
    bool quiet = false;
    bool all = false;
    bool transitive = false;     ///< graph: through others too
    graph::Detail graph_detail;  ///< vertices beside documents and instruments
};

}  // namespace doichieu::cli
