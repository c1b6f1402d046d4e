#include "structure/joining.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "legal/vocabulary.h"
#include "structure/closing.h"
#include "structure/line.h"
#include "structure/marker.h"
#include "structure/opening.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kMeasuredBlocks = 4000;
constexpr std::size_t kWidestWrap = 140;      // code points; wider lines are paragraphs
constexpr std::size_t kFewestForOutlier = 8;  // lines among which one may be wide
constexpr std::size_t kFewestWraps = 2;
constexpr std::size_t kFewestRaggedWraps = 5;
constexpr std::size_t kFewestCutLines = 4;
constexpr std::size_t kSo = std::string_view("số ").size();
constexpr std::size_t kLongestBody = 60;  // bytes looked back for what a body is called
constexpr std::size_t kLongestPlace = 7;  // bytes of "khoản"
constexpr std::size_t kLongestHead = 40;  // bytes of a type word and its mark
constexpr std::size_t kFewestProvenCuts = 2;
constexpr std::size_t kShortestClause = 40;    // code points of a line that is more than a title
constexpr std::size_t kShortestLinked = 20;    // code points of a line that a link ends
constexpr std::size_t kShortestSentence = 60;  // what is shorter may be a heading or an address
constexpr std::size_t kShortestItem = 100;     // the same of a line with a number
constexpr std::uint32_t kWidestGap = 12;       // lines between the halves of a sentence

std::string_view first_word(std::string_view shown) {
    std::size_t end = 0;
    while (end < shown.size()) {
        const text::CodePoint c = text::decode(shown, end);
        if (text::is_space(c.value)) break;
        end += c.length;
    }
    return shown.substr(0, end);
}

/// The line begins something of its own.
bool opens_anew(std::string_view shown) {
    if (is_can_cu_line(shown) || is_recipients_label(shown) || is_annex_label(shown)) return true;
    return !begins_prose(shown) &&
           (shown.empty() || shown.front() == '|' || is_rule(shown) || parse_marker(shown) || is_authority_line(shown));
}

/// Goes on with a small letter or with the sign that closes what was begun.
bool carries_on(std::string_view shown) {
    const char32_t c = text::decode(shown, 0).value;
    if (text::is_letter(c)) return !text::is_upper(c);
    return (c == U',' || c == U';' || c == U')' || c == U'”') && shown.size() > 2 &&
           shown.find_first_not_of(".,;_ ") != shown.npos;
}

/// "… số 90/2017/NĐ-" or "… ngày 22/12/": the rest stands in the next line.
bool is_cut_inside_notation(std::string_view shown) {
    if (shown.size() < 2 || (shown.back() != '-' && shown.back() != '/')) return false;
    const char32_t before = text::decode_before(shown, shown.size() - 1).value;
    const std::size_t token = shown.rfind(' ') + 1;  // "512/TTr-"
    return text::is_upper(before) || text::is_digit(before) || shown.find('/', token) < shown.size() - 1;
}

std::string_view last_word(std::string_view shown) {
    return shown.substr(shown.rfind(' ') + 1);
}

/// The last `count` words, empty when the line has no more than these.
std::string_view last_words(std::string_view shown, int count) {
    std::size_t at = shown.size();
    while (count-- > 0 && at != 0 && at != shown.npos) at = shown.rfind(' ', at - 1);
    return at == 0 || at == shown.npos ? std::string_view{} : shown.substr(at + 1);
}

bool is_type_word(std::string_view words) {
    return !words.empty() && !legal::Vocabulary::instance().type_of_word(words).empty();
}

bool begins_with_notation(std::string_view shown) {
    // "126, 127-KL/TW": what stands behind the last number of a list is theirs.
    if (shown.empty() || !text::is_digit(text::decode(shown, 0).value)) return false;
    const std::size_t list = std::min(shown.find_first_not_of("0123456789, "), shown.size());
    if (list == shown.size()) return false;
    if (shown[list] != '/' && shown[list] != '-') return false;
    const char32_t behind = text::decode(shown.substr(list + 1), 0).value;
    return text::is_upper(behind) || (shown[list] == '/' && shown.find('/', list + 1) == list + 5);
}

