#include "structure/outline_builder.h"

#include <algorithm>

#include "io/memory.h"
#include "legal/vocabulary.h"
#include "structure/header_line.h"
#include "structure/line.h"
#include "structure/marker.h"
#include "structure/section_tree.h"
#include "text/characters.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kLongestRecipient = 120;     // code points of a line without a dash
constexpr std::size_t kLongestSignatureLine = 90;  // names, "(đã ký)"
constexpr std::uint32_t kSignatureNearEnd = 10;    // blocks: a post without T/M or KT. signs only there
constexpr std::size_t kLongestTitle = 200;         // a heading without a number, in capitals
constexpr std::size_t kReadAhead = 12;        // lines begin far apart in memory: waiting for them is the whole cost
constexpr std::uint32_t kPlainOpenings = 12;  // paragraphs without căn cứ before căn cứ are no longer looked for

bool is_own_body(document::BlockRole role) {
    using enum document::BlockRole;
    return role == body || role == table_cell || role == text_box;
}

/// "SỞ TÀI CHÍNH        SỞ NỘI VỤ": several bodies sign side by side.
bool is_joint_signature(std::string_view line) {
    if (!is_capitals(line)) return false;
    const std::vector<std::string_view> columns = cells(line);
    return columns.size() > 1 && std::ranges::all_of(columns, [](std::string_view cell) {
               return classify_header_line(cell) == HeaderLine::body_name;
           });
}

/// "KẾ HOẠCH": another document begins.
bool is_type_line(std::string_view line) {
    return is_capitals(line) && !legal::Vocabulary::instance().type_of_word(line.substr(0, 60)).empty();
}

/// Before the whole line is classified: the Party's title and the nation's name begin with "Đ" or "C", whatever marks they
/// have lost.
bool may_be_national_title(std::string_view line) {
    const char first = line.empty() ? ' ' : line.front();
    return static_cast<unsigned char>(first) >= 0x80 || std::string_view("dDcC").find(first) != std::string_view::npos;
}

bool is_acting_clause(std::string_view line) {
    std::string_view end = line.substr(line.size() - std::min<std::size_t>(line.size(), 24));
    while (!end.empty() && (end.back() == ':' || end.back() == '.' || end.back() == ' ')) end.remove_suffix(1);
    return end.ends_with("như sau") || end.ends_with("sau đây");
}

}  // namespace

OutlineBuilder::OutlineBuilder(const document::Document& document)
    : document_(document),
      opening_(document.is_later_part() ? Opening{} : read_opening(document)),
      joiner_(document, opening_.end_block),
      in_opening_(!document.is_later_part()) {
    outline_.document_ = &document;
}

Outline OutlineBuilder::run() {
    const auto& blocks = document_.blocks();
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (!is_own_body(blocks[i].role)) continue;
        last_block_ = static_cast<std::uint32_t>(i);
        break;
    }
    io::reserve(outline_.paragraphs_, blocks.size());
    add_opening();
    for (std::size_t i = opening_.end_block; i < blocks.size(); ++i) {
        if (i + kReadAhead < blocks.size()) __builtin_prefetch(document_.text(blocks[i + kReadAhead]).data());
        add_line(static_cast<std::uint32_t>(i));
    }
    copy_where_needed();
    build_sections();
    const IdentityInput input{outline_, opening_, recipients_, signature_, authority_lines_, closing_date_};
    outline_.identity_ = read_identity(input);
    outline_.components_ = read_components(input);
    return std::move(outline_);
}

void OutlineBuilder::add_opening() {
    for (const Piece& piece : opening_.pieces) {
        // The lines of a title are one text: "thực hiện Nghị quyết số …" / "của Bộ Chính trị về …".
        if (piece.role == Role::subject && !outline_.paragraphs_.empty()) {
            Paragraph& before = outline_.paragraphs_.back();
            if (before.role == Role::subject && before.last_block + 1 == piece.block &&
                !document_.contiguous(before.first_block, piece.block).empty()) {
                before.last_block = piece.block;
                before.span.end = piece.span.end;
                continue;
            }
        }
        add(piece.block, piece.span, piece.role);
    }
}

