#include "structure/opening.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "legal/vocabulary.h"
#include "structure/body_name.h"
#include "structure/header_line.h"
#include "structure/line.h"
#include "structure/marker.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kMostBlocks = 120;
constexpr std::size_t kMostUnknown = 8;
constexpr std::size_t kLongestSubjectLine = 300;  // code points of a line of the subject
constexpr std::size_t kLongestCapitals = 900;     // the same of one in capitals, which is no text

/// A type word at the start of a line, and what follows it.
struct TypeWord {
    std::string_view standard;
    std::string_view written;
    std::string_view rest;
};

bool is_capital_word(std::string_view word) {
    return is_capitals(word) || !starts_small(word);
}

/// The longest type word; with `capitals` only words in capitals count ("CHƯƠNG TRÌNH công tác" is a Chương trình).
TypeWord type_word(std::string_view line, bool capitals) {
    TypeWord found;
    std::size_t end = 0;
    for (int words = 0; words < 5 && end < line.size(); ++words) {
        std::size_t next = line.find(' ', end);
        if (next == line.npos) next = line.size();
        std::size_t word_end = next;
        while (word_end > end && (line[word_end - 1] == ':' || line[word_end - 1] == '*' || line[word_end - 1] == ','))
            --word_end;
        if (capitals && !is_capital_word(line.substr(end, word_end - end))) break;
        if (capitals && !is_capitals(line.substr(0, word_end))) break;
        const std::string_view standard = legal::Vocabulary::instance().type_of_word(line.substr(0, word_end));
        if (!standard.empty()) found = {standard, line.substr(0, word_end), line.substr(word_end)};
        if (word_end != next) break;
        end = text::skip_space(line, next);
    }
    return found;
}

bool is_about(std::string_view line) {
    return starts_with_any(line, {"V/v", "V/V", "v/v", "Về việc", "VỀ VIỆC", "V/ v"});
}

/// "KẾT LUẬN / CỦA BAN THƯỜNG VỤ …", "HƯỚNG DẪN LIÊN NGÀNH": whose it is, not what it is about.
bool names_owner(std::string_view line) {
    return starts_with_any(line, {"CỦA ", "LIÊN NGÀNH", "LIÊN TỊCH"}) && is_capitals(line);
}

bool is_addressee_label(std::string_view line) {
    return starts_with_any(line, {"Kính gửi", "KÍNH GỬI", "Kính gởi", "Kính trình", "KÍNH TRÌNH", "Kính Gửi"});
}

/// Without "V/v", "Về việc", "về".
std::string_view without_lead(std::string_view subject) {
    for (const std::string_view lead :
         {"V/v:", "V/v", "V/V:", "V/V", "v/v", "V/ v", "Về việc", "về việc", "VỀ VIỆC", "Về", "về", "VỀ"}) {
        if (!subject.starts_with(lead)) continue;
        const std::size_t rest = text::skip_space(subject, lead.size());
        return rest > lead.size() && rest < subject.size() ? subject.substr(rest) : subject;
    }
    return subject;
}

bool is_post_line(std::string_view folded) {
    for (const std::string_view post : {"chủ tịch", "bộ trưởng", "giám đốc", "thủ tướng", "trưởng", "chánh",
                                        "cục trưởng", "hiệu trưởng", "tổng giám đốc", "khóa ", "kỳ họp"}) {
        if (folded.starts_with(post)) return true;
    }
    return false;
}

bool opens_section(std::string_view line) {
    const std::optional<Marker> marker = parse_marker(line);
    return marker && marker->kind != MarkerKind::dash;
}

bool ends_in_as_follows(std::string_view line) {
    return line.ends_with("như sau:") || line.ends_with("như sau") || line.ends_with("sau đây:") ||
           line.ends_with("như sau :");
}

std::string_view last_words(std::string_view text, int count) {
    std::size_t begin = text.size();
    for (int i = 0; i < count && begin != text.npos && begin > 0; ++i) begin = text.rfind(' ', begin - 1);
    return begin == text.npos ? text : text.substr(std::min(begin + 1, text.size()));
}

