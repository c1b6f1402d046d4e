// Documents that are given together are rows of the registry for each other.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

std::string plan(const std::string& above, const std::string& issuer, const std::string& number, const std::string& day,
                 const std::string& body, const std::string& subject = "công tác dân vận") {
    return above + "\n" + issuer + "\n*\nSố " + number + "\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nBình Yên, " + day +
           "\n\nKẾ HOẠCH\n" + subject + "\n-----\n\n" + body +
           "\n\nI- MỤC ĐÍCH, YÊU CẦU\n\n1. Nâng cao chất lượng công tác dân vận.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n";
}

class Together : public ::testing::Test {
  protected:
    Together() {
        folder_.write("huyen/cu.txt", plan("ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY BÌNH YÊN", "88-KH/HU",
                                           "ngày 10 tháng 01 năm 2022", "Căn cứ Điều lệ Đảng;"));
        folder_.write(
            "huyen/moi.txt",
            plan("ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY BÌNH YÊN", "139-KH/HU", "ngày 13 tháng 02 năm 2023",
                 "Căn cứ Điều lệ Đảng;\n\nKế hoạch này thay thế Kế hoạch số 88-KH/HU, ngày 10/01/2022 của Ban "
                 "Thường vụ Huyện ủy."));
        folder_.write("xa/kh.txt",
                      plan("ĐẢNG BỘ HUYỆN BÌNH YÊN", "ĐẢNG ỦY XÃ NAM THẮNG", "17-KH/ĐU", "ngày 20 tháng 02 năm 2023",
                           "Căn cứ Kế hoạch số 139-KH/HU, ngày 13/02/2023 và Kế hoạch số 88-KH/HU của Ban "
                           "Thường vụ Huyện ủy;"));
        folder_.write("xa-khac/kh.txt",
                      plan("ĐẢNG BỘ HUYỆN HỒNG SƠN", "ĐẢNG ỦY XÃ NAM THẮNG", "17-KH/ĐU", "ngày 20 tháng 3 năm 2023",
                           "Căn cứ Kế hoạch số 88-KH/HU của Ban Thường vụ Huyện ủy;"));
    }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments) const {
        return doichieu(std::move(arguments), {{}, folder_.path(), {}});
    }
    /// "88-KH/HU replaced 88-KH/HU@…" of every citation of the paths but the own number.
    [[nodiscard]] std::vector<std::string> resolved(std::vector<std::string> paths, const std::string& of) const {
        paths.insert(paths.begin(), {"extract", "--format", "jsonl"});
        std::istringstream lines(run(paths).out);
        std::vector<std::string> found;
        for (std::string line; std::getline(lines, line);) {
            const json one = json::parse(line);
            if (one["path"] != of || one["form"] != "numbered") continue;
            const json& resolution = one["resolution"];
            found.push_back(one["notation"].get<std::string>() + " " + resolution["state"].get<std::string>() + " " +
                            resolution["status"].get<std::string>());
        }
        return found;
    }

    TemporaryFolder folder_;
};

TEST_F(Together, TheyResolveAgainstEachOther) {
    EXPECT_THAT(resolved({"."}, "./xa/kh.txt"),
                ::testing::ElementsAre("139-KH/HU resolved unknown", "88-KH/HU resolved replaced"));
    EXPECT_THAT(resolved({"."}, "./xa-khac/kh.txt"), ::testing::ElementsAre("88-KH/HU not_in_registry unknown"))
        << "it means its own district";
}

TEST_F(Together, WhatOneSaysOfItsFirstDayHoldsForTheOthers) {
    folder_.write("huyen/sau.txt",
                  plan("ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY BÌNH YÊN", "15-KH/HU", "ngày 10 tháng 01 năm 2023",
                       "Kế hoạch này có hiệu lực từ ngày 01/6/2023.", "phát triển đảng viên"));
    folder_.write("xa/sau.txt", plan("ĐẢNG BỘ HUYỆN BÌNH YÊN", "ĐẢNG ỦY XÃ NAM THẮNG", "18-KH/ĐU",
                                     "ngày 25 tháng 02 năm 2023", "Căn cứ Kế hoạch số 15-KH/HU, ngày 10/01/2023;"));
    EXPECT_THAT(resolved({"."}, "./xa/sau.txt"), ::testing::ElementsAre("15-KH/HU resolved not_yet_in_force"));
}

TEST_F(Together, OneAloneIsAsBefore) {
    EXPECT_THAT(resolved({"xa/kh.txt"}, "xa/kh.txt"),
                ::testing::ElementsAre("139-KH/HU not_in_registry unknown", "88-KH/HU not_in_registry unknown"));
}