void OutlineBuilder::add_line(std::uint32_t block) {
    const document::Block& source = document_.blocks()[block];
    LineView line{&source, document_.text(source), {}, false};
    line.shown = visible(line.raw);
    line.is_prose = begins_prose(line.shown);
    if (!is_own_body(source.role)) {
        using enum document::BlockRole;
        return add(block, source.span, source.role == header || source.role == footer ? Role::other : Role::body);
    }
    if (part_ != Part::body && ends_closing(line)) part_ = Part::body;
    if (part_ == Part::body && begins_closing(block, line)) {
        ++closings_;
        part_ = is_joint_signature(line.raw) ? Part::signature : Part::recipients;
    }
    if (part_ != Part::body) {
        open_.reset();
        return add_closing_line(block, line);
    }
    add_body_line(block, line);
}

void OutlineBuilder::add_body_line(std::uint32_t block, const LineView& line) {
    if ((!line.is_prose || line.shown.front() == 'P') && is_annex_label(line.shown)) {
        open_.reset();
        in_opening_ = false;
        outline_.annexes_.push_back(static_cast<std::uint32_t>(outline_.paragraphs_.size()));
        return add(block, line.block->span, Role::annex);
    }
    if (line.block->role == document::BlockRole::body &&
        (is_page_number(line.shown) || (!line.is_prose && is_rule(line.shown))))
        return add(block, line.block->span, Role::other);
    if (carry_on(block, line)) return;

    Role role = Role::body;
    if (in_opening_) {
        const auto marker = parse_marker(line.shown);
        if (is_can_cu_line(line.shown))
            role = Role::can_cu;
        else if ((marker && marker->kind != MarkerKind::dash) || ++plain_openings_ > kPlainOpenings)
            in_opening_ = false;
        if (is_acting_clause(line.shown)) in_opening_ = false;
    }
    const bool after_colon = last_ended_in_colon_;
    last_ended_in_colon_ = line.shown.ends_with(':');
    open_ = OpenParagraph{line, line, after_colon};
    open_index_ = outline_.paragraphs_.size();
    add(block, line.block->span, role, line.is_prose);
}

/// Joins the line to the paragraph before it, over a page number if one stands between them.
bool OutlineBuilder::carry_on(std::uint32_t block, const LineView& line) {
    if (!open_) return false;
    auto& paragraphs = outline_.paragraphs_;
    const std::size_t between = paragraphs.size() - 1 - open_index_;
    const std::uint32_t last = paragraphs.back().first_block;
    const bool over_page_number = between == 1 && is_page_number(visible(document_.text(document_.blocks()[last])));
    if (between > 0 && !over_page_number) return false;
    const Joint joint = joiner_.judge(*open_, line, over_page_number);
    Paragraph& paragraph = paragraphs[open_index_];
    if (joint == Joint::none || (joint == Joint::broken && paragraph.role == Role::can_cu)) return false;
    if (over_page_number) {
        const Paragraph& number = paragraphs.back();
        page_numbers_.emplace_back(open_index_, number.first_block);
        paragraphs.pop_back();
        is_prose_.pop_back();
    }
    if (joint == Joint::broken && !paragraph.broken) {
        paragraph.broken = true;
        paragraph.broken_after = paragraph.last_block;
    }
    paragraph.last_block = block;
    paragraph.span.end = line.block->span.end;
    open_->last = line;
    last_ended_in_colon_ = line.shown.ends_with(':');
    if (in_opening_ && is_acting_clause(line.shown)) in_opening_ = false;
    return true;
}

