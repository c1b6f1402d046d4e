// `extract` reads a text of many megabytes in parts: its answer is that of one file, and memory does not grow with it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "support/files.h"
#include "support/process.h"
#include "support/sanitized.h"

namespace doichieu::testing {
namespace {

using nlohmann::json;

const std::string kHead =
    "ĐẢNG BỘ HUYỆN THẠCH BÌNH\nHUYỆN ỦY\nSố 12-KH/HU\nThạch Bình, ngày 20 tháng 02 năm 2023\n\nKẾ HOẠCH\ncông tác dân "
    "vận "
    "năm 2023\n\n";

/// Each paragraph cites one, by a number that tells which it is.
std::string paragraph(int number) {
    std::string text = "Thực hiện Chương trình số " + std::to_string(number) + "-CTr/HU của Ban Thường vụ Huyện ủy";
    for (int k = 0; k < 12; ++k) text += ", nâng cao chất lượng công tác tuyên truyền, vận động nhân dân";
    return text + ".\n\n";
}

std::string long_text(std::size_t bytes) {
    std::string text = kHead;
    for (int i = 1; text.size() < bytes; ++i) text += paragraph(i);
    return text;
}

/// The same without ever holding it: what a test holds counts as held by the programs that it starts.
constexpr std::size_t kLarge = (kSanitized ? 5 : 48) * (std::size_t{1} << 20);
void write_large(const TemporaryFolder& folder) {
    std::ofstream file(folder.path() / "dai.txt", std::ios::binary);
    file << kHead;
    std::size_t size = kHead.size();
    for (int i = 1; size < kLarge; ++i) {
        const std::string text = paragraph(i);
        file << text;
        size += text.size();
    }
}

std::vector<json> lines_of(const std::string& out) {
    std::vector<json> lines;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
}

TEST(LongText, IsReadInLittleMemory) {
    const TemporaryFolder folder;
    write_large(folder);
    for (const std::string format : {"count", "jsonl"}) {
        const Outcome outcome = doichieu({"extract", "--format", format, "dai.txt"}, {{}, folder.path(), {}});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_FALSE(outcome.out.empty());
        if (!kSanitized) EXPECT_LT(outcome.peak_kb, 32 * 1024) << format;
    }
}

TEST(LongText, GoesIntoAFileAsItIsRead) {
    const TemporaryFolder folder;
    write_large(folder);
    const std::vector<std::string> command = {"extract", "--format", "jsonl", "--output", "ra.jsonl", "dai.txt"};
    const Outcome outcome = doichieu(command, {{}, folder.path(), {}});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    // What was written is mapped when it takes its place, beside what stays in memory until then.
    const auto written = static_cast<long>(std::filesystem::file_size(folder.path() / "ra.jsonl") / 1024);
    if (!kSanitized) EXPECT_LT(outcome.peak_kb, written + 40 * 1024);
    EXPECT_EQ(read_text(folder.path() / "ra.jsonl"),
              doichieu({"extract", "--format", "jsonl", "dai.txt"}, {{}, folder.path(), {}}).out);
}

TEST(LongText, IsOneFileInEveryFormat) {
    const TemporaryFolder folder;
    const std::string text = long_text(std::size_t{9} << 19);
    folder.write("d/dai.txt", text);
    folder.write("d/ngan.txt", "KẾ HOẠCH\nnăm 2023\n\nThực hiện Chỉ thị số 33/CT-TTg, ngày 26/11/2021.\n");
    const auto extract = [&](const std::string& format) {
        const Outcome outcome = doichieu({"extract", "--format", format, "d"}, {{}, folder.path(), {}});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.out;
    };
    std::vector<json> citations = lines_of(extract("jsonl"));
    const std::size_t all = citations.size();
    ASSERT_GT(all, 1000U);
    EXPECT_EQ(extract("count"), "d/dai.txt:" + std::to_string(all - 1) + "\nd/ngan.txt:1\n");
    EXPECT_EQ(citations.back()["path"], "d/ngan.txt");
    citations.pop_back();
    EXPECT_EQ(citations.front()["form"], "self");
    std::size_t line = 9;
    for (std::size_t i = 1; i < citations.size(); ++i, line += 2) {
        const json& one = citations[i];
        EXPECT_EQ(one["notation"], std::to_string(i) + "-CTr/HU");
        EXPECT_EQ(one["line"], line);
        EXPECT_EQ(one["relation"], "implements");
        const std::size_t start = one["start"];
        ASSERT_EQ(one["raw"], text.substr(start, one["end"].get<std::size_t>() - start));
    }
    EXPECT_EQ(extract("text-only").substr(0, text.size()), text);
    const std::string table = extract("table");
    EXPECT_NE(table.find("d/dai.txt:9"), std::string::npos);
    EXPECT_NE(table.find(std::to_string(all - 1) + " văn bản được dẫn."), std::string::npos);
}

TEST(LongText, WithAMarkOfSecrecyIsWithheld) {
    const TemporaryFolder folder;
    folder.write("mat.txt", "ĐẢNG ỦY XÃ A\nTỐI MẬT\n\n" + long_text(std::size_t{5} << 20));
    for (const std::string format : {"count", "jsonl", "text-only"}) {
        const Outcome outcome = doichieu({"extract", "--format", format, "mat.txt"}, {{}, folder.path(), {}});
        EXPECT_EQ(outcome.code, 2);
        EXPECT_EQ(outcome.out, "");
        EXPECT_NE(outcome.err.find("Tối mật"), std::string::npos);
    }
}

}  // namespace
}  // namespace doichieu::testing
