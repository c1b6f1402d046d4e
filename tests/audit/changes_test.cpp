#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/tree.h"

namespace doichieu::audit {
namespace {

TEST(AuditChanges, SayWhatGotBetterAndWhatGotWorse) {
    Tree tree;
    tree.units("a,Đảng ủy xã A,commune,,a,,,\nb,Đảng ủy xã B,commune,,b,,,\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kBasis, kActs);
    const std::vector<std::string> asked = {"--directive", "18-CT/TW", "--since", "last"};
    const auto first = tree.run(asked);
    EXPECT_THAT(first.err, ::testing::HasSubstr("Chưa có lần rà soát nào trước đây"));

    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", "", kIdle);
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-03-12", kBasis, kActs);
    const Json since = tree.json(asked)["since"];
    ASSERT_EQ(since["cells"].size(), 2U);
    EXPECT_EQ(since["cells"][0], Json({{"unit", "a"},
                                       {"directive", "18-CT/TW@2022-10-26"},
                                       {"before", "carried_out"},
                                       {"after", "missing"},
                                       {"better", false}}));
    EXPECT_EQ(since["cells"][1]["better"], true);
    EXPECT_EQ(since["added"], Json({"plans/b/ke-hoach.txt"}));
    EXPECT_EQ(tree.json(asked)["since"]["cells"].size(), 0U) << "nothing changed since the run before";
}

TEST(AuditCarryOut, TellsWhatIsTakenUpCopiedOrNotFound) {
    Tree tree;
    tree.units("tinh,Tỉnh ủy Lam Giang,province,,tinh,,,\na,Đảng ủy xã A,commune,tinh,a,,,\n");
    tree.plan(
        "tinh/ke-hoach.txt", "TỈNH ỦY LAM GIANG", "2026-01-05", kBasis,
        "1. Các xã lập danh sách hộ có nhà dột nát, huy động ngày công sửa nhà xong trước mùa mưa bão năm 2026.\n"
        "2. Mỗi xã mở một lớp dạy nghề ngắn hạn cho lao động nữ, gắn với nhu cầu tuyển dụng của doanh nghiệp.\n"
        "3. Thường trực cấp ủy đối thoại với thanh niên về khởi nghiệp ít nhất hai lần trong năm, có biên bản.\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kBasis,
              "1. Trưởng thôn Đông lập danh sách 7 hộ có nhà dột nát, đoàn xã huy động 60 ngày công sửa nhà xong trước "
              "mùa mưa bão, báo cáo ngày 15/6/2026.\n"
              "2. Mỗi xã mở một lớp dạy nghề ngắn hạn cho lao động nữ, gắn với nhu cầu tuyển dụng của doanh nghiệp.\n");
    const Json carried = tree.json({"--directive", "18-CT/TW"})["carriedOut"];
    ASSERT_EQ(carried.size(), 1U);
    EXPECT_EQ(carried[0]["unit"], "a");
    ASSERT_EQ(carried[0]["items"].size(), 3U);
    EXPECT_EQ(carried[0]["items"][0]["state"], "taken_up");
    EXPECT_EQ(carried[0]["items"][1]["state"], "copied");
    EXPECT_EQ(carried[0]["items"][2]["state"], "none");
}

TEST(AuditChanges, NoUnitAnswersForAnOrganOfItsSuperior) {
    Tree tree;
    tree.units("tinh,Tỉnh ủy Lam Giang,province,,tinh,,,\na,Đảng ủy xã A,commune,tinh,a,,,\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", "",
              "1. Mở lớp dạy nghề cho ba mươi lao động nữ ở các thôn vùng cao, khai giảng trước ngày 30/6/2026.\n");
    tree.plan("tinh/ke-hoach.txt", "TỈNH ỦY LAM GIANG", "2026-01-12", "",
              "1. Các đảng ủy xã mở lớp dạy nghề cho lao động nữ ở những thôn vùng cao, khai giảng trong quý II.\n"
              "2. Văn phòng Tỉnh ủy theo dõi, tổng hợp kết quả, báo cáo Ban Thường vụ Tỉnh ủy trong tháng 12.\n"
              "3. Các đảng ủy xã căn cứ Kế hoạch này xây dựng kế hoạch của địa phương, ban hành trước ngày 28/02.\n");
    const Json audit = tree.json({"--parent", "plans/tinh/ke-hoach.txt"});
    ASSERT_EQ(audit["carriedOut"].size(), 1U);
    ASSERT_EQ(audit["carriedOut"][0]["items"].size(), 1U);
    EXPECT_EQ(audit["carriedOut"][0]["items"][0]["state"], "taken_up");
}

TEST(AuditChanges, RunsThatSelectOtherRulesAreNotCompared) {
    Tree tree;
    tree.units("a,Đảng ủy xã A,commune,,a,,,\nb,Đảng ủy xã B,commune,,b,,,\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12",
              "Căn cứ Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư về giám sát;", kIdle);
    const std::vector<std::string> asked = {"--directive", "18-CT/TW"};
    EXPECT_EQ(tree.run(asked).code, 0);
    std::vector<std::string> ignoring = asked;
    ignoring.insert(ignoring.end(), {"--ignore", "coverage/no-plan", "--since", "last"});
    EXPECT_THAT(tree.run(ignoring).err, ::testing::HasSubstr("Chưa có lần rà soát nào"));
    EXPECT_THAT(tree.run(ignoring).err, ::testing::Not(::testing::HasSubstr("Chưa có lần rà soát nào")));
}

}  // namespace
}  // namespace doichieu::audit
