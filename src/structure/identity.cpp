#include "structure/identity.h"

#include <algorithm>

#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "structure/body_name.h"
#include "structure/closing.h"
#include "structure/header_line.h"
#include "structure/line.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/folded_words.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kOpeningParagraphs = 24;
constexpr std::size_t kLongestOpening = 20'000;  // bytes of a paragraph that may hold the opening sentence
constexpr std::size_t kLongestBodyName = 90;     // code points

base::Span span_of(const Paragraph& paragraph, std::string_view text, std::string_view part) {
    const auto begin = paragraph.span.begin + static_cast<base::Offset>(part.data() - text.data());
    return {begin, begin + static_cast<base::Offset>(part.size())};
}

bool is_before_sections(const Paragraph& paragraph) {
    return (paragraph.role == Role::can_cu || paragraph.role == Role::body) && paragraph.section < 0;
}

/// The first words of a sentence begin the name of a body ("Ban Thường vụ …", "UBND xã …").
bool begins_body(std::string_view clause) {
    if (!starts_capital(clause)) return false;
    std::size_t end = std::min<std::size_t>(clause.size(), 40);
    while (end < clause.size() && end > 0 && (static_cast<unsigned char>(clause[end]) & 0xC0U) == 0x80U) --end;
    return begins_body_name(text::fold(clause.substr(0, end)));
}

constexpr std::string_view kActs[] = {
    " xây dựng ",   " ban hành ", " đề ra ", " báo cáo ",    " hướng dẫn ", " thông báo ", " yêu cầu ", " đề nghị ",
    " triển khai ", " tổ chức ",  " lập ",   " quyết định ", " kết luận ",  " kính ",      " chỉ đạo ", " trình "};

class IdentityReader {
  public:
    explicit IdentityReader(const IdentityInput& input) : input_(input), document_(input.outline.document()) {}

    Identity run() {
        const Opening& opening = input_.opening;
        identity_.type = opening.type;
        identity_.subject = opening.subject;
        identity_.notation = opening.notation;
        identity_.blank_number = opening.blank_number;
        identity_.date = opening.date;
        identity_.date_span = opening.date_span;
        identity_.year_of_date = opening.year_of_date;
        identity_.place = opening.place;
        read_closing_date();
        read_sentence();
        read_type_of_letter();
        read_issuer();
        read_level();
        read_regime();
        read_type_of_symbol();
        read_year();
        return std::move(identity_);
    }

  private:
    /// Minutes and old forms put place and date above the signature.
    void read_closing_date() {
        if (identity_.date.stated() || input_.opening.place_and_date || !input_.closing_date) return;
        const std::string line = document_.slice(*input_.closing_date);
        const auto date = parse_date_line(line);
        if (!date || !date->value.stated()) return;
        identity_.date = date->value;
        identity_.year_of_date = date->year;
        identity_.date_span = input_.closing_date;
    }

    /// The sentence that opens the document, "… xây dựng Kế hoạch … như sau:".
    void read_sentence() {
        const auto& paragraphs = input_.outline.paragraphs();
        std::size_t seen = 0;
        for (const Paragraph& paragraph : paragraphs) {
            if (paragraph.section >= 0 || ++seen > kOpeningParagraphs + input_.opening.pieces.size()) break;
            if (!is_before_sections(paragraph)) continue;
            const std::string_view text = input_.outline.text(paragraph);
            const std::string_view body = acting_body(text);
            if (body.empty()) continue;
            acting_ = Stated{standard_body_name(body), span_of(paragraph, text, body)};
            sentence_ = text.substr(static_cast<std::size_t>(body.data() - text.data()));
            return;
        }
    }

    /// A công văn prints no type name: V/v and a number of its kind tell it, and "-CV/" alone does.
    void read_type_of_letter() {
        if (identity_.type) return;
        const auto notation = parsed_notation();
        const bool says_so = notation && notation->type == "CV";
        const bool may_be = !notation || says_so || notation->form == legal::Notation::Form::typeless;
        if (identity_.subject && may_be) {
            identity_.type = Stated{"Công văn", identity_.subject->span};
        } else if (says_so) {
            identity_.type = Stated{"Công văn", identity_.notation->span};
        }
    }

    [[nodiscard]] std::optional<legal::Notation> parsed_notation() const {
        return identity_.notation ? legal::parse_notation(identity_.notation->value) : std::nullopt;
    }

    /// Where no title stands, the symbol of the number tells, unless it serves two types.
    void read_type_of_symbol() {
        if (identity_.type) return;
        const auto notation = parsed_notation();
        if (!notation || notation->type.empty()) return;
        const bool party = identity_.regime == legal::Regime::party;
        const auto types = legal::Vocabulary::instance().types_of_symbol(notation->type, party);
        // In the Party QĐ is a Quy định as well.
        if (types.size() == 1 || (!party && notation->type == "QĐ"))
            identity_.type =
                Stated{types.size() == 1 ? std::string(types.front()) : "Quyết định", identity_.notation->span};
    }

