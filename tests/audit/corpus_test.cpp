#include <gtest/gtest.h>

#include <map>
#include <set>

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

void judge(const Corpus& corpus) {
    // Cells: each has one state.
    std::map<std::string, std::string> states;
    for (const Json& cell : corpus.audit["matrix"])
        states[cell["unit"].get<std::string>() + " " + notation_of(cell["directive"])] = cell["state"];
    std::size_t wrong = 0;
    for (const Json& cell : corpus.truth["cells"]) {
        const std::string key = cell["unit"].get<std::string>() + " " + cell["directive"].get<std::string>();
        const bool is_right = states[key] == cell["state"].get<std::string>();
        wrong += is_right ? 0U : 1U;
        EXPECT_TRUE(is_right) << key << ": planted " << cell["state"] << ", told " << states[key];
    }
    EXPECT_EQ(wrong, 0U);

    // Whole documents that were copied, also by who changed names and numbers, or some words.
    using Pair = std::pair<std::string, std::string>;
    std::set<Pair> planted;
    std::set<Pair> told;
    std::set<std::string> planted_parts;
    std::set<std::string> told_parts;
    for (const Json& copy : corpus.truth["copies"]) {
        if (copy["kind"] == "document") {
            planted.emplace(path_of(copy["to"]), path_of(copy["from"]));
        } else {
            planted_parts.insert(path_of(copy["to"]) + ":" + std::to_string(copy["line"].get<int>()));
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
        for (const auto& part : planted_parts) {
            const std::size_t colon = part.rfind(':');
            const int line = std::stoi(part.substr(colon + 1));
            if (part.substr(0, colon) == to && copy["to"]["line"] <= line && line <= copy["to"]["endLine"])
                told_parts.insert(part);
        }
    }
    const Score documents = score(planted, told);
    EXPECT_EQ(documents.recall(), 1.0) << documents.found << " of " << documents.planted;
    EXPECT_EQ(documents.precision(), 1.0) << documents.right << " of " << documents.told;
    EXPECT_EQ(score(planted_parts, told_parts).recall(), 1.0);

    // Numbers: one number twice, and out of date order.
    for (const char* rule : {"registry/duplicate-number", "registry/date-order"}) {
        std::set<std::set<std::string>> expected;
        std::set<std::set<std::string>> found;
        for (const Json& finding : corpus.truth["findings"]) {
            if (finding["rule"] == rule) expected.insert({path_of(finding["paths"][0]), path_of(finding["paths"][1])});
        }
        for (const Json& finding : corpus.audit["findings"]) {
            const bool this_year = finding["path"].get<std::string>().find("plans/cu-") == std::string::npos;
            if (finding["rule"] == rule && this_year)
                found.insert({finding["path"].get<std::string>(), finding["related"][0]["path"].get<std::string>()});
        }
        const Score numbers = score(expected, found);
        EXPECT_EQ(numbers.recall(), 1.0) << rule;
        EXPECT_EQ(numbers.precision(), 1.0) << rule;
    }

    std::set<std::string> unreadable;
    for (const Json& problem : corpus.audit["problems"]) unreadable.insert(problem["path"]);
    for (const Json& path : corpus.truth["unreadable"]) EXPECT_TRUE(unreadable.contains(path_of(path))) << path;
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
