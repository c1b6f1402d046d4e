// Five hundred files with a few that cannot be read among them: the run ends, names each of these, and says of the others
// what it says without them.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "formats/docx_builder.h"
#include "support/files.h"
#include "support/process.h"
#include "support/sanitized.h"

namespace doichieu::testing {
namespace {

using formats::fixture::DocxBuilder;
using formats::fixture::paragraph;
using formats::fixture::ZipBuilder;
using nlohmann::json;
using std::string_literals::operator""s;

std::string bomb() {
    return ZipBuilder()
        .add("_rels/.rels",
             "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
        .add_repeated("word/document.xml", std::string(1 << 20, ' '), 2048, {true, false, 0})
        .build();
}

TEST(Batch, FiveHundredFilesWithThreeBadOnes) {
    const TemporaryFolder folder;
    for (int i = 0; i < enough(497); ++i) {
        const std::string number = std::to_string(i);
        const std::string words = "Thực hiện Nghị quyết số " + std::to_string(1 + i % 60) +
                                  "/NQ-TW, ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI.";
        if (i % 2 == 0) {
            folder.write("tot/" + number + ".txt", "KẾ HOẠCH\nnăm 2023\n\n" + words + "\n");
        } else {
            folder.write("tot/" + number + ".docx",
                         DocxBuilder().body(paragraph("KẾ HOẠCH") + paragraph(words)).build());
        }
    }
    const Outcome without = doichieu({"check", "--format", "json", "tot"}, {{}, folder.path(), {}});
    ASSERT_EQ(without.code, 1) << without.err;

    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<w:sdt>";
    folder.write("tot/100-sau.docx", DocxBuilder().body(deep).build());
    folder.write("tot/200-bom.docx", bomb());
    folder.write("tot/300-khoa.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(1016, '\0') +
                                          "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s + std::string(472, '\0'));
    const Outcome with = doichieu({"check", "--format", "json", "tot"}, {{}, folder.path(), {}});
    EXPECT_EQ(with.code, 2);
    const json before = json::parse(without.out);
    const json after = json::parse(with.out);
    EXPECT_EQ(after["findings"], before["findings"]);
    EXPECT_EQ(after["documents"], before["documents"]);
    std::set<std::string> named;
    for (const json& problem : after["problems"]) named.insert(problem["path"]);
    EXPECT_EQ(named, (std::set<std::string>{"tot/100-sau.docx", "tot/200-bom.docx", "tot/300-khoa.docx"}));
}

}  // namespace
}  // namespace doichieu::testing
