// Documents that are one XML file: Flat OPC, which holds the parts of a docx, and flat OpenDocument (.fodt), whose one
// root holds what an .odt keeps in two. Both go to the readers of the packages that they stand for.

#include <utility>

#include "formats/readers.h"
#include "text/characters.h"

namespace doichieu::formats {

namespace {

constexpr std::string_view kFlatOpc = "http://schemas.microsoft.com/office/2006/xmlPackage";
constexpr std::string_view kWord2003 = "http://schemas.microsoft.com/office/word/2003/wordml";
constexpr std::size_t kRootBytes = 16 * 1024;  // bytes in which the root's tag ends

/// The tag of the root element, from "<" to before ">".
std::string_view root_tag(std::string_view bytes) {
    bytes = bytes.substr(0, kRootBytes);
    for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
        const bool is_element = at + 1 < bytes.size() && bytes[at + 1] != '?' && bytes[at + 1] != '!';
        if (is_element) return bytes.substr(at, bytes.find('>', at) - at);
    }
    return {};
}

/// The tag's name without its prefix.
std::string_view local_name_of(std::string_view tag) {
    const std::string_view name = tag.substr(tag.empty() ? 0 : 1, tag.find_first_of(" \t\r\n/") - 1);
    return name.substr(name.find(':') + 1);
}

/// Where behind `at` the next tag of this name (with its "<" or "</", without prefix) begins and ends.
struct Tag {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;  ///< behind ">"
    explicit operator bool() const { return end != std::string_view::npos; }
};
Tag find_tag(std::string_view bytes, const std::string& opening, std::size_t at) {
    for (Tag tag; (tag.begin = bytes.find(opening, at)) != std::string_view::npos; at = tag.begin + 1) {
        const std::size_t behind = tag.begin + opening.size();
        const std::size_t close = bytes.find('>', behind);
        if (close == std::string_view::npos) return {};
        if (bytes[behind] != '>' && !text::is_space(static_cast<unsigned char>(bytes[behind]))) continue;
        tag.end = close + 1;
        return tag;
    }
    return {};
}

/// An attribute's value; empty when the tag has none of this name.
std::string_view attribute_of(std::string_view tag, const std::string& name) {
    const std::size_t at = tag.find(" " + name + "=");
    if (at == std::string_view::npos) return {};
    const std::size_t quote = at + name.size() + 2;
    if (quote >= tag.size()) return {};
    const std::size_t end = tag.find(tag[quote], quote + 1);
    return end == std::string_view::npos ? std::string_view() : tag.substr(quote + 1, end - quote - 1);
}

/// The XML parts of Flat OPC by their names; pictures are left out.
docx::Package::Parts parts_of(std::string_view bytes) {
    docx::Package::Parts parts;
    const std::string_view root = root_tag(bytes);
    const std::string_view name = root.substr(1, root.find_first_of(" \t\r\n") - 1);
    const std::string prefix(name.substr(0, name.find(':') + 1));
    for (Tag part; (part = find_tag(bytes, "<" + prefix + "part", part ? part.end : 0));) {
        std::string_view part_name = attribute_of(bytes.substr(part.begin, part.end - part.begin), prefix + "name");
        if (part_name.starts_with('/')) part_name.remove_prefix(1);
        const std::size_t closed = bytes.find("</" + prefix + "part>", part.end);
        const std::string_view inside = bytes.substr(part.end, closed - part.end);
        const Tag data = find_tag(inside, "<" + prefix + "xmlData", 0);
        const std::size_t end = inside.rfind("</" + prefix + "xmlData>");
        if (data && end != std::string_view::npos && data.end < end) {
            parts.emplace(part_name, inside.substr(data.end, end - data.end));
        }
        if (closed == std::string_view::npos) break;
    }
    return parts;
}

}  // namespace

base::Result<ReadResult> read_single_xml(io::Bytes bytes, const std::string& path, const Limits& limits) {
    const std::string_view content = bytes.view();
    const std::string_view root = root_tag(content);
    if (root.find(kFlatOpc) != std::string_view::npos) {
        return read_docx(docx::Package::of(parts_of(content), path, limits), content, limits);
    }
    if (local_name_of(root) == "document" && root.find("urn:oasis:names:tc:opendocument:") != std::string_view::npos) {
        return read_odt(docx::Package::of({{"content.xml", content}, {"styles.xml", content}}, path, limits), content,
                        limits);
    }
    if (root.find(kWord2003) != std::string_view::npos) {
        return base::Error{
            "word-2003-xml",
            {"Đây là tệp XML của Word 2003, chưa đọc được; hãy mở bằng Word và lưu lại dưới dạng .docx.",
             "This is an XML file of Word 2003, which is not read; open it in Word and save it as .docx."},
            path};
    }
    return base::Error{
        "unsupported-xml",
        {"Đây là tệp XML không chứa văn bản Word hay OpenDocument; hãy lưu lại dưới dạng .docx hoặc .txt.",
         "This is an XML file that holds no Word or OpenDocument text; save it as .docx or .txt."},
        path};
}

}  // namespace doichieu::formats
