// The one place where the program, built with sanitizers, is held to giving back all memory: other tests that start it do
// not look.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/files.h"
#include "support/process.h"
#include "support/sanitized.h"

namespace doichieu::testing {
namespace {

TEST(Leaks, NoCommandLeavesAny) {
    if (!kSanitized) GTEST_SKIP() << "built without sanitizers, which would tell";
    const TemporaryFolder folder;
    const std::string plans = kSourceDir / "corpus/plans";
    const std::string plan = kSourceDir / "corpus/plans/04-huyen-uy-2022-giam-sat-phan-bien/ke-hoach.txt";
    folder.write("hong.docx", "PK\x03\x04 hỏng");
    folder.write("rong.txt", "");
    folder.write("dv.csv",
                 "id,name,level,parent,folder\nhuyen,Huyện ủy,district,,04-huyen-uy-2022-giam-sat-phan-bien\n");
    const std::vector<std::vector<std::string>> commands = {
        {"--version"},
        {"--help"},
        {"chek"},
        {"check", "--explain", plans},
        {"check", "--format", "json", "--parent", plan, plan, "hong.docx", "rong.txt", "khong-co.txt"},
        {"extract", "--all", "--explain", "--format", "jsonl", plans},
        {"extract", "--format", "table", plan},
        {"extract", "--format", "count", plan},
        {"audit", plans, "--units", "dv.csv", "--store", "kho", "--output", "html=a.html", "--output", "xlsx=a.xlsx",
         "--output", "json=a.json"},
        {"audit", plans, "--units", "dv.csv", "--store", "kho", "--since", "last"},
        {"graph", "show", "25-NQ/TW", plans},
        {"graph", "export", plans, "--output", "html=g.html", "--output", "svg=g.svg"},
        {"registry", "show", "25-NQ/TW"},
        {"registry", "list"},
        {"registry", "verify"},
        {"rules", "list"},
        {"rules", "explain", "citation/notation-style"},
        {"doctor"},
    };
    for (const std::vector<std::string>& command : commands) {
        const Outcome outcome = doichieu(command, {{}, folder.path(), {"ASAN_OPTIONS=detect_leaks=1"}});
        EXPECT_LE(outcome.code, 2) << command.front();
        EXPECT_EQ(outcome.err.find("LeakSanitizer"), std::string::npos) << command.front() << outcome.err;
    }
}

}  // namespace
}  // namespace doichieu::testing
