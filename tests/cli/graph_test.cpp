// The questions that a graph is asked, over a district's plan and two communes'.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kDistrict =
    "HUYỆN ỦY THANH LĨNH\n\n"
    "Số 96-KH/HU\n\n"
    "Thanh Lĩnh, ngày 28 tháng 11 năm 2022\n\n"
    "KẾ HOẠCH\n\n"
    "thực hiện công tác dân vận năm 2023\n\n"
    "Thực hiện Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư, Ban Thường vụ Huyện ủy xây dựng kế hoạch như "
    "sau:\n\n"
    "I. MỤC ĐÍCH\n\n"
    "1. Tổ chức các nội dung trong kế hoạch.\n";

constexpr const char* kCommune =
    "HUYỆN ỦY THANH LĨNH\n"
    "ĐẢNG ỦY XÃ TÂN LẬP\n\n"
    "Số 12-KH/ĐU\n\n"
    "Tân Lập, ngày 20 tháng 02 năm 2023\n\n"
    "KẾ HOẠCH\n\n"
    "công tác dân vận năm 2023\n\n"
    "Căn cứ Kế hoạch số 96-KH/HU ngày 28/11/2022 của Ban Thường vụ Huyện ủy, Đảng ủy xây dựng kế hoạch như sau:\n\n"
    "I. NHIỆM VỤ\n\n"
    "1. Tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI.\n";

constexpr const char* kOther =
    "ĐẢNG ỦY XÃ MINH SƠN\n\n"
    "Số 15-KH/ĐU\n\n"
    "Minh Sơn, ngày 21 tháng 02 năm 2023\n\n"
    "KẾ HOẠCH\n\n"
    "thi đua năm 2023\n\n"
    "1. Các chi bộ thi đua hoàn thành nhiệm vụ.\n";

class GraphCommand : public ::testing::Test {
  protected:
    GraphCommand() {
        folder_.write("huyen/ke-hoach.txt", kDistrict);
        folder_.write("xa-tan-lap/ke-hoach.txt", kCommune);
        folder_.write("xa-minh-son/ke-hoach.txt", kOther);
    }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "graph");
        return doichieu(std::move(arguments), {{}, folder_.path(), {}});
    }
    /// "id depth" of every node, in order.
    [[nodiscard]] std::vector<std::string> nodes(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--format", "json"});
        const Outcome outcome = run(std::move(arguments));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        std::vector<std::string> found;
        const auto report = nlohmann::json::parse(outcome.out, nullptr, false);
        if (report.is_discarded()) return {"no JSON: " + outcome.out};
        EXPECT_EQ(report["schemaVersion"], 1);
        for (const auto& node : report["nodes"]) {
            found.push_back(node["id"].get<std::string>() + " " + std::to_string(node["depth"].get<int>()));
        }
        return found;
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

  private:
    TemporaryFolder folder_;
};

TEST_F(GraphCommand, ImplementsByLevelWithTheWay) {
    EXPECT_THAT(nodes({"implements", "43-KL/TW"}), ElementsAre("43-KL/TW@2019-01-07 0", "doc:huyen/ke-hoach.txt 1"));
    EXPECT_THAT(nodes({"implements", "43-KL/TW", "--transitive"}),
                ElementsAre("43-KL/TW@2019-01-07 0", "doc:huyen/ke-hoach.txt 1", "doc:xa-tan-lap/ke-hoach.txt 2"));
    const Outcome text = run({"implements", "43-KL/TW", "--transitive"});
    EXPECT_THAT(text.out, AllOf(HasSubstr("Cấp huyện (1)\n"), HasSubstr("Cấp xã (1)\n"),
                                HasSubstr("      căn cứ → Kế hoạch số 96-KH/HU, thực hiện  (dòng ")));
    EXPECT_THAT(run({"implements", "43-KL/TW", "--transitive", "--lang", "en"}).out,
                AllOf(HasSubstr("District (1)\n"), HasSubstr("based on → ")));
}