bool OutlineBuilder::begins_closing(std::uint32_t block, const LineView& line) const {
    if (line.shown.empty()) return false;
    const char first = line.shown.front();
    if (first == 'N' || first == 'n')
        return starts_with_any(line.shown, {"Nơi", "NƠI", "nơi"}) && !is_longer_than(line.raw, kLongestColumnLine) &&
               is_recipients_label(cells(line.raw).front());
    if (first == '|') {
        const std::string_view cell = cells(line.raw).front();
        return is_recipients_label(cell) || is_authority_line(cell);
    }
    if (line.is_prose) return false;
    if (is_authority_line(line.shown)) return true;
    return block + kSignatureNearEnd > last_block_ && closings_ == 0 &&
           (is_post_of_signer(line.shown) || is_joint_signature(line.raw));
}

bool OutlineBuilder::ends_closing(const LineView& line) const {
    if (is_annex_label(line.shown) || is_longer_than(line.raw, kLongestColumnLine)) return true;
    if (is_authority_line(line.shown)) return false;
    if (const auto marker = parse_marker(line.shown)) return marker->kind != MarkerKind::dash;
    if (cells(line.raw).size() > 1) return false;
    const HeaderLine kind = may_be_national_title(line.shown) ? classify_header_line(line.shown) : HeaderLine::other;
    if (kind == HeaderLine::party_title || kind == HeaderLine::national_name || is_type_line(line.shown)) return true;
    return is_longer_than(line.shown, part_ == Part::signature ? kLongestSignatureLine : kLongestRecipient);
}

void OutlineBuilder::add_closing_line(std::uint32_t block, const LineView& line) {
    for (const std::string_view cell : cells(line.raw)) {
        const auto begin = line.block->span.begin + static_cast<base::Offset>(cell.data() - line.raw.data());
        add_closing_cell(block, {begin, begin + static_cast<base::Offset>(cell.size())}, cell);
    }
}

void OutlineBuilder::add_closing_cell(std::uint32_t block, base::Span span, std::string_view cell) {
    const auto stretch = [&](std::optional<base::Span>& whole) {
        if (closings_ > 1) return;  // of an annex, or of the next document in the file
        if (!whole) whole = span;
        whole->begin = std::min(whole->begin, span.begin);
        whole->end = std::max(whole->end, span.end);
    };
    if (is_page_number(cell) && document_.blocks()[block].role == document::BlockRole::body)
        return add(block, span, Role::other);
    if (is_recipients_label(cell)) {
        part_ = Part::recipients;
        stretch(recipients_);
        return add(block, span, Role::recipients_label);
    }
    const bool authority = is_authority_line(cell);
    const bool dash = parse_marker(cell).has_value() && !authority;
    const bool after_list = !outline_.paragraphs_.empty() && outline_.paragraphs_.back().role == Role::recipient;
    if (authority || (!dash && (is_post_of_signer(cell) || (after_list && is_capitals(cell))))) part_ = Part::signature;
    if (authority && closings_ <= 1) authority_lines_.push_back(span);
    if (!authority && parse_date_line(cell)) {
        if (closings_ <= 1 && !closing_date_) closing_date_ = span;
        return add(block, span, Role::signature);
    }
    // A dash is a recipient also where the columns of a table come one line each.
    const bool recipient = dash || (part_ == Part::recipients && !is_rule(cell));
    if (recipient && !dash && goes_on_with_recipient(block, span)) {
        stretch(recipients_);
        outline_.paragraphs_.back().last_block = block;
        outline_.paragraphs_.back().span.end = span.end;
        return;
    }
    if (recipient)
        stretch(recipients_);
    else
        stretch(signature_);
    add(block, span, recipient ? Role::recipient : Role::signature);
}

/// "- Ban Xây dựng Đảng, Văn phòng" / "Đảng ủy;": a recipient over two lines, which no other column parts.
bool OutlineBuilder::goes_on_with_recipient(std::uint32_t block, base::Span span) const {
    if (outline_.paragraphs_.empty() || outline_.paragraphs_.back().role != Role::recipient) return false;
    const Paragraph& before = outline_.paragraphs_.back();
    const auto& blocks = document_.blocks();
    const document::Block& first = blocks[before.first_block];
    const document::Block& last = blocks[before.last_block];
    const bool whole_lines = before.span == base::Span{first.span.begin, last.span.end} && span == blocks[block].span;
    if (!whole_lines || blocks[block].line - last.line > 1) return false;
    const char end = document_.text(last).back();
    return parse_marker(document_.text(first)) && end != ',' && end != ';' && end != '.' && end != ':';
}

