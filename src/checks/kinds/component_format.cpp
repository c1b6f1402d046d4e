#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/format.h"
#include "checks/example.h"
#include "checks/kinds/form_input.h"
#include "checks/kinds/kinds.h"
#include "checks/parts.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::checks {
namespace {

using base::TextPair;
using document::Alignment;
using document::Block;
using document::BlockRole;
using document::Document;
using document::ParagraphFormat;

constexpr std::size_t kNotes = 3;
/// Of a part of many paragraphs, so many must look wrong: one line of another size is nobody's rule.
constexpr double kLeastShare = 0.2;
/// Shorter paragraphs look the same on the left as justified.
constexpr std::size_t kTwoLines = 120;
/// A line that is indented further than this was centred by hand.
constexpr double kIndentPt = 60;

const TextPair& name_of(Alignment alignment) {
    static const TextPair kNames[] = {{"", ""},
                                      {"căn trái", "aligned left"},
                                      {"căn giữa", "centred"},
                                      {"căn phải", "aligned right"},
                                      {"căn đều hai lề", "justified"}};
    return kNames[static_cast<std::size_t>(alignment)];
}

void append(TextPair& list, const TextPair& item) {
    list.vi += (list.vi.empty() ? "" : ", ") + item.vi;
    list.en += (list.en.empty() ? "" : ", ") + item.en;
}

bool is_all_capitals(std::string_view written) {
    return text::to_upper(written) == written;
}

/// What one component should look like; what is unset may be any. One row of a regulation's table of letter styles.
struct Wanted {
    const Part* part = nullptr;
    const Part* needs = nullptr;  ///< only where this component stands, too
    TextPair clause;
    std::string font;  ///< "Times New Roman"; a name that goes on ("… Bold") is the same family
    std::optional<NumberRange> size;
    bool one_size = false;  ///< whatever it is: that of most paragraphs
    std::optional<bool> capitals;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> underlined;
    Alignment alignment = Alignment::unknown;
    std::optional<BlockRole> stands_in;

    [[nodiscard]] TextPair shown() const;
    /// Whether it asks what only a text that was laid out shows; font, size and the place of the page's number are asked
    /// of any.
    [[nodiscard]] bool asks_layout() const {
        return !stands_in && (capitals || bold || italic || underlined || alignment != Alignment::unknown);
    }
    /// What of the paragraph is otherwise; empty when nothing is, or when the file does not tell.
    [[nodiscard]] TextPair fault_of(const Block& block, std::string_view written, const ParagraphFormat& look) const;
};

TextPair flag_name(bool value, const char* vi, const char* en, const char* not_vi, const char* not_en) {
    return value ? TextPair{vi, en} : TextPair{not_vi, not_en};
}
TextPair bold_name(bool value) {
    return flag_name(value, "đậm", "bold", "không đậm", "not bold");
}
TextPair italic_name(bool value) {
    return flag_name(value, "nghiêng", "italic", "đứng", "upright");
}
TextPair underlined_name(bool value) {
    return flag_name(value, "gạch chân", "underlined", "không gạch chân", "not underlined");
}
TextPair place_name(BlockRole role) {
    return role == BlockRole::header ? TextPair{"ở đầu trang", "in the header"}
                                     : TextPair{"ở chân trang", "in the footer"};
}

TextPair Wanted::shown() const {
    TextPair list;
    if (!font.empty()) append(list, {"phông " + font, "font " + font});
    if (capitals) append(list, flag_name(*capitals, "chữ in hoa", "capitals", "chữ thường", "lower case"));
    if (size) append(list, {"cỡ " + size->shown().vi, "size " + size->shown().en});
    if (italic) append(list, italic_name(*italic));
    if (bold) append(list, bold_name(*bold));
    if (underlined) append(list, underlined_name(*underlined));
    if (alignment != Alignment::unknown) append(list, name_of(alignment));
    if (stands_in) append(list, place_name(*stands_in));
    return list;
}

TextPair Wanted::fault_of(const Block& block, std::string_view written, const ParagraphFormat& look) const {
    TextPair list;
    if (!font.empty() && !look.font.empty() && !text::fold(look.font).starts_with(text::fold(font)))
        append(list, {"phông " + look.font, "font " + look.font});
    if (capitals.value_or(false) && !look.all_capitals && !is_all_capitals(written))
        append(list, {"không in hoa hết", "not in capitals"});
    if (size && look.size_pt > 0 && !size->holds(look.size_pt))
        append(list, {base::format("cỡ {}", look.size_pt), base::format("size {}", look.size_pt)});
    if (italic && look.italic != *italic) append(list, italic_name(look.italic));
    if (bold && look.bold != *bold) append(list, bold_name(look.bold));
    if (underlined && look.underlined != *underlined) append(list, underlined_name(look.underlined));
    const bool shows_alignment = look.alignment != Alignment::unknown && look.left_pt < kIndentPt &&
                                 look.first_line_pt < kIndentPt &&
                                 (alignment != Alignment::justified || look.alignment == Alignment::right ||
                                  text::count_code_points(written) >= kTwoLines);
    if (alignment != Alignment::unknown && look.alignment != alignment && shows_alignment)
        append(list, name_of(look.alignment));
    if (stands_in && block.role != *stands_in) append(list, place_name(block.role));
    return list;
}

/// The look of components, as the table of letter styles in a regulation gives it.
class ComponentFormat final : public Kind {
  public:
    explicit ComponentFormat(std::vector<Wanted> rows) : rows_(std::move(rows)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        if (!shows_its_form(inquiry, verdict)) return;
        const bool laid_out = is_laid_out(inquiry.outline().document());
        for (const Wanted& wanted : rows_) {
            if (!laid_out && wanted.asks_layout()) {
                verdict.not_evaluated({"cả văn bản một cỡ chữ: chữ chép sang, chưa phải bản trình bày",
                                       "one size from top to bottom: copied words, not a layout"});
                continue;
            }
            if (wanted.needs == nullptr || !wanted.needs->find(inquiry).empty()) judge(wanted, inquiry, verdict);
        }
    }