TEST_F(GraphCommand, ADocumentIsTheInstrumentThatItStatesToBe) {
    EXPECT_THAT(nodes({"implements", "96-KH/HU"}),
                ElementsAre("doc:huyen/ke-hoach.txt 0", "doc:xa-tan-lap/ke-hoach.txt 1"));
    EXPECT_THAT(run({"show"}).out,
                AllOf(HasSubstr("căn cứ → Kế hoạch số 96-KH/HU  doc:huyen/ke-hoach.txt"), Not(HasSubstr("96-KH/HU@"))));
}

TEST_F(GraphCommand, ImpactIsAWorkList) {
    const Outcome outcome = run({"impact", "25-NQ/TW@2013-06-03", "--as-of", "2023-06-01"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("Nếu văn bản này được thay thế ngày 01/6/2023"),
                                   HasSubstr("[ ] Kế hoạch số 12-KH/ĐU  xa-tan-lap/ke-hoach.txt\n"),
                                   HasSubstr("Tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW”\n"),
                                   HasSubstr("[ ] Kế hoạch số 96-KH/HU  huyen/ke-hoach.txt\n"),
                                   Not(HasSubstr("15-KH/ĐU")), Not(HasSubstr("nay đã qua"))));
    EXPECT_THAT(run({"impact", "25-NQ/TW@2013-06-03"}).out, HasSubstr("kế hoạch đến hết năm 2023, nay đã qua"));
    EXPECT_THAT(run({"impact", "25-NQ/TW@2013-06-03", "--as-of", "2023-01-01"}).out, Not(HasSubstr("12-KH/ĐU")));
}

TEST_F(GraphCommand, PathAndChain) {
    EXPECT_THAT(nodes({"path", "xa-tan-lap/ke-hoach.txt", "43-KL/TW"}),
                ElementsAre("doc:xa-tan-lap/ke-hoach.txt 0", "doc:huyen/ke-hoach.txt 1", "43-KL/TW@2019-01-07 2"));
    EXPECT_THAT(run({"chain", "xa-tan-lap/ke-hoach.txt"}).out,
                AllOf(StartsWith("Kế hoạch số 12-KH/ĐU (20/02/2023)"), HasSubstr("\n  căn cứ → Kế hoạch số 96-KH/HU"),
                      HasSubstr("\n    thực hiện → Kết luận số 43-KL/TW")));
    const Outcome none = run({"path", "xa-minh-son/ke-hoach.txt", "43-KL/TW"});
    EXPECT_EQ(none.code, 0);
    EXPECT_EQ(none.err, "doichieu: Hai văn bản này không nối với nhau.\n");
}

TEST_F(GraphCommand, OrphansCyclesAndCentral) {
    EXPECT_THAT(run({"orphans"}).out, AllOf(StartsWith("Văn bản ở đây không dựa vào văn bản nào (1)\n"),
                                            HasSubstr("doc:xa-minh-son/ke-hoach.txt")));
    const Outcome cycles = run({"cycles"});
    EXPECT_EQ(cycles.code, 0) << cycles.out;
    EXPECT_EQ(cycles.out, "Không có vòng lặp, không văn bản nào có hai văn bản thay thế.\n");
    EXPECT_THAT(run({"central"}).out, HasSubstr("Kết luận số 43-KL/TW"));
}

TEST_F(GraphCommand, CyclesOfAnOwnTableEndWithOne) {
    const std::string table = folder().write(
        "instruments.tsv",
        replace_all("notation|type|issuer|issued|effective_from|effective_to|term|title|status|status_as_of|source|"
                    "confidence|note\n"
                    "1-KH/ĐU|Kế hoạch|Đảng ủy xã Tân Lập|2024-01-01|||||||x|single|\n"
                    "2-KH/ĐU|Kế hoạch|Đảng ủy xã Tân Lập|2025-01-01|||||||x|single|\n"
                    "3-KH/ĐU|Kế hoạch|Đảng ủy xã Tân Lập|2026-01-01|||||||x|single|\n",
                    "|", "\t"));
    const std::string relations = folder().write(
        "relations.tsv",
        replace_all("from_notation|from_issued|relation|to_notation|to_issued|scope|date|source|confidence|note\n"
                    "2-KH/ĐU|2025-01-01|replaces|1-KH/ĐU|2024-01-01|whole|2025-01-01|x|single|\n"
                    "3-KH/ĐU|2026-01-01|replaces|1-KH/ĐU|2024-01-01|whole|2026-01-01|x|single|\n",
                    "|", "\t"));
    const Outcome outcome = run({"cycles", "--registry", table, "--registry", relations});
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_THAT(outcome.out, StartsWith("lỗi: cùng một văn bản mà có nhiều văn bản thay thế toàn bộ\n"));
}