    void read_issuer() {
        const auto& bodies = input_.opening.bodies;
        if (!bodies.empty()) {
            identity_.issuer = bodies.back();
            if (bodies.size() > 1) identity_.superior = bodies[bodies.size() - 2];
            name_acting_board();
            name_organisation_of_board();
        } else if (acting_) {
            identity_.issuer = acting_;
        } else if (input_.opening.authority) {
            identity_.issuer = input_.opening.authority;
        } else {
            read_issuer_of_signature();
        }
    }

    /// The header names the committee; T/M names the board that acts for it.
    void name_acting_board() {
        const std::string committee = text::fold(identity_.issuer->value);
        for (const std::string& body : bodies_signed_for()) {
            const std::string board = text::fold(body);
            if (board == "ban thường vụ" && is_party_committee(committee)) {
                identity_.issuer->value = "Ban Thường vụ " + identity_.issuer->value;
            } else if ((board == "bộ chính trị" || board == "ban bí thư") &&
                       committee.starts_with("ban chấp hành trung ương")) {
                identity_.issuer->value = standard_body_name(body);
            }
        }
    }

    /// "HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH …", "ỦY BAN MTTQ VIỆT NAM TỈNH … / BAN THƯỜNG TRỰC": the line above says
    /// whose board it is.
    void name_organisation_of_board() {
        if (!identity_.superior || !is_mass_organisation(text::fold(identity_.superior->value))) return;
        const std::string& issuer = identity_.issuer->value;
        for (const std::string_view board : {"Ban Chấp hành", "BCH", "Ban Thường vụ", "Ban Thường trực"}) {
            if (!issuer.starts_with(board)) continue;
            const std::string unit = issuer.substr(board.size());
            std::string organisation = identity_.superior->value;
            if (!unit.empty()) {
                constexpr std::string_view kNation = " Việt Nam";
                if (!begins_unit_name(text::fold(unit.substr(1))) || !organisation.ends_with(kNation)) return;
                organisation.resize(organisation.size() - kNation.size());
            }
            identity_.issuer->value = std::string(board) + " " + organisation + unit;
            return;
        }
    }

    void read_issuer_of_signature() {
        for (const base::Span span : input_.authority_lines) {
            const std::string line = document_.slice(span);
            const std::string_view body = body_signed_for(line);
            if (body.empty()) continue;
            identity_.issuer = Stated{standard_body_name(body), span};
            return;
        }
    }

    [[nodiscard]] std::vector<std::string> bodies_signed_for() const {
        std::vector<std::string> bodies;
        for (const base::Span span : input_.authority_lines) {
            const std::string line = document_.slice(span);
            if (const std::string_view body = body_signed_for(line); !body.empty()) bodies.emplace_back(body);
        }
        return bodies;
    }

    void read_level() {
        if (identity_.issuer) identity_.level = legal_level(identity_.issuer->value);
        if (identity_.level == legal::Level::unknown && identity_.superior) read_level_of_organ();
        if (identity_.level == legal::Level::unknown && acting_) identity_.level = legal_level(acting_->value);
        if (identity_.level == legal::Level::unknown) {
            if (const auto notation = parsed_notation())
                identity_.level = legal::Vocabulary::instance().issuer(notation->issuer).level;
        }
        if (identity_.level == legal::Level::unknown && names_commune_recipients())
            identity_.level = legal::Level::commune;
    }

    static legal::Level legal_level(const std::string& name) { return level_of_body(text::fold(name)); }

    /// "UBND TỈNH … / SỞ …", "TỈNH ỦY … / BAN …": an organ stands at the level of the body that it serves; a committee
    /// stands below it.
    void read_level_of_organ() {
        const std::string issuer = text::fold(identity_.issuer->value);
        const bool committee = is_party_committee(issuer) || issuer.starts_with("ban thường vụ");
        if (!committee) identity_.level = legal_level(identity_.superior->value);
    }

    /// Each cue below ends with one of these words. To fold word by word is cheap, unless other spaces part them.
    static bool may_name_commune(std::string_view recipient) {
        for (std::size_t at = recipient.find(' '); at < recipient.size();) {
            const std::size_t end = std::min(recipient.find(' ', at + 1), recipient.size());
            const text::FoldedWord word = text::fold_word(recipient.substr(at + 1, end - at - 1));
            at = end;
            if (starts_with_any(word, {"xã", "phường", "thị", "đặc"}) || word.view().find(' ') != word.view().npos)
                return true;
        }
        return false;
    }

    /// "Đảng ủy" alone may stand anywhere; who gets its plan tells a commune.
    [[nodiscard]] bool names_commune_recipients() const {
        if (!identity_.issuer || text::fold(identity_.issuer->value).find("đảng ủy") == std::string::npos) return false;
        for (const Paragraph& paragraph : input_.outline.paragraphs()) {
            if (paragraph.role != Role::recipient) continue;
            const std::string_view recipient = input_.outline.text(paragraph).substr(0, 200);
            if (!may_name_commune(recipient)) continue;
            const std::string folded = text::fold(recipient);
            for (const std::string_view cue :
                 {"ubnd xã", "hđnd xã", "công an xã", "mttq xã", "ủy ban nhân dân xã", "ubnd phường", "ubnd thị trấn",
                  "ubnd đặc khu", "ubmttq xã", "ủy ban nhân dân phường"}) {
                if (folded.find(cue) != folded.npos) return true;
            }
        }
        return false;
    }