TEST_F(Together, AReplacedPlanIsAFinding) {
    const Outcome check = run({"check", "--select", "validity", "xa/kh.txt", "huyen"});
    EXPECT_EQ(check.code, 1);
    EXPECT_THAT(check.out,
                HasSubstr("Kế hoạch số 88-KH/HU, ngày 10/01/2022 của Ban Thường vụ Huyện ủy Bình Yên, tỉnh Lâm "
                          "Sơn đã bị thay thế bởi Kế hoạch số 139-KH/HU"));
    EXPECT_EQ(run({"check", "--select", "validity", "xa/kh.txt"}).code, 0);
}

TEST_F(Together, APlanThatContinuesADirectiveIsNotToBeCitedByItsNeighbours) {
    folder_.write("xa/nq.txt", plan("ĐẢNG BỘ HUYỆN BÌNH YÊN", "ĐẢNG ỦY XÃ NAM THẮNG", "11-KH/ĐU",
                                    "ngày 10 tháng 01 năm 2023", "Căn cứ Điều lệ Đảng;",
                                    "tiếp tục thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung "
                                    "ương khóa XI về công tác dân vận"));
    folder_.write("xa-khac/nq.txt",
                  plan("ĐẢNG BỘ HUYỆN BÌNH YÊN", "ĐẢNG ỦY XÃ ĐÔNG LĨNH", "12-KH/ĐU", "ngày 20 tháng 3 năm 2023",
                       "Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI về công "
                       "tác dân vận;"));
    EXPECT_THAT(run({"check", "--select", "registry", "xa", "xa-khac"}).out, Not(HasSubstr("11-KH/ĐU")));
}

TEST_F(Together, NumbersThatCannotBothBeRightAreFindings) {
    folder_.write("huyen/trung.txt", plan("ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY BÌNH YÊN", "139-KH/HU",
                                          "ngày 10 tháng 3 năm 2023", "Căn cứ Điều lệ Đảng;", "phát triển đảng viên"));
    folder_.write("huyen/nguoc.txt", plan("ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY BÌNH YÊN", "150-KH/HU",
                                          "ngày 05 tháng 01 năm 2023", "Căn cứ Điều lệ Đảng;", "công tác kiểm tra"));
    folder_.write("huyen/ban-khac.txt",
                  plan("ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY BÌNH YÊN", "88-KH/HU", "ngày 10 tháng 01 năm 2022",
                       "Căn cứ Điều lệ Đảng; bản thứ hai của một kế hoạch"));
    const auto told = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"check", "--format", "lines"});
        return run(arguments).out;
    };
    const std::string out = told({"--select", "registry/duplicate-number", "--select", "registry/date-order", "huyen"});
    EXPECT_THAT(out, HasSubstr("huyen/trung.txt:4:4: warning registry/duplicate-number: "));
    EXPECT_THAT(out, HasSubstr("registry/date-order: "));
    EXPECT_THAT(out, Not(HasSubstr("88-KH/HU"))) << "one document in two files";
    EXPECT_EQ(told({"--select", "registry/duplicate-number", "huyen/trung.txt"}), "") << "alone it contradicts nothing";
    EXPECT_THAT(told({"--ignore", "registry/duplicate-number", "huyen"}), Not(HasSubstr("registry/duplicate-number")));
    EXPECT_THAT(told({"--select", "validity", "huyen"}), Not(HasSubstr("registry/d")));
    EXPECT_THAT(run({"check", "--select", "registry/duplicate-number", "huyen"}).out, HasSubstr("văn bản cùng số"));
}

TEST_F(Together, OrderAndJobsDoNotMatter) {
    const std::string once = run({"check", "--format", "json", "huyen", "xa", "xa-khac"}).out;
    EXPECT_EQ(run({"check", "--format", "json", "xa-khac", "xa", "huyen"}).out, once);
    EXPECT_EQ(run({"check", "--format", "json", "--jobs", "1", "xa", "huyen", "xa-khac"}).out, once);
    EXPECT_EQ(run({"check", "--format", "json", "--jobs", "4", "xa", "huyen", "xa-khac"}).out, once);
}

