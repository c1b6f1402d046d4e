#include "analysis/statement.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "citation/fields.h"
#include "citation/words.h"
#include "graph/queries.h"
#include "legal/notation.h"
#include "registry/seat.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::analysis {
namespace {

using citation::Citation;
using legal::Relation;
using structure::Paragraph;
using structure::Role;

/// Types that make rules, so that "Bãi bỏ …" in them is done by being said. In a plan it is work to be done.
bool makes_rules(std::string_view type) {
    constexpr std::array<std::string_view, 9> kTypes{"Luật",      "Bộ luật",    "Pháp lệnh", "Nghị quyết",
                                                     "Nghị định", "Quyết định", "Quy định",  "Thông tư liên tịch",
                                                     "Thông tư"};
    return std::ranges::find(kTypes, type) != kTypes.end();
}

class Reader {
  public:
    Reader(const structure::Outline& outline, const citation::Citations& citations)
        : outline_(outline), citations_(citations), identity_(outline.identity()) {}

    std::optional<registry::Statement> run() const {
        if (!identity_.notation || !identity_.type || !identity_.issuer || identity_.blank_number) return {};
        if (!identity_.date.exists()) return {};
        const auto notation = legal::parse_notation(identity_.notation->value);
        if (!notation) return {};
        registry::Statement statement;
        statement.path = outline_.document().path();
        const findings::Place place = outline_.document().place(identity_.notation->span, 0);
        statement.line = place.line;
        statement.column = place.column;
        statement.end_line = place.end_line;
        statement.end_column = place.end_column;
        statement.type = identity_.type->value;
        statement.notation = *notation;
        statement.issued = identity_.date;
        statement.effective_from = first_day();
        statement.issuer = registry::placed_issuer(
            identity_.issuer->value, identity_.superior ? identity_.superior->value : std::string(), identity_.level);
        if (identity_.subject) statement.title = title_of(identity_.subject->value);
        for (const Citation& citation : citations_.items) {
            if (is_own_act(citation)) statement.acts.push_back(act_of(citation));
        }
        return statement;
    }

  private:
    /// memmem() skips over most of the text; string_view::find() stops at each of its first letters.
    static std::size_t find(std::string_view text, std::string_view words, std::size_t from) {
        const void* const found = ::memmem(text.data() + from, text.size() - from, words.data(), words.size());
        return found == nullptr ? text.npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    }

    /// "Quyết định này có hiệu lực thi hành kể từ ngày 01/7/2025", "… kể từ ngày ký"; nothing when it does not say so, of
    /// all of itself.
    [[nodiscard]] legal::Date first_day() const {
        constexpr std::string_view kForce = "hiệu lực";
        const std::string self = text::fold(identity_.type->value) + " này";
        for (const Paragraph& paragraph : outline_.paragraphs()) {
            const std::string_view text = outline_.text(paragraph);
            for (std::size_t at = find(text, kForce, 0); at != text.npos; at = find(text, kForce, at + 1)) {
                const citation::Words words(text);
                const std::size_t has = words.match_backward(words.back_space(at), "có");
                const std::size_t begin = has == words.npos ? has : words.match_backward(words.back_space(has), self);
                if (begin == words.npos || !begins_sentence(text.substr(0, words.back_space(begin)))) continue;
                std::size_t next = words.skip_space(at + kForce.size());
                for (const std::string_view word : {"thi hành", "kể", "từ"}) {
                    if (const std::size_t end = words.match_forward(next, word); end != 0) next = words.skip_space(end);
                }
                if (words.match_forward(next, "ngày ký") != 0) return identity_.date;
                const auto date = citation::read_date(words, next, true);
                if (date && date->date.exists() && date->date >= identity_.date) return date->date;
            }
        }
        return {};
    }

    /// Behind a full stop or a marker, "1. ", "Điều 3. ": what stands there is no part of another instrument or of this one.
    static bool begins_sentence(std::string_view before) {
        return before.empty() || std::string_view(".;:)-").find(before.back()) != std::string_view::npos;
    }

