// Every plan of corpus/plans/ held against its own gold.

#include "support/gold.h"

namespace doichieu::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(kSourceDir / "corpus/plans")) {
        if (entry.is_directory()) names.push_back(entry.path().filename().native());
    }
    std::ranges::sort(names);
    return names;
}

class Plans : public ::testing::TestWithParam<std::string> {
  protected:
    [[nodiscard]] fs::path folder() const { return kSourceDir / "corpus/plans" / GetParam(); }
    [[nodiscard]] std::string document() const {
        for (const char* name : {"ke-hoach.txt", "ke-hoach.md", "ke-hoach.docx"}) {
            if (fs::exists(folder() / name)) return folder() / name;
        }
        return {};
    }
    [[nodiscard]] Rows gold(const char* table) const { return read_rows(folder() / table); }
};

TEST_P(Plans, ShowWhatTheyHold) {
    const Said said = ask(document());
    {
        SCOPED_TRACE("citations.tsv");
        expect_citations(gold("citations.tsv"), said.citations);
    }
    {
        SCOPED_TRACE("relations.tsv");
        expect_relations(gold("relations.tsv"), said);
    }
    {
        SCOPED_TRACE("findings.tsv");
        expect_findings(gold("findings.tsv"), said);
    }
}

INSTANTIATE_TEST_SUITE_P(Corpus, Plans, ::testing::ValuesIn(cases()), [](const auto& param) {
    std::string name = param.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST(PlansCorpus, HoldsAtLeastTenPlans) {
    EXPECT_GE(cases().size(), 10U);
}

}  // namespace
}  // namespace doichieu::testing
