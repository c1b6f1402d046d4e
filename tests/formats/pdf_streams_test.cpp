#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <string>
#include <string_view>

#include "formats/pdf/inflated_size.h"
#include "formats/pdf/streams.h"

namespace doichieu::formats::pdf {
namespace {

std::string deflated(const std::string& bytes, int level = 6, int strategy = Z_DEFAULT_STRATEGY) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, 15, 8, strategy), Z_OK);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string blanks(std::size_t size) {
    return deflated(std::string(size, ' '));
}

std::string object(const std::string& dictionary, const std::string& bytes) {
    return "7 0 obj <<" + dictionary + "/Filter/FlateDecode>> stream\r\n" + bytes + "\nendstream endobj\n";
}

TEST(PdfStreams, AreCountedAsTheyUnfold) {
    const StreamLimits limits{1000, 2500};
    const std::string small = object("", blanks(1000));
    EXPECT_TRUE(are_streams_bounded("%PDF-1.5\n", limits));
    EXPECT_TRUE(are_streams_bounded(small + small, limits));
    EXPECT_FALSE(are_streams_bounded(small + small + small, limits));
    EXPECT_FALSE(are_streams_bounded(object("", blanks(1001)), limits));
    EXPECT_TRUE(are_streams_bounded(object("/Type/XObject/Subtype/Image", blanks(5000)), limits));
    EXPECT_TRUE(are_streams_bounded("stream", limits));
    EXPECT_TRUE(are_streams_bounded("stream\n\x78\x9C" + std::string(100, '\xFF'), limits));
}

TEST(PdfStreams, MayNotStandInEachOther) {
    // Blocks that give nothing, and a beginning of a stream over and over: each would be read to the end.
    std::string nested;
    for (int i = 0; i < 100; ++i) nested += "stream\n\x78\x9C";
    for (int i = 0; i < 1000; ++i) nested += std::string("\0\0\0\xFF\xFF", 5);
    EXPECT_FALSE(are_streams_bounded(nested, {}));
}

TEST(InflatedSize, IsWhatZlibGives) {
    std::string numbers;
    for (int i = 0; numbers.size() < 200'000; ++i) numbers += std::to_string(i * 7919 % 10'007) + " Td\n";
    std::minstd_rand random(1);  // NOLINT(cert-msc51-cpp): the same each time
    std::string noise(100'000, '\0');
    for (char& c : noise) c = static_cast<char>(random() >> 8);
    for (const std::string& bytes : {std::string(), std::string("q Q"), std::string(70'000, ' '), numbers, noise}) {
        for (const int level : {0, 1, 6, 9}) {
            for (const int strategy : {Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE}) {
                const std::string packed = deflated(bytes, level, strategy);
                const Inflated whole = inflated_size(packed + "\nendstream", 1U << 30);
                EXPECT_EQ(whole.size, bytes.size()) << level << ' ' << strategy;
                EXPECT_EQ(whole.packed, packed.size() - 4) << level << ' ' << strategy;  // less the checksum
                const Inflated cut = inflated_size(std::string_view(packed).substr(0, packed.size() / 2), 1U << 30);
                EXPECT_LE(cut.size, bytes.size());
                EXPECT_LE(cut.packed, packed.size() / 2);
            }
        }
    }
    EXPECT_GE(inflated_size(deflated(numbers), 1000).size, 1000U);
    EXPECT_LT(inflated_size(deflated(numbers), 1000).packed, 1000U);
}

}  // namespace
}  // namespace doichieu::formats::pdf
