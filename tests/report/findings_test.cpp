// One hand-made run, and what every output of `check` makes of it: tests/golden/findings/.

#include "report/findings.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/golden.h"

namespace doichieu::report {
namespace {

using base::Language;
using findings::Certainty;
using findings::Finding;
using findings::Severity;
using testing::expect_golden;
using CheckRun = report::Run;  // gtest's Test has a Run of its own

/// A place whose span is `excerpt` inside `line_text`.
findings::Place place(const std::string& path, std::uint32_t line, const std::string& line_text,
                      const std::string& excerpt, base::TextPair address = {}) {
    findings::Place place;
    place.path = path;
    place.source_line = line_text;
    place.source_column = static_cast<std::uint32_t>(line_text.find(excerpt));
    place.span = {1000 * line + place.source_column,
                  1000 * line + place.source_column + static_cast<std::uint32_t>(excerpt.size())};
    place.line = line;
    place.end_line = line;
    place.column = place.source_column + 1;
    place.end_column = place.column + static_cast<std::uint32_t>(excerpt.size());
    place.address = std::move(address);
    place.excerpt = excerpt;
    return place;
}

Finding finding(const std::string& rule, Severity severity, base::TextPair message, findings::Place at) {
    Finding finding;
    finding.rule = rule;
    finding.pack = "chung";
    finding.severity = severity;
    finding.message = std::move(message);
    finding.place = std::move(at);
    finding.fingerprint = "0123456789abcdef:1";
    return finding;
}

CheckedDocument draft() {
    const std::string path = "xa/ke-hoach.txt";
    const std::string basis =
        "Căn cứ Kế hoạch số 12-KH/TU, ngày 13/02/2023 của Ban Thường vụ Huyện ủy về công tác dân vận năm "
        "2023; xét đề nghị của Ban Dân vận,";
    CheckedDocument document;
    document.path = path;
    document.sha256 = "ab12";
    document.type = "Kế hoạch";
    document.regime = legal::Regime::party;
    document.as_of = {{{2023, 2, 13}, {2023, 12, 31}}, resolve::DateBasis::plan_year};
    document.citations = 3;

    Finding mismatch = finding("citation/issuer-mismatch", Severity::error,
                               {"Ký hiệu 12-KH/TU là của cấp tỉnh, văn bản lại ghi Ban Thường vụ Huyện ủy",
                                "12-KH/TU is a province's symbol, the text says Ban Thường vụ Huyện ủy"},
                               place(path, 6, basis, "Kế hoạch số 12-KH/TU", {"Căn cứ", "Bases"}));
    mismatch.basis = {"Quy định về thể loại, ký hiệu", "Rules on symbols"};
    mismatch.suggestion = {"12-KH/HU", "12-KH/HU"};
    mismatch.related.push_back(
        {{"cơ quan được nêu ở đây", "the body is named here"}, place(path, 6, basis, "Ban Thường vụ Huyện ủy")});
    document.report.findings.push_back(mismatch);

    const std::string wide = "II. 会議 – e\u0301t \"quoted\"\tQuyết định số 1162 -QĐ/HU";
    Finding spelling = finding("citation/notation-spelling", Severity::warning,
                               {"Thừa dấu cách trong 1162 -QĐ/HU", "Stray space in 1162 -QĐ/HU"},
                               place(path, 18, wide, "1162 -QĐ/HU", {"II", "II"}));
    spelling.fix = findings::Fix{findings::FixGrade::safe, {{{18040, 18041}, ""}}};
    document.report.findings.push_back(spelling);

    for (std::uint32_t line = 30; line < 37; ++line) {
        document.report.findings.push_back(
            finding("citation/repeated-in-full", Severity::info,
                    {"Lần dẫn thứ hai trở đi chỉ cần ghi ngắn", "A short form is enough from the second time on"},
                    place(path, line, "theo Nghị quyết số 25-NQ/TW", "Nghị quyết số 25-NQ/TW")));
    }

    Finding doubtful = finding("validity/replaced", Severity::warning,
                               {"61-KL/TW có thể đã bị thay thế", "61-KL/TW may have been replaced"},
                               place(path, 120, "thực hiện Kết luận số 61-KL/TW", "Kết luận số 61-KL/TW",
                                     {"II.7, đoạn 5", "II.7, paragraph 5"}));
    doubtful.certainty = Certainty::needs_review;
    doubtful.related.push_back({{"văn bản thay thế: 46-NQ/TW", "successor: 46-NQ/TW"}, {}});
    doubtful.related.push_back(
        {{"chính văn bản đó", "the same instrument"}, place("xa/khac.txt", 4, "Kết luận số 61-KL/TW", "61-KL/TW")});
    document.report.findings.push_back(doubtful);

    document.report.outcomes = {{path, "citation/issuer-mismatch", "chung", findings::RuleState::fired, {}},
                                {path,
                                 "citation/unknown",
                                 "chung",
                                 findings::RuleState::not_evaluated,
                                 {"danh mục không đủ", "the registry is not complete"}},
                                {path, "structure/numbering", "chung", findings::RuleState::passed, {}}};
    document.is_blocked = true;
    return document;
}

Run run() {
    Run run;
    run.version = "0.0.0";
    run.registry = {"2026-11-23", 7, "cd34"};
    run.documents.push_back(draft());
    run.problems.push_back({"xa/hong.docx", "broken-zip", {"Tệp hỏng.", "The file is damaged."}, 0, 0});
    return run;
}

std::string rendered(void (*render)(const Run&, const View&, Out&), const Run& run, const View& view) {
    std::string text;
    Out out([&text](std::string_view bytes) { text += bytes; });
    render(run, view, out);
    out.flush();
    return text;
}

View in(Language language) {
    View view;
    view.language = language;
    return view;
}

TEST(FindingsText, Vietnamese) {
    expect_golden("findings/text.vi.txt", rendered(findings_text, run(), in(Language::vi)));
}
TEST(FindingsText, English) {
    expect_golden("findings/text.en.txt", rendered(findings_text, run(), in(Language::en)));
}

TEST(FindingsText, ExplainsAndUngroups) {
    View view = in(Language::vi);
    view.explain = true;
    view.width = 60;
    expect_golden("findings/text.explain.txt", rendered(findings_text, run(), view));
}

TEST(FindingsText, SeveralDocuments) {
    CheckRun several = run();
    CheckedDocument clean;
    clean.path = "xa/sach.txt";
    several.documents.push_back(clean);
    const std::string text = rendered(findings_text, several, in(Language::vi));
    EXPECT_NE(text.find("2 văn bản: 1 CHƯA NÊN KÝ, 1 không thấy lỗi; 1 lỗi, 2 cảnh báo, 7 lưu ý"), std::string::npos)
        << text;
    EXPECT_NE(text.find("  chưa nên ký: xa/ke-hoach.txt (1 lỗi, 2 cảnh báo, 7 lưu ý)\n"), std::string::npos) << text;
}

TEST(FindingsText, SaysInWordsWhetherToSign) {
    CheckRun clean;
    clean.documents.emplace_back();
    EXPECT_EQ(rendered(findings_text, clean, in(Language::vi)), "Có thể ký: không thấy lỗi.\n");
    EXPECT_EQ(rendered(findings_text, clean, in(Language::en)), "Ready to sign: no error found.\n");
    clean.documents.front().report.outcomes = {
        {"a", "citation/unknown", "p", findings::RuleState::not_evaluated, {"x", "x"}}};
    EXPECT_EQ(rendered(findings_text, clean, in(Language::vi)),
              "Có thể ký: không thấy lỗi; 1 quy tắc chưa đánh giá được.\n"
              "Chưa đánh giá được (--explain kể từng quy tắc):\n  citation/unknown: x\n");
    CheckRun of_a_union = clean;
    of_a_union.documents.front().report.form_is_judged = false;
    EXPECT_TRUE(
        rendered(findings_text, of_a_union, in(Language::vi))
            .starts_with("Về nội dung: không thấy lỗi; thể thức chưa được xét; 1 quy tắc chưa đánh giá được.\n"));
    of_a_union.documents.front().report.form_begins = {2020, 3, 5};
    EXPECT_TRUE(
        rendered(findings_text, of_a_union, in(Language::vi))
            .starts_with("Về nội dung: không thấy lỗi; thể thức chưa được xét (văn bản có trước 05/3/2020, ngày "
                         "bắt đầu của bộ quy tắc thể thức); 1 quy tắc"));
    CheckRun open = clean;
    open.documents.front().lacks_validity = true;
    EXPECT_TRUE(rendered(findings_text, open, in(Language::vi))
                    .starts_with("Cần tra hiệu lực trước khi ký: không thấy lỗi; chưa rõ hiệu lực của văn bản nào được "
                                 "viện dẫn; 1 quy tắc"));
    CheckRun unread = clean;
    unread.problems = run().problems;
    EXPECT_TRUE(rendered(findings_text, unread, in(Language::vi))
                    .starts_with("Chưa kiểm tra hết: chưa thấy lỗi; 1 quy tắc chưa đánh giá được; 1 trục trặc với"));
    clean.documents.front().report.findings = {finding("a/b", Severity::warning, {"m", "m"}, place("p", 1, "x", "x"))};
    EXPECT_NE(
        rendered(findings_text, clean, in(Language::vi)).find("Xem lại trước khi ký: không thấy lỗi; 1 cảnh báo;"),
        std::string::npos);
}

TEST(FindingsText, ColoursOnlyWhenTheViewHasThem) {
    EXPECT_EQ(rendered(findings_text, run(), in(Language::vi)).find('\x1b'), std::string::npos);
    View view = in(Language::vi);
    view.colour = true;
    EXPECT_NE(rendered(findings_text, run(), view).find("\x1b[1;31mlỗi[citation/issuer-mismatch]\x1b[0m"),
              std::string::npos);
}

TEST(FindingsText, ADocumentDoesNotSteerTheTerminal) {
    CheckRun hostile;
    hostile.documents.emplace_back().report.findings = {
        finding("a/b", Severity::error, {"m\x1b[2J", "m"}, place("p\x1b]0;x", 1, "x\x1b[31m y\u202E z", "y"))};
    const std::string text = rendered(findings_text, hostile, in(Language::vi));
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\u202E"), std::string::npos);
}

TEST(FindingsJson, IsTheContracts) {
    const std::string text = rendered(findings_json, run(), in(Language::vi));
    expect_golden("findings/report.json", text);
    const auto json = nlohmann::ordered_json::parse(text);
    std::string keys;
    for (const auto& [key, value] : json.items()) keys += key + ' ';
    EXPECT_EQ(keys, "schemaVersion tool registry documents findings rules problems summary ");
    std::string fields;
    for (const auto& [key, value] : json["findings"][0].items()) fields += key + ' ';
    EXPECT_EQ(fields,
              "rule level certainty message path line column endLine endColumn excerpt basis suggestion fix related "
              "fingerprint ");
    EXPECT_TRUE(text.ends_with("}\n"));
}

}  // namespace
}  // namespace doichieu::report