TEST_F(GraphCommand, OfSeveralTheOneThatIsCited) {
    const Outcome one = run({"show", "25-NQ/TW"});
    EXPECT_EQ(one.code, 0);
    EXPECT_THAT(one.out, StartsWith("Nghị quyết số 25-NQ/TW (03/6/2013)"));
    EXPECT_THAT(one.err, AllOf(HasSubstr("“25-NQ/TW” khớp với 4 văn bản; các văn bản đã đọc chỉ dẫn "
                                         "25-NQ/TW@2013-06-03. Còn có:\n"),
                               HasSubstr("  25-NQ/TW@2008-07-25  "), Not(HasSubstr("  25-NQ/TW@2013-06-03"))));
}

TEST_F(GraphCommand, WhatIsAmbiguousOrUnknownEndsWithTwo) {
    folder().write("xa-minh-son/ke-hoach.txt",
                   std::string(kOther) +
                       "2. Thực hiện Nghị quyết số 25-NQ/TW, ngày 25/7/2008 của Ban Chấp hành "
                       "Trung ương khóa X về công tác thanh niên.\n");
    const Outcome several = run({"implements", "25-NQ/TW"});
    EXPECT_EQ(several.code, 2);
    EXPECT_EQ(several.out, "");
    EXPECT_THAT(several.err, AllOf(StartsWith("25-NQ/TW: khớp với 4 văn bản; hãy ghi đủ mã của một văn bản:\n"),
                                   HasSubstr("  25-NQ/TW@2013-06-03  Nghị quyết số 25-NQ/TW (số quan hệ đến: ")));
    const Outcome none = run({"implements", "999-XX/YYY"});
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.err, StartsWith("999-XX/YYY: không phải văn bản nào trong các tệp đã đọc"));
    EXPECT_EQ(run({"implements"}).code, 2);
    EXPECT_THAT(run({"path", "43-KL/TW", "--lang", "en"}).err, StartsWith("doichieu: Two texts are needed"));
    EXPECT_EQ(run({"show", "khong-co.txt"}).code, 2) << "a path that is not there";
    EXPECT_EQ(run({"chain", "43-KL/TW", "--transitive"}).code, 2) << "an option of another subcommand";
}

TEST_F(GraphCommand, ShowOfOneTextAndItsDetail) {
    EXPECT_THAT(run({"show", "43-KL/TW"}).out,
                AllOf(StartsWith("Kết luận số 43-KL/TW (07/01/2019)"), HasSubstr("\nĐược nói đến\n")));
    const Outcome bodies = run({"show", "--with", "bodies", "--format", "json"});
    EXPECT_THAT(bodies.out, AllOf(HasSubstr("\"kind\":\"body\""), HasSubstr("\"relation\":\"issued_by\"")));
    EXPECT_THAT(run({"show", "--format", "json"}).out, Not(HasSubstr("\"kind\":\"body\"")));
    EXPECT_EQ(run({"show", "--with", "colour"}).code, 2);
}

TEST_F(GraphCommand, KeyFileElsewhereNeedsNoPath) {
    const TemporaryFolder other;
    const Outcome outcome =
        doichieu({"graph", "chain", (folder().path() / "huyen/ke-hoach.txt").native()}, {{}, other.path(), {}});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("43-KL/TW@2019-01-07"));
}

}  // namespace
}  // namespace doichieu::testing
