// Faulty documents and their corrected twins (corpus/pairs/): what must fire on the one stays silent on the other, and
// the twin gives no error and no warning. And every finding over the corpus is judged (corpus/judged.tsv).

#include <cstdlib>
#include <map>
#include <set>

#include "support/gold.h"

namespace doichieu::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kPairs = kSourceDir / "corpus/pairs";
const fs::path kJudged = kSourceDir / "corpus/judged.tsv";

std::vector<std::string> pairs() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(kPairs)) {
        if (entry.is_directory()) names.push_back(entry.path().filename().native());
    }
    std::ranges::sort(names);
    return names;
}

std::set<std::string> rules_on(const fs::path& document, std::string* louder = nullptr) {
    const Outcome outcome = doichieu({"check", "--format", "json", document.native()});
    EXPECT_LE(outcome.code, 1) << outcome.err;
    std::set<std::string> rules;
    const json report = json::parse(outcome.out);
    for (const json& finding : report["findings"]) {
        rules.insert(text_of(finding["rule"]));
        if (louder != nullptr && finding["level"] != "info") *louder += finding.dump() + "\n";
    }
    return rules;
}

/// "loi" or "sach": a text, or a docx where the fault is one of form.
fs::path document_in(const fs::path& folder, const std::string& name) {
    const fs::path docx = folder / (name + ".docx");
    return fs::exists(docx) ? docx : folder / (name + ".txt");
}

class Pairs : public ::testing::TestWithParam<std::string> {};

TEST_P(Pairs, FireOnTheFaultyAndStaySilentOnTheCorrected) {
    const fs::path folder = kPairs / GetParam();
    const std::set<std::string> faulty = rules_on(document_in(folder, "loi"));
    std::string louder;
    const std::set<std::string> corrected = rules_on(document_in(folder, "sach"), &louder);
    EXPECT_EQ(louder, "") << "a clean document has neither errors nor warnings";
    for (const Row& row : read_rows(folder / "findings.tsv")) {
        EXPECT_TRUE(faulty.contains(row.at("rule"))) << row.at("rule") << " must fire on the faulty one";
        EXPECT_FALSE(corrected.contains(row.at("rule"))) << row.at("rule") << " must not fire on its twin";
    }
}

INSTANTIATE_TEST_SUITE_P(Corpus, Pairs, ::testing::ValuesIn(pairs()), [](const auto& param) {
    std::string name = param.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

/// "document\tline\trule" of every finding over the corpus, with its level.
std::map<std::string, std::string> findings_of_corpus() {
    std::vector<fs::path> documents;
    for (const char* folder : {"corpus/plans", "corpus/pairs"}) {
        for (const auto& entry : fs::recursive_directory_iterator(kSourceDir / folder)) {
            const std::string extension = entry.path().extension();
            if (entry.path().filename() == "README.md") continue;
            if (extension == ".txt" || extension == ".md" || extension == ".docx") documents.push_back(entry.path());
        }
    }
    std::map<std::string, std::string> found;
    for (const fs::path& document : documents) {
        const Outcome outcome = doichieu({"check", "--format", "json", document.native()});
        EXPECT_LE(outcome.code, 1) << outcome.err;
        const std::string name = fs::relative(document, kSourceDir / "corpus").generic_string();
        const json report = json::parse(outcome.out);
        for (const json& finding : report["findings"])
            found[name + "\t" + finding["line"].dump() + "\t" + text_of(finding["rule"])] = text_of(finding["level"]);
    }
    return found;
}

TEST(Judged, EveryFindingOverTheCorpusIsJudgedAndMostAreRight) {
    const std::map<std::string, std::string> found = findings_of_corpus();
    if (std::getenv("DOICHIEU_LIST_UNJUDGED") != nullptr) {
        for (const auto& [key, level] : found) std::fputs((key + "\t" + level + "\n").c_str(), stdout);
    }
    std::map<std::string, std::string> judged;
    int agreed = 0;
    for (const Row& row : read_rows(kJudged)) {
        const std::string& verdict = row.at("verdict");
        const std::string& second = row.at("second");
        EXPECT_TRUE(verdict == "right" || verdict == "wrong") << row.at("document") << ": " << verdict;
        EXPECT_TRUE(second == "right" || second == "wrong" || second == "unsure")
            << row.at("document") << ": " << second;
        EXPECT_NE(row.at("why"), "");
        EXPECT_NE(row.at("second_why"), "");
        agreed += verdict == second ? 1 : 0;
        // What one of two readers doubts does not count as right.
        judged[row.at("document") + "\t" + row.at("line") + "\t" + row.at("rule")] =
            verdict == second ? verdict : "wrong";
    }
    RecordProperty("agreed", std::to_string(agreed));
    std::map<std::string, std::pair<int, int>> right;  // level → right, all
    for (const auto& [key, level] : found) {
        const auto verdict = judged.find(key);
        if (verdict == judged.end()) {
            ADD_FAILURE() << "not judged (corpus/judged.tsv): " << key << " " << level;
            continue;
        }
        right[level].first += verdict->second == "right" ? 1 : 0;
        right[level].second += 1;
    }
    for (const auto& [key, verdict] : judged)
        EXPECT_TRUE(found.contains(key)) << "judged, but no longer found: " << key;
    const auto share = [&](const char* level) {
        const auto [good, all] = right[level];
        return all == 0 ? 1.0 : static_cast<double>(good) / all;
    };
    EXPECT_GE(share("error"), 0.97);
    EXPECT_GE(share("warning"), 0.90);
    for (const char* level : {"error", "warning", "info"})
        RecordProperty(level, std::to_string(right[level].first) + "/" + std::to_string(right[level].second));
}

}  // namespace
}  // namespace doichieu::testing
