// RFC 2557: parts between boundaries, each with its headers, written as quoted-printable, base64 or as they are.

#include "formats/html/mhtml.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/html/css.h"

namespace doichieu::formats::html {

namespace {

constexpr int kMaxDepth = 4;  // parts within parts

/// Takes the first line off `text`, without its end.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

struct Header {
    std::string name;  ///< lower case
    std::string value;
};

/// Takes the headers and the empty line behind them off `part`. A line that begins with a blank goes on with the one before.
std::vector<Header> take_headers(std::string_view& part) {
    constexpr std::size_t kMost = 100;
    std::vector<Header> headers;
    while (!part.empty() && headers.size() < kMost) {
        const std::string_view line = take_line(part);
        if (line.empty()) break;
        if ((line[0] == ' ' || line[0] == '\t') && !headers.empty()) {
            headers.back().value += line;
            continue;
        }
        const std::size_t colon = std::min(line.find(':'), line.size());
        headers.push_back(
            {in_lower_case(line.substr(0, colon)), std::string(line.substr(std::min(colon + 1, line.size())))});
    }
    return headers;
}

std::string_view value_of(const std::vector<Header>& headers, std::string_view name) {
    const auto found = std::ranges::find(headers, name, &Header::name);
    if (found == headers.end()) return {};
    const std::size_t first = found->value.find_first_not_of(" \t");
    return first == std::string::npos ? std::string_view() : std::string_view(found->value).substr(first);
}

/// `multipart/related; boundary="x"`: what stands for the boundary.
std::string parameter_of(std::string_view value, std::string_view name) {
    const std::string key = std::string(name) + '=';
    const std::size_t at = in_lower_case(value).find(key);
    if (at == std::string::npos) return {};
    value.remove_prefix(at + key.size());
    if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(value.substr(0, value.find_first_of("; \t")));
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t sign = std::min(text.find('='), text.size());
        out += text.substr(0, sign);
        text.remove_prefix(sign);
        if (text.empty()) break;
        const int high = text.size() > 2 ? hex_digit(text[1]) : -1;
        const int low = text.size() > 2 ? hex_digit(text[2]) : -1;
        if (high >= 0 && low >= 0) {
            out += static_cast<char>(high * 16 + low);
            text.remove_prefix(3);
        } else if (text.starts_with("=\r\n")) {  // the line goes on
            text.remove_prefix(3);
        } else if (text.starts_with("=\n")) {
            text.remove_prefix(2);
        } else {
            out += '=';
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string from_base64(std::string_view text) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) continue;
        bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> count & 0xFF);
    }
    return out;
}

/// The parts between lines that begin with the boundary.
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
    constexpr std::size_t kMost = 4096;
    const std::string mark = "\n--" + boundary;
    std::vector<std::string_view> parts;
    std::size_t at = body.starts_with(mark.substr(1)) ? 0 : body.find(mark);
    while (at != std::string_view::npos && parts.size() < kMost) {
        const std::size_t begin = body.find('\n', at + mark.size() - 1);
        if (begin == std::string_view::npos) break;
        at = body.find(mark, begin);
        parts.push_back(body.substr(begin + 1, at == std::string_view::npos ? at : at - begin));
    }
    return parts;
}

std::optional<SavedPage> page_of(std::string_view part, int depth) {
    const std::vector<Header> headers = take_headers(part);
    const std::string_view type = value_of(headers, "content-type");
    const std::string kind = in_lower_case(type.substr(0, type.find(';')));
    if (kind.starts_with("multipart/")) {
        const std::string boundary = parameter_of(type, "boundary");
        if (boundary.empty() || depth == kMaxDepth) return std::nullopt;
        for (const std::string_view inner : parts_of(part, boundary)) {
            if (auto page = page_of(inner, depth + 1)) return page;
        }
        return std::nullopt;
    }
    if (!kind.starts_with("text/html") && !kind.starts_with("application/xhtml")) return std::nullopt;
    const std::string coding = in_lower_case(value_of(headers, "content-transfer-encoding"));
    SavedPage page;
    page.charset = in_lower_case(parameter_of(type, "charset"));
    if (coding.starts_with("quoted-printable")) {
        page.bytes = from_quoted_printable(part);
    } else if (coding.starts_with("base64")) {
        page.bytes = from_base64(part);
    } else {
        page.bytes = part;
    }
    return page;
}

}  // namespace

bool is_mhtml(std::string_view bytes) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const std::string begin = in_lower_case(bytes.substr(0, 16));
    if (begin.starts_with("mime-version:")) return true;
    if (!begin.starts_with("from:")) return false;  // nearly every text ends here
    const std::string head = in_lower_case(bytes.substr(0, 4096));
    return head.find("\nmime-version:") != std::string::npos && head.find("multipart/related") != std::string::npos;
}

std::optional<SavedPage> page_of_mhtml(std::string_view bytes) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return page_of(bytes, 0);
}

}  // namespace doichieu::formats::html
