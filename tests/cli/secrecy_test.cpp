// A document with a mark of secrecy is checked, and none of its words leave the program unless that is allowed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kSecret =
    "ĐẢNG ỦY XÃ A\nTỐI MẬT\n\nKẾ HOẠCH\ncông tác đặc biệt năm 2023\n\n"
    "Thực hiện Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ và Nghị quyết số 18/NQ-TW, ngày "
    "25/10/2017.\n";

class Secret : public ::testing::Test {
  protected:
    void SetUp() override { folder_.write("mat.txt", kSecret); }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments) const {
        return doichieu(std::move(arguments), {{}, folder_.path(), {}});
    }

  private:
    TemporaryFolder folder_;
};

TEST_F(Secret, IsCheckedWithoutExcerpts) {
    for (const char* format : {"text", "json"}) {
        const Outcome outcome = run({"check", "--explain", "--format", format, "mat.txt"});
        EXPECT_EQ(outcome.code, 1) << outcome.err;
        EXPECT_THAT(outcome.out, HasSubstr("citation/notation-style"));
        EXPECT_THAT(outcome.out, HasSubstr("Tối mật"));
        for (const char* words : {"18/NQ-TW", "18-NQ/TW", "33/CT-TTg", "đặc biệt", "25/10/2017"}) {
            EXPECT_THAT(outcome.out, Not(HasSubstr(words))) << format;
        }
    }
    EXPECT_THAT(run({"check", "--allow-secret", "mat.txt"}).out, HasSubstr("18/NQ-TW"));
}

TEST_F(Secret, IsNotExtracted) {
    for (const char* format : {"jsonl", "text-only"}) {
        const Outcome outcome = run({"extract", "--format", format, "mat.txt"});
        EXPECT_EQ(outcome.code, 2);
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(outcome.err,
                  "mat.txt: Văn bản mang dấu Tối mật: không đưa nội dung ra; thêm --allow-secret nếu được phép.\n");
        EXPECT_EQ(run({"extract", "--allow-secret", "--format", format, "mat.txt"}).code, 0);
    }
}

}  // namespace
}  // namespace doichieu::testing
