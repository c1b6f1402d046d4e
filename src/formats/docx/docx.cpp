// A docx end to end: package → parts → paragraphs in reading order → Document. Parts are found by relationships, the
// body first, then footnotes and endnotes in order of reference, headers, footers, so that the body's paragraphs keep
// the numbers that a person counts.

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "formats/docx/body.h"
#include "formats/docx/package.h"
#include "formats/docx/part.h"
#include "formats/paragraphs.h"
#include "formats/readers.h"

namespace doichieu::formats {

namespace {

using namespace docx;  // NOLINT(google-build-using-namespace): the same reader, one folder down
using document::BlockRole;

class DocxReader {
  public:
    DocxReader(Package package, std::vector<findings::Problem>& problems)
        : package_(std::move(package)), problems_(problems) {}

    base::Status read(ParagraphWriter& writer);

  private:
    base::Result<std::string> main_part();
    base::Error not_a_docx(const std::string& vi, const std::string& en) const;
    pugi::xml_node root_of(const std::string& name);
    pugi::xml_node root_of_type(std::string_view type);
    void read_notes(BodyReader& reader, const std::vector<std::string>& ids, std::string_view type, const char* element,
                    BlockRole role);
    void read_margins(BodyReader& reader, const std::vector<std::string>& ids, BlockRole role);
    void add_problem(const base::Error& error);

    Package package_;
    std::vector<findings::Problem>& problems_;
    std::vector<Relationship> relationships_;
    std::map<std::string, std::unique_ptr<Part>> parts_;
};

base::Error DocxReader::not_a_docx(const std::string& vi, const std::string& en) const {
    return {"not-a-docx", {vi + ".", en + "."}, package_.path()};
}

base::Result<std::string> DocxReader::main_part() {
    auto top = relationships_of(package_, "");
    if (!top) return std::move(top.error());
    for (const Relationship& relationship : *top) {
        if (relationship.type == "officeDocument") return relationship.target;
    }
    if (package_.has("mimetype")) {
        return not_a_docx("Gói zip này là sách điện tử (EPUB) hoặc định dạng khác, không phải văn bản Word",
                          "This zip is an electronic book (EPUB) or another format, not a Word document");
    }
    if (package_.has("word/document.xml")) {
        return not_a_docx("Tệp docx bị hỏng: mục lục _rels/.rels không chỉ ra phần văn bản; hãy lấy lại bản đầy đủ",
                          "The docx is damaged: its index _rels/.rels names no document part; get a complete copy");
    }
    return not_a_docx("Gói zip này không phải tài liệu Word: không có phần văn bản (word/document.xml)",
                      "This zip is no Word document: it has no document part (word/document.xml)");
}

/// A part that the text can do without: when it cannot be read, that is a problem and the rest is checked.
pugi::xml_node DocxReader::root_of(const std::string& name) {
    const auto known = parts_.find(name);
    if (known != parts_.end()) return known->second ? known->second->root() : pugi::xml_node();
    auto part = Part::load(package_, name);
    if (!part) {
        add_problem(part.error());
        parts_.emplace(name, nullptr);
        return {};
    }
    return parts_.emplace(name, std::move(*part)).first->second->root();
}

pugi::xml_node DocxReader::root_of_type(std::string_view type) {
    for (const Relationship& relationship : relationships_) {
        if (relationship.type == type) return root_of(relationship.target);
    }
    return {};
}

void DocxReader::add_problem(const base::Error& error) {
    problems_.push_back({error.path, error.code, error.message, error.line, error.column});
}

void DocxReader::read_notes(BodyReader& reader, const std::vector<std::string>& ids, std::string_view type,
                            const char* element, BlockRole role) {
    if (ids.empty()) return;
    std::map<std::string, pugi::xml_node> notes;
    for (const pugi::xml_node note : root_of_type(type).children(element)) {
        notes.emplace(note.attribute("w:id").value(), note);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {  // a note may refer to another
        const auto note = notes.find(ids[i]);
        if (note != notes.end()) reader.read(note->second, role);
    }
}

void DocxReader::read_margins(BodyReader& reader, const std::vector<std::string>& ids, BlockRole role) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        for (const Relationship& relationship : relationships_) {
            if (relationship.id == ids[i]) reader.read(root_of(relationship.target), role);
        }
    }
}

base::Status DocxReader::read(ParagraphWriter& writer) {
    const auto main = main_part();
    if (!main) return main.error();
    auto document = Part::load(package_, *main);
    if (!document) {
        if (document.error().code == "missing-part") {
            return not_a_docx("Tệp docx không có phần văn bản " + *main, "The docx lacks its document part " + *main);
        }
        return std::move(document.error());
    }
    const pugi::xml_node root = (*document)->root();
    if (!is(root, "w:document")) {
        const std::string_view kind = local_name(root.name());
        if (kind == "workbook") {
            return not_a_docx("Đây là bảng tính Excel, không phải tài liệu Word",
                              "This is an Excel workbook, not a Word document");
        }
        if (kind == "presentation") {
            return not_a_docx("Đây là tệp trình chiếu PowerPoint, không phải tài liệu Word",
                              "This is a PowerPoint presentation, not a Word document");
        }
        return not_a_docx("Phần " + *main + " không phải văn bản Word", "Part " + *main + " is no Word text");
    }
    auto relationships = relationships_of(package_, *main);
    if (relationships) {
        relationships_ = std::move(*relationships);
    } else {
        add_problem(relationships.error());
    }

    Styles styles(root_of_type("styles"), root_of_type("theme"));
    Numbering numbering(root_of_type("numbering"), styles);
    const auto part_of = [this](std::string_view id) {
        const auto found = std::ranges::find(relationships_, id, &Relationship::id);
        return found == relationships_.end() ? pugi::xml_node() : root_of(found->target);
    };
    BodyReader reader(styles, numbering, writer, part_of);
    reader.read(root.child("w:body"), BlockRole::body);
    read_notes(reader, reader.footnotes(), "footnotes", "w:footnote", BlockRole::footnote);
    read_notes(reader, reader.endnotes(), "endnotes", "w:endnote", BlockRole::endnote);
    read_margins(reader, reader.headers(), BlockRole::header);
    read_margins(reader, reader.footers(), BlockRole::footer);
    if (const std::uint32_t line = reader.embedded_document_line(); line != 0) {
        problems_.push_back(
            {package_.path(),
             "embedded-document",
             {"Tài liệu chứa một tệp nhúng (altChunk) chưa đọc được; hãy mở và lưu lại bằng Word.",
              "The document embeds another file (altChunk), which is not read; open and save it in Word."},
             line,
             1});
    }
    return std::nullopt;
}

}  // namespace

base::Result<ReadResult> read_docx(Package package, std::string_view bytes, const Limits& limits) {
    const std::string path = package.path();
    std::vector<findings::Problem> problems;
    ParagraphWriter writer(limits);
    writer.facts().carries_formatting = true;
    writer.facts().carries_traces = true;
    if (auto failed = DocxReader(std::move(package), problems).read(writer)) return std::move(*failed);
    return writer.finish(path, document::SourceKind::docx, bytes, std::move(problems));
}

}  // namespace doichieu::formats