/// "Kế hoạch số 62/KH-UBND …", "Nghị định 86/2011/NĐ-CP".
bool begins_with_citation(std::string_view shown) {
    const std::string_view head = shown.substr(0, kLongestHead);
    const std::size_t so = head.find(" số ");
    if (so != shown.npos) return is_type_word(shown.substr(0, so));
    const std::size_t digit = head.find_first_of("0123456789");
    return digit != shown.npos && digit > 0 && shown[digit - 1] == ' ' && is_type_word(shown.substr(0, digit - 1)) &&
           begins_with_notation(shown.substr(digit));
}

/// "… theo Thông tư" and "43/2018/TT-BYT" or "số 43", "… Nghị quyết" and "Đại hội": a type word that ends a line, and what
/// goes on with it in the next; or "… Kế" and "hoạch số 64".
bool is_cut_at_type_word(std::string_view shown, std::string_view next) {
    const bool number = next.starts_with("số ") && next.size() > kSo && text::is_digit(text::decode(next, kSo).value);
    const bool goes_on =
        number || begins_with_notation(next) || starts_with_any(next, {"Đại hội ", "Hội nghị lần thứ "});
    if (goes_on) return is_type_word(last_words(shown, 2));
    if (!starts_small(next)) return false;
    const std::string_view half = last_word(shown);
    if (!starts_capital(half)) return false;
    return is_type_word(std::string(half).append(" ").append(first_word(next)));
}

/// "… theo khoản 2" and "Điều 9 Luật …", "… tại Điều 10" and "Nghị định số 130/2020/NĐ-CP", "… khoản 1 Điều" and "12 Luật".
bool is_cut_at_provision(std::string_view shown, std::string_view next) {
    const std::string_view last = last_word(shown);
    if (last.empty() || last.size() > kLongestPlace) return false;
    const bool is_account = shown.ends_with("ài khoản");  // "Số tài khoản" and its number
    const bool article = last == "Điều" || last == "điều" || (last == "khoản" && !is_account);
    if (article) return text::is_digit(text::decode(next, 0).value);
    if (last.front() < '0' || last.front() > '9') return false;
    const std::string_view place = last_words(shown, 2);
    if (place.starts_with("khoản ")) return next.starts_with("Điều ");
    // "các Điều 135, 136"
    constexpr std::string_view kArticle = "Điều ";
    const std::string_view list = shown.substr(std::min(shown.rfind(kArticle), shown.size()));
    return !list.empty() && list.size() < shown.size() &&
           list.find_first_not_of("0123456789, ", kArticle.size()) == list.npos &&
           (begins_with_citation(next) || next.starts_with("Luật ") || next.starts_with("Bộ luật "));
}

/// "… về việc triển khai" and "Quyết định số 181/2003/QĐ-TTg".
bool is_cut_behind_verb(std::string_view shown, std::string_view next) {
    static constexpr std::array<std::string_view, 8> kVerbs{" thực hiện", " triển khai", " quán triệt", " thay thế",
                                                            " bãi bỏ",    " ban hành",   " căn cứ",     " hướng dẫn"};
    constexpr std::size_t kNouns = 6;  // from there on also what heads a list: "Các văn bản hướng dẫn"
    const auto verb = std::ranges::find_if(kVerbs, [&](std::string_view word) { return shown.ends_with(word); });
    if (verb == kVerbs.end() || !starts_capital(next) || !begins_with_citation(next)) return false;
    if (shown.find('\t') != shown.npos || next.find('\t') != next.npos) return false;
    const bool is_plain = verb - kVerbs.begin() < static_cast<std::ptrdiff_t>(kNouns) &&
                          next.substr(0, kLongestHead).find(" số ") != next.npos;
    if (!is_plain && !is_longer_than(shown, kShortestClause)) return false;
    // "Các văn bản đã ban hành", "… bị bãi bỏ, thay thế" head a list.
    const std::string_view before = shown.substr(0, shown.size() - verb->size());
    const std::string_view last = last_word(before);
    return !before.ends_with(',') && last != "đã" && last != "bị" && last != "được";
}