  private:
    /// By every regulation some components are larger than others: one size throughout is text that was copied here.
    static bool is_laid_out(const Document& document) {
        double first = 0;
        for (const Block& block : document.blocks()) {
            const ParagraphFormat* look = document.format(block);
            const bool of_the_text = block.role == BlockRole::body || block.role == BlockRole::table_cell;
            if (look == nullptr || !of_the_text || look->size_pt <= 0) continue;
            if (first == 0) first = look->size_pt;
            if (look->size_pt != first) return true;
        }
        return false;
    }

    static double usual_size(const Wanted& wanted, const Inquiry& inquiry) {
        std::map<double, std::size_t> sizes{{0, 0}};
        for_each_block(wanted, inquiry, [&](const Block& block, const ParagraphFormat& look) {
            if (look.size_pt > 0) sizes[look.size_pt] += block.span.size();
        });
        return std::ranges::max_element(sizes, {}, [](const auto& size) { return size.second; })->first;
    }

    static void judge(Wanted wanted, const Inquiry& inquiry, Verdict& verdict) {
        if (wanted.one_size) {
            const double usual = usual_size(wanted, inquiry);
            if (usual > 0) wanted.size = NumberRange{usual, usual};
        }
        std::size_t judged = 0;
        std::map<std::string, std::pair<TextPair, std::vector<base::Span>>> wrong;  // by what is wrong
        std::size_t count = 0;
        const Document& document = inquiry.outline().document();
        for_each_block(wanted, inquiry, [&](const Block& block, const ParagraphFormat& look) {
            ++judged;
            TextPair what = wanted.fault_of(block, document.text(block), look);
            if (what.empty()) return;
            ++count;
            std::string key = what.vi;
            auto& same_fault = wrong[std::move(key)];
            same_fault.first = std::move(what);
            same_fault.second.push_back(block.span);
        });
        if (count == 0 || static_cast<double>(count) < static_cast<double>(judged) * kLeastShare) return;
        const auto& [what, places] =
            std::ranges::max_element(wrong, {}, [](const auto& entry) { return entry.second.second.size(); })->second;
        Fault fault;
        fault.span = places.front();
        TextPair how_often;
        if (judged > 1)
            how_often = {base::format(" ({}/{} đoạn)", count, judged),
                         base::format(" ({} of {} paragraphs)", count, judged)};
        fault.values = {{"part", wanted.part->name},
                        {"what", {what.vi + how_often.vi, what.en + how_often.en}},
                        {"wanted", wanted.shown()},
                        {"clause", wanted.clause}};
        for (std::size_t i = 1; i < places.size() && i <= kNotes; ++i)
            fault.related.push_back(inquiry.note(places[i], {"cũng vậy", "the same"}));
        fault.key = wanted.part->word;
        verdict.report(std::move(fault));
    }