    void read_regime() {
        using enum legal::Regime;
        const Opening& opening = input_.opening;
        const auto notation = parsed_notation();
        const legal::Regime by_notation = notation ? legal::regime_of(*notation) : unknown;
        const std::string issuer = identity_.issuer ? text::fold(identity_.issuer->value) : std::string();
        const bool has_superior = identity_.superior.has_value();
        const bool of_mass_organisation =
            is_mass_organisation(issuer) || (has_superior && !is_state_body(issuer) && !is_party_committee(issuer) &&
                                             is_mass_organisation(text::fold(identity_.superior->value)));
        if (of_mass_organisation && !opening.party_title) {
            identity_.regime = unknown;
        } else if (opening.party_title) {
            identity_.regime = party;
        } else if ((opening.motto && !is_party_body_alone(issuer)) ||
                   (is_state_body(issuer) && !is_party_body(issuer))) {
            identity_.regime = by_notation == state_normative ? state_normative : state_administrative;
        } else if (is_party_body(issuer)) {
            identity_.regime = party;
        } else if (by_notation != unknown) {
            identity_.regime = by_notation;
        } else {
            read_regime_of_signature();
        }
    }

    /// A committee that printed the nation's title by mistake writes a Party document all the same.
    [[nodiscard]] bool is_party_body_alone(std::string_view issuer) const {
        const auto notation = parsed_notation();
        return is_party_body(issuer) && !is_state_body(issuer) && notation &&
               notation->form == legal::Notation::Form::party;
    }

    void read_regime_of_signature() {
        for (const base::Span span : input_.authority_lines) {
            const std::string line = document_.slice(span);
            const std::string body = text::fold(body_signed_for(line));
            if (is_party_body(body))
                identity_.regime = legal::Regime::party;
            else if (is_state_body(body))
                identity_.regime = legal::Regime::state_administrative;
            if (identity_.regime != legal::Regime::unknown) return;
        }
    }

    void read_year() {
        Years years;
        if (identity_.subject) years = read_years(identity_.subject->value);
        if (years.first == 0 && !sentence_.empty()) years = read_years(collapse(sentence_.substr(0, kLongestOpening)));
        identity_.year = years.first;
        identity_.last_year = years.last;
    }

    const IdentityInput& input_;
    const document::Document& document_;
    Identity identity_;
    std::optional<Stated> acting_;
    std::string_view sentence_;  ///< the opening sentence from the acting body on
};

}  // namespace

std::string_view acting_body(std::string_view sentence) {
    sentence = sentence.substr(0, kLongestOpening);
    std::size_t end = sentence.rfind("như sau");
    if (end == sentence.npos) end = sentence.rfind("sau đây");
    if (end == sentence.npos) return {};
    const std::string_view text = sentence.substr(0, end);
    // Clauses from the last to the first: the one that acts stands nearest to "như sau".
    std::size_t limit = text.size();
    while (limit > 0) {
        std::size_t begin = text.find_last_of(".,;:\n", limit - 1);
        begin = begin == text.npos ? 0 : begin + 1;
        const std::size_t start = text::skip_space(text, begin);
        const std::string_view clause = text.substr(start);
        if (begins_body(clause)) {
            std::size_t act = clause.npos;
            const std::string_view name = clause.substr(0, 6 * kLongestBodyName);
            for (const std::string_view word : kActs) act = std::min(act, name.find(word));
            const std::string_view body = clause.substr(0, std::min(act, clause.size()));
            if (act != clause.npos && !is_longer_than(body, kLongestBodyName) &&
                body.find_first_of(".,;:\n0123456789") == body.npos)
                return text::trim(body);
        }
        if (begin == 0) break;
        limit = begin - 1;
    }
    return {};
}

Identity read_identity(const IdentityInput& input) {
    return IdentityReader(input).run();
}

Components read_components(const IdentityInput& input) {
    const Opening& opening = input.opening;
    Components components;
    components.motto = opening.motto;
    components.party_title = opening.party_title;
    if (!opening.bodies.empty()) components.issuer = opening.bodies.back().span;
    components.number = opening.number;
    components.place_and_date = opening.place_and_date;
    components.type_name = opening.type_name;
    if (opening.subject) components.subject = opening.subject->span;
    components.recipients = input.recipients;
    components.signature = input.signature;
    const bool header = components.motto || components.party_title || components.issuer || components.number ||
                        components.place_and_date;
    const bool body = std::ranges::any_of(input.outline.paragraphs(), [](const Paragraph& paragraph) {
        return paragraph.role == Role::body || paragraph.role == Role::heading || paragraph.role == Role::can_cu;
    });
    components.looks_like_extract = !header && body && components.type_name.has_value();
    return components;
}

}  // namespace doichieu::structure