class OpeningReader {
  public:
    explicit OpeningReader(const document::Document& document) : document_(document) {}

    Opening run() {
        const auto& blocks = document_.blocks();
        const std::size_t limit = std::min(blocks.size(), kMostBlocks);
        for (; block_ < limit; ++block_) {
            const document::Block& block = blocks[block_];
            using enum document::BlockRole;
            if (block.role == footnote || block.role == endnote || block.role == header || block.role == footer) {
                piece({}, Role::other, false);
                continue;
            }
            line_ = document_.text(block);
            if (!read_line()) break;
        }
        return finish();
    }

  private:
    enum class Phase { head, subject, after, addressees };

    bool read_line() {
        const std::string_view line = visible(line_);
        switch (phase_) {
            case Phase::head:
                return read_head(line);
            case Phase::subject:
                return read_subject(line);
            case Phase::after:
                return read_after(line);
            case Phase::addressees:
                return read_addressee(line);
        }
        return false;
    }

    bool read_head(std::string_view line) {
        if (is_can_cu_line(line) || (opens_section(line) && !is_about(line)) || ends_in_as_follows(line)) return false;
        const bool in_table = text::trim(line_).starts_with('|');
        const bool columns = (in_table || line_.find('\t') != line_.npos) && !is_longer_than(line_, kLongestColumnLine);
        if (is_longer_than(line, kLongestSubjectLine) && !columns) return false;
        bool readable = true;
        for (const std::string_view cell : cells(line_)) {
            const std::size_t right = right_column(cell);
            for (const std::string_view part : {text::trim(cell.substr(0, right)), cell.substr(right)}) {
                if (part.empty()) continue;
                if (readable) readable = read_head_cell(part);
                // The other column of a line that holds a known one stays with it.
                if (!readable && result_.end_block > block_) piece(part, Role::other, false);
            }
        }
        return readable;
    }

    /// Where the right column begins in a line that two became: "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM". The
    /// line's end without one.
    static std::size_t right_column(std::string_view cell) {
        if (is_longer_than(cell, kLongestColumnLine)) return cell.size();
        for (const std::string_view head : {" CỘNG H", " Cộng h", " ĐẢNG CỘNG", " Độc lập", " ĐỘC LẬP"}) {
            const std::size_t at = cell.find(head);
            if (at == cell.npos) continue;
            const HeaderLine kind = classify_header_line(cell.substr(at + 1));
            if (kind == HeaderLine::national_name || kind == HeaderLine::motto || kind == HeaderLine::party_title)
                return at + 1;
        }
        return cell.size();
    }

    bool read_head_cell(std::string_view cell) {
        if (cell == "|") return read_border(cell);
        if (complete_number(cell) || complete_date(cell)) return true;
        const HeaderLine kind = classify_header_line(cell);
        if (kind == HeaderLine::other || kind == HeaderLine::body_name) {
            if (read_type(cell)) return true;
            if (is_about(cell) || (cell.starts_with("về việc ") && follows_number())) return begin_about(cell);
            if (is_addressee_label(cell)) return begin_addressees(cell);
            if (continues_about(cell)) return add_subject(cell);
        }
        // "V/v thực hiện Chỉ thị" / "số 31/CT-TTg trên địa bàn xã"
        if (kind == HeaderLine::number && result_.number && continues_about(cell)) return add_subject(cell);
        if (read_known(kind, cell)) return true;
        if (is_capitals(cell) && !result_.bodies.empty() && !result_.number) {
            append_body(cell);
            return piece(cell, Role::header, true);
        }
        const bool sentence = is_longer_than(cell, 120) || (ends_sentence(cell) && is_longer_than(cell, 60));
        if (sentence || ++unknown_ > kMostUnknown) return false;
        return piece(cell, Role::other, false);
    }

    /// The border of a cell that a page left alone in its line: what was begun goes on behind it.
    bool read_border(std::string_view cell) {
        if (block_ - begun_block_ == 1) begun_block_ = block_;
        if (block_ - begun_date_block_ == 1) begun_date_block_ = block_;
        piece(cell, Role::header, strong_);
        return true;
    }