void OutlineBuilder::add(std::uint32_t block, base::Span span, Role role, bool is_prose) {
    Paragraph paragraph;
    paragraph.span = span;
    paragraph.first_block = paragraph.last_block = block;
    paragraph.role = role;
    outline_.paragraphs_.push_back(paragraph);
    is_prose_.push_back(is_prose);
}

void OutlineBuilder::copy_where_needed() {
    const auto& blocks = document_.blocks();
    const auto copy = [&](Paragraph& paragraph) -> std::string& {
        if (paragraph.copy == Paragraph::kNoCopy) {
            paragraph.copy = static_cast<std::uint32_t>(outline_.copies_.size());
            outline_.copies_.push_back(document_.slice(paragraph.span));
        }
        return outline_.copies_[paragraph.copy];
    };
    for (Paragraph& paragraph : outline_.paragraphs_) {
        if (paragraph.first_block != paragraph.last_block &&
            document_.contiguous(paragraph.first_block, paragraph.last_block).empty())
            copy(paragraph);
    }
    for (const auto& [index, number] : page_numbers_) {
        Paragraph& paragraph = outline_.paragraphs_[index];
        std::string& text = copy(paragraph);
        const std::size_t begin = blocks[number].span.begin - paragraph.span.begin;
        std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(begin), blocks[number].span.size(), ' ');
    }
}

void OutlineBuilder::build_sections() {
    SectionTree tree;
    const auto count = static_cast<std::uint32_t>(outline_.paragraphs_.size());
    io::reserve(tree.sections(), count);  // what is not touched costs nothing, and growing holds the list twice
    std::uint32_t list_line = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        Paragraph& paragraph = outline_.paragraphs_[i];
        switch (paragraph.role) {
            case Role::recipients_label:
                list_line = 0;
                if (i >= opening_.pieces.size()) tree.close_all(i);
                break;
            case Role::recipient:
                paragraph.number = ++list_line;
                break;
            case Role::signature:
                tree.close_all(i);
                break;
            case Role::annex:
                tree.close_all(i);
                tree.restart_opening_count();
                break;
            case Role::body:
                place_in_sections(i, tree);
                break;
            default:
                paragraph.section = tree.innermost();
                break;
        }
    }
    tree.close_all(count);
    outline_.sections_ = std::move(tree.sections());
}

void OutlineBuilder::place_in_sections(std::uint32_t index, SectionTree& tree) {
    Paragraph& paragraph = outline_.paragraphs_[index];
    const document::Block& block = document_.blocks()[paragraph.first_block];
    if (!is_own_body(block.role)) return;
    if (block.role == document::BlockRole::table_cell) {
        paragraph.section = tree.innermost_numbered();
        return;
    }
    const auto go_on = [&] {
        tree.close_bullets(index);
        paragraph.section = tree.innermost();
        paragraph.number = tree.count_paragraph();
    };
    if (is_prose_[index]) return go_on();
    const std::string_view text = outline_.text(paragraph);
    const std::string_view shown = visible(text);
    const std::optional<Marker> marker = tree.accept(shown);
    if (!marker) {
        go_on();
        const bool title = is_capitals(shown) && starts_capital(shown) && !is_longer_than(shown, kLongestTitle);
        if (title) paragraph.role = Role::heading;
        return;
    }
    const auto begin = paragraph.span.begin + static_cast<base::Offset>(shown.data() - text.data());
    paragraph.section = tree.open(*marker, shown, begin, index);
    if (marker->kind == MarkerKind::dash) paragraph.number = tree.count_paragraph();
    if (is_heading(*marker, shown)) paragraph.role = Role::heading;
}

}  // namespace doichieu::structure
