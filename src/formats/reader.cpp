#include "formats/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/readers.h"

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
bool is_encrypted_package(std::string_view bytes) {
    using namespace std::string_view_literals;
    return is_ole(bytes) && bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != std::string_view::npos;
}
bool is_pdf(std::string_view bytes) {
    return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}
bool is_rtf(std::string_view bytes) {
    return behind_blanks(bytes).starts_with("{\\rtf");
}
bool is_html(std::string_view bytes) {
    bytes = behind_blanks(bytes);
    static constexpr std::array<std::string_view, 5> kBeginnings = {"<!doctype html", "<html", "<head", "<body",
                                                                    "mime-version:"};
    return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return begins_with(bytes, beginning); });
}
bool is_xml(std::string_view bytes) {
    return behind_blanks(bytes).starts_with("<?xml");
}

/// Kinds that are known and not read; the first that fits says why.
struct Refusal {
    bool (*fits)(std::string_view bytes);
    const char* code;
    const char* vi;
    const char* en;
};
constexpr std::array<Refusal, 5> kRefusals = {{
    {is_ole, "old-doc", "Đây là tệp Office đời cũ (.doc, Word 97-2003), chưa đọc được; hãy lưu lại dưới dạng .docx.",
     "This is a file of the old Office format (.doc, Word 97-2003), which is not read yet; save it as .docx."},
    {is_pdf, "unsupported-pdf", "Đây là tệp PDF, chưa đọc được; hãy kiểm tra bản .docx của văn bản.",
     "This is a PDF, which is not read yet; check the document's .docx."},
    {is_rtf, "unsupported-rtf", "Đây là tệp RTF, chưa đọc được; hãy lưu lại dưới dạng .docx.",
     "This is an RTF file, which is not read yet; save it as .docx."},
    {is_html, "unsupported-html", "Đây là trang web (HTML), chưa đọc được; hãy lưu lại dưới dạng .docx hoặc .txt.",
     "This is a web page (HTML), which is not read yet; save it as .docx or .txt."},
    {is_xml, "unsupported-xml", "Đây là tệp XML, chưa đọc được; hãy lưu lại dưới dạng .docx hoặc .txt.",
     "This is an XML file, which is not read yet; save it as .docx or .txt."},
}};

/// Which reader takes which names. Zips go to the docx reader whatever they are called; other content goes by name, and
/// to the first reader when no name fits.
struct Reader {
    std::array<std::string_view, 2> endings;
    base::Result<ReadResult> (*read)(io::Bytes, const std::string& path, const Limits&);
};
constexpr std::array<Reader, 3> kReaders = {{
    {{".txt", ".text"}, read_plain},
    {{".md", ".markdown"}, read_markdown},
    {{".docx", ".docm"}, read_docx},
}};

const Reader* reader_for(std::string_view path) {
    const std::string name_ends = ending(path);
    const auto found = std::ranges::find_if(kReaders, [&](const Reader& reader) {
        return !name_ends.empty() && std::ranges::find(reader.endings, name_ends) != reader.endings.end();
    });
    return found == kReaders.end() ? nullptr : &*found;
}

base::Error too_large(const std::string& path, std::uint64_t size, std::uint64_t limit) {
    return {"too-large",
            {"Tệp quá lớn: " + io::size_text(size).vi + ", giới hạn là " + io::size_text(limit).vi + ".",
             "The file is too large: " + io::size_text(size).en + ", the limit is " + io::size_text(limit).en + "."},
            path};
}

}  // namespace

base::Error encrypted_docx(const std::string& path) {
    return {"encrypted-docx",
            {"Tệp docx được đặt mật khẩu; hãy bỏ mật khẩu rồi kiểm tra lại.",
             "The docx is protected by a password; remove it and check again."},
            path};
}

base::Result<ReadResult> finish(document::Document::Input input, std::vector<findings::Problem> problems) {
    const std::string path = input.path;
    auto document = document::Document::build(std::move(input));
    if (!document) return std::move(document.error());
    if (document->blocks().empty()) {
        return base::Error{"no-visible-text",
                           {"Tệp không có chữ nào: chỉ có dòng trống, khoảng trắng hoặc ký tự ẩn.",
                            "The file shows no text: only empty lines, white space or invisible characters."},
                           path};
    }
    return ReadResult{std::move(*document), std::move(problems)};
}

base::Result<ReadResult> read_document(io::Bytes bytes, const std::string& path, const Limits& limits) {
    const std::string_view content = bytes.view();
    if (content.empty()) {
        return base::Error{"empty-file",
                           {"Tệp rỗng (0 byte); có thể tệp chưa đồng bộ hoặc chưa tải về xong.",
                            "The file is empty (0 bytes); it may not be synchronised or downloaded yet."},
                           path};
    }
    if (is_zip(content)) {
        if (content.size() > limits.package_bytes) return too_large(path, content.size(), limits.package_bytes);
        return read_docx(std::move(bytes), path, limits);
    }
    if (is_encrypted_package(content)) return encrypted_docx(path);
    for (const Refusal& refusal : kRefusals) {
        if (refusal.fits(content)) return base::Error{refusal.code, {refusal.vi, refusal.en}, path};
    }
    if (content.size() > limits.text_bytes) return too_large(path, content.size(), limits.text_bytes);
    const Reader* reader = reader_for(path);
    if (reader == nullptr) reader = &kReaders.front();
    if (reader->read == read_docx) {
        return base::Error{
            "not-a-docx",
            {"Tệp mang tên " + ending(path) + " nhưng nội dung không phải tài liệu Word (hỏng, hoặc bị đổi tên).",
             "The file is named " + ending(path) + " but is no Word document (damaged, or renamed)."},
            path};
    }
    return reader->read(std::move(bytes), path, limits);
}

bool is_readable_name(std::string_view path) {
    // "~$name.docx" is what Word leaves beside a document that is open.
    return reader_for(path) != nullptr && !file_name(path).starts_with("~$");
}

}  // namespace doichieu::formats
