// The findings that README.md shows are what the program says today.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

TEST(Readme, ShowsWhatTheProgramSays) {
    const std::filesystem::path path = kSourceDir / "README.md";
    std::string readme = read_text(path);
    const std::string mark = "<!-- doichieu: ";
    const std::size_t name = readme.find(mark) + mark.size();
    ASSERT_GE(name, mark.size());
    const std::string plan = readme.substr(name, readme.find(" -->", name) - name);
    const std::string open = "```text\n";
    const std::size_t begin = readme.find(open, name) + open.size();
    const std::size_t end = readme.find("```\n", begin);
    ASSERT_NE(end, std::string::npos);

    const Outcome outcome = doichieu({"check", plan}, {{}, kSourceDir, {}});
    if (std::getenv("DOICHIEU_UPDATE_GOLDEN") != nullptr) {
        write_text(path, readme.substr(0, begin) + outcome.out + readme.substr(end));
    } else {
        EXPECT_EQ(readme.substr(begin, end - begin), outcome.out);
    }
}

}  // namespace
}  // namespace doichieu::testing
