// Inputs, rules, tables and configurations that cannot be used, one test each: one clear sentence with its place, exit
// code 2, bounded memory, and whatever stands beside them is checked.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/draft.h"
#include "formats/docx_builder.h"
#include "support/files.h"
#include "support/process.h"
#include "support/sanitized.h"

namespace doichieu::testing {
namespace {

namespace fs = std::filesystem;
using formats::fixture::DocxBuilder;
using formats::fixture::paragraph;
using formats::fixture::ZipBuilder;
using nlohmann::json;
using std::string_literals::operator""s;

constexpr long kSmallKb = 64L << 10;

const std::string kNothingChecked = "Chưa kiểm tra được văn bản nào.\n";

class BadInput : public ::testing::Test {
  protected:
    void SetUp() override { write("tot.txt", kDraft); }

    std::string write(const std::string& name, std::string_view content) const { return folder_.write(name, content); }
    [[nodiscard]] const fs::path& folder() const { return folder_.path(); }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments, std::string input = {}) const {
        return doichieu(std::move(arguments), {std::move(input), folder(), {}});
    }

    /// The input alone, and beside a good one. `place` is what stands before the sentence.
    void expect_refused(const std::string& bad, const std::string& code, const std::string& sentence) const {
        const Outcome alone = run({"check", bad});
        EXPECT_EQ(alone.code, 2);
        EXPECT_EQ(alone.out, kNothingChecked);
        EXPECT_EQ(alone.err, bad + ": " + sentence + "\n");
        expect_small(alone);
        expect_checked_beside(run({"check", "--format", "json", bad, "tot.txt"}), bad, code);
    }

    /// One problem, and a report on tot.txt.
    static void expect_checked_beside(const Outcome& outcome, const std::string& bad, const std::string& code) {
        EXPECT_EQ(outcome.code, 2);
        EXPECT_NE(outcome.err, "");
        const json report = json::parse(outcome.out);
        ASSERT_EQ(report["problems"].size(), 1U) << report["problems"];
        EXPECT_EQ(report["problems"][0]["path"], bad);
        EXPECT_EQ(report["problems"][0]["code"], code);
        ASSERT_EQ(report["documents"].size(), 1U);
        EXPECT_EQ(report["documents"][0]["path"], "tot.txt");
        EXPECT_GT(report["rules"].size(), 5U);
    }

    static void expect_small(const Outcome& outcome) {
        if (!kSanitized) EXPECT_LT(outcome.peak_kb, kSmallKb);
    }