/// "… vi phạm Điều 141 Bộ luật" and "Lao động", "… của Hiến" and "pháp", "… thi hành Điều lệ" and "Đảng". Only what can be no
/// heading, no list and nobody's name.
bool is_cut_inside_name(std::string_view shown, std::string_view next) {
    if (shown.ends_with(" sửa đổi, bổ")) return next.starts_with("sung ");
    const auto begins_with_words = [next](std::initializer_list<std::string_view> names) {
        return std::ranges::any_of(names, [next](std::string_view name) {
            return next.starts_with(name) &&
                   (next.size() == name.size() || !text::is_letter(text::decode(next, name.size()).value));
        });
    };
    if (shown.ends_with(" Hiến")) {
        const std::string_view words = last_words(shown, 2);
        return (words == "của Hiến" || words == "theo Hiến" || words == "và Hiến" || words == "hành Hiến") &&
               begins_with_words({"pháp"}) && !starts_with_any(next, {"pháp chế", "pháp luật", "pháp lý"});
    }
    if (shown.ends_with(" Điều lệ"))
        return begins_with_words({"Đảng", "Công đoàn Việt Nam", "Đoàn Thanh niên", "Đoàn TNCS", "Hội Liên hiệp Phụ nữ",
                                  "Hội Nông dân", "Hội Cựu chiến binh", "Hội Chữ thập đỏ", "Mặt trận Tổ quốc"});
    return shown.ends_with(" Bộ luật") &&
           begins_with_words({"Dân sự", "Hình sự", "Lao động", "Tố tụng dân sự", "Tố tụng hình sự", "Hàng hải"});
}

/// "Hội Liên hiệp Phụ nữ" and "Việt Nam", "Ban Chấp hành Trung ương" and "Đảng khóa X".
bool is_cut_inside_body(std::string_view shown, std::string_view next) {
    if (is_capitals(shown)) return false;
    const bool of_post =
        shown.ends_with("của Bộ trưởng") || shown.ends_with("của Giám đốc") || shown.ends_with("của Chủ tịch");
    const bool of_committee = shown.ends_with("của UBND") || shown.ends_with("của HĐND") ||
                              shown.ends_with("của Ủy ban nhân dân") || shown.ends_with("của Hội đồng nhân dân");
    if (of_committee && starts_with_any(next, {"tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường"}))
        return true;
    if (of_post && starts_with_any(next, {"Bộ ", "Sở ", "UBND ", "Ủy ban ", "HĐND "})) return true;
    if (next.starts_with("Việt Nam")) {
        const std::string_view end = shown.substr(shown.size() - std::min(shown.size(), kLongestBody));
        return std::ranges::any_of(
            std::array<std::string_view, 6>{"Hội ", "Đoàn ", "đoàn ", "Mặt trận", "Liên ", "MTTQ"},
            [&](std::string_view word) { return end.find(word) != end.npos; });
    }
    return (shown.ends_with(" Việt") && next.starts_with("Nam")) ||
           (shown.ends_with("Trung ương") && next.starts_with("Đảng ")) ||
           ((shown.ends_with("Ủy ban") || shown.ends_with("Ban Chấp hành")) && next.starts_with("Trung ương "));
}

/// "… Thông tư số" and "16/2022/TT-BTC", "… số 44/" and "TB-HĐND": one citation over two lines, however they are wrapped.
bool is_cut_inside_citation(std::string_view shown, std::string_view next) {
    if (next.empty() || shown.empty()) return false;
    const bool number_next = text::is_digit(text::decode(next, 0).value);
    if (is_cut_inside_notation(shown)) return number_next || starts_capital(next);
    if (number_next && (shown.ends_with(" số") || shown.ends_with(" ngày") || shown.ends_with(" năm"))) return true;
    return is_cut_at_type_word(shown, next) || is_cut_at_provision(shown, next) || is_cut_behind_verb(shown, next) ||
           is_cut_inside_name(shown, next) || is_cut_inside_body(shown, next);
}