    /// A line whose kind tells its place in the header block.
    bool read_known(HeaderLine kind, std::string_view cell) {
        switch (kind) {
            case HeaderLine::rule:
            case HeaderLine::mark:
                piece(cell, Role::header, kind == HeaderLine::mark || strong_);
                return true;
            case HeaderLine::party_title:
                if (!result_.party_title) result_.party_title = span(cell);
                break;
            case HeaderLine::national_name:
            case HeaderLine::motto:
                if (!result_.motto)
                    result_.motto = span(cell);
                else
                    result_.motto->end = std::max(result_.motto->end, span(cell).end);
                break;
            case HeaderLine::number:
                read_number(cell);
                if (const auto line = parse_number_line(cell)) read_date_behind(cell, line->text);
                break;
            case HeaderLine::place_and_date:
                read_date(cell);
                break;
            case HeaderLine::body_name:
                add_body(cell);
                piece(cell, Role::header, true);
                return true;
            case HeaderLine::other:
                return false;
        }
        strong_ = true;
        return piece(cell, Role::header, true);
    }

    void read_number(std::string_view cell) {
        if (result_.number) return;
        result_.number = span(cell);
        number_block_ = block_;
        if (const auto line = parse_number_line(cell)) {
            result_.blank_number = line->blank;
            if (!line->notation.empty()) result_.notation = Stated{line->notation, span(line->text)};
        } else {
            begun_number_ = std::string(cell);
            begun_block_ = block_;
            result_.blank_number = cell.find_first_of("0123456789") == cell.npos;
        }
    }

    /// "Số: 12" and "/KH-UBND" in two cells or lines.
    bool complete_number(std::string_view cell) {
        if (begun_number_.empty()) return false;
        const std::string begun = std::exchange(begun_number_, {});
        if (block_ - begun_block_ > 1 || is_longer_than(cell, 60)) return false;
        const auto line = parse_number_line(begun + " " + std::string(cell));
        if (!line || parse_number_line(cell) || parse_date_line(cell)) return false;
        const base::Span whole{result_.number->begin, span(cell).end};
        result_.number = whole;
        result_.blank_number = line->blank;
        // Behind "Số:" alone the second cell holds the whole notation.
        const bool divided = begun.find_first_of("0123456789") != begun.npos;
        if (!line->notation.empty()) result_.notation = Stated{line->notation, divided ? whole : span(cell)};
        return piece(cell, Role::header, true);
    }

    void read_date(std::string_view cell) {
        if (result_.place_and_date) return;
        result_.place_and_date = span(cell);
        const auto line = parse_date_line(cell);
        if (!line || !line->value.stated()) {
            begun_date_ = std::string(cell);  // the year may stand in the next line
            begun_date_block_ = block_;
        }
        if (!line) return;
        if (!line->place.empty())
            result_.place = Stated{text::unify_tone_placement(collapse(line->place)), span(line->place)};
        result_.year_of_date = line->year;
        if (!line->value.stated()) return;
        result_.date = line->value;
        result_.date_span = span(line->date);
    }

    /// "Lam Giang, ngày 15" and "tháng 02 năm 2023" in two cells or lines.
    bool complete_date(std::string_view cell) {
        if (begun_date_.empty()) return false;
        std::string whole = std::exchange(begun_date_, {}) + " ";
        whole += cell;
        if (block_ - begun_date_block_ > 1) return false;
        const auto line = parse_date_line(whole);
        const bool is_begun = !line && is_date_begun(whole);
        if (!is_begun && (!line || !line->value.stated())) return false;
        result_.place_and_date->end = span(cell).end;
        begun_date_block_ = block_;
        if (is_begun) {
            begun_date_ = std::move(whole);
        } else {
            // A place ends before its comma in the first of the lines.
            const base::Offset begin = result_.place_and_date->begin;
            if (!line->place.empty())
                result_.place = Stated{text::unify_tone_placement(collapse(line->place)),
                                       {begin, begin + static_cast<base::Offset>(line->place.size())}};
            result_.date = line->value;
            result_.year_of_date = line->year;
            result_.date_span = base::Span{begin + static_cast<base::Offset>(line->date.data() - whole.data()),
                                           result_.place_and_date->end};
        }
        return piece(cell, Role::header, true);
    }