  private:
    TemporaryFolder folder_;
};

TEST_F(BadInput, AnEmptyFile) {
    for (const std::string name : {"rong.txt", "rong.docx"}) {
        write(name, "");
        expect_refused(name, "empty-file", "Tệp rỗng (0 byte); có thể tệp chưa đồng bộ hoặc chưa tải về xong.");
    }
}

TEST_F(BadInput, AFileWithoutAVisibleCharacter) {
    write("trang.txt", " \n\u00A0\u200B\n");
    expect_refused("trang.txt", "no-visible-text",
                   "Tệp không có chữ nào: chỉ có dòng trống, khoảng trắng hoặc ký tự ẩn.");
}

TEST_F(BadInput, ABinaryFile) {
    write("nhi-phan.txt", "\x7F\x45LF\0\0\1\2"s + std::string(64, '\0'));
    expect_refused("nhi-phan.txt", "binary-file", "Tệp nhị phân, không phải văn bản.");
}

TEST_F(BadInput, AFileThatOnlyItsNameMakesADocx) {
    write("khong-phai.docx", kDraft);
    expect_refused("khong-phai.docx", "not-a-docx",
                   "Tệp mang tên .docx nhưng nội dung không phải định dạng ấy (hỏng, hoặc bị đổi tên).");
}

TEST_F(BadInput, ABrokenZip) {
    const std::string sound = DocxBuilder().body(paragraph("KẾ HOẠCH")).build();
    write("hong.docx", sound.substr(0, sound.size() / 2));
    expect_refused("hong.docx", "broken-zip",
                   "Tệp bị hỏng: không đọc được mục lục của gói zip (có thể tệp chưa tải về hết); hãy lấy lại bản "
                   "đầy đủ.");
}

TEST_F(BadInput, AZipBomb) {
    // 2 GiB, once as it is and once stated as 1000 bytes.
    const std::string block(1 << 20, ' ');
    const auto bomb = [&](std::uint32_t stated) {
        return ZipBuilder()
            .add(
                "_rels/.rels",
                "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
            .add_repeated("word/document.xml", block, 2048, {true, false, stated})
            .build();
    };
    write("bom.docx", bomb(0));
    expect_refused("bom.docx", "too-large", "Phần word/document.xml của tệp giải nén ra quá lớn (giới hạn 64 MB).");
    write("bom.docx", bomb(1000));
    expect_refused("bom.docx", "broken-zip",
                   "Tệp bị hỏng: không giải nén được phần word/document.xml; hãy lấy lại bản đầy đủ.");
}

TEST_F(BadInput, ADocxWithoutDocumentXml) {
    write("thieu.docx", DocxBuilder().styles("").build());
    expect_refused("thieu.docx", "not-a-docx", "Tệp docx không có phần văn bản word/document.xml.");
    write("thieu.docx", ZipBuilder().add("a.xml", "<a/>").build());
    expect_refused("thieu.docx", "not-a-docx",
                   "Gói zip này không phải tài liệu Word: không có phần văn bản (word/document.xml).");
    write("thieu.docx", ZipBuilder().add("word/document.xml", "<a/>").build());
    expect_refused("thieu.docx", "not-a-docx",
                   "Tệp docx bị hỏng: mục lục _rels/.rels không chỉ ra phần văn bản; hãy lấy lại bản đầy đủ.");
}

TEST_F(BadInput, AnEncryptedDocx) {
    const std::string sentence = "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi kiểm tra lại.";
    // Office packs what it encrypts into a container of the older kind.
    write("khoa.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(1016, '\0') +
                           "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s + std::string(472, '\0'));
    expect_refused("khoa.docx", "encrypted-docx", sentence);
    write("khoa.docx", ZipBuilder().add("_rels/.rels", "<a/>", {true, true, 0}).build());
    expect_refused("khoa.docx", "encrypted-docx", sentence);
}

TEST_F(BadInput, ALineOf200MegabytesIsChecked) {
    constexpr std::size_t kSize = (kSanitized ? 20 : 200) * std::size_t{1'000'000};
    const std::string filler = "tiếp tục thực hiện nghiêm túc các nội dung đã đề ra, ";
    const auto continues = [](char byte) { return (byte & 0xC0) == 0x80; };
    const std::size_t points = filler.size() - static_cast<std::size_t>(std::ranges::count_if(filler, continues));
    std::size_t column = 1;
    {
        std::ofstream file(folder() / "dai.txt", std::ios::binary);
        file << "KẾ HOẠCH\n";
        for (std::size_t size = 0; size < kSize; size += filler.size(), column += points) file << filler;
        file << "Nghị quyết số 18/NQ-TW, ngày 25/10/2017 của Ban Chấp hành Trung ương.\n";
    }
    const Outcome outcome = run({"check", "--format", "json", "dai.txt", "tot.txt"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "");
    const json report = json::parse(outcome.out);
    EXPECT_EQ(report["documents"].size(), 2U);
    ASSERT_EQ(report["findings"].size(), 1U);
    EXPECT_EQ(report["findings"][0]["rule"], "citation/notation-style");
    EXPECT_EQ(report["findings"][0]["line"], 2);
    EXPECT_EQ(report["findings"][0]["column"], column);
    if (!kSanitized) EXPECT_LT(outcome.peak_kb, static_cast<long>(3 * kSize / 1024) + kSmallKb);
}

TEST_F(BadInput, AFileOverTheSizeLimit) {
    write(".doichieu.yaml", "limits: {text-bytes: 200}\n");
    write("lon.txt", kDraft + kDraft);
    expect_refused("lon.txt", "too-large",
                   "Tệp quá lớn: " + std::to_string(2 * kDraft.size()) + " byte, giới hạn là 200 byte.");
    write(".doichieu.yaml", "limits: {text-bytes: 200, package-bytes: 200}\n");
    const Outcome endless = run({"check", "-"}, std::string(1000, 'a'));
    EXPECT_EQ(endless.code, 2);
    EXPECT_EQ(endless.err, "<stdin>: Tệp quá lớn: hơn 200 byte, giới hạn là 200 byte.\n");
}

TEST_F(BadInput, InvalidUtf8IsReadAround) {
    write("ma.txt", kDraft + "Th\xE1\xBB theo Nghị quyết số 18/NQ-TW, ngày 25/10/2017 của Ban Chấp hành Trung ương.\n");
    const Outcome outcome = run({"check", "--format", "json", "ma.txt"});
    EXPECT_EQ(outcome.code, 2) << "2 outranks 1";
    EXPECT_EQ(outcome.err,
              "ma.txt:5:3: 1 chỗ không đúng mã UTF-8, chỗ đầu tiên ở dòng 5; các chỗ ấy được thay bằng ký tự � và "
              "phần còn lại vẫn được kiểm tra.\n");
    const json report = json::parse(outcome.out);
    EXPECT_EQ(report["problems"][0]["code"], "invalid-utf8");
    EXPECT_EQ(report["documents"].size(), 1U);
    EXPECT_EQ(report["findings"][0]["rule"], "citation/notation-style");

    write("ma.txt", "C\xE9n b\xE9 \x80\x81\x82");
    expect_refused(
        "ma.txt", "binary-file",
        "Nội dung không phải văn bản theo bảng mã nào đã biết (UTF-8, UTF-16, Windows-1258, TCVN3, VNI, VPS, "
        "VISCII): tệp nhị phân, hoặc bảng mã khác; hãy lưu lại dưới dạng UTF-8.");
}

TEST_F(BadInput, AnUnreadableFile) {
    write("khoa.txt", kDraft);
    fs::permissions(folder() / "khoa.txt", fs::perms::none);
    std::vector<std::string> command = {DOICHIEU_BINARY};
    if (::geteuid() == 0) {  // who may read everything becomes nobody
        fs::permissions(folder(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
        command.insert(command.begin(), {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"});
        std::vector<std::string> version = command;
        version.emplace_back("--version");
        if (run_program(version).code != 0) GTEST_SKIP() << "nobody cannot start the program here";
    }
    command.insert(command.end(), {"check", "--format", "json", "khoa.txt", "tot.txt"});
    const Outcome outcome = run_program(command, {{}, folder(), {}});
    EXPECT_EQ(outcome.err, "khoa.txt: Không đọc được: không có quyền truy cập.\n");
    expect_checked_beside(outcome, "khoa.txt", "unreadable");
}

TEST_F(BadInput, AMissingFile) {
    for (const std::string name : {"khong-co.txt", "ke-hoach*.docx", "tot.txt/a.txt"}) {
        expect_refused(name, "not-found", "Không đọc được: không có tệp hay thư mục này.");
    }
}

TEST_F(BadInput, AnEmptyNameIsNotTheFolder) {
    const Outcome outcome = run({"check", ""});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, kNothingChecked);
    EXPECT_EQ(outcome.err, "\"\": Tên tệp còn trống.\n");
}

TEST_F(BadInput, LinksThatLeadInACircle) {
    fs::create_symlink("b.txt", folder() / "a.txt");
    fs::create_symlink("a.txt", folder() / "b.txt");
    expect_refused("a.txt", "unreadable", "Không đọc được: các liên kết trỏ vòng vào nhau.");
}

TEST_F(BadInput, AFolderWithoutDocuments) {
    write("khac/anh.png", "x");
    expect_refused(
        "khac", "no-documents",
        "Thư mục không có tài liệu nào đọc được (.docx, .docm, .odt, .doc, .pdf, .rtf, .mht, .mhtml, .html, .htm, "
        ".fodt, .txt, .text, .md, .markdown).");
}

TEST_F(BadInput, ABrokenRuleFile) {
    write("quy-tac/citation/thu.yaml", "kind: issuer_mismatch\nname: [\n");
    const Outcome broken = run({"check", "--format", "json", "--rules", "quy-tac", "tot.txt"});
    expect_checked_beside(broken, "quy-tac/citation/thu.yaml", "bad-yaml");
    EXPECT_EQ(broken.err,
              "quy-tac/citation/thu.yaml:2:1: ngoặc [ mở mà chưa đóng.\n  đang viết: name: [\n  nên viết:  name: []\n");
    write("quy-tac/citation/thu.yaml", "kind: issuer_mismach\n");
    const Outcome unknown = run({"check", "--format", "json", "--rules", "quy-tac", "tot.txt"});
    EXPECT_TRUE(
        unknown.err.starts_with("quy-tac/citation/thu.yaml:1:7: “issuer_mismach” không dùng được; có lẽ là "
                                "“issuer_mismatch”"))
        << unknown.err;
    const Outcome missing = run({"check", "--format", "json", "--rules", "khong-co", "tot.txt"});
    expect_checked_beside(missing, "khong-co", "not-found");
    const Outcome file = run({"check", "--format", "json", "--rules", "tot.txt", "tot.txt"});
    EXPECT_EQ(file.err, "tot.txt: Không đọc được: đây là tệp, không phải thư mục.\n");
}

TEST_F(BadInput, ARegistryTableThatIsNone) {
    write("bang.tsv", "cột lạ\n1\n");
    const Outcome outcome = run({"check", "--format", "json", "--registry", "bang.tsv", "tot.txt"});
    EXPECT_EQ(outcome.code, 2);
    const json report = json::parse(outcome.out);
    ASSERT_EQ(report["problems"].size(), 1U);
    EXPECT_EQ(report["problems"][0]["path"], "bang.tsv");
    EXPECT_EQ(report["documents"].size(), 1U);
}

TEST_F(BadInput, ARegistryWithTwoRowsForOneKey) {
    const std::string row = "901-NQ/TW\tNghị quyết\tBan Chấp hành Trung ương\t2024-05-06\n";
    write("bang.tsv", "notation\ttype\tissuer\tissued\n" + row + row);
    const Outcome outcome = run({"check", "--registry", "bang.tsv", "tot.txt"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_TRUE(outcome.err.starts_with("bang.tsv:3:1: ")) << outcome.err;
    EXPECT_NE(outcome.err.find("dòng 2"), std::string::npos) << outcome.err;
    EXPECT_TRUE(outcome.out.starts_with("Chưa kiểm tra hết: chưa thấy lỗi; ")) << outcome.out;
    EXPECT_NE(outcome.out.find("1 trục trặc với đầu vào"), std::string::npos) << outcome.out;
}

TEST_F(BadInput, AnInvalidConfiguration) {
    write("xa/.doichieu.yaml", "slect: [citation]\n");
    write("xa/a.txt", kDraft);
    const Outcome outcome = run({"check", "--format", "json", "xa", "tot.txt"});
    expect_checked_beside(outcome, "xa/.doichieu.yaml", "bad-config");
    EXPECT_TRUE(outcome.err.starts_with("xa/.doichieu.yaml:1:1: khóa “slect” không dùng được; có lẽ là “select”"))
        << outcome.err;
    write("xa/.doichieu.yaml", "registry: [khong-co.tsv]\nrules: [khong-co]\n");
    const Outcome lost = run({"check", "--format", "json", "xa"});
    EXPECT_EQ(lost.code, 2);
    EXPECT_EQ(lost.err,
              "xa/khong-co: Không đọc được: không có tệp hay thư mục này.\n"
              "xa/khong-co.tsv: Không đọc được: không có tệp hay thư mục này.\n");
    EXPECT_EQ(json::parse(lost.out)["documents"].size(), 1U);
}

}  // namespace
}  // namespace doichieu::testing
