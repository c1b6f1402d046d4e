#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "document/document.h"
#include "formats/docx/numbering.h"
#include "formats/docx/styles.h"

namespace doichieu::formats::docx {

/// Reads stories (body, notes, headers) in reading order into one text, a line for each paragraph, as a person sees it:
/// insertions in, deletions out, results of fields, labels of lists. A text box follows the paragraph that anchors it.
/// Trees come from Part, whose depth is bounded.
class BodyReader {
  public:
    BodyReader(Styles& styles, Numbering& numbering) : styles_(styles), numbering_(numbering) {}

    /// Every paragraph below `story`.
    void read(pugi::xml_node story, document::BlockRole role);

    /// What was met on the way, in order and once each: ids of notes, relationship ids of headers and footers.
    [[nodiscard]] const std::vector<std::string>& footnotes() const { return footnotes_; }
    [[nodiscard]] const std::vector<std::string>& endnotes() const { return endnotes_; }
    [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }
    [[nodiscard]] const std::vector<std::string>& footers() const { return footers_; }
    /// Line of the first w:altChunk (a whole document of another format inside this one, which is not read), or 0.
    [[nodiscard]] std::uint32_t embedded_document_line() const { return embedded_document_line_; }

    /// The text and what is known of its lines; path, kind and hash are the caller's.
    [[nodiscard]] document::Document::Input take(std::string& text);

  private:
    struct Place {
        document::BlockRole role = document::BlockRole::body;
        std::uint32_t table = 0;
        std::uint32_t row = 0;
        std::uint32_t column = 0;
    };
    struct Paragraph;

    void read_blocks(pugi::xml_node parent, const Place& place);
    void read_block(pugi::xml_node node, const Place& place);
    void read_table(pugi::xml_node table, Place place);
    void read_rows(pugi::xml_node parent, Place& place);
    void read_cells(pugi::xml_node parent, Place& place);
    void read_paragraph(pugi::xml_node node, const Place& place);
    void read_inline(pugi::xml_node parent, Paragraph& paragraph);
    void read_run(pugi::xml_node run, Paragraph& paragraph);
    void read_run_content(pugi::xml_node parent, Paragraph& paragraph);
    void read_field_mark(pugi::xml_node mark);
    void collect_boxes(pugi::xml_node parent, Paragraph& paragraph);
    void read_sections(pugi::xml_node section);
    void note_tracked_changes(pugi::xml_node properties);
    void note(std::uint32_t document::FileFacts::*count, std::uint32_t document::FileFacts::*first_line);
    void note_comment(pugi::xml_node mark);
    void end_line(std::string_view text, const Place& place, const Paragraph& paragraph);
    std::uint32_t format_index(document::ParagraphFormat format);
    [[nodiscard]] std::uint32_t line() const { return static_cast<std::uint32_t>(input_.line_roles.size()) + 1; }

    /// One branch of mc:AlternateContent: the first choice from which `read` gets something, else the fallback.
    static void read_alternate(pugi::xml_node node, const std::function<bool(pugi::xml_node)>& read);

    Styles& styles_;
    Numbering& numbering_;
    std::string text_;
    document::Document::Input input_;
    std::map<std::tuple<std::string, double, int, std::uint32_t, std::uint32_t, std::uint32_t>, std::uint32_t> formats_;
    std::vector<bool> fields_;  ///< open complex fields; true while in the instruction, which is not text
    std::uint32_t tables_ = 0;
    std::vector<std::string> footnotes_;
    std::vector<std::string> endnotes_;
    std::vector<std::string> headers_;
    std::vector<std::string> footers_;
    std::set<std::string, std::less<>> seen_;  ///< kinds and ids of all of these, and of comments
    std::uint32_t embedded_document_line_ = 0;
};

}  // namespace doichieu::formats::docx
