#include "checks/parts.h"

#include <algorithm>

#include "structure/line.h"

namespace doichieu::checks {
namespace {

using base::Span;
using structure::Components;
using structure::Paragraph;
using structure::Role;
using Spans = std::vector<Span>;

Spans one(const std::optional<Span>& span) {
    return span && !span->empty() ? Spans{*span} : Spans{};
}

template <std::optional<Span> Components::*Member>
Spans component(const Inquiry& inquiry) {
    return one(inquiry.outline().components().*Member);
}

/// Blocks that a component covers: a header's component may run over two lines.
std::vector<const document::Block*> blocks_of(const Inquiry& inquiry, const std::optional<Span>& span) {
    std::vector<const document::Block*> out;
    if (!span || span->empty()) return out;
    const auto& blocks = inquiry.outline().document().blocks();
    for (std::size_t i = inquiry.outline().document().block_at(span->begin);
         i < blocks.size() && blocks[i].span.begin < span->end; ++i)
        out.push_back(&blocks[i]);
    return out;
}

/// The national name and the motto below it, where they stand on lines of their own.
Spans national_name(const Inquiry& inquiry) {
    const auto blocks = blocks_of(inquiry, inquiry.outline().components().motto);
    return blocks.size() == 2 ? Spans{blocks.front()->span} : Spans{};
}

Spans motto_words(const Inquiry& inquiry) {
    const auto blocks = blocks_of(inquiry, inquiry.outline().components().motto);
    return blocks.size() == 2 ? Spans{blocks.back()->span} : Spans{};
}

/// Paragraphs of headers and footers that show the number of their page.
Spans page_number(const Inquiry& inquiry) {
    const document::Document& document = inquiry.outline().document();
    Spans out;
    if (!document.facts().carries_formatting) return out;
    for (const document::Block& block : document.blocks()) {
        const document::ParagraphFormat* format = document.format(block);
        if (format != nullptr && format->page_number) out.push_back(block.span);
    }
    return out;
}

Spans every_line(const Inquiry& inquiry) {
    Spans out;
    for (const document::Block& block : inquiry.outline().document().blocks()) out.push_back(block.span);
    return out;
}

Spans superior(const Inquiry& inquiry) {
    const auto& stated = inquiry.identity().superior;
    return stated ? Spans{stated->span} : Spans{};
}

template <Role Wanted>
Spans of_role(const Inquiry& inquiry) {
    Spans out;
    for (const Paragraph& paragraph : inquiry.outline().paragraphs()) {
        if (paragraph.role == Wanted) out.push_back(paragraph.span);
    }
    return out;
}

/// "Thực hiện Kế hoạch …, Ban Thường vụ xây dựng kế hoạch như sau:" is the sentence that the bases lead to.
bool is_acting_sentence(const Inquiry& inquiry, Span span) {
    const std::string text = inquiry.slice(span);
    return structure::visible(text).ends_with(':');
}

Spans bases(const Inquiry& inquiry) {
    Spans spans = of_role<Role::can_cu>(inquiry);
    std::erase_if(spans, [&](Span span) { return is_acting_sentence(inquiry, span); });
    return spans;
}

Spans last(Spans spans) {
    return spans.empty() ? spans : Spans{spans.back()};
}

/// Nothing where the acting sentence is itself the last basis: no mark is prescribed for the line before it.
Spans last_basis(const Inquiry& inquiry) {
    const Spans all = of_role<Role::can_cu>(inquiry);
    return all.empty() || is_acting_sentence(inquiry, all.back()) ? Spans{} : Spans{all.back()};
}

Spans bases_but_last(const Inquiry& inquiry) {
    Spans spans = bases(inquiry);
    if (!spans.empty()) spans.pop_back();
    return spans;
}

bool has_end_mark(std::string_view line) {
    return line.ends_with(';') || line.ends_with(',') || line.ends_with('.');
}

/// The list below "Nơi nhận"; addressees ("Kính gửi") stand above the body. Of a recipient over two lines, which the
/// signature's column parts, the second stands for both: it has the end.
Spans recipients(const Inquiry& inquiry) {
    const structure::Outline& outline = inquiry.outline();
    Spans out;
    bool below = false;
    bool unfinished = false;
    for (const Paragraph& paragraph : outline.paragraphs()) {
        const std::string_view text = outline.text(paragraph);
        if (paragraph.role == Role::recipients_label)
            below = text.find("hận") != text.npos || text.find("HẬN") != text.npos;
        const bool goes_on = unfinished && !text.starts_with('-') &&
                             (paragraph.role == Role::recipient || structure::starts_small(text));
        if (!below || (paragraph.role != Role::recipient && !goes_on)) continue;
        if (goes_on) out.pop_back();
        out.push_back(paragraph.span);
        unfinished = (text.starts_with('-') || goes_on) && !has_end_mark(text);
    }
    return out;
}

Spans last_recipient(const Inquiry& inquiry) {
    return last(recipients(inquiry));
}

Spans recipients_but_last(const Inquiry& inquiry) {
    Spans spans = recipients(inquiry);
    if (!spans.empty()) spans.pop_back();
    return spans;
}

/// The first line of the signature block: in whose name is signed, or the signer's post.
Spans authority(const Inquiry& inquiry) {
    const Spans lines = of_role<Role::signature>(inquiry);
    return lines.empty() ? lines : Spans{lines.front()};
}

/// The last words of the text itself, before recipients, signature and annexes; the line below the head of a table is
/// none, nor is a row that holds recipients and signature side by side, nor "(Gửi kèm theo …)" behind "./.".
Spans ending(const Inquiry& inquiry) {
    Spans out;
    if (inquiry.breaks_off()) return out;
    bool has_ended = false;
    for (const Paragraph& paragraph : inquiry.outline().paragraphs()) {
        if (paragraph.role == Role::annex || paragraph.role == Role::signature) break;
        if (paragraph.role != Role::body && paragraph.role != Role::heading) continue;
        const std::string_view text = inquiry.outline().text(paragraph);
        if (text.find("Nơi nhận:") != std::string_view::npos) break;
        if (text.find_first_not_of("|-: \t") == std::string_view::npos || (has_ended && text.starts_with('(')))
            continue;
        out = {paragraph.span};
        has_ended = text.ends_with("./.");
    }
    return out;
}

}  // namespace

const std::vector<Part>& parts() {
    static const std::vector<Part> kParts = {
        {"motto", {"Quốc hiệu, Tiêu ngữ", "national name and motto"}, component<&Components::motto>},
        {"party_title",
         {"tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", "the title “ĐẢNG CỘNG SẢN VIỆT NAM”"},
         component<&Components::party_title>},
        {"issuer", {"tên cơ quan ban hành", "the issuer's name"}, component<&Components::issuer>},
        {"number", {"số, ký hiệu", "number and symbol"}, component<&Components::number>},
        {"place_and_date", {"địa danh và ngày, tháng, năm", "place and date"}, component<&Components::place_and_date>},
        {"subject", {"trích yếu", "the subject line"}, component<&Components::subject>},
        {"recipients", {"nơi nhận", "the list of recipients"}, component<&Components::recipients>},
        {"signature",
         {"quyền hạn, chức vụ và chữ ký", "authority, position and signature"},
         component<&Components::signature>},
        {"superior", {"tên cơ quan cấp trên", "the superior's name"}, superior},
        {"type_name", {"tên loại", "the type name"}, component<&Components::type_name>},
        {"header_line", {"dòng ở phần đầu", "a line of the header"}, of_role<Role::header>},
        {"basis", {"dòng căn cứ", "a basis line"}, bases},
        {"bases_but_last", {"dòng căn cứ", "a basis line"}, bases_but_last},
        {"last_basis", {"dòng căn cứ cuối", "the last basis line"}, last_basis},
        {"heading", {"đề mục", "a heading"}, of_role<Role::heading>},
        {"body_line", {"đoạn", "a paragraph"}, of_role<Role::body>},
        {"ending", {"câu cuối của nội dung", "the last words of the text"}, ending},
        {"recipients_label", {"chữ “Nơi nhận”", "the words “Nơi nhận”"}, of_role<Role::recipients_label>},
        {"recipient", {"dòng nơi nhận", "a recipient"}, recipients},
        {"recipients_but_last", {"dòng nơi nhận", "a recipient"}, recipients_but_last},
        {"last_recipient", {"dòng nơi nhận cuối", "the last recipient"}, last_recipient},
        {"authority", {"dòng quyền hạn ký", "the authority line"}, authority},
        {"signature_line", {"dòng ở phần ký", "a line of the signature block"}, of_role<Role::signature>},
        {"national_name", {"Quốc hiệu", "the national name"}, national_name},
        {"motto_words", {"Tiêu ngữ", "the motto"}, motto_words},
        {"page_number", {"số trang", "the page number"}, page_number},
        {"any_line", {"chữ trong văn bản", "the text"}, every_line},
        {"annex_line", {"dòng phụ lục", "a line of an annex"}, of_role<Role::annex>},
    };
    return kParts;
}

const Part* find_part(std::string_view word) {
    const auto found = std::ranges::find(parts(), word, &Part::word);
    return found != parts().end() ? &*found : nullptr;
}

namespace {

std::vector<std::string_view> part_words() {
    std::vector<std::string_view> words;
    for (const Part& part : parts()) words.push_back(part.word);
    return words;
}

}  // namespace

const Part* read_part(FieldReader& options, std::string_view key) {
    return find_part(options.word(key, part_words()));
}

std::vector<const Part*> read_parts(FieldReader& options, std::string_view key) {
    std::vector<const Part*> out;
    for (const std::string& word : options.words(key, part_words())) {
        if (const Part* part = find_part(word)) out.push_back(part);
    }
    if (out.empty()) options.refuse(key, {"cần ít nhất một thành phần", "at least one part is needed"});
    return out;
}

}  // namespace doichieu::checks
