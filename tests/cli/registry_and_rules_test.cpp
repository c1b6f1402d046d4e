#include <gtest/gtest.h>

#include "support/process.h"

namespace doichieu::testing {
namespace {

TEST(RegistryCommand, ShowsAndTellsTheState) {
    const Outcome show = doichieu({"registry", "show", "25-NQ/TW"});
    EXPECT_EQ(show.code, 0) << show.err;
    EXPECT_NE(show.out.find("25-NQ/TW@2013-06-03"), std::string::npos) << show.out;
    const Outcome status = doichieu({"registry", "status", "25-NQ/TW@2013-06-03", "--as-of", "2012-01-01"});
    EXPECT_EQ(status.code, 0);
    EXPECT_TRUE(status.out.starts_with("25-NQ/TW@2013-06-03: chưa có hiệu lực tại 01/01/2012")) << status.out;
    EXPECT_NE(doichieu({"registry", "list"}).out.find("25-NQ/TW@2013-06-03"), std::string::npos);
    EXPECT_EQ(doichieu({"registry", "verify"}).code, 0);
    const Outcome unknown = doichieu({"registry", "show", "999999-XX/YY"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_EQ(unknown.err, "999999-XX/YY: không có trong danh mục.\n");
}

TEST(RulesCommand, ListsAndExplains) {
    EXPECT_NE(doichieu({"rules", "list"}).out.find("citation/issuer-mismatch"), std::string::npos);
    const Outcome explain = doichieu({"rules", "explain", "citation/issuer-mismatch"});
    EXPECT_EQ(explain.code, 0);
    EXPECT_NE(explain.out.find("ví dụ bị báo"), std::string::npos) << explain.out;
    const Outcome unknown = doichieu({"rules", "explain", "citation/issuer-mismach"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_EQ(unknown.err,
              "citation/issuer-mismach: không có quy tắc này; có phải “citation/issuer-mismatch” không?\n");
}

TEST(RulesCommand, ValidatesAndTestsWhatItCarries) {
    EXPECT_EQ(doichieu({"rules", "validate"}).code, 0);
    const Outcome outcome = doichieu({"rules", "test"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

}  // namespace
}  // namespace doichieu::testing