    /// "Số: 12/QĐ-UBND Lam Giang, ngày 11 tháng 11 năm 2024": two columns that became one line.
    void read_date_behind(std::string_view cell, std::string_view number) {
        const std::string_view rest =
            text::trim(cell.substr(static_cast<std::size_t>(number.data() + number.size() - cell.data())));
        if (parse_date_line(rest)) read_date(rest);
    }

    void add_body(std::string_view cell) {
        const std::string folded = text::fold(cell);
        // The right column of the Youth Union's papers bears its name where others bear the nation's.
        if (!result_.bodies.empty() &&
            (folded == "đoàn tncs hồ chí minh" || folded == "đoàn thanh niên cộng sản hồ chí minh")) {
            // "BAN CHẤP HÀNH TRUNG ƯƠNG" beside it is the Union's, not the Party's.
            std::string& first = result_.bodies.front().value;
            if (text::fold(first).find("đoàn") == std::string::npos) first += " Đoàn TNCS Hồ Chí Minh";
            return;
        }
        if (result_.number && !result_.bodies.empty()) return;
        // A name of one word wraps: "ĐẢNG ỦY" / "CÔNG TY …".
        if (!result_.bodies.empty() && bare_body_) return append_body(cell);
        bare_body_ = folded == "đảng ủy" || folded == "chi bộ" || folded == "đảng bộ" || folded == "văn phòng" ||
                     folded == "ban chỉ đạo";
        raw_body_ = std::string(cell);
        result_.bodies.push_back({standard_body_name(cell), span(cell)});
    }

    void append_body(std::string_view cell) {
        bare_body_ = false;
        raw_body_ += " ";
        raw_body_ += cell;
        result_.bodies.back().value = standard_body_name(raw_body_);
    }

    bool read_type(std::string_view cell) {
        TypeWord word = type_word(cell, true);
        if (word.standard.empty()) {
            const bool markdown_heading =
                document_.kind() == document::SourceKind::markdown && text::trim(line_).starts_with('#');
            word = type_word(cell, false);
            const bool alone = word.rest.empty() && starts_capital(cell);
            const bool first = unknown_ == 0 && starts_capital(cell) && starts_small(text::trim(word.rest)) &&
                               !ends_sentence(cell) && !is_longer_than(cell, 200);
            if (word.standard.empty() || !(markdown_heading || alone || first)) return false;
        }
        std::string_view rest = text::trim(word.rest);
        if (rest.starts_with(':') || starts_with_any(rest, {"số ", "SỐ ", "Số ", "này", "trên"})) return false;
        result_.type = Stated{std::string(word.standard), span(word.written)};
        result_.type_name = span(word.written);
        strong_ = true;
        phase_ = Phase::subject;
        piece(word.written, Role::type_name, true);
        rest = visible(rest);
        if (names_owner(rest)) return piece(rest, Role::type_name, true);
        return rest.empty() || add_subject(rest);
    }

    bool begin_about(std::string_view cell) {
        if (result_.subject) return false;
        strong_ = true;
        about_ = true;
        return add_subject(cell);
    }

    /// Letters of the Party: "Số 412-CV/VPTU" / "về việc …".
    [[nodiscard]] bool follows_number() const { return result_.number && block_ == number_block_ + 1; }

    [[nodiscard]] bool continues_about(std::string_view cell) const {
        return about_ && line_number() - subject_line_ <= 1 && !is_longer_than(cell, 100) && !is_capitals(cell);
    }

