#include <gtest/gtest.h>

#include "support/process.h"

namespace doichieu::testing {
namespace {

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
