#include <gtest/gtest.h>

#include "audit/facts.h"

namespace doichieu::audit {
namespace {

TEST(FactsCodec, KeepsWhereAFindingStands) {
    DocumentDetails details;
    findings::Finding& finding = details.findings.emplace_back();
    finding.place.line = 3;
    finding.place.page = 2;
    finding.place.is_recognized = true;
    finding.related.push_back({{"ở đây", "here"}, finding.place});
    DocumentDetails read;
    ASSERT_TRUE(decode(encode(details), "xa/ke-hoach.pdf", read));
    for (const findings::Place& place : {read.findings[0].place, read.findings[0].related[0].place}) {
        EXPECT_EQ(place.path, "xa/ke-hoach.pdf");
        EXPECT_EQ(place.line, 3U);
        EXPECT_EQ(place.page, 2U);
        EXPECT_TRUE(place.is_recognized);
    }
}

}  // namespace
}  // namespace doichieu::audit