    bool add_subject(std::string_view cell) {
        const std::string_view value = result_.subject ? cell : without_lead(cell);
        if (!result_.subject) {
            result_.subject = Stated{collapse(value), span(value)};
        } else {
            result_.subject->value += ' ';
            result_.subject->value += collapse(value);
            result_.subject->span.end = span(cell).end;
        }
        subject_line_ = line_number();
        subject_tail_ = cell;
        subject_block_ = block_;
        return piece(cell, Role::subject, true);
    }

    bool read_subject(std::string_view line) {
        if (is_rule(line)) {
            phase_ = Phase::after;
            return piece(line, Role::header, true);
        }
        if (!result_.subject && names_owner(line)) return piece(line, Role::type_name, true);
        const bool basis =
            line.starts_with("Căn cứ") || (is_can_cu_line(line) && (ends_sentence(line) || line.ends_with(',') ||
                                                                    (result_.subject && is_longer_than(line, 200))));
        const bool ends = basis || opens_section(line) || is_addressee_label(line) || ends_in_as_follows(line) ||
                          line.starts_with('(') ||
                          is_longer_than(line, is_capitals(line) ? kLongestCapitals : kLongestSubjectLine);
        const bool fits = result_.subject ? continues_subject(line) : begins_subject(line);
        if (ends || !fits) {
            phase_ = Phase::after;
            return read_after(line);
        }
        return add_subject(line);
    }

    [[nodiscard]] bool begins_subject(std::string_view line) const {
        if (ends_sentence(line) && is_longer_than(line, 120)) return false;
        const HeaderLine kind = classify_header_line(line);
        return kind == HeaderLine::other || (kind == HeaderLine::body_name && !is_capitals(line));
    }

    [[nodiscard]] bool continues_subject(std::string_view line) const {
        if (line_number() - subject_line_ > 1 || ends_sentence(subject_tail_)) return false;
        if (starts_small(line)) return !(ends_sentence(line) && is_longer_than(line, 120));
        // Behind a title in capitals the text begins: "Thực hiện Kế hoạch" / "số 31-KH/TU …".
        if (is_capitals(subject_tail_) && !is_capitals(line) && is_can_cu_line(line)) return false;
        const HeaderLine kind = classify_header_line(line);
        if ((kind != HeaderLine::other && !is_cited_number(kind, line)) || is_post_line(text::fold(line))) return false;
        const document::ParagraphFormat* before = document_.format(document_.blocks()[subject_block_]);
        const document::ParagraphFormat* here = document_.format(document_.blocks()[block_]);
        if (here != nullptr && before != nullptr)
            return here->centered == before->centered && here->bold == before->bold && here->centered;
        return !ends_sentence(line) && (is_capitals(subject_tail_) == is_capitals(line) || !is_longer_than(line, 100));
    }

    /// "… THỰC HIỆN NGHỊ QUYẾT" / "SỐ 71-NQ/TW …": the number of what the title names; the document has its own already.
    [[nodiscard]] bool is_cited_number(HeaderLine kind, std::string_view line) const {
        return kind == HeaderLine::number && result_.number && is_capitals(subject_tail_) == is_capitals(line) &&
               std::ranges::any_of(std::array{1, 2, 3}, [&](int words) {
                   return !legal::Vocabulary::instance().type_of_word(last_words(subject_tail_, words)).empty();
               });
    }

    bool read_after(std::string_view line) {
        if (complete_date(line)) return true;
        if (is_addressee_label(line)) return begin_addressees(line);
        const HeaderLine kind = classify_header_line(line);
        if (kind == HeaderLine::rule) return piece(line, Role::header, true);
        if (kind == HeaderLine::number || kind == HeaderLine::place_and_date || kind == HeaderLine::party_title ||
            kind == HeaderLine::national_name || kind == HeaderLine::motto)
            return read_known(kind, line);
        if (line.starts_with('(') && !is_longer_than(line, kLongestSubjectLine)) return piece(line, Role::other, true);
        const std::string folded = is_capitals(line) && !is_longer_than(line, 150) ? text::fold(line) : std::string();
        if (folded.empty() || line.ends_with(':')) return false;
        if (kind == HeaderLine::body_name || is_post_line(folded)) {
            if (!result_.authority && kind == HeaderLine::body_name)
                result_.authority = Stated{standard_body_name(line), span(line)};
            return piece(line, Role::header, true);
        }
        return begins_unit_name(folded) && piece(line, Role::header, true);
    }

