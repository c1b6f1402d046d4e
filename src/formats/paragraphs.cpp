#include "formats/paragraphs.h"

#include <algorithm>
#include <tuple>

#include "formats/readers.h"
#include "io/digest.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::formats {

using document::ParagraphFormat;

void Paragraph::look_from(std::size_t begin, const Look& look) {
    const std::string_view added = std::string_view(text).substr(begin);
    if (added.empty()) return;
    if (const auto font = text::legacy_font(look.font)) {
        if (!legacy_.empty() && legacy_.back().end == begin && legacy_.back().font == *font) {
            legacy_.back().end = text.size();
        } else {
            legacy_.push_back({begin, text.size(), *font});
        }
    }
    if (text::trim(added).empty()) return;
    const std::size_t weight = text::count_code_points(added);
    faces_.add({look.font, look.size_pt}, weight);
    bold_.add(look.bold, weight);
    italic_.add(look.italic, weight);
    underlined_.add(look.underlined, weight);
    all_capitals_.add(look.all_capitals, weight);
}

void ParagraphWriter::note(std::uint32_t document::FileFacts::*count, std::uint32_t document::FileFacts::*first_line) {
    if (input_.facts.*count == 0) input_.facts.*first_line = line();
    ++(input_.facts.*count);
}

std::uint32_t ParagraphWriter::new_section() {
    input_.sections.emplace_back();
    return static_cast<std::uint32_t>(input_.sections.size() - 1);
}

void ParagraphWriter::convert(Paragraph& paragraph) {
    std::string out;
    std::size_t done = 0;
    for (const Paragraph::Legacy& stretch : paragraph.legacy_) {
        const std::size_t end = std::min(stretch.end, paragraph.text.size());  // readers trim what they collected
        if (stretch.begin >= end) continue;
        const std::string_view shown = std::string_view(paragraph.text).substr(stretch.begin, end - stretch.begin);
        // Text that was converted once and kept its old font says so by letters that no legacy font has.
        if (!text::may_be_legacy(shown, stretch.font)) continue;
        out.append(paragraph.text, done, stretch.begin - done);
        out += text::from_legacy_font(shown, stretch.font);
        done = end;
        const std::string name(text::name_of(stretch.font.encoding));
        auto& all = input_.facts.conversions;
        auto known = std::ranges::find(all, name, &document::Conversion::encoding);
        if (known == all.end()) known = all.insert(all.end(), {name, true, 1, 0, line()});
        ++known->runs;
    }
    if (done == 0) return;
    out.append(paragraph.text, done, std::string::npos);
    paragraph.text = std::move(out);
}

void ParagraphWriter::end(Paragraph paragraph, const Spot& spot) {
    if (is_full_) return;
    if (input_.line_roles.size() >= limits_.paragraphs) {
        is_full_ = true;
        return;
    }
    if (!paragraph.legacy_.empty()) convert(paragraph);
    if (!paragraph.label_.empty() && !text::trim(paragraph.text).empty()) paragraph.text.insert(0, paragraph.label_);
    std::ranges::replace_if(
        paragraph.text, [](char c) { return c == '\n' || c == '\r'; }, '\v');
    if (!input_.line_roles.empty()) text_ += '\n';
    text_ += paragraph.text;
    input_.line_roles.push_back(spot.role);
    input_.line_formats.push_back(paragraph.text.empty() ? document::Block::kNoFormat : format_index(paragraph, spot));
}

void ParagraphWriter::end_later(Paragraph paragraph, const Spot& spot) {
    is_full_ = is_full_ || later_.size() >= limits_.paragraphs;
    if (!is_full_) later_.emplace_back(std::move(paragraph), spot);
}

bool ParagraphWriter::Less::operator()(const ParagraphFormat& a, const ParagraphFormat& b) const {
    const auto key = [](const ParagraphFormat& f) {
        return std::tie(f.table, f.row, f.column, f.font, f.size_pt, f.bold, f.italic, f.underlined, f.all_capitals,
                        f.alignment, f.mixed_font, f.page_number, f.automatic_mark, f.spacing_known, f.before_pt,
                        f.after_pt, f.line_multiple, f.line_pt, f.first_line_pt, f.left_pt, f.section);
    };
    return key(a) < key(b);
}

std::uint32_t ParagraphWriter::format_index(const Paragraph& paragraph, const Spot& spot) {
    ParagraphFormat format = paragraph.format;
    const auto [font, size] = paragraph.faces_.winner();
    format.font = font;
    format.size_pt = size;
    format.bold = paragraph.bold_.winner();
    format.italic = paragraph.italic_.winner();
    format.underlined = paragraph.underlined_.winner();
    format.all_capitals = paragraph.all_capitals_.winner();
    format.mixed_font = paragraph.faces_.is_divided();
    format.centered = format.alignment == document::Alignment::center;
    format.table = spot.table;
    format.row = spot.row;
    format.column = spot.column;
    const auto index = static_cast<std::uint32_t>(input_.formats.size());
    const auto [known, is_new] = formats_.try_emplace(std::move(format), index);
    if (is_new) input_.formats.push_back(known->first);
    return known->second;
}

base::Result<ReadResult> ParagraphWriter::finish(const std::string& path, document::SourceKind kind,
                                                 std::string_view file, std::vector<findings::Problem> problems) {
    std::ranges::stable_sort(later_, {}, [](const auto& ended) { return ended.second.role; });
    for (auto& [paragraph, spot] : later_) end(std::move(paragraph), spot);
    later_.clear();
    if (is_full_) {
        const std::string most = std::to_string(limits_.paragraphs);
        return base::Error{"too-many-paragraphs",
                           {"Tệp có hơn " + most + " đoạn; hãy tách thành nhiều tệp.",
                            "The file has more than " + most + " paragraphs; split it into several files."},
                           path};
    }
    input_.survey.emplace(text_);
    if (!input_.survey->is_valid_utf8()) {
        input_.survey.reset();
        std::size_t replaced = 0;
        text_ = text::replace_invalid_utf8(text_, replaced);
        const std::string count = std::to_string(replaced);
        problems.push_back({path,
                            "invalid-utf8",
                            {count + " chỗ trong văn bản không đúng mã UTF-8, được đọc là ký tự �.",
                             count + " places of the text are not valid UTF-8 and are read as �."},
                            0,
                            0});
    }
    input_.path = path;
    input_.kind = kind;
    input_.source_sha256 = io::sha256_hex(file);
    input_.source = io::Bytes::own(std::move(text_));
    return formats::finish(std::move(input_), std::move(problems));
}

}  // namespace doichieu::formats