/// The last word cannot end a sentence: "… một số điều của", "… sửa đổi Luật".
bool ends_in_a_link(std::string_view shown) {
    static constexpr std::array<std::string_view, 14> kLinks{"của", "và", "Luật", "tại",   "theo", "bởi", "do",
                                                             "các", "về", "vào",  "tháng", "Bộ",   "Sở",  "Ban"};
    const std::string_view last = last_word(shown);
    return (last.size() < shown.size() || last == "Luật") && std::ranges::find(kLinks, last) != kLinks.end();
}

/// A line that ends in a link goes on, whatever the next begins with. A short one may be a post over a name, and a row of
/// cells ends with "Lý do".
bool goes_on_after_link(std::string_view shown, std::string_view next) {
    if (!ends_in_a_link(shown) || !(starts_small(shown) || is_longer_than(shown, kShortestLinked))) return false;
    if (shown.find('\t') != shown.npos || is_capitals(shown) || is_capitals(next)) return false;
    // "…, Phó Giám đốc Sở" over another person's name: only "của Sở" must go on.
    const std::string_view last = last_word(shown);
    const bool is_post = last == "Bộ" || last == "Sở" || last == "Ban";
    return !is_post || starts_small(next) || last_words(shown, 2).starts_with("của ");
}

/// An item of a list whose items each have their dash: a line without one that begins small is the rest of it.
bool is_dashed(const OpenParagraph& before) {
    const auto marker = before.first.is_prose ? std::nullopt : parse_marker(before.first.shown);
    return marker && marker->kind == MarkerKind::dash;
}

/// Rows of cells, lines that a colon introduces, and lines that each end with a comma, which are a list without marks.
bool are_of_a_list(const OpenParagraph& before, const LineView& next) {
    if (before.last.raw.find('\t') != std::string_view::npos || next.raw.find('\t') != std::string_view::npos)
        return true;
    if (before.after_colon && !parse_marker(before.first.shown)) return true;
    return before.last.shown.ends_with(',') && next.shown.ends_with(',');
}

bool begins_like_a_sentence(std::string_view shown) {
    const char32_t c = text::decode(shown, 0).value;
    return text::is_upper(c) || text::is_digit(c) || c == U'“' || c == U'"' || c == U'(';
}

/// A soft break goes on with the paragraph, unless it was typed for a hard one.
bool is_one_soft_paragraph(std::string_view shown, std::string_view next) {
    if (is_cut_inside_citation(shown, next)) return true;
    if (opens_anew(next) || is_capitals(shown) != is_capitals(next)) return false;
    return !ends_sentence(shown) || !begins_like_a_sentence(next);
}

}  // namespace

Joiner::Joiner(const document::Document& document, std::size_t first_block) : document_(document) {
    if (document.kind() != document::SourceKind::text) return;
    const auto& blocks = document.blocks();
    const std::size_t end = std::min(blocks.size(), first_block + kMeasuredBlocks);
    measure_width(first_block, end);
    std::size_t pairs = 0;
    std::size_t cut = 0;
    std::size_t full = 0;
    std::size_t proven = 0;
    for (std::size_t i = first_block; i + 1 < end; ++i) {
        if (blocks[i + 1].line != blocks[i].line + 1) continue;
        const LineView line = view(blocks[i]);
        const LineView next = view(blocks[i + 1]);
        if (opens_anew(next.shown)) continue;
        ++pairs;
        if (ends_sentence(line.shown)) continue;
        if (is_cut_inside_citation(line.shown, next.shown) || goes_on_after_link(line.shown, next.shown)) ++proven;
        if (!starts_small(next.shown)) continue;
        ++cut;
        if (width_ > 0 && fills_line(line, next)) ++full;
    }
    ragged_ = width_ > 0 && cut >= kFewestRaggedWraps && cut * 5 >= pairs * 2 && full * 4 < cut * 3;
    if (full < kFewestWraps && !ragged_) width_ = 0;
    scattered_ = width_ == 0 && cut >= kFewestCutLines && proven >= kFewestProvenCuts;
}

