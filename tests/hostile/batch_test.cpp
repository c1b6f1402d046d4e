// Files that would harm a run: each is refused within its bounds and named, and the others are as without them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/docx_builder.h"
#include "support/files.h"
#include "support/process.h"
#include "support/reader.h"
#include "support/sanitized.h"

namespace doichieu::testing {
namespace {

using formats::fixture::ZipBuilder;
using nlohmann::json;
using ::testing::HasSubstr;

constexpr std::uint32_t kGiB = 1024;  // times the megabyte that is packed once

std::string stream(std::string_view dictionary, std::string_view bytes) {
    return "<<" + std::string(dictionary) + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" +
           std::string(bytes) + "\nendstream";
}

/// A page whose content and fifth object are given; readers find the objects without a table.
std::string pdf(const std::string& content, const std::string& fifth) {
    const std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                                              "/Resources<</ColorSpace<</S[/Separation/X/DeviceGray 5 0 R]>>>>>>",
                                              content, fifth};
    std::string out = "%PDF-1.5\n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return out + "trailer\n<</Size 6/Root 1 0 R>>\n";
}

/// A function of PostScript nested so deep that poppler has no stack left.
std::string crasher() {
    return pdf(stream("", "/S cs 1 scn"), stream("/FunctionType 4/Domain[0 1]/Range[0 1]", std::string(400'000, '{')));
}

/// A megabyte of blanks, packed once, `times` times over.
std::string packed_blanks(std::uint32_t times) {
    const std::string block(1U << 20, ' ');
    std::string packed(block.size(), '\0');
    z_stream zip{};
    deflateInit2(&zip, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(block.data()));
    zip.avail_in = static_cast<uInt>(block.size());
    zip.next_out = reinterpret_cast<Bytef*>(packed.data());
    zip.avail_out = static_cast<uInt>(packed.size());
    deflate(&zip, Z_FULL_FLUSH);
    packed.resize(packed.size() - zip.avail_out);
    deflateEnd(&zip);
    std::string out = "\x78\x9C";
    for (std::uint32_t i = 0; i < times; ++i) out += packed;
    return out;
}

std::string docx_bomb(std::uint32_t stated_size) {
    const std::string block(1U << 20, ' ');
    return ZipBuilder()
        .add("[Content_Types].xml", "<Types/>")
        .add("_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
             "Target=\"word/document.xml\"/></Relationships>")
        .add_repeated("word/document.xml", block, 2 * kGiB - 1, {true, false, stated_size})
        .build();
}

std::string odt_bomb() {
    return ZipBuilder()
        .add("mimetype", "application/vnd.oasis.opendocument.text")
        .add_repeated("content.xml", std::string(1U << 20, ' '), 2 * kGiB - 1, {true, false, 5000})
        .build();
}

/// A Word 97 file whose header claims two milliards of characters.
std::string doc_bomb(const std::string& honest) {
    std::string bytes = read_text(honest);
    const std::size_t header = bytes.find("\xEC\xA5");
    if (header != std::string::npos) bytes.replace(header + 0x4C, 4, "\xFF\xFF\xFF\x7F");
    return bytes;
}

double seconds_of_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Measured {
    Outcome outcome;
    double seconds = 0;  ///< of processor time, the sealed reader's with it
};

Measured check(const std::string& path) {
    const double before = seconds_of_children();
    Measured measured;
    measured.outcome = doichieu({"check", path});
    measured.seconds = seconds_of_children() - before;
    return measured;
}

TEST(Bomb, IsRefusedAtOnceAndInLittleMemory) {
    const TemporaryFolder folder;
    const std::string honest_docx = kSourceDir / "tests/formats/fixtures/ke-hoach.docx";
    const std::string honest_pdf = kSourceDir / "tests/formats/fixtures/ke-hoach.pdf";
    const std::string honest_doc = kSourceDir / "tests/formats/fixtures/ke-hoach.doc";
    const struct {
        std::string name;
        std::string bytes;
        std::string honest;  ///< a whole check of an ordinary file is the measure, for machines differ
    } kBombs[] = {
        {"khai-dung.docx", docx_bomb(0), honest_docx},
        {"khai-gian.docx", docx_bomb(5000), honest_docx},
        {"khai-gian.odt", odt_bomb(), honest_docx},
        {"khai-gian.doc", doc_bomb(honest_doc), honest_doc},
        {"trang.pdf", pdf(stream("/Filter/FlateDecode", packed_blanks(2 * kGiB)), "null"), honest_pdf},
        {"doi-tuong.pdf",
         pdf(stream("", "q Q"), stream("/Type/ObjStm/N 2/First 12/Filter/FlateDecode", packed_blanks(2 * kGiB))),
         honest_pdf},
    };
    for (const auto& bomb : kBombs) {
        const auto [outcome, seconds] = check(folder.write(bomb.name, bomb.bytes));
        EXPECT_EQ(outcome.code, 2) << bomb.name;
        EXPECT_THAT(outcome.err, HasSubstr(bomb.name));
        RecordProperty(bomb.name + " ms", static_cast<int>(seconds * 1000));
        RecordProperty(bomb.name + " MiB", static_cast<int>(outcome.peak_kb / 1024));
        if (kSanitized) continue;  // they are slow and take memory of their own
        EXPECT_LT(seconds, check(bomb.honest).seconds + 0.1) << bomb.name;
        EXPECT_LT(outcome.peak_kb, 100 * 1024) << bomb.name;
    }
}

TEST(Batch, LosesNothingThroughFilesThatHarm) {
    if (!has_reader()) GTEST_SKIP() << "built without doichieu-reader";
    constexpr int kSound = enough(497);
    const TemporaryFolder folder;
    for (int i = 0; i < kSound; ++i) {
        folder.write("ke-hoach-" + std::to_string(i) + ".txt",
                     "KẾ HOẠCH\ncông tác dân vận năm 2023\n\nThực hiện Nghị quyết số " + std::to_string(i + 1) +
                         "/NQ-TW, ngày 25/10/2017 của Ban Chấp hành Trung ương.\n");
    }
    const auto run = [&] { return doichieu({"check", "--format", "json", "."}, {{}, folder.path(), {}}); };
    const Outcome alone = run();
    ASSERT_EQ(alone.code, 1) << alone.err;
    folder.write("giua-lam-dung.pdf", crasher());
    folder.write("giua-bom.docx", docx_bomb(0));
    folder.write("mat-khau.pdf", read_text(kSourceDir / "tests/formats/fixtures/mat-khau.pdf"));
    const Outcome together = run();
    EXPECT_EQ(together.code, 2);

    json before = json::parse(alone.out);
    json after = json::parse(together.out);
    std::vector<std::string> problems;
    for (const json& problem : after["problems"]) {
        problems.push_back(problem["path"].get<std::string>() + " " + problem["code"].get<std::string>());
    }
    EXPECT_THAT(problems, ::testing::ElementsAre("./giua-bom.docx too-large", "./giua-lam-dung.pdf reader-crashed",
                                                 "./mat-khau.pdf encrypted-pdf"));
    EXPECT_EQ(before["documents"].size(), static_cast<std::size_t>(kSound));
    before.erase("problems");
    after.erase("problems");
    EXPECT_EQ(before, after);
}

TEST(Batch, DamagedPagesAreReadByTwoAtATime) {
    const TemporaryFolder folder;
    std::string page;
    for (int i = 0; i < (kSanitized ? 40 : 400); ++i)
        page += "<p>Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013</b></i><svg><g><path></p>&khong;<a href=></nosuch>\n";
    for (int i = 0; i < 16; ++i) folder.write(std::to_string(i) + ".html", page);
    const auto extract = [&](const std::string& jobs) {
        const Outcome outcome = doichieu({"extract", "--jobs", jobs, "."}, {{}, folder.path(), {}});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.out;
    };
    EXPECT_EQ(extract("2"), extract("1"));
}

/// Every byte of every file below a folder.
std::string all_bytes(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) bytes += read_text(entry.path());
    }
    return bytes;
}

TEST(Secrecy, LeavesNoWordInTheStoreOfAnAudit) {
    const std::string words = "phương án bảo vệ kho đạn";
    const auto stored = [&](const std::vector<std::string>& options) {
        const TemporaryFolder folder;
        const TemporaryFolder store;
        folder.write("mat.txt", "ĐẢNG ỦY XÃ A\nTỐI MẬT\n\nKẾ HOẠCH\n" + words +
                                    " năm 2023\n\nThực hiện Nghị quyết số 18/NQ-TW, ngày "
                                    "25/10/2017, " +
                                    words + ".\n");
        folder.write("thuong.txt", "KẾ HOẠCH\ncông tác dân vận năm 2023\n\nThực hiện Nghị quyết số 25-NQ/TW.\n");
        std::vector<std::string> command = {"audit",      ".",        "--store",
                                            store.path(), "--output", "json=" + (store.path() / "a.json").native()};
        command.insert(command.end(), options.begin(), options.end());
        const Outcome outcome = doichieu(command, {{}, folder.path(), {}});
        EXPECT_LE(outcome.code, 2) << outcome.err;
        const std::string graph = doichieu({"graph", "show", "--format", "json", "."}, {{}, folder.path(), {}}).out;
        return all_bytes(store.path()) + graph + outcome.out;
    };
    const std::string kept = stored({});
    EXPECT_THAT(kept, HasSubstr("mat.txt"));
    EXPECT_THAT(kept, ::testing::Not(HasSubstr(words)));
    EXPECT_THAT(kept, ::testing::Not(HasSubstr("18/NQ-TW")));
    EXPECT_THAT(stored({"--allow-secret"}), HasSubstr(words));
}

}  // namespace
}  // namespace doichieu::testing
