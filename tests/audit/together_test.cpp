// Documents of one folder are instruments for each other: what `audit` says of them is what `check` and `graph` say.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "audit/tree.h"

namespace doichieu::audit {
namespace {

using ::testing::ElementsAre;

struct Plan {
    std::string above = "ĐẢNG BỘ TỈNH LAM GIANG";
    std::string issuer, number, day, month, year, basis;
};

std::string text_of(const Plan& plan) {
    return plan.above + "\n" + plan.issuer + "\n*\nSố " + plan.number + "\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nTân Lập, ngày " +
           plan.day + " tháng " + plan.month + " năm " + plan.year + "\n\nKẾ HOẠCH\ncông tác dân vận năm " + plan.year +
           "\n\n" + plan.basis +
           "\n\nI- NỘI DUNG\n\n1. Ủy ban Mặt trận xã giám sát bốn công trình dân sinh, báo cáo trước ngày "
           "30/9.\n\nNơi nhận:\n- Lưu Văn phòng.\n";
}

/// The province replaces its plan; of two communes one goes on citing the old one.
class AuditTogether : public ::testing::Test {
  protected:
    AuditTogether() {
        tree_.units(
            "tinh,Tỉnh ủy Lam Giang,province,,tinh,,,\na,Đảng ủy xã A Sơn,commune,tinh,a,,,\n"
            "b,Đảng ủy xã B Sơn,commune,tinh,b,,,\n");
        write("tinh/cu.txt", {"ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY LAM GIANG", "88-KH/TU", "10", "01", "2025", ""});
        write("tinh/moi.txt",
              {"ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY LAM GIANG", "139-KH/TU", "05", "01", "2026",
               "Kế hoạch này thay thế Kế hoạch số 88-KH/TU, ngày 10/01/2025 của Ban Thường vụ Tỉnh ủy."});
        write("a/ke-hoach.txt", {"ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY XÃ A SƠN", "17-KH/ĐU", "20", "02", "2026",
                                 "Căn cứ Kế hoạch số 139-KH/TU, ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy Lam Giang;"});
        write("b/ke-hoach.txt", {"ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY XÃ B SƠN", "17-KH/ĐU", "21", "02", "2026",
                                 "Căn cứ Kế hoạch số 88-KH/TU, ngày 10/01/2025 của Ban Thường vụ Tỉnh ủy Lam Giang;"});
    }
    void write(const std::string& name, const Plan& plan) const { tree_.write("plans/" + name, text_of(plan)); }
    [[nodiscard]] Json ask(std::vector<std::string> words) const {
        testing::Launch launch;
        launch.folder = tree_.path();
        words.insert(words.end(), {"--format", "json"});
        return Json::parse(testing::doichieu(words, launch).out);
    }
    /// "path:line rule" of a family of rules.
    static std::set<std::string> places(const Json& findings, const std::string& family) {
        std::set<std::string> found;
        for (const Json& finding : findings) {
            const std::string rule = finding["rule"];
            if (rule.starts_with(family))
                found.insert(finding["path"].get<std::string>() + ":" + finding["line"].dump() + " " + rule);
        }
        return found;
    }

    Tree tree_;
};

TEST_F(AuditTogether, WhatASiblingReplacedIsStaleInTheMatrix) {
    const Json audit = tree_.json({"--directive", "139-KH/TU"});
    EXPECT_EQ(state_of(audit, "a", "139-KH/TU"), "cited");
    EXPECT_EQ(state_of(audit, "b", "139-KH/TU"), "cites_replaced");
}

TEST_F(AuditTogether, CheckAndGraphSayTheSame) {
    const Json audit = tree_.json();
    const Json check = ask({"check", "plans"});
    EXPECT_THAT(places(audit["findings"], "validity/"), ElementsAre("plans/b/ke-hoach.txt:13 validity/replaced"));
    EXPECT_EQ(places(check["findings"], "validity/"), places(audit["findings"], "validity/"));
    EXPECT_EQ(places(check["findings"], "citation/"), places(audit["findings"], "citation/"));

    std::set<std::string> replaced;
    for (const Json& relation : audit["relations"]) {
        if (relation["relation"] == "replaces")
            replaced.insert(relation["path"].get<std::string>() + " " + relation["date"].get<std::string>());
    }
    EXPECT_THAT(replaced, ElementsAre("plans/tinh/moi.txt 2026-01-05"));
    std::set<std::string> edges;
    const Json graph = ask({"graph", "show", "plans"});
    for (const Json& edge : graph["edges"]) {
        if (edge["relation"] == "replaces")
            edges.insert(edge["from"].get<std::string>() + " " + edge["validFrom"].get<std::string>());
    }
    EXPECT_THAT(edges, ElementsAre("doc:plans/tinh/moi.txt 2026-01-05"));
}

TEST_F(AuditTogether, WhoCitesWhatChangedIsJudgedAgain) {
    static_cast<void>(tree_.json());
    std::filesystem::remove(tree_.path() / "plans/tinh/moi.txt");
    EXPECT_THAT(places(tree_.json()["findings"], "validity/"), ::testing::IsEmpty()) << "nothing replaces it now";
    write("tinh/moi.txt", {"ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY LAM GIANG", "140-KH/TU", "06", "01", "2026",
                           "Kế hoạch này thay thế Kế hoạch số 88-KH/TU, ngày 10/01/2025 của Ban Thường vụ Tỉnh ủy."});
    const auto kept = tree_.run({"--format", "json"});
    std::filesystem::remove_all(tree_.path() / "plans/.doichieu");
    EXPECT_EQ(tree_.run({"--format", "json"}).out, kept.out);
    EXPECT_THAT(places(Json::parse(kept.out)["findings"], "validity/"), ::testing::SizeIs(1));
}

TEST_F(AuditTogether, OneNumberForTwoPlansOfOneDayIsTold) {
    const auto write_plan = [&](const std::string& name, const std::string& tasks) {
        tree_.write("plans/a/" + name,
                    "ĐẢNG BỘ TỈNH LAM GIANG\nĐẢNG ỦY XÃ A SƠN\n*\nSố 21-KH/ĐU\n\nTân Lập, ngày 02 tháng 3 năm "
                    "2026\n\nKẾ HOẠCH\ncông tác năm 2026\n\nI- NỘI DUNG\n\n" +
                        tasks + "\n\nNơi nhận:\n- Lưu Văn phòng.\n");
    };
    const auto tasks_of = [](int seed) {
        std::string tasks;
        for (int i = 1; i <= 12; ++i) {
            tasks += std::to_string(i) + ". Thôn";
            for (int word = 0; word < 18; ++word) tasks += " v" + std::to_string(seed * i + word * word);
            tasks += ".\n\n";
        }
        return tasks;
    };
    write_plan("mot.txt", tasks_of(101));
    write_plan("ban-sao.txt", tasks_of(101));
    EXPECT_THAT(places(tree_.json()["findings"], "registry/duplicate"), ::testing::IsEmpty())
        << "one plan in two files";
    write_plan("hai.txt", tasks_of(5003));
    EXPECT_THAT(places(tree_.json()["findings"], "registry/duplicate"), ::testing::Not(::testing::IsEmpty()));
}

}  // namespace
}  // namespace doichieu::audit