    /// Said by the document of itself, not by an instrument that it cites, and certain enough to be a fact for others.
    [[nodiscard]] bool is_own_act(const Citation& citation) const {
        const bool is_numbered = citation.form == citation::Form::numbered && !citation.repaired;
        const bool is_named = citation.form == citation::Form::named && !citation.name.empty();
        if ((!is_numbered && !is_named) || citation.cited_by >= 0) return false;
        const auto& paragraphs = outline_.paragraphs();
        if (citation.paragraph >= paragraphs.size()) return false;
        const Paragraph& paragraph = paragraphs[citation.paragraph];
        if (graph::changes(citation.relation)) return makes_change(citation, paragraph);
        switch (citation.relation) {
            case Relation::based_on:
            case Relation::implements:
            case Relation::continues:
            case Relation::guides:
            case Relation::details:
                return paragraph.role == Role::subject || paragraph.role == Role::can_cu ||
                       (paragraph.role == Role::body && paragraph.section < 0);
            default:
                return false;
        }
    }

    /// "Quyết định này thay thế Quyết định số …"; the subject line "về việc bãi bỏ …"; "Điều 1. Bãi bỏ …" in what makes
    /// rules. Not "rà soát, thay thế Quy chế số …", which is a task.
    [[nodiscard]] bool makes_change(const Citation& citation, const Paragraph& paragraph) const {
        if (paragraph.role == Role::subject || paragraph.role == Role::type_name) return true;
        if (paragraph.role == Role::can_cu || paragraph.role == Role::annex) return false;
        const std::string_view text = outline_.text(paragraph);
        const std::size_t end = std::min<std::size_t>(citation.raw.begin - paragraph.span.begin, text.size());
        constexpr std::size_t kSentence = 600;  // bytes before the citation that are looked at
        std::size_t begin = end > kSentence ? end - kSentence : 0;
        while (begin < end && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
        const std::string before = text::fold(text.substr(begin, end - begin));
        const std::string self = text::fold(identity_.type->value) + " này";
        if (before.find(self) != before.npos) return true;
        if (!makes_rules(identity_.type->value) || citation.cue.empty()) return false;
        const std::size_t cue = std::min<std::size_t>(citation.cue.begin - paragraph.span.begin, text.size());
        return is_marker(text::fold(text.substr(0, std::min(cue, kLongestMarker))), cue);
    }

    /// Nothing, "- ", "a) " or "Điều 1. ".
    static bool is_marker(std::string_view folded, std::size_t size) {
        if (size >= kLongestMarker) return false;
        constexpr std::string_view kArticle = "điều ";
        if (folded.starts_with(kArticle)) folded.remove_prefix(kArticle.size());
        const auto is_letter = [](unsigned char c) { return c >= 0x80 || (c >= 'a' && c <= 'z'); };
        return std::ranges::count_if(folded, is_letter) <= 1;
    }

    static constexpr std::size_t kLongestMarker = 16;

    /// With the "về" of the registry's titles.
    static std::string title_of(const std::string& subject) {
        const bool has_preposition = text::fold(subject.substr(0, subject.find(' '))) == "về";
        return has_preposition ? subject : "về " + subject;
    }

    [[nodiscard]] registry::Act act_of(const Citation& citation) const {
        registry::Act act;
        act.relation = citation.relation;
        act.whole = citation.provision.empty();
        act.type = citation.type;
        act.notation = citation.parsed;
        if (citation.form == citation::Form::named) act.name = citation.name;
        act.name_year = citation.name_year;
        act.issued = citation.date;
        act.issuer = citation.issuer;
        act.line = outline_.document().locate(citation.raw.begin).line;
        return act;
    }

    const structure::Outline& outline_;
    const citation::Citations& citations_;
    const structure::Identity& identity_;
};

}  // namespace

std::optional<registry::Statement> statement_of(const structure::Outline& outline,
                                                const citation::Citations& citations) {
    return Reader(outline, citations).run();
}

}  // namespace doichieu::analysis
