#include "formats/decode.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "document/lines.h"
#include "io/digest.h"
#include "text/utf8.h"

namespace doichieu::formats {

namespace {

constexpr std::size_t kMostInvalid = 10;  // one byte in ten

struct Converted {
    std::string text;
    std::size_t replaced = 0;
};

/// UTF-16 behind its byte order mark; a surrogate without its other half and an odd last byte become U+FFFD.
Converted from_utf16(std::string_view bytes, bool big_endian) {
    Converted out;
    out.text.reserve(bytes.size());
    const auto unit_at = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::size_t at = 2;
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
    return {"binary-file",
            {"Nội dung không phải văn bản UTF-8 hay UTF-16: tệp nhị phân, hoặc văn bản dùng bảng mã cũ (TCVN3, VNI …); "
             "hãy lưu lại dưới dạng UTF-8.",
             "The content is neither UTF-8 nor UTF-16 text: a binary file, or a text in a legacy encoding (TCVN3, VNI, "
             "…); save it as UTF-8."},
            path};
}

findings::Problem invalid(const std::string& path, std::size_t count, std::string_view text, std::size_t first) {
    findings::Problem problem{path, "invalid-utf8", {}, 0, 0};
    document::LineWalker lines(text);
    while (const auto line = lines.next()) {
        if (line->begin > first) break;
        ++problem.line;
        problem.column =
            static_cast<std::uint32_t>(1 + text::count_code_points(text.substr(line->begin, first - line->begin)));
    }
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

base::Result<Decoded> decode_text(io::Bytes bytes, const std::string& path) {
    const std::string_view raw = bytes.view();
    Decoded decoded;
    Converted converted;
    std::size_t first_invalid = std::string_view::npos;
    const bool little_endian = raw.starts_with("\xFF\xFE");
    if (little_endian || raw.starts_with("\xFE\xFF")) {
        converted = from_utf16(raw, !little_endian);
        if (converted.replaced > 0) first_invalid = converted.text.find("\xEF\xBF\xBD");
        if (converted.text.find('\0') != std::string::npos) return binary_file(path);
    } else {
        if (raw.find('\0') != std::string_view::npos) return binary_file(path);
        first_invalid = text::find_invalid_utf8(raw);
        if (first_invalid == std::string_view::npos) {
            decoded.text = std::move(bytes);
            return decoded;
        }
        converted.text = text::replace_invalid_utf8(raw, converted.replaced);
    }
    if (converted.replaced * kMostInvalid > raw.size()) return unknown_encoding(path);
    if (converted.replaced > 0) {
        decoded.problems.push_back(invalid(path, converted.replaced, converted.text, first_invalid));
    }
    decoded.source_sha256 = io::sha256_hex(raw);
    decoded.text = io::Bytes::own(std::move(converted.text));
    return decoded;
}

}  // namespace doichieu::formats
