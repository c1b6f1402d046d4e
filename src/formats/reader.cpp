#include "formats/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/decode.h"
#include "formats/html/mhtml.h"
#include "formats/readers.h"
#include "io/digest.h"
#include "text/encoding_guess.h"

namespace doichieu::formats {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `text` begins with `lower_case`, whatever its case.
bool begins_with(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() &&
           std::ranges::equal(lower_case, text.substr(0, lower_case.size()), {}, {}, lower);
}

std::string_view file_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// The name's ending in lower case, with its dot; empty for ".name" and names without one.
std::string ending(std::string_view path) {
    const std::string_view name = file_name(path);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string out(name.substr(dot));
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

std::string_view behind_blanks(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : bytes.substr(first);
}

// What a file is, told by its first bytes.
bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}
bool is_ole(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}
/// A name of a stream of an OLE container, which stores names in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) wide.append({c, '\0'});
    return bytes.find(wide) != std::string_view::npos;
}
bool is_pdf(std::string_view bytes) {
    return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}
bool is_rtf(std::string_view bytes) {
    return behind_blanks(bytes).starts_with("{\\rtf");
}
/// The XML declaration and comments may stand before the first tag.
bool is_html(std::string_view bytes) {
    bytes = behind_blanks(bytes.substr(0, 4096));
    for (const auto& [begin, end] : {std::pair("<?xml", "?>"), std::pair("<!--", "-->")}) {
        const std::size_t closed = bytes.starts_with(begin) ? bytes.find(end) : std::string_view::npos;
        if (closed != std::string_view::npos)
            bytes = behind_blanks(bytes.substr(closed + std::string_view(end).size()));
    }
    static constexpr std::array<std::string_view, 5> kBeginnings = {"<!doctype html", "<html", "<head", "<body",
                                                                    "<meta"};
    return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return begins_with(bytes, beginning); });
}
bool is_xml(std::string_view bytes) {
    return behind_blanks(bytes).starts_with("<?xml");
}
bool is_anything(std::string_view /*bytes*/) {
    return true;
}

/// Content that is known and not read: a sentence for each.
struct Refusal {
    const char* code;
    const char* vi;
    const char* en;
};

base::Error refuse(const Refusal& refusal, const std::string& path) {
    return {refusal.code, {refusal.vi, refusal.en}, path};
}

base::Result<ReadResult> read_ole(io::Bytes bytes, const std::string& path, const Limits& limits) {
    struct Stream {
        std::string_view name;
        Refusal refusal;
    };
    static constexpr std::array<Stream, 5> kStreams = {{
        {"Workbook",
         {"old-xls", "Đây là bảng tính Excel đời cũ (.xls), không phải văn bản.",
          "This is an Excel workbook of the old format (.xls), not a text document."}},
        {"Book",
         {"old-xls", "Đây là bảng tính Excel đời cũ (.xls), không phải văn bản.",
          "This is an Excel workbook of the old format (.xls), not a text document."}},
        {"PowerPoint Document",
         {"old-ppt", "Đây là tệp trình chiếu PowerPoint đời cũ (.ppt), không phải văn bản.",
          "This is a PowerPoint presentation of the old format (.ppt), not a text document."}},
        {"__properties_version1.0",
         {"outlook-message",
          "Đây là thư Outlook (.msg), không phải văn bản; hãy lưu tệp đính kèm ra rồi kiểm tra tệp ấy.",
          "This is an Outlook message (.msg), not a text document; save its attachment and check that."}},
        {"VisioDocument",
         {"old-visio", "Đây là bản vẽ Visio, không phải văn bản.", "This is a Visio drawing, not a text document."}},
    }};
    const std::string_view content = bytes.view();
    if (has_stream(content, "EncryptedPackage")) return encrypted_document(path);
    if (has_stream(content, "WordDocument")) return read_doc(std::move(bytes), path, limits);
    for (const Stream& stream : kStreams) {
        if (has_stream(content, stream.name)) return refuse(stream.refusal, path);
    }
    return refuse({"unknown-ole", "Đây là tệp Office đời cũ nhưng không phải văn bản Word, hoặc tệp bị hỏng.",
                   "This is a file of the old Office container, but no Word document, or it is damaged."},
                  path);
}

base::Result<ReadResult> read_zip(io::Bytes bytes, const std::string& path, const Limits& limits) {
    auto package = docx::Package::open(bytes.view(), path, limits);
    if (!package) return std::move(package.error());
    if (is_odt(*package)) return read_odt(std::move(*package), bytes.view(), limits);
    return read_docx(std::move(*package), bytes.view(), limits);
}

using Read = base::Result<ReadResult> (*)(io::Bytes, const std::string& path, const Limits&);

/// What a file may be. Content decides, the first that fits; of what has no mark of its own, the name's ending decides
/// among the rows that fit anything, and the first of them takes the rest. A reader registers here and nowhere else.
struct Format {
    bool (*fits)(std::string_view content);
    std::array<std::string_view, 3> endings;  ///< what a folder walk takes
    Read read;
    bool is_package;  ///< not text: Limits::package_bytes holds
};
constexpr std::array<Format, 9> kFormats = {{
    {is_zip, {".docx", ".docm", ".odt"}, read_zip, true},
    {is_ole, {".doc"}, read_ole, true},
    {is_pdf, {".pdf"}, read_pdf, true},
    {is_rtf, {".rtf"}, read_rtf, true},
    {html::is_mhtml, {".mht", ".mhtml"}, read_mhtml, true},
    {is_html, {".html", ".htm"}, read_html, true},
    {is_xml, {".fodt"}, read_single_xml, true},
    {is_anything, {".txt", ".text"}, read_plain, false},
    {is_anything, {".md", ".markdown"}, read_markdown, false},
}};

