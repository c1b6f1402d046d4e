#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "audit/tree.h"

namespace doichieu::audit {
namespace {

constexpr const char* kListen =
    "Căn cứ Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư về phát huy vai trò giám sát của Mặt trận;\n";
constexpr const char* kGuide =
    "Căn cứ Hướng dẫn số 06-HD/TW, ngày 09/6/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;\n";
constexpr const char* kOldGuide =
    "Căn cứ Hướng dẫn số 01-HD/TW, ngày 28/9/2021 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;\n";

/// One unit for each state of the matrix.
Tree one_of_each() {
    Tree tree;
    tree.units(
        "a,Đảng ủy xã A,commune,,a,,,\nb,Đảng ủy xã B,commune,,b,,,\nc,Đảng ủy xã C,commune,,c,,,\n"
        "d,Đảng ủy xã D,commune,,d,,,\ne,Đảng ủy xã E,commune,,e,,,\nf,Đảng ủy xã F,commune,,f,,,\n"
        "g,Đảng ủy xã G,commune,,g,,,\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", std::string(kListen) + kGuide, kActs);
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-02-12", kListen, kIdle);
    tree.plan("c/ke-hoach.txt", "ĐẢNG ỦY XÃ C", "2026-02-12", kOldGuide, kIdle);
    tree.plan("d/ke-hoach.txt", "ĐẢNG ỦY XÃ D", "2026-06-12", kListen, kActs);
    tree.plan("e/bao-cao.txt", "ĐẢNG ỦY XÃ E", "2026-02-12", kListen, kIdle, "BÁO CÁO");
    tree.write("plans/f/ke-hoach.docx", "PK\x03\x04 broken");
    std::filesystem::create_directories(tree.path() / "plans/g");
    return tree;
}

TEST(Audit, GivesEachCellTheFirstStateThatHolds) {
    const Json audit =
        one_of_each().json({"--directive", "18-CT/TW", "--directive", "06-HD/TW", "--due", "2026-03-31"});
    EXPECT_EQ(audit["directives"], Json({"18-CT/TW@2022-10-26", "06-HD/TW@2025-06-09"}));
    EXPECT_EQ(state_of(audit, "a", "18-CT/TW"), "carried_out");
    EXPECT_EQ(state_of(audit, "a", "06-HD/TW"), "cited");
    EXPECT_EQ(state_of(audit, "b", "18-CT/TW"), "cited");
    EXPECT_EQ(state_of(audit, "b", "06-HD/TW"), "missing");
    EXPECT_EQ(state_of(audit, "c", "06-HD/TW"), "cites_replaced");
    EXPECT_EQ(state_of(audit, "c", "18-CT/TW"), "missing");
    EXPECT_EQ(state_of(audit, "d", "18-CT/TW"), "late");
    EXPECT_EQ(state_of(audit, "e", "18-CT/TW"), "no_plan");
    EXPECT_EQ(state_of(audit, "f", "18-CT/TW"), "not_readable");
    EXPECT_EQ(state_of(audit, "g", "18-CT/TW"), "no_plan");
}

TEST(Audit, EveryCellOfAPlanThatCitesLeadsToItsEvidence) {
    const Tree tree = one_of_each();
    const Json audit = tree.json({"--directive", "18-CT/TW"});
    for (const Json& cell : audit["matrix"]) {
        const bool cites = cell["state"] == "carried_out" || cell["state"] == "cited" || cell["state"] == "late";
        EXPECT_EQ(cell["evidence"].empty(), !cites) << cell;
    }
    const Json& evidence = audit["matrix"][0]["evidence"];
    EXPECT_EQ(evidence[0]["path"], "plans/a/ke-hoach.txt");
    EXPECT_EQ(evidence[1]["line"], 17);
}

TEST(Audit, NamesUnitsWithoutPlansWhatFitsNoUnitAndWhatCannotBeRead) {
    Tree tree = one_of_each();
    tree.plan("la/ke-hoach.txt", "ĐẢNG ỦY XÃ Z", "2026-02-12", kListen, kActs);
    const Json audit = tree.json({"--directive", "18-CT/TW"});
    std::vector<std::string> without;
    for (const Json& finding : audit["findings"]) {
        if (finding["rule"] == "coverage/no-plan") without.push_back(finding["path"]);
    }
    EXPECT_THAT(without, ::testing::UnorderedElementsAre("e", "g"));
    EXPECT_EQ(audit["summary"]["outsideUnits"], 1);
    ASSERT_EQ(audit["problems"].size(), 1U);
    EXPECT_EQ(audit["problems"][0]["path"], "plans/f/ke-hoach.docx");
    EXPECT_EQ(tree.run({"--directive", "18-CT/TW"}).code, 2);
}

TEST(Audit, SameBytesForAnyNumberOfJobsAndForTheSecondRun) {
    const Tree tree = one_of_each();
    const std::string first = tree.run({"--format", "json", "--jobs", "1"}).out;
    EXPECT_EQ(tree.run({"--format", "json", "--jobs", "4"}).out, first);
    std::filesystem::remove_all(tree.path() / "plans/.doichieu");
    EXPECT_EQ(tree.run({"--format", "json", "--jobs", "7"}).out, first);
}

TEST(Audit, TakesWhatAThirdOfTheUnitsCiteWhenNothingIsAskedFor) {
    const Json audit = one_of_each().json();
    EXPECT_EQ(audit["directives"], Json({"18-CT/TW@2022-10-26"}));  // of a, b and d among seven
}

TEST(Audit, TakesWhatTheSuperiorPlanCites) {
    Tree tree = one_of_each();
    tree.plan("../tinh.txt", "TỈNH ỦY LAM GIANG", "2026-01-12", std::string(kListen) + kGuide, kIdle);
    const Json audit = tree.json({"--parent", "tinh.txt"});
    EXPECT_EQ(audit["directives"], Json({"18-CT/TW@2022-10-26", "06-HD/TW@2025-06-09"}));
    EXPECT_EQ(audit["summary"]["outsideUnits"], 0);
}

TEST(Audit, ADirectiveThatNobodyKnowsIsSaid) {
    const auto outcome = one_of_each().run({"--directive", "999-CT/TW"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("999-CT/TW: Không có văn bản nào như vậy"));
    const Json audit = one_of_each().json({"--directive", "999-CT/TW"});
    EXPECT_EQ(audit["directives"], Json::array()) << "no others are judged instead";
}

constexpr const char* kBare = "Căn cứ Chỉ thị số 18-CT/TW về phát huy vai trò giám sát của Mặt trận;\n";

TEST(Audit, AMentionWithoutADayCountsForWhatOthersCiteInFull) {
    Tree tree = one_of_each();
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-02-12", kBare, kIdle);
    for (const char* asked : {"18-CT/TW", "18-CT/TW@2022-10-26"}) {
        const Json audit = tree.json({"--directive", asked});
        EXPECT_EQ(audit["directives"], Json({"18-CT/TW@2022-10-26"}));
        EXPECT_EQ(state_of(audit, "b", "18-CT/TW"), "cited");
    }
}

TEST(Audit, NobodyIsBlamedForAMentionThatMayBeTheDirective) {
    Tree tree;
    tree.units("a,Đảng ủy xã A,commune,,a,,,\nb,Đảng ủy xã B,commune,,b,,,\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kBare, kIdle);
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-02-12", kGuide, kIdle);
    const Json audit = tree.json({"--directive", "18-CT/TW@2022-10-26"});
    EXPECT_EQ(state_of(audit, "a", "18-CT/TW"), "cited");
    EXPECT_EQ(state_of(audit, "b", "18-CT/TW"), "missing");
}

TEST(Audit, ABareNumberOfABodyMayBeTheDirectiveToo) {
    Tree tree;
    tree.units("a,Đảng ủy xã A,commune,,a,,,\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", "Căn cứ Chỉ thị 18 của Ban Bí thư;\n", kIdle);
    EXPECT_EQ(state_of(tree.json({"--directive", "18-CT/TW@2022-10-26"}), "a", "18-CT/TW"), "cited");
}

TEST(Audit, WhatWasDoneIsNoTaskAndWhatIsHandedOutIsOne) {
    Tree tree;
    const auto state = [&](const std::string& tasks) {
        tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", "", tasks);
        return state_of(tree.json({"--directive", "18-CT/TW"}), "a", "18-CT/TW");
    };
    const std::string cited = " Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư về giám sát của Mặt trận";
    EXPECT_EQ(state("1. Năm qua, việc thực hiện" + cited + " đã đạt nhiều kết quả đáng ghi nhận ở các thôn.\n"),
              "cited");
    EXPECT_EQ(state("1. Các thôn tổ chức thực hiện" + cited + " trong cả năm bằng việc làm cụ thể.\n"), "carried_out");
    tree.write(
        "plans/a/ke-hoach.txt",
        "ĐẢNG BỘ TỈNH LAM GIANG\nĐẢNG ỦY XÃ A\n*\nSố 12-KH/ĐU\n\nTân Lập, ngày 12 tháng 02 năm 2026\n\nKẾ HOẠCH\ncông "
        "tác dân vận năm 2026\n\nGiao Mặt trận Tổ quốc xã chủ trì thực hiện" +
            cited + ", hoàn thành trước ngày 30/9/2026.\n");
    EXPECT_EQ(state_of(tree.json({"--directive", "18-CT/TW"}), "a", "18-CT/TW"), "carried_out");
}

TEST(Audit, OnlyUnitsBelowTheSuperiorAreAsked) {
    Tree tree;
    tree.units(
        "tinh,Tỉnh ủy Lam Giang,province,,tinh,,,\nkhac,Huyện ủy Mai Lĩnh,district,,khac,,,\n"
        "huyen,Huyện ủy Tân Sơn,district,tinh,huyen,,,\na,Đảng ủy xã A,commune,huyen,a,,,\n");
    for (const auto& [folder, issuer] : {std::pair{"tinh", "TỈNH ỦY LAM GIANG"},
                                         {"khac", "HUYỆN ỦY MAI LĨNH"},
                                         {"huyen", "HUYỆN ỦY TÂN SƠN"},
                                         {"a", "ĐẢNG ỦY XÃ A"}})
        tree.plan(std::string(folder) + "/ke-hoach.txt", issuer, "2026-02-12", kListen, kActs);
    const auto asked = [&](const std::string& parent) {
        std::set<std::string> units;
        const Json audit = tree.json({"--parent", "plans/" + parent + "/ke-hoach.txt"});
        for (const Json& cell : audit["matrix"]) units.insert(cell["unit"].get<std::string>());
        return units;
    };
    EXPECT_EQ(asked("tinh"), (std::set<std::string>{"a", "huyen"}));
    EXPECT_EQ(asked("huyen"), std::set<std::string>{"a"});
    EXPECT_EQ(asked("khac"), (std::set<std::string>{"a", "huyen", "tinh"})) << "the roster tells of nobody below it";
}

TEST(Audit, APlanThatCameBeforeTheDirectiveIsNotBlamed) {
    Tree tree;
    tree.units(
        "a,Đảng ủy xã A,commune,,a,,,\nb,Đảng ủy xã B,commune,,b,,,\ncu,Đảng ủy xã Cũ,commune,,cu,,2025-05-30,a\n");
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2025-02-12", kOldGuide, kIdle);
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2025-02-12", kListen, kIdle);
    tree.plan("cu/ke-hoach.txt", "ĐẢNG ỦY XÃ CŨ", "2025-02-12", kListen, kIdle);
    const Json audit = tree.json({"--directive", "06-HD/TW"});  // of 09/6/2025
    EXPECT_EQ(state_of(audit, "a", "06-HD/TW"), "cites_replaced");
    EXPECT_EQ(state_of(audit, "b", "06-HD/TW"), "missing");
    EXPECT_EQ(state_of(audit, "cu", "06-HD/TW"), "no such cell") << "it had ended";
    std::size_t told = 0;
    for (const Json& finding : audit["findings"]) {
        const bool is_of_unit = finding["message"].get<std::string>().starts_with("kế hoạch của “");
        if (finding["rule"] != "coverage/missing-directive" || !is_of_unit) continue;
        ++told;
        EXPECT_EQ(finding["level"], "info") << finding;
    }
    EXPECT_EQ(told, 2U);
}

TEST(Audit, WhatIsOfAnotherYearIsNoFaultOfThisOne) {
    Tree tree;
    const std::string task =
        "1. Ủy ban Mặt trận xã giám sát việc xây bốn công trình dân sinh do dân góp tiền, góp công ở các thôn, báo cáo "
        "Thường trực Đảng ủy trước ngày 30/9 hằng năm.\n";
    tree.plan("a/2025.txt", "ĐẢNG ỦY XÃ A", "2025-02-12", kListen, task);
    tree.plan("a/2026.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kListen, task);
    const auto later = [&](const char* year) {
        std::set<std::string> files;
        const Json audit = tree.json({"--year", year});
        for (const Json& copy : audit["copies"]) files.insert(copy["to"]["path"].get<std::string>());
        return files;
    };
    EXPECT_EQ(later("2026"), std::set<std::string>{"plans/a/2026.txt"});
    EXPECT_EQ(later("2025"), std::set<std::string>{});
}

TEST(Audit, EqualDatesDoNotTellWhoCopied) {
    Tree tree;
    std::string tasks;
    for (const char* village : {"Đông", "Đoài", "Nam", "Bắc", "Thượng"})
        tasks +=
            std::string("1. Chi bộ thôn ") + village +
            " cùng tổ hòa giải gặp từng hộ có đơn về đất ruộng, lập biên bản hai bên cùng ký, xong trước mùa cấy vụ "
            "xuân và báo lại cho Thường trực Đảng ủy biết.\n";
    tree.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kListen, tasks);
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-02-12", kListen, tasks);
    const auto finding = [&] {
        const Json audit = tree.json();
        for (const Json& one : audit["findings"]) {
            if (one["rule"] == "duplicate/document") return one;
        }
        return Json();
    };
    EXPECT_EQ(tree.json()["copies"][0]["dated"], false);
    EXPECT_EQ(finding()["certainty"], "likely");
    EXPECT_THAT(finding()["message"], ::testing::HasSubstr("không cho biết bản nào có trước"));
    tree.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-03-12", kListen, tasks);
    EXPECT_EQ(tree.json()["copies"][0]["dated"], true);
    EXPECT_EQ(finding()["certainty"], "certain");
    EXPECT_THAT(finding()["message"], ::testing::HasSubstr("trùng với kế hoạch"));
    EXPECT_EQ(tree.json()["documents"][1]["ownShare"], 0);
}

TEST(Audit, AUnitNeedsNoFolder) {
    Tree tree;
    tree.units("a,Đảng ủy xã A,commune,,,,,\n");
    tree.plan("ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kListen, kActs);
    const auto outcome = tree.run({"--directive", "18-CT/TW", "--format", "json"});
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(state_of(Json::parse(outcome.out), "a", "18-CT/TW"), "carried_out");
}

TEST(Audit, OldUnitsCountForTheirSuccessorsAfterTheirEnd) {
    Tree tree;
    tree.units("moi,Đảng ủy xã Mới,commune,,moi,2025-07-01,,\ncu,Đảng ủy xã Cũ,commune,,cu,,2025-06-30,moi\n");
    tree.plan("cu/2024.txt", "ĐẢNG ỦY XÃ CŨ", "2024-02-12", kListen, kActs);
    tree.plan("cu/2026.txt", "ĐẢNG ỦY XÃ CŨ", "2026-02-12", kListen, kActs);
    const Json now = tree.json({"--directive", "18-CT/TW", "--year", "2026"});
    EXPECT_EQ(now["matrix"].size(), 1U);
    EXPECT_EQ(state_of(now, "moi", "18-CT/TW"), "carried_out");
    const Json then = tree.json({"--directive", "18-CT/TW", "--year", "2024"});
    EXPECT_EQ(then["matrix"].size(), 1U);
    EXPECT_EQ(state_of(then, "cu", "18-CT/TW"), "carried_out");
}

TEST(Audit, MistakesInTheRosterAreShownWithTheirPlace) {
    Tree tree = one_of_each();
    tree.units("a,Đảng ủy xã A,commune,,a,,,\na,Đảng ủy xã B,commune,,b,,,\n");
    auto outcome = tree.run();
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::StartsWith("units.csv:3:1: "));
    tree.units("a,Đảng ủy xã A,commune,z,a,,,\n");
    outcome = tree.run();
    EXPECT_THAT(outcome.err, ::testing::StartsWith("units.csv:2:"));
    tree.units("a,Đảng ủy xã A,commune,b,a,,,\nb,Đảng ủy xã B,commune,a,b,,,\n");
    EXPECT_THAT(tree.run().err, ::testing::HasSubstr("vòng quanh"));
    for (const std::string folder : {"../a", "/a", "..", "a/../../b", "C:/a", "~/a"}) {
        tree.units("a,Đảng ủy xã A,commune,," + folder + ",,,\n");
        EXPECT_THAT(tree.run().err, ::testing::HasSubstr("units.csv:2:25: cột folder: ")) << folder;
    }
    // What needs no roster is told all the same.
    const Json audit = Json::parse(tree.run({"--format", "json"}).out);
    ASSERT_EQ(audit["problems"].size(), 2U);
    EXPECT_EQ(audit["problems"][1]["path"], "units.csv");
    EXPECT_GT(audit["matrix"].size(), 0U);
}

TEST(Audit, AFolderWithoutFilesIsNamedWhereAUnitHasNoPlan) {
    Tree tree = one_of_each();
    tree.units("a,Đảng ủy xã A,commune,,a,,,\nz,Đảng ủy xã Z,commune,,khong-co,,,\n");
    const Json audit = tree.json({"--directive", "18-CT/TW"});
    for (const Json& finding : audit["findings"]) {
        if (finding["rule"] == "coverage/no-plan")
            EXPECT_THAT(finding["suggestion"].get<std::string>(), ::testing::HasSubstr("“khong-co”"));
    }
    EXPECT_EQ(state_of(audit, "z", "18-CT/TW"), "no_plan");
}

TEST(Audit, SelectAndIgnoreHoldForWhatManyDocumentsShow) {
    const Tree tree = one_of_each();
    const auto rules = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"--directive", "18-CT/TW"});
        std::set<std::string> found;
        const Json audit = tree.json(more);
        for (const Json& finding : audit["findings"]) found.insert(finding["rule"]);
        return found;
    };
    EXPECT_THAT(rules({}), ::testing::IsSupersetOf({"coverage/no-plan", "coverage/missing-directive"}));
    EXPECT_THAT(rules({"--ignore", "coverage/no-plan"}), ::testing::Not(::testing::Contains("coverage/no-plan")));
    EXPECT_THAT(rules({"--select", "coverage/no-plan"}), ::testing::ElementsAre("coverage/no-plan"));
    EXPECT_THAT(rules({"--select", "registry"}), ::testing::Each(::testing::StartsWith("registry/")));
    EXPECT_THAT(rules({"--ignore", "audit"}),
                ::testing::Not(::testing::Contains(::testing::StartsWith("coverage/no"))));
}

TEST(Audit, WithoutARosterEachSubfolderIsAUnit) {
    Tree tree;
    tree.plan("xa-a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kListen, kActs);
    tree.plan("xa-b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-02-12", kListen, kIdle);
    const Json audit = tree.json();
    ASSERT_EQ(audit["units"].size(), 2U);
    EXPECT_EQ(audit["units"][0]["id"], "xa-a");
    EXPECT_EQ(audit["units"][0]["level"], "commune");
    EXPECT_EQ(state_of(audit, "xa-b", "18-CT/TW"), "cited");
}

}  // namespace
}  // namespace doichieu::audit
