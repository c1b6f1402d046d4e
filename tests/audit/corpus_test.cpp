#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <set>
#include <sstream>

#include "audit/tree.h"

// The generator plants faults and writes down which; it shares nothing with the program (tools/make-corpus).

namespace doichieu::audit {
namespace {

/// What of a kind was planted and told.
struct Score {
    std::size_t planted = 0;
    std::size_t found = 0;
    std::size_t told = 0;
    std::size_t right = 0;
    [[nodiscard]] double recall() const { return planted == 0 ? 1 : double(found) / double(planted); }
    [[nodiscard]] double precision() const { return told == 0 ? 1 : double(right) / double(told); }
};

template <typename Set>
Score score(const Set& planted, const Set& told) {
    Score out{planted.size(), 0, told.size(), 0};
    for (const auto& one : planted) out.found += told.contains(one) ? 1U : 0U;
    for (const auto& one : told) out.right += planted.contains(one) ? 1U : 0U;
    return out;
}

class Corpus {
  public:
    Corpus(std::size_t documents, unsigned seed) {
        const std::string tool = testing::kSourceDir / "tools/make-corpus";
        const auto made = testing::run_program({"python3", tool, folder_.path(), "--documents",
                                                std::to_string(documents), "--seed", std::to_string(seed)});
        EXPECT_EQ(made.code, 0) << made.err;
        truth = Json::parse(testing::read_text(folder_.path() / "truth.json"));
        std::vector<std::string> words = {"audit", "plans", "--units",    "units.csv", "--year",
                                          "2026",  "--due", "2026-03-31", "--format",  "json"};
        for (const Json& directive : truth["directives"]) {
            words.emplace_back("--directive");
            words.push_back(directive);
        }
        testing::Launch launch;
        launch.folder = folder_.path();
        audit = Json::parse(testing::doichieu(words, launch).out);
    }

    /// Where a unit's plans lie.
    [[nodiscard]] std::string folder_of(const Json& unit) const {
        std::istringstream rows(testing::read_text(folder_.path() / "units.csv"));
        for (std::string row; std::getline(rows, row);) {
            if (!row.starts_with(unit.get<std::string>() + ",")) continue;
            std::vector<std::string> cells;
            std::istringstream parts(row);
            for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
            return cells[4];
        }
        return "no such unit";
    }

    Json truth;
    Json audit;

