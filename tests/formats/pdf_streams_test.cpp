#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "formats/pdf/streams.h"

namespace doichieu::formats::pdf {
namespace {

std::string deflated(std::size_t size) {
    const std::string blanks(size, ' ');
    std::string out(compressBound(size), '\0');
    uLongf length = out.size();
    compress(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(blanks.data()), size);
    out.resize(length);
    return out;
}

std::string object(const std::string& dictionary, const std::string& bytes) {
    return "7 0 obj <<" + dictionary + "/Filter/FlateDecode>> stream\r\n" + bytes + "\nendstream endobj\n";
}

TEST(PdfStreams, AreCountedAsTheyUnfold) {
    const StreamLimits limits{1000, 2500};
    const std::string small = object("", deflated(1000));
    EXPECT_TRUE(are_streams_bounded("%PDF-1.5\n", limits));
    EXPECT_TRUE(are_streams_bounded(small + small, limits));
    EXPECT_FALSE(are_streams_bounded(small + small + small, limits));
    EXPECT_FALSE(are_streams_bounded(object("", deflated(1001)), limits));
    EXPECT_TRUE(are_streams_bounded(object("/Type/XObject/Subtype/Image", deflated(5000)), limits));
    EXPECT_TRUE(are_streams_bounded("stream", limits));
    EXPECT_TRUE(are_streams_bounded("stream\n\x78\x9C" + std::string(100, '\xFF'), limits));
}

}  // namespace
}  // namespace doichieu::formats::pdf
