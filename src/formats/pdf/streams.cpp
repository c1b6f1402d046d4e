#include "formats/pdf/streams.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace doichieu::formats::pdf {

namespace {

constexpr std::string_view kStream = "stream";
constexpr std::size_t kDictionary = 2048;  // bytes before a stream that may be its dictionary

/// How much the deflated bytes give, `most` at the most.
std::uint64_t inflated_size(std::string_view bytes, std::uint64_t most, std::vector<unsigned char>& buffer) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return 0;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // only read
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1U << 31));
    std::uint64_t size = 0;
    int status = Z_OK;
    while (status == Z_OK && size < most) {
        stream.next_out = buffer.data();
        stream.avail_out = static_cast<uInt>(buffer.size());
        status = inflate(&stream, Z_NO_FLUSH);
        size += buffer.size() - stream.avail_out;
    }
    inflateEnd(&stream);
    return std::min(size, most);
}

bool is_deflated(std::string_view bytes) {
    if (bytes.size() < 2) return false;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    return (first & 0x0F) == Z_DEFLATED && (first * 256 + second) % 31 == 0;
}

/// The dictionary that ends where the stream begins says that it is a picture.
bool is_picture(std::string_view before) {
    before = before.substr(before.size() - std::min(before.size(), kDictionary));
    const std::size_t object = before.rfind(" obj");
    if (object != std::string_view::npos) before.remove_prefix(object);
    return before.find("/Image") != std::string_view::npos && before.find("/Subtype") != std::string_view::npos;
}

}  // namespace

bool are_streams_bounded(std::string_view pdf, const StreamLimits& limits) {
    std::vector<unsigned char> buffer(1U << 16);
    std::uint64_t all = 0;
    for (std::size_t at = pdf.find(kStream); at != std::string_view::npos; at = pdf.find(kStream, at)) {
        const std::size_t keyword = at;
        at += kStream.size();
        if (keyword >= 3 && pdf.substr(keyword - 3, 3) == "end") continue;
        std::string_view bytes = pdf.substr(at);
        if (bytes.starts_with('\r')) bytes.remove_prefix(1);
        if (bytes.starts_with('\n')) bytes.remove_prefix(1);
        if (!is_deflated(bytes) || is_picture(pdf.substr(0, keyword))) continue;
        const std::uint64_t most = std::min(limits.one, limits.all - all);
        const std::uint64_t size = inflated_size(bytes, most + 1, buffer);
        if (size > most) return false;
        all += size;
    }
    return true;
}

}  // namespace doichieu::formats::pdf