  private:
    testing::TemporaryFolder folder_;
};

std::string notation_of(const Json& directive) {
    const std::string id = directive;
    return id.substr(0, id.find('@'));
}

std::string path_of(const Json& path) {
    return "plans/" + path.get<std::string>();
}

/// Both must be whole: what is planted here is exact.
void expect_whole(const std::string& what, const Score& score) {
    std::printf("%-42s planted %4zu  told %4zu  recall %.3f  precision %.3f\n", what.c_str(), score.planted, score.told,
                score.recall(), score.precision());
    EXPECT_EQ(score.recall(), 1.0) << what;
    EXPECT_EQ(score.precision(), 1.0) << what;
}

using Names = std::set<std::string>;

/// "unit directive" of every cell in this state.
Names cells(const Json& matrix, const std::string& state) {
    Names found;
    for (const Json& cell : matrix) {
        if (cell["state"] == state)
            found.insert(cell["unit"].get<std::string>() + " " + notation_of(cell["directive"]));
    }
    return found;
}

/// Whole documents that were copied, also by who changed names and numbers, or some words; and parts of documents.
void judge_copies(const Corpus& corpus) {
    using Pair = std::pair<std::string, std::string>;
    std::set<Pair> planted;
    std::set<Pair> told;
    std::map<std::string, Names> planted_parts;
    std::map<std::string, Names> told_parts;
    for (const Json& copy : corpus.truth["copies"]) {
        if (copy["kind"] == "document") {
            planted.emplace(path_of(copy["to"]), path_of(copy["from"]));
        } else {
            planted_parts[copy["kind"]].insert(path_of(copy["to"]) + ":" + std::to_string(copy["line"].get<int>()));
        }
    }
    std::map<std::string, std::string> source;
    for (const auto& [to, from] : planted) source[to] = from;
    const auto origin = [&](std::string path) {
        while (source.contains(path)) path = source[path];
        return path;
    };
    for (const Json& copy : corpus.audit["copies"]) {
        const std::string to = copy["to"]["path"];
        const std::string from = copy["from"]["path"];
        // Of several copies of one plan any older one may be named.
        if (copy["kind"] == "document") {
            told.emplace(to, source.contains(to) && origin(from) == origin(to) ? source[to] : from);
        }
        for (const auto& [kind, parts] : planted_parts) {
            for (const std::string& part : parts) {
                const std::size_t colon = part.rfind(':');
                const int line = std::stoi(part.substr(colon + 1));
                if (part.substr(0, colon) == to && copy["to"]["line"] <= line && line <= copy["to"]["endLine"])
                    told_parts[kind].insert(part);
            }
        }
    }
    expect_whole("copied documents", score(planted, told));
    for (const auto& [kind, parts] : planted_parts) {
        // Chance gives others, above all in what all plans must say: only what is missed counts.
        expect_whole("copied: " + kind, score(parts, told_parts[kind]));
    }
}

void judge(const Corpus& corpus) {
    for (const char* state : {"carried_out", "cited", "late", "cites_replaced", "missing", "no_plan", "not_readable"}) {
        Names planted = cells(corpus.truth["cells"], state);
        Names told = cells(corpus.audit["matrix"], state);
        // The roster holds units that the truth says nothing of: the province and the old district.
        std::erase_if(told, [](const std::string& cell) { return !cell.starts_with("xa-"); });
        expect_whole(std::string("cells: ") + state, score(planted, told));
    }
    judge_copies(corpus);

    for (const char* rule : {"registry/duplicate-number", "registry/date-order"}) {
        std::set<Names> expected;
        std::set<Names> found;
        for (const Json& finding : corpus.truth["findings"]) {
            if (finding["rule"] == rule) expected.insert({path_of(finding["paths"][0]), path_of(finding["paths"][1])});
        }
        for (const Json& finding : corpus.audit["findings"]) {
            // Plans of former years bear numbers by chance.
            const bool this_year = finding["path"].get<std::string>().find("plans/cu-") == std::string::npos;
            if (finding["rule"] == rule && this_year)
                found.insert({finding["path"].get<std::string>(), finding["related"][0]["path"].get<std::string>()});
        }
        expect_whole(rule, score(expected, found));
    }
    for (const char* rule : {"coverage/no-plan", "coverage/missing-directive"}) {
        Names expected;
        Names found;
        for (const Json& finding : corpus.truth["findings"]) {
            if (finding["rule"] == rule) expected.insert(corpus.folder_of(finding["unit"]));
        }
        for (const Json& finding : corpus.audit["findings"]) {
            const std::string path = finding["path"];
            const std::size_t begin = path.starts_with("plans/") ? 6 : 0;
            const std::string folder = path.substr(begin, path.find('/', begin) - begin);
            if (finding["rule"] == rule && folder.starts_with("x")) found.insert(folder);
        }
        expect_whole(rule, score(expected, found));
    }

    Names unreadable;
    Names told;
    for (const Json& path : corpus.truth["unreadable"]) unreadable.insert(path_of(path));
    for (const Json& problem : corpus.audit["problems"]) told.insert(problem["path"].get<std::string>());
    expect_whole("unreadable files", score(unreadable, told));
    EXPECT_EQ(corpus.audit["summary"]["outsideUnits"], corpus.truth["outside"].size());
}

TEST(Corpus, FindsWhatWasPlantedAndNothingElse) {
    judge(Corpus(60, 1));
}

TEST(FullCorpus, TwoHundredDocuments) {
    judge(Corpus(200, 2));
}

TEST(FullCorpus, TwoThousandDocuments) {
    judge(Corpus(2000, 3));
}

}  // namespace
}  // namespace doichieu::audit
