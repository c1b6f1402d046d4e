#include "formats/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "document/lines.h"
#include "io/digest.h"
#include "text/encoding_guess.h"
#include "text/legacy.h"
#include "text/utf8.h"

namespace doichieu::formats {

namespace {

constexpr std::size_t kMostInvalid = 10;  // one byte in ten
constexpr double kWithoutMark = 0.95;     // bytes that alternate so are hardly anything but UTF-16
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Converted {
    std::string text;
    std::size_t replaced = 0;
};

/// UTF-16; a surrogate without its other half and an odd last byte become U+FFFD.
Converted from_utf16(std::string_view bytes, bool big_endian) {
    Converted out;
    out.text.reserve(bytes.size());
    const auto unit_at = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        char32_t value = unit_at(at);
        at += 2;
        if (value >= 0xD800 && value < 0xE000) {
            const char32_t low = value < 0xDC00 && at + 1 < bytes.size() ? unit_at(at) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            } else {
                value = 0xFFFD;
                ++out.replaced;
            }
        }
        text::append_utf8(out.text, value);
    }
    if (at < bytes.size()) {
        text::append_utf8(out.text, 0xFFFD);
        ++out.replaced;
    }
    return out;
}

base::Error binary_file(const std::string& path) {
    return {"binary-file", {"Tệp nhị phân, không phải văn bản.", "The file is binary, not text."}, path};
}

base::Error unknown_encoding(const std::string& path) {
    return {
        "binary-file",
        {"Nội dung không phải văn bản theo bảng mã nào đã biết (UTF-8, UTF-16, Windows-1258, TCVN3, VNI, VPS, VISCII): "
         "tệp "
         "nhị phân, hoặc bảng mã khác; hãy lưu lại dưới dạng UTF-8.",
         "The content is text in no encoding that is known (UTF-8, UTF-16, Windows-1258, TCVN3, VNI, VPS, VISCII): a "
         "binary file, or another encoding; save it as UTF-8."},
        path};
}

/// UTF-16 without a mark: in Vietnamese nearly every high byte is one of few, and most are 0. None for anything else.
std::optional<bool> endianness_of(std::string_view raw) {
    if (raw.size() < 8) return std::nullopt;
    const std::string_view sample = raw.substr(0, 64 * 1024 & ~std::size_t{1});
    std::array<std::size_t, 2> zeros{};
    std::array<std::size_t, 2> high{};
    for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
        for (const std::size_t side : {0U, 1U}) {
            const auto byte = static_cast<unsigned char>(sample[i + side]);
            if (byte == 0) ++zeros[side];
            if (byte <= 3 || byte == 0x1E || byte == 0x20) ++high[side];
        }
    }
    const std::size_t units = sample.size() / 2;
    for (const std::size_t side : {0U, 1U}) {
        const bool fits = high[side] * 20 >= units * 19 && zeros[side] * 3 >= units && zeros[1 - side] * 100 <= units;
        if (fits) return side == 0;
    }
    return std::nullopt;
}

/// More sequences are well-formed than not: UTF-8 with damage, not another encoding.
bool is_mostly_utf8(const Converted& converted) {
    std::size_t sequences = 0;
    for (const char c : converted.text) sequences += static_cast<unsigned char>(c) >= 0xC2 ? 1U : 0U;
    return sequences > 2 * converted.replaced;
}

findings::Problem invalid(const std::string& path, std::size_t count, std::string_view text, std::size_t first,
                          std::uint32_t lines_before) {
    findings::Problem problem{path, "invalid-utf8", {}, lines_before, 0};
    document::LineWalker lines(text);
    std::size_t begin = 0;  // of its line
    while (const auto line = lines.next()) {
        if (line->begin > first) break;
        ++problem.line;
        begin = line->begin;
    }
    problem.column = static_cast<std::uint32_t>(1 + text::count_code_points(text.substr(begin, first - begin)));
    const std::string number = std::to_string(count);
    const std::string line = std::to_string(problem.line);
    problem.message = {number + " chỗ không đúng mã UTF-8, chỗ đầu tiên ở dòng " + line +
                           "; các chỗ ấy được thay bằng ký tự � và phần còn lại vẫn được kiểm tra.",
                       number + (count == 1 ? " sequence is" : " sequences are") +
                           " not valid UTF-8, the first on line " + line +
                           "; they are read as � and the rest is checked."};
    return problem;
}

}  // namespace

std::uint32_t line_at(std::string_view text, std::size_t offset) {
    std::uint32_t line = 1;
    for (std::size_t at = 0; at < offset; ++at) line += document::ends_line(text, at) ? 1U : 0U;
    return line;
}

std::uint32_t first_line_beyond_ascii(std::string_view text) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    return line_at(text, static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii) - text.begin()));
}

base::Result<Decoded> decode_text(io::Bytes bytes, const std::string& path, std::uint32_t lines_before) {
    const std::string_view raw = bytes.view();
    Decoded decoded;
    Converted converted;
    const bool has_mark = raw.starts_with("\xFF\xFE") || raw.starts_with("\xFE\xFF");
    std::optional<bool> big_endian;
    if (has_mark) big_endian = raw.starts_with("\xFE\xFF");
    text::Survey survey(raw);
    if (!has_mark && survey.has_null()) {
        big_endian = endianness_of(raw);
        if (!big_endian) return binary_file(path);
        decoded.conversions.push_back({*big_endian ? "UTF-16BE" : "UTF-16LE", false, kWithoutMark, 1, 1});
    }
    if (big_endian) {
        converted = from_utf16(raw.substr(has_mark ? 2 : 0), *big_endian);
        if (converted.text.find('\0') != std::string::npos) return binary_file(path);
    } else {
        if (survey.is_valid_utf8()) {
            decoded.text = std::move(bytes);
            decoded.survey = std::move(survey);
            return decoded;
        }
        converted.text = text::replace_invalid_utf8(raw, converted.replaced);
        if (const auto guess = is_mostly_utf8(converted) ? std::nullopt : text::guess_bytes(raw)) {
            decoded.conversions.push_back(
                {text::name_of(*guess), false, guess->confidence, 1, first_line_beyond_ascii(raw)});
            converted = {text::decode_legacy(raw, *guess->legacy), 0};
        }
    }
    if (converted.replaced * kMostInvalid > raw.size()) return unknown_encoding(path);
    if (converted.replaced > 0) {
        const std::size_t first = converted.text.find(kReplacement);
        decoded.problems.push_back(invalid(path, converted.replaced, converted.text, first, lines_before));
    }
    decoded.source_sha256 = io::sha256_hex(raw);
    decoded.text = io::Bytes::own(std::move(converted.text));
    return decoded;
}

}  // namespace doichieu::formats