void Joiner::measure_width(std::size_t first_block, std::size_t end) {
    const auto& blocks = document_.blocks();
    const auto most_outliers = [](std::size_t lines) { return lines < kFewestForOutlier ? 0 : 1 + lines / 50; };
    const std::size_t most_wide = most_outliers(end - first_block);
    std::size_t wide = 0;
    std::vector<std::size_t> widths;
    for (std::size_t i = first_block; i < end; ++i) {
        const std::string_view line = document_.text(blocks[i]);
        if (line.size() > 4 * kWidestWrap) {
            widths.push_back(line.size());
        } else if (cells(line).size() <= 1) {
            widths.push_back(indent_of(blocks[i]) + text::count_code_points(line));
        } else {
            continue;
        }
        if (widths.back() > kWidestWrap && ++wide > most_wide) return;  // lines are paragraphs, as in most files
    }
    if (widths.empty()) return;
    std::ranges::sort(widths);
    const std::size_t outliers = most_outliers(widths.size());
    width_ = widths[widths.size() - 1 - outliers];
    if (width_ > kWidestWrap) width_ = 0;
}

LineView Joiner::view(const document::Block& block) const {
    const std::string_view raw = document_.text(block);
    const std::string_view shown = visible(raw);
    return {&block, raw, shown, begins_prose(shown)};
}

Joint Joiner::judge(const OpenParagraph& before, const LineView& next, bool over_page_number) const {
    using document::BlockRole;
    const std::uint32_t gap = next.block->line - before.last.block->line;
    if (gap == 0) return is_one_soft_paragraph(before.last.shown, next.shown) ? Joint::wrapped : Joint::none;
    if (before.last.block->role != BlockRole::body || next.block->role != BlockRole::body) return Joint::none;
    const bool adjoining = gap == 1 && !document::has_paragraphs(document_.kind());
    // Most lines are told apart by one look at both ends.
    const bool goes_on = !ends_sentence(before.last.shown);
    const bool may_break = goes_on && carries_on(next.shown);
    const bool markdown = adjoining && document_.kind() == document::SourceKind::markdown;
    const bool may_wrap = (adjoining || over_page_number) && width_ > 0;
    const bool proven =
        adjoining && goes_on &&
        (is_cut_inside_citation(before.last.shown, next.shown) ||
         (document_.kind() == document::SourceKind::text && goes_on_after_link(before.last.shown, next.shown)));
    if (!may_break && !markdown && !may_wrap && !proven) return Joint::none;
    if (opens_anew(next.shown) || before.last.shown.starts_with('|')) return Joint::none;
    if (markdown) return is_one_markdown_paragraph(before, next) ? Joint::wrapped : Joint::none;
    if (proven) return Joint::wrapped;
    if (may_wrap)
        return (over_page_number ? is_cut_at_page(before, next) : is_wrapped(before, next)) ? Joint::wrapped
                                                                                            : Joint::none;
    if (adjoining && may_break && !is_capitals(before.last.shown) &&
        (((scattered_ || is_dashed(before)) && !are_of_a_list(before, next)) ||
         (document_.kind() == document::SourceKind::text && is_can_cu_line(before.first.shown))))
        return Joint::wrapped;
    return may_break && gap <= kWidestGap && is_broken(before, next) ? Joint::broken : Joint::none;
}

std::string Joiner::gap_before(const document::Block& block) const {
    const bool first = &block == document_.blocks().data();
    return document_.slice({first ? 0 : (&block - 1)->span.end, block.span.begin});
}

