#include "formats/pdf/streams.h"

#include <algorithm>
#include <cstddef>

#include "formats/pdf/inflated_size.h"

namespace doichieu::formats::pdf {

namespace {

constexpr std::string_view kStream = "stream";
constexpr std::size_t kDictionary = 2048;  // bytes before a stream that may be its dictionary
constexpr int kDeflated = 8;
constexpr std::size_t kReadings = 4;  // of the whole file: honest streams do not stand in each other

bool is_deflated(std::string_view bytes) {
    if (bytes.size() < 2) return false;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    return (first & 0x0F) == kDeflated && (first * 256 + second) % 31 == 0;
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
    std::uint64_t all = 0;
    std::size_t packed = 0;
    for (std::size_t at = pdf.find(kStream); at != std::string_view::npos; at = pdf.find(kStream, at)) {
        const std::size_t keyword = at;
        at += kStream.size();
        if (keyword >= 3 && pdf.substr(keyword - 3, 3) == "end") continue;
        std::string_view bytes = pdf.substr(at);
        if (bytes.starts_with('\r')) bytes.remove_prefix(1);
        if (bytes.starts_with('\n')) bytes.remove_prefix(1);
        if (!is_deflated(bytes) || is_picture(pdf.substr(0, keyword))) continue;
        const std::uint64_t most = std::min(limits.one, limits.all - all);
        const Inflated inflated = inflated_size(bytes, most + 1);
        all += inflated.size;
        packed += inflated.packed;
        if (inflated.size > most || packed / kReadings > pdf.size()) return false;
    }
    return true;
}

}  // namespace doichieu::formats::pdf