TEST_F(Together, TheOfficesOwnTableOutranksThem) {
    folder_.write(
        "rieng.tsv",
        "notation\ttype\tissuer\tissued\tstatus\tstatus_as_of\tsource\n"
        "88-KH/HU\tKế hoạch\tBan Thường vụ Huyện ủy Bình Yên\t2022-01-10\texpired\t2022-12-31\tsổ công văn đi\n");
    EXPECT_THAT(resolved({"--registry", "rieng.tsv", "xa", "huyen/cu.txt"}, "xa/kh.txt"),
                ::testing::ElementsAre("139-KH/HU not_in_registry unknown", "88-KH/HU resolved expired"));
}

/// An office's own two plans, of which the second is to take the place of the first.
class Retire : public Together {
  protected:
    Retire() {
        folder_.write("rieng.tsv",
                      "notation\ttype\tissuer\tissued\tsource\n"
                      "40-KH/HU\tKế hoạch\tBan Thường vụ Huyện ủy Bình Yên\t2022-05-10\tsổ công văn đi\n"
                      "55-KH/HU\tKế hoạch\tBan Thường vụ Huyện ủy Bình Yên\t2023-05-10\tsổ công văn đi\n");
    }
    void write_plan(const std::string& subject) {
        folder_.write("ke-hoach/kh.txt",
                      plan("ĐẢNG BỘ HUYỆN BÌNH YÊN", "ĐẢNG ỦY XÃ NAM THẮNG", "18-KH/ĐU", "ngày 21 tháng 02 năm 2023",
                           "Căn cứ Kế hoạch số 40-KH/HU, ngày 10/5/2022 của Ban Thường vụ Huyện ủy;", subject));
    }
    [[nodiscard]] Outcome retire(std::vector<std::string> more) const {
        std::vector<std::string> arguments{"registry", "retire",     "40-KH/HU",  "--by",       "55-KH/HU",
                                           "ke-hoach", "--registry", "rieng.tsv", "--registry", "relations.tsv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
    [[nodiscard]] bool has_relations() const { return std::filesystem::exists(folder_.path() / "relations.tsv"); }
};

TEST_F(Retire, RefusesWhilePlansCiteIt) {
    write_plan("công tác dân vận");
    const Outcome refused = retire({});
    EXPECT_EQ(refused.code, 1) << refused.err;
    EXPECT_THAT(refused.out,
                HasSubstr("Còn 1 văn bản viện dẫn 40-KH/HU@2022-05-10@huyen-binh-yen:\n  ke-hoach/kh.txt:14"));
    EXPECT_FALSE(has_relations());
}

TEST_F(Retire, WritesWhenForcedAndSaysWhoIsLeft) {
    write_plan("công tác dân vận");
    EXPECT_EQ(retire({"--force"}).code, 0);
    const std::string written = read_text(folder_.path() / "relations.tsv");
    EXPECT_THAT(written, HasSubstr("55-KH/HU\t2023-05-10\treplaces\t40-KH/HU\t2022-05-10\twhole\t2023-05-10\t"));
    EXPECT_THAT(written, HasSubstr("khi ghi còn 1 văn bản viện dẫn: ke-hoach/kh.txt"));
    EXPECT_THAT(run({"registry", "status", "40-KH/HU", "--as-of", "2023-06-01", "--registry", "rieng.tsv", "--registry",
                     "relations.tsv"})
                    .out,
                HasSubstr("đã bị thay thế"));
}

TEST_F(Retire, APlanWhosePeriodIsOverDoesNotStandInTheWay) {
    write_plan("công tác dân vận năm 2023");
    const Outcome done = retire({});
    EXPECT_EQ(done.code, 0) << done.out << done.err;
    EXPECT_TRUE(has_relations());
}

TEST_F(Retire, WhatCannotBeReadStandsInTheWayAndIsSaid) {
    write_plan("công tác dân vận");
    folder_.write("ke-hoach/hong.docx", "PK");
    const Outcome refused = retire({});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.out, HasSubstr("ke-hoach/kh.txt:14"));
    EXPECT_THAT(refused.err, HasSubstr("Chưa ghi gì: có tệp không đọc được"));
    EXPECT_FALSE(has_relations());
    static_cast<void>(retire({"--force"}));
    EXPECT_TRUE(has_relations());
}

TEST_F(Retire, NeedsTwoKnownInstruments) {
    write_plan("công tác dân vận");
    EXPECT_EQ(run({"registry", "retire", "40-KH/HU"}).code, 2);
    EXPECT_THAT(
        run({"registry", "retire", "25-NQ/TW", "--by", "55-KH/HU", "ke-hoach", "--registry", "relations.tsv"}).err,
        HasSubstr("ghi rõ một mã"));
    EXPECT_FALSE(has_relations());
}

}  // namespace
}  // namespace doichieu::testing