bool has_ending(const Format& format, std::string_view name_ends) {
    return !name_ends.empty() && std::ranges::find(format.endings, name_ends) != format.endings.end();
}

/// A piece of a page has no mark of a whole one; its name tells.
bool is_named_html(std::string_view name_ends) {
    return name_ends == ".html" || name_ends == ".htm";
}

base::Error too_large(const std::string& path, std::uint64_t size, std::uint64_t limit) {
    return {"too-large",
            {"Tệp quá lớn: " + io::size_text(size).vi + ", giới hạn là " + io::size_text(limit).vi + ".",
             "The file is too large: " + io::size_text(size).en + ", the limit is " + io::size_text(limit).en + "."},
            path};
}

}  // namespace

base::Error encrypted_document(const std::string& path) {
    return {"encrypted-docx",
            {"Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi kiểm tra lại.",
             "The file is protected by a password; remove it and check again."},
            path};
}

findings::Problem cut_off(const std::string& path) {
    return {path,
            "cut-off",
            {"Tệp thiếu phần cuối (có thể chưa tải về hết); phần đọc được vẫn được kiểm tra, hãy lấy lại bản đầy đủ.",
             "The end of the file is missing (an unfinished download?); what can be read is checked, get a complete "
             "copy."}};
}

namespace {

/// Text that shows another encoding's letters ("QuyÕt ®Þnh", "Quyáº¿t Ä‘á»‹nh") is converted, the whole or single lines
/// of it, and the facts say so.
void convert_what_was_misread(document::Document::Input& input) {
    const std::string_view source = input.source.view();
    auto& conversions = input.facts.conversions;
    std::string converted;
    if (const auto guess = text::guess_text(source)) {
        conversions.push_back({text::name_of(*guess), false, guess->confidence, 1, first_line_beyond_ascii(source)});
        converted = text::convert_text(source, *guess);
    } else if (auto lines = text::convert_lines(source)) {
        for (const auto& [how, count, first] : lines->conversions) {
            conversions.push_back({text::name_of(how), false, how.confidence, count, line_at(source, first)});
        }
        converted = std::move(lines->text);
    } else {
        return;
    }
    if (input.source_sha256.empty()) input.source_sha256 = io::sha256_hex(source);
    input.source = io::Bytes::own(std::move(converted));
    input.survey.reset();
}

}  // namespace

base::Error no_visible_text(const std::string& path) {
    return {"no-visible-text",
            {"Tệp không có chữ nào: chỉ có dòng trống, khoảng trắng hoặc ký tự ẩn.",
             "The file shows no text: only empty lines, white space or invisible characters."},
            path};
}

base::Result<document::Document> build(document::Document::Input input) {
    convert_what_was_misread(input);
    return document::Document::build(std::move(input));
}

base::Result<ReadResult> finish(document::Document::Input input, std::vector<findings::Problem> problems) {
    const std::string path = input.path;
    auto document = build(std::move(input));
    if (!document) return std::move(document.error());
    if (document->blocks().empty()) return no_visible_text(path);
    return ReadResult{std::move(*document), std::move(problems)};
}

namespace {

/// Null for what bears the name of another format than that of its content.
const Format* format_of(std::string_view content, std::string_view name_ends) {
    const auto by_content = std::ranges::find_if(kFormats, [&](const Format& format) { return format.fits(content); });
    if (by_content->fits != is_anything) return &*by_content;
    const auto by_name = std::ranges::find_if(kFormats, [&](const Format& row) { return has_ending(row, name_ends); });
    if (by_name == kFormats.end() || name_ends == ".doc") return &*by_content;  // text files named .doc are met
    return by_name->fits == is_anything || is_named_html(name_ends) ? &*by_name : nullptr;
}

}  // namespace

bool is_plain_text(std::string_view content, const std::string& path) {
    const Format* format = format_of(content, ending(path));
    return format != nullptr && format->read == read_plain;
}

base::Result<ReadResult> read_document(io::Bytes bytes, const std::string& path, const Limits& limits) {
    const std::string_view content = bytes.view();
    if (content.empty()) {
        return base::Error{"empty-file",
                           {"Tệp rỗng (0 byte); có thể tệp chưa đồng bộ hoặc chưa tải về xong.",
                            "The file is empty (0 bytes); it may not be synchronised or downloaded yet."},
                           path};
    }
    const std::string name_ends = ending(path);
    const Format* format = format_of(content, name_ends);
    if (format == nullptr) {
        return base::Error{
            "not-a-docx",
            {"Tệp mang tên " + name_ends + " nhưng nội dung không phải định dạng ấy (hỏng, hoặc bị đổi tên).",
             "The file is named " + name_ends + " but is nothing of that kind (damaged, or renamed)."},
            path};
    }
    const std::uint64_t limit = format->is_package ? limits.package_bytes : limits.text_bytes;
    if (content.size() > limit) return too_large(path, content.size(), limit);
    return format->read(std::move(bytes), path, limits);
}

bool is_readable_name(std::string_view path) {
    // "~$name.docx" is what Word leaves beside a document that is open.
    const std::string name_ends = ending(path);
    return std::ranges::any_of(kFormats, [&](const Format& format) { return has_ending(format, name_ends); }) &&
           !file_name(path).starts_with("~$");
}

std::string readable_endings() {
    std::string endings;
    for (const Format& format : kFormats) {
        for (const std::string_view one : format.endings) {
            if (!one.empty()) (endings += endings.empty() ? "" : ", ") += one;
        }
    }
    return endings;
}

}  // namespace doichieu::formats
