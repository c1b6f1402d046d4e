#include <algorithm>
#include <string>
#include <vector>

#include "structure/outline.h"

namespace doichieu::structure {
namespace {

void append(base::TextPair& address, std::string_view separator, const std::string& vi, const std::string& en) {
    if (!address.vi.empty()) {
        address.vi += separator;
        address.en += separator;
    }
    address.vi += vi;
    address.en += en;
}

/// The sections from the outside in, bullets left out.
std::vector<const Section*> path_to(const std::vector<Section>& sections, std::int32_t innermost) {
    std::vector<const Section*> path;
    for (std::int32_t i = innermost; i >= 0; i = sections[static_cast<std::size_t>(i)].parent) {
        const Section& section = sections[static_cast<std::size_t>(i)];
        if (section.kind != MarkerKind::dash) path.push_back(&section);
    }
    std::ranges::reverse(path);
    return path;
}

/// "II.7.a"; below an article "Điều 5, khoản 1, điểm a"; "1.1" stands for itself and for its "1".
void append_path(base::TextPair& address, const std::vector<const Section*>& path) {
    bool in_article = false;
    bool dotted = false;  // the last element was a bare mark
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Section& section = *path[i];
        const std::string mark(section.marker);
        if (i + 1 < path.size() && path[i + 1]->marker.starts_with(mark + ".")) continue;
        switch (section.kind) {
            case MarkerKind::part:
                append(address, ", ", "Phần " + mark, "Part " + mark);
                break;
            case MarkerKind::chapter:
                append(address, ", ", "Chương " + mark, "Chapter " + mark);
                break;
            case MarkerKind::article:
                append(address, ", ", "Điều " + mark, "Article " + mark);
                in_article = true;
                break;
            case MarkerKind::arabic:
                if (in_article)
                    append(address, ", ", "khoản " + mark, "clause " + mark);
                else
                    append(address, dotted ? "." : ", ", mark, mark);
                break;
            case MarkerKind::letter:
                if (in_article)
                    append(address, ", ", "điểm " + mark, "point " + mark);
                else
                    append(address, dotted ? "." : ", ", mark, mark);
                break;
            default:
                append(address, dotted ? "." : ", ", mark, mark);
                break;
        }
        dotted = !in_article && section.kind != MarkerKind::part && section.kind != MarkerKind::chapter;
    }
}

}  // namespace

base::TextPair Outline::address(base::Offset offset) const {
    if (paragraphs_.empty()) return {};
    const std::size_t index = paragraph_at(offset);
    const Paragraph& paragraph = paragraphs_[index];
    const std::string number = std::to_string(paragraph.number);
    switch (paragraph.role) {
        case Role::header:
        case Role::type_name:
        case Role::subject:
            return {"Tiêu đề", "Heading block"};
        case Role::can_cu:
            return {"Căn cứ", "Legal basis"};
        case Role::recipients_label:
            return {"Nơi nhận", "Recipients"};
        case Role::recipient:
            return {"Nơi nhận, dòng " + number, "Recipients, line " + number};
        case Role::signature:
            return {"Phần ký", "Signature"};
        default:
            break;
    }
    switch (document_->blocks()[paragraph.first_block].role) {
        case document::BlockRole::footnote:
        case document::BlockRole::endnote:
            return {"Chú thích", "Footnote"};
        case document::BlockRole::header:
            return {"Đầu trang", "Page header"};
        case document::BlockRole::footer:
            return {"Chân trang", "Page footer"};
        default:
            break;
    }
    base::TextPair address;
    const auto annex = std::ranges::upper_bound(annexes_, static_cast<std::uint32_t>(index));
    if (annex != annexes_.begin()) {
        const std::string place = annexes_.size() == 1 ? "" : " " + std::to_string(annex - annexes_.begin());
        append(address, ", ", "Phụ lục" + place, "Annex" + place);
    }
    append_path(address, path_to(sections_, paragraph.section));
    const document::ParagraphFormat* format = document_->format(document_->blocks()[paragraph.first_block]);
    if (format != nullptr && format->table > 0) {
        const std::string table = std::to_string(format->table);
        const std::string row = std::to_string(format->row);
        append(address, ", ", "bảng " + table + ", hàng " + row, "table " + table + ", row " + row);
        return address;
    }
    if (address.empty()) {
        if (sections_.empty() || paragraph.number == 0) return {};
        address = {"Mở đầu", "Opening"};
    }
    if (paragraph.number > 0) append(address, ", ", "đoạn " + number, "paragraph " + number);
    return address;
}

}  // namespace doichieu::structure
