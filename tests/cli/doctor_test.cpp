// What the program says of its installation, and that a file that cannot be read does not stop a run.

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/files.h"
#include "support/process.h"
#include "support/reader.h"

namespace doichieu::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kFixtures = kSourceDir / "tests/formats/fixtures";

class Doctor : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!has_reader()) GTEST_SKIP() << "built without doichieu-reader";
    }
};

TEST_F(Doctor, TellsWhatCanBeReadAndWhatProtects) {
    const Outcome outcome = doichieu({"doctor"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    for (const char* part : {"doichieu ", "Danh mục: ", "pdf: poppler ", "doc (Word 97-2003): libgsf ", "seccomp",
                             "Landlock", "giới hạn"}) {
        EXPECT_NE(outcome.out.find(part), std::string::npos) << part << '\n' << outcome.out;
    }
    EXPECT_NE(doichieu({"doctor", "--lang", "en"}).out.find("Protections"), std::string::npos);
    const auto report = nlohmann::json::parse(doichieu({"doctor", "--format", "json"}).out);
    EXPECT_EQ(report["schemaVersion"], 1);
    EXPECT_EQ(report["reader"]["found"], true);
    EXPECT_EQ(doichieu({"doctor", "--format", "xml"}).code, 2);
}

TEST_F(Doctor, PdfAndDocGiveTheFindingsOfTheDocx) {
    const auto findings_of = [](const std::string& name) {
        const Outcome outcome = doichieu({"check", "--format", "json", (kFixtures / name).string()});
        EXPECT_NE(outcome.code, 2) << outcome.err;
        nlohmann::json all = nlohmann::json::array();
        const nlohmann::json report = nlohmann::json::parse(outcome.out);
        for (const auto& finding : report["findings"]) {
            if (std::string(finding["rule"]).starts_with("form/")) continue;  // a PDF states no styles
            all.push_back({finding["rule"], finding["excerpt"]});
        }
        return all;
    };
    const auto docx = findings_of("ke-hoach.docx");
    EXPECT_EQ(findings_of("ke-hoach.pdf"), docx);
    EXPECT_EQ(findings_of("ke-hoach.doc"), docx);
}

TEST_F(Doctor, CitationsOfAPdfNameTheirPage) {
    const Outcome outcome = doichieu({"extract", "--format", "jsonl", (kFixtures / "ke-hoach.pdf").string()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const std::size_t citation = outcome.out.find("\"217-QĐ/TW\"");
    ASSERT_NE(citation, std::string::npos) << outcome.out;
    const std::size_t end = outcome.out.find('\n', citation);
    EXPECT_NE(outcome.out.substr(citation, end - citation).find("\"page\":2"), std::string::npos);
    EXPECT_NE(outcome.out.find("\"page\":1"), std::string::npos);
}

TEST_F(Doctor, ABrokenFileDoesNotStopTheRun) {
    const TemporaryFolder folder;
    fs::copy_file(kFixtures / "ke-hoach.pdf", folder.path() / "a.pdf");
    write_text(folder.path() / "b.pdf", "%PDF-1.7\nkhông có gì\n");
    fs::copy_file(kFixtures / "ke-hoach.doc", folder.path() / "c.doc");
    const Outcome outcome = doichieu({"extract", "--format", "count", folder.path().string()});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("b.pdf"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.out.find("a.pdf:"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("c.doc:"), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace doichieu::testing