std::size_t Joiner::indent_of(const document::Block& block) const {
    const std::string gap = gap_before(block);
    const std::size_t line_break = gap.find_last_of("\r\n");
    return text::count_code_points(std::string_view(gap).substr(line_break == gap.npos ? 0 : line_break + 1));
}

/// A line is full when the next word would not have fitted.
bool Joiner::fills_line(const LineView& line, const LineView& next) const {
    return indent_of(*line.block) + text::count_code_points(line.raw) + 1 +
               text::count_code_points(first_word(next.shown)) >
           width_;
}

bool Joiner::is_wrapped(const OpenParagraph& before, const LineView& next) const {
    const LineView& last = before.last;
    const bool full = fills_line(last, next);
    const bool token = first_word(next.shown).size() == next.shown.size();  // "XVIII.", "07/2016/TT-BNNPTNT;"
    const bool capitals = is_capitals(last.shown);
    // "…, ngày 15/12/2008," and "QUYẾT": behind the last basis a heading begins.
    const bool goes_on_with_token = token && !capitals && !ends_sentence(last.shown) && !last.shown.ends_with(',');
    if (capitals != is_capitals(next.shown) && !goes_on_with_token) return false;
    const bool item = last.block == before.first.block && parse_marker(last.shown);
    if (capitals) return full || (item && !ends_sentence(last.shown));
    // A centred title goes on with a small letter, wherever its lines begin.
    const bool centred = starts_small(next.shown) && !ends_sentence(last.shown) && cells(last.raw).size() == 1 &&
                         cells(next.raw).size() == 1;
    if (!item && !centred && indent_of(*next.block) >= indent_of(*last.block) + 2)
        return false;  // the first line of the next paragraph
    const bool is_cut = starts_small(next.shown) && !ends_sentence(last.shown);
    if (is_longer_than(last.shown, kWidestWrap + 1)) return is_cut;  // one of the few wide ones may be a paragraph
    if (full || is_cut_inside_notation(last.shown) || ends_in_a_link(last.shown)) return true;
    if (ends_sentence(last.shown)) return false;
    if (ragged_) return carries_on(next.shown) || !parse_marker(last.shown);
    // A basis or an item is a sentence, however short its first line is.
    return is_cut && (is_longer_than(last.shown, width_ / 2) || is_can_cu_line(last.shown) || item);
}

/// In a wrapped file a page number between two lines of one sentence is the converter's doing, not the author's.
bool Joiner::is_cut_at_page(const OpenParagraph& before, const LineView& next) const {
    const std::string_view last = before.last.shown;
    return is_cut_inside_citation(last, next.shown) ||
           (carries_on(next.shown) && !ends_sentence(last) && !is_capitals(last));
}

bool Joiner::is_one_markdown_paragraph(const OpenParagraph& before, const LineView& next) const {
    const LineView& last = before.last;
    if (text::trim(last.raw).starts_with('#') || text::trim(next.raw).starts_with('#') || is_rule(last.shown))
        return false;
    if (gap_before(*next.block).starts_with("  ") || last.raw.ends_with('\\') || last.shown.ends_with(':'))
        return false;
    return !is_capitals(last.shown) && !is_capitals(next.shown);
}

bool Joiner::is_broken(const OpenParagraph& before, const LineView& next) const {
    const std::string_view last = before.last.shown;
    const std::string_view first = before.first.shown;
    const bool one_line = before.first.block == before.last.block;
    if (is_capitals(last) || text::trim(before.last.raw).starts_with('#')) return false;
    if (!is_longer_than(last, width_ > 0 ? width_ / 2 : kShortestSentence)) return false;
    if (one_line && parse_marker(first) ? !is_longer_than(first, kShortestItem)
                                        : !begins_like_a_sentence(first) && !parse_marker(first))
        return false;
    const document::ParagraphFormat* above = document_.format(*before.last.block);
    const document::ParagraphFormat* below = document_.format(*next.block);
    if (above != nullptr && below != nullptr && (above->centered || below->centered || above->bold != below->bold))
        return false;
    return !are_of_a_list(before, next);
}

}  // namespace doichieu::structure