    /// Blocks that a part fills, with a known look. A line that holds two components tells the look of neither.
    template <typename Sink>
    static void for_each_block(const Wanted& wanted, const Inquiry& inquiry, Sink sink) {
        const structure::Outline& outline = inquiry.outline();
        const Document& document = outline.document();
        for (const base::Span span : wanted.part->find(inquiry)) {
            if (span.empty()) continue;
            const auto role = outline.paragraphs()[outline.paragraph_at(span.begin)].role;
            const bool is_running_text = role == structure::Role::body || role == structure::Role::heading;
            for (std::size_t i = document.block_at(span.begin);
                 i < document.blocks().size() && document.blocks()[i].span.begin < span.end; ++i) {
                const Block& block = document.blocks()[i];
                const ParagraphFormat* look = document.format(block);
                if (look == nullptr || !has_letters(document.text(block))) continue;
                const base::Offset begin = std::max(span.begin, block.span.begin);
                const base::Offset end = std::min(span.end, block.span.end);
                if ((end - begin) * 5 < block.span.size() * 4) continue;
                // Tables, text boxes and notes have sizes of their own.
                if (is_running_text && block.role != BlockRole::body && !look->page_number) continue;
                sink(block, *look);
            }
        }
    }

    static bool has_letters(std::string_view written) {
        return std::ranges::any_of(written, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '-'; });
    }

    std::vector<Wanted> rows_;
};

Wanted read_row(FieldReader& fields) {
    Wanted wanted;
    wanted.part = read_part(fields, "part");
    if (fields.has("needs")) wanted.needs = read_part(fields, "needs");
    wanted.clause = fields.pair_or_empty("clause");
    wanted.font = fields.text_or("font", "");
    wanted.size = fields.range("size");
    wanted.one_size = fields.flag_or("one_size", false);
    wanted.capitals = fields.flag("upper_case");
    wanted.bold = fields.flag("bold");
    wanted.italic = fields.flag("italic");
    wanted.underlined = fields.flag("underlined");
    wanted.alignment = read_alignment(fields, "align");
    if (fields.has("stands_in"))
        wanted.stands_in =
            fields.word("stands_in", {"header", "footer"}) == "footer" ? BlockRole::footer : BlockRole::header;
    if (wanted.shown().empty() && !wanted.one_size)
        fields.refuse(
            "part",
            {"cần ít nhất một trong: font, size, one_size, upper_case, bold, italic, underlined, align, stands_in",
             "at least one is needed of: font, size, one_size, upper_case, bold, italic, underlined, align, "
             "stands_in"});
    return wanted;
}

std::shared_ptr<const Kind> decode_component_format(FieldReader& options) {
    std::vector<Wanted> rows;
    for (const io::YamlNode* node : options.mappings("components")) {
        FieldReader fields(options.source(), *node, options.fault());
        rows.push_back(read_row(fields));
        fields.close();
    }
    if (rows.empty())
        options.refuse("components",
                       {"cần ít nhất một thành phần, ví dụ: - {part: type_name, bold: true}",
                        "at least one component is needed, for example: - {part: type_name, bold: true}"});
    return std::make_shared<const ComponentFormat>(std::move(rows));
}

}  // namespace

KindRow component_format() {
    return {"component_format",
            {"phông, cỡ chữ, kiểu chữ, căn lề của từng thành phần (docx, odt, rtf)",
             "font, size, style and alignment of components (docx, odt, rtf)"},
            {"part", "what", "wanted", "clause"},
            decode_component_format};
}

}  // namespace doichieu::checks
