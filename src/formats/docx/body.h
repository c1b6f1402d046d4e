#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "formats/docx/numbering.h"
#include "formats/docx/styles.h"
#include "formats/paragraphs.h"

namespace doichieu::formats::docx {

/// Reads stories (body, notes, headers) in reading order into one text, a line for each paragraph, as a person sees it:
/// insertions in, deletions out, results of fields, labels of lists. A text box follows the paragraph that anchors it.
/// Trees come from Part, whose depth is bounded.
class BodyReader {
  public:
    /// The root of the part that a relationship of the document leads to, null when there is none.
    using PartOf = std::function<pugi::xml_node(std::string_view relationship)>;
    BodyReader(Styles& styles, Numbering& numbering, ParagraphWriter& writer, PartOf part_of)
        : styles_(styles), numbering_(numbering), writer_(writer), part_of_(std::move(part_of)) {}

    /// Every paragraph below `story`.
    void read(pugi::xml_node story, document::BlockRole role);

    /// What was met on the way, in order and once each: ids of notes, relationship ids of headers and footers.
    [[nodiscard]] const std::vector<std::string>& footnotes() const { return footnotes_; }
    [[nodiscard]] const std::vector<std::string>& endnotes() const { return endnotes_; }
    [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }
    [[nodiscard]] const std::vector<std::string>& footers() const { return footers_; }
    /// Line of the first w:altChunk (a whole document of another format inside this one, which is not read), or 0.
    [[nodiscard]] std::uint32_t embedded_document_line() const { return embedded_document_line_; }

  private:
    struct Place : Spot {
        const ParagraphLook* table_style = nullptr;
    };
    struct Content;

    void read_blocks(pugi::xml_node parent, const Place& place);
    void read_block(pugi::xml_node node, const Place& place);
    void read_table(pugi::xml_node table, Place place);
    void read_rows(pugi::xml_node parent, Place& place);
    void read_cells(pugi::xml_node parent, Place& place);
    void read_paragraph(pugi::xml_node node, const Place& place);
    void read_inline(pugi::xml_node parent, Content& paragraph);
    void read_run(pugi::xml_node run, Content& paragraph);
    void read_run_content(pugi::xml_node parent, Content& paragraph);
    void read_field_mark(pugi::xml_node mark);
    void collect_boxes(pugi::xml_node parent, Content& paragraph);
    void read_drawn_words(pugi::xml_node node, const Place& place);
    void read_section(pugi::xml_node section);
    void note_tracked_changes(pugi::xml_node properties);
    void note_comment(pugi::xml_node mark);
    void end_paragraph(Content& content, const Place& place);
    void end_deleted_marks();
    [[nodiscard]] document::ParagraphFormat format_of(const ParagraphLook& stated, const ParagraphLook& style,
                                                      const Place& place) const;
    [[nodiscard]] std::uint32_t line() const { return writer_.line(); }

    /// One branch of mc:AlternateContent: the first choice from which `read` gets something, else the fallback.
    static void read_alternate(pugi::xml_node node, const std::function<bool(pugi::xml_node)>& read);

    Styles& styles_;
    Numbering& numbering_;
    ParagraphWriter& writer_;
    PartOf part_of_;
    std::optional<std::uint32_t> section_;  ///< of the paragraphs at hand; its page comes at its end
    struct Unended;
    std::shared_ptr<Unended> unended_;  ///< a paragraph whose mark is deleted: the next one goes on in it
    std::vector<bool> fields_;          ///< open complex fields; true while in the instruction, which is not text
    std::string instruction_;           ///< of the field at hand
    std::uint32_t tables_ = 0;
    std::vector<std::string> footnotes_;
    std::vector<std::string> endnotes_;
    std::vector<std::string> headers_;
    std::vector<std::string> footers_;
    std::set<std::string, std::less<>> seen_;  ///< kinds and ids of all of these, and of comments
    std::uint32_t embedded_document_line_ = 0;
};

}  // namespace doichieu::formats::docx