    bool begin_addressees(std::string_view line) {
        phase_ = Phase::addressees;
        const std::size_t colon = line.find(':');
        addressees_follow_ = colon == line.npos || text::trim(line.substr(colon + 1)).empty();
        strong_ = true;
        return piece(line, Role::recipients_label, true);
    }

    bool read_addressee(std::string_view line) {
        if (is_can_cu_line(line)) return false;
        const auto marker = parse_marker(line);
        const bool listed = marker && marker->kind == MarkerKind::dash;
        const bool plain =
            addressees_follow_ && !marker && !is_longer_than(line, 100) && (line.ends_with(';') || line.ends_with(','));
        return (listed || plain) && !is_longer_than(line, kLongestSubjectLine) && piece(line, Role::recipient, true);
    }

    [[nodiscard]] std::uint32_t line_number() const { return document_.blocks()[block_].line; }

    [[nodiscard]] base::Span span(std::string_view part) const {
        const auto begin =
            document_.blocks()[block_].span.begin + static_cast<base::Offset>(part.data() - line_.data());
        return {begin, begin + static_cast<base::Offset>(part.size())};
    }

    bool piece(std::string_view part, Role role, bool known) {
        const document::Block& block = document_.blocks()[block_];
        result_.pieces.push_back({static_cast<std::uint32_t>(block_), part.empty() ? block.span : span(part), role});
        if (known) result_.end_block = static_cast<std::uint32_t>(block_) + 1;
        return true;
    }

    /// What lies behind the last known line belongs to the body.
    Opening finish() {
        if (!strong_) return {};
        auto& pieces = result_.pieces;
        std::erase_if(pieces, [&](const Piece& piece) { return piece.block >= result_.end_block; });
        return std::move(result_);
    }

    const document::Document& document_;
    Opening result_;
    std::size_t block_ = 0;
    std::string_view line_;
    Phase phase_ = Phase::head;
    std::size_t unknown_ = 0;
    bool strong_ = false;  ///< something was found that only a header block has
    bool about_ = false;
    bool bare_body_ = false;
    bool addressees_follow_ = false;
    std::string raw_body_;
    std::string begun_number_;
    std::size_t begun_block_ = 0;
    std::string begun_date_;
    std::size_t begun_date_block_ = 0;
    std::size_t number_block_ = 0;
    std::uint32_t subject_line_ = 0;
    std::size_t subject_block_ = 0;
    std::string_view subject_tail_;
};

}  // namespace

Opening read_opening(const document::Document& document) {
    return OpeningReader(document).run();
}

bool is_can_cu_line(std::string_view line) {
    const auto marker = begins_prose(line) ? std::nullopt : parse_marker(line);
    if (marker && marker->kind == MarkerKind::dash) line = visible(line.substr(marker->length));
    if (line.empty() || std::string_view("CXTSQ").find(line.front()) == line.npos) return false;
    if (starts_with_any(
            line, {"Căn cứ", "CĂN CỨ", "Xét đề nghị", "Xét Tờ trình", "Xét tờ trình", "Xét Báo cáo", "Xét báo cáo",
                   "Theo đề nghị", "Sau khi xem xét", "Sau khi nghe", "Qua xem xét", "Trên cơ sở xem xét"}))
        return true;
    for (const std::string_view verb :
         {"Thực hiện ", "Triển khai thực hiện ", "Triển khai ", "Thi hành ", "Quán triệt "}) {
        if (!line.starts_with(verb)) continue;
        std::string_view rest = line.substr(verb.size());
        if (starts_with_any(rest, {"các ", "tinh thần "})) rest = rest.substr(rest.find(' ') + 1);
        return !type_word(rest.substr(0, 120), false).standard.empty();
    }
    return false;
}

}  // namespace doichieu::structure
