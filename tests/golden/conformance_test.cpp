// The documents of tests/formats/conformance/ through the whole program: the same citations and the same findings from
// every format. What only a file can carry (family file/) and what only some formats show (family form/) is left out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/files.h"
#include "support/process.h"
#include "support/reader.h"

namespace doichieu::testing {
namespace {

using nlohmann::json;
using Lines = std::vector<std::string>;

const std::vector<std::string>& formats() {
    static const std::vector<std::string> kFormats =
        has_reader() ? std::vector<std::string>{"docx", "xml", "odt", "fodt", "rtf", "html", "doc", "pdf"}
                     : std::vector<std::string>{"docx", "xml", "odt", "fodt", "rtf", "html"};
    return kFormats;
}

std::vector<std::filesystem::path> documents() {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(kSourceDir / "tests/formats/conformance")) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::ranges::sort(folders);
    return folders;
}

Lines expected_citations(const std::filesystem::path& folder) {
    Lines out;
    std::istringstream lines(read_text(folder / "expected.txt"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("citation\t")) out.push_back(line.substr(9));
    }
    return out;
}

// Fonts print a hyphen that does not break (U+2011) like any other, so a PDF neither cites with it nor finds fault with it.
constexpr std::string_view kHardHyphen = "\u2011";

Lines citations_in(const std::string& format, Lines lines) {
    if (format != "pdf") return lines;
    for (std::string& line : lines) {
        const std::size_t at = line.find(kHardHyphen);
        if (at != std::string::npos) line.replace(at, kHardHyphen.size(), "-");
    }
    return lines;
}

Lines findings_in(const std::string& format, Lines lines) {
    if (format == "pdf")
        std::erase_if(lines, [](const std::string& line) { return line.find(kHardHyphen) != line.npos; });
    return lines;
}

std::string format_of(const std::string& path) {
    return std::filesystem::path(path).extension().string().substr(1);
}

std::vector<std::string> arguments(const std::filesystem::path& folder, std::vector<std::string> words) {
    for (const std::string& format : formats()) words.push_back(folder / ("document." + format));
    return words;
}

class Conformance : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Conformance, SameCitations) {
    const Outcome outcome = doichieu(arguments(GetParam(), {"extract", "--format", "jsonl"}));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    std::map<std::string, Lines> found;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const json citation = json::parse(line);
        found[format_of(citation["path"])].push_back(citation["raw"]);
    }
    for (const std::string& format : formats()) {
        EXPECT_EQ(found[format], citations_in(format, expected_citations(GetParam()))) << format;
    }
}

TEST_P(Conformance, SameFindings) {
    const Outcome outcome = doichieu(arguments(GetParam(), {"check", "--format", "json"}));
    ASSERT_LE(outcome.code, 1) << outcome.err;
    const json report = json::parse(outcome.out);
    EXPECT_TRUE(report["problems"].empty());
    std::map<std::string, Lines> found;
    for (const json& finding : report["findings"]) {
        const std::string rule = finding["rule"];
        if (rule.starts_with("file/") || rule.starts_with("form/")) continue;
        found[format_of(finding["path"])].push_back(rule + ": " + finding["excerpt"].get<std::string>());
    }
    for (const std::string& format : formats()) EXPECT_EQ(found[format], findings_in(format, found["docx"])) << format;
}

INSTANTIATE_TEST_SUITE_P(Documents, Conformance, ::testing::ValuesIn(documents()), [](const auto& parameters) {
    std::string name = parameters.param.filename();
    std::ranges::replace(name, '-', '_');
    return name;
});

}  // namespace
}  // namespace doichieu::testing
