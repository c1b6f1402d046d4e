#include <algorithm>
#include <string>
#include <vector>

#include "checks/dates_in_text.h"
#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "citation/words.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Words;
using registry::Body;
using registry::BodyName;
using registry::BodyNames;
using structure::Role;

/// The folded words that stand at a place, as the registry's names have them: "sở lao động - thương binh và xã hội". Many
/// names begin alike, and each is held against them in one comparison.
class WordsAhead {
  public:
    WordsAhead(const Words& words, std::size_t at, std::size_t longest) {
        text_.reserve(longest + text::WordKey::kMaxBytes);
        ends_.reserve(longest / 4);
        while (text_.size() < longest) {
            const Words::Folded word = words.folded_at(at);
            if (word.span.empty()) return;
            text_ += word.word;
            ends_.push_back({text_.size(), word.span.end});
            at = words.skip_space(word.span.end);
            const std::size_t dash = words.dash_at(at);
            if (dash != 0) at = words.skip_space(at + dash);
            text_ += dash != 0 ? " - " : " ";
        }
    }

    /// Where a folded name ends in the text, 0 when it does not stand there.
    [[nodiscard]] std::size_t end_of(std::string_view name) const {
        if (!text_.starts_with(name)) return 0;
        const auto end = std::ranges::find(ends_, name.size(), &Ends::in_name);
        return end != ends_.end() ? end->in_text : 0;
    }

  private:
    /// Of one word.
    struct Ends {
        std::size_t in_name;
        std::size_t in_text;
    };
    std::string text_;
    std::vector<Ends> ends_;
};

class AbolishedBody final : public Kind {
  public:
    /// Folded words around a name.
    struct Cues {
        std::vector<std::string> acts;
        std::vector<std::string> receives;
        std::vector<std::string> parts;  ///< parts of a body, named before it: "Đảng ủy Sở …"
        std::vector<std::string> works_with;
        std::vector<std::string> looking_back;  ///< types of document that tell with whom one has worked
        std::vector<std::string> posts;
        std::vector<std::string> members;  ///< what somebody is made in a team
        std::vector<std::string> former_before;
        std::vector<std::string> former_after;
        std::vector<std::string> tiers;       ///< words of the tier that ended: "huyện"
        std::vector<std::string> tier_heads;  ///< how the name of a body of a tier begins: "phòng", "hội nông dân"
        std::vector<std::string> tier_bodies;  ///< whole names, in capitals or not: "các huyện ủy"
        std::vector<std::string> not_in_name;
        std::vector<std::string> places;  ///< what may stand before the name of a place behind a body
        std::string tier_body;            ///< id of the body whose end was the end of its tier
        OptionalPattern past;             ///< in the sentence
        TimeHeadings headings;            ///< a report tells what is to be done in its last parts
    };
    explicit AbolishedBody(Cues cues)
        : cues_(std::move(cues)),
          begin_tier_body_(first_words(cues_.tier_bodies)),
          begin_tier_head_(first_words(cues_.tier_heads)),
          begin_post_(first_words(cues_.posts)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const legal::Date first_day = inquiry.context.date.interval.from;
        const auto& bodies = inquiry.context.registry.bodies();
        const auto gone = [&](const Body& body) { return body.to.stated() && body.to < first_day; };
        if (std::ranges::none_of(bodies, gone)) return;
        const auto& type = inquiry.identity().type;
        const bool looks_back = type && std::ranges::find(cues_.looking_back, type->value) != cues_.looking_back.end();
        // Of the living ones too, so that "Phòng Kinh tế" is not found in "Phòng Kinh tế và Hạ tầng" nor the reverse.
        const BodyNames& names = inquiry.context.registry.bodies_by_first_word();
        const auto tier = std::ranges::find(bodies, cues_.tier_body, &Body::id);
        const Body* tier_body = tier != bodies.end() && gone(*tier) ? &*tier : nullptr;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const bool recipient = paragraph.role == Role::recipient || paragraph.role == Role::recipients_label;
            const bool holder = paragraph.role == Role::annex;
            if (!recipient && !holder && paragraph.role != Role::body && paragraph.role != Role::heading) continue;
            const std::string_view bytes = inquiry.outline().text(paragraph);
            const Words& words = inquiry.words(paragraph);
            std::size_t after_post = Words::npos;  // "Trưởng phòng Nội vụ": the body's name begins small
            std::size_t after_body = 0;
            inquiry.for_each_word(paragraph, [&](base::Span word, text::FoldedWord folded) {
                const std::size_t at = word.begin;
                if (at < after_body) return;
                const std::size_t of_tier = tier_body != nullptr ? whole_body_of_tier(words, at, folded) : 0;
                const bool begins_small = bytes[at] >= 'a' && bytes[at] <= 'z';  // as most do
                const bool may_be_name = at == after_post || of_tier != 0 || (!begins_small && words.upper_at(at));
                if (!may_be_name) return;
                after_post = begin_post_.contains(folded) ? behind_post(words, at) : Words::npos;
                const auto [body, end_of_name] = longest(names, words, at, folded);
                std::size_t end = body != nullptr ? end_of_name : word.end;
                const Body* ended = body != nullptr && gone(*body) ? body : nullptr;
                const bool is_known = ended != nullptr;
                if (ended == nullptr && tier_body != nullptr) {
                    const std::size_t tier_end = std::max(of_tier, body_of_tier(words, at, folded, end_of_name));
                    if (tier_end != 0) {
                        end = tier_end;
                        ended = tier_body;
                    }
                }
                after_body = end;
                if (ended == nullptr) return;
                const base::Span span{paragraph.span.begin + static_cast<base::Offset>(at),
                                      paragraph.span.begin + static_cast<base::Offset>(end)};
                const std::size_t behind = behind_place(words, end);
                const auto works = [&] {
                    if (looks_back && !cues_.headings.look_ahead(inquiry, paragraph)) return false;
                    if (of_tier != 0 && !is_whole(words, behind)) return false;
                    return (is_actor(words, at, behind) || is_partner(words, at)) &&
                           !tells_of_the_past(inquiry, paragraph, words, at, *ended);
                };
                if (!inquiry.is_in_citation(span) && !is_former(words, at, end) && !is_former(words, at, behind) &&
                    (recipient || works()) && !inquiry.quotations().takes_out(span))
                    verdict.report(describe(inquiry, span, *ended, is_known));
            });
        }
    }

  private:
    struct Named {
        const Body* body = nullptr;
        std::size_t end = 0;
    };
    static Named longest(const BodyNames& names, const Words& words, std::size_t at, text::FoldedWord folded) {
        const auto list = names.find(folded);
        if (list == names.end()) return {};
        const WordsAhead ahead(words, at, list->second.front().folded.size());
        for (const BodyName& name : list->second) {
            if (const std::size_t end = ahead.end_of(name.folded)) return {name.body, end};
        }
        return {};
    }

    static std::vector<std::string_view> first_words(const std::vector<std::string>& names) {
        std::vector<std::string_view> words;
        for (const std::string_view name : names) words.push_back(name.substr(0, name.find(' ')));
        return words;
    }

    [[nodiscard]] std::size_t whole_body_of_tier(const Words& words, std::size_t at, text::FoldedWord folded) const {
        if (!begin_tier_body_.contains(folded)) return 0;
        std::size_t end = 0;
        for (const std::string& name : cues_.tier_bodies) end = std::max(end, words.match_forward(at, name));
        return end;
    }

    /// Not "các huyện đảo", "các huyện nghèo".
    [[nodiscard]] bool is_whole(const Words& words, std::size_t end) const {
        const std::size_t after = words.skip_space(end);
        return !words.letter_at(after) || std::ranges::any_of(cues_.acts, [&](const std::string& word) {
            return words.match_forward(after, word) != 0;
        });
    }

    /// End of "Hội Nông dân huyện", "UBND các huyện": a body that the registry does not list, of a tier that has ended.
    /// `known_end` is that of a living body's name ("Phòng Kinh tế"). 0 when it is none.
    [[nodiscard]] std::size_t body_of_tier(const Words& words, std::size_t at, text::FoldedWord folded,
                                           std::size_t known_end) const {
        std::size_t end = known_end;
        if (begin_tier_head_.contains(folded)) {
            for (const std::string& head : cues_.tier_heads) end = std::max(end, words.match_forward(at, head));
        }
        if (end == 0) return 0;
        constexpr int kLongestName = 7;
        for (int count = 0; count <= kLongestName; ++count) {
            const std::size_t next = words.skip_space(end);
            for (const std::string& tier : cues_.tiers) {
                if (const std::size_t tier_end = words.match_forward(next, tier)) return tier_end;
            }
            if (const std::size_t dash = words.dash_at(next)) {
                end = next + dash;
                continue;
            }
            const base::Span word = words.word_at(next);
            if (word.empty()) return 0;
            const auto stands_here = [&](const std::string& stop) { return words.match_forward(next, stop) != 0; };
            if (std::ranges::any_of(cues_.acts, stands_here) || std::ranges::any_of(cues_.not_in_name, stands_here))
                return 0;
            if (known_end != 0 && !stands_here("các")) return 0;
            end = word.end;
        }
        return 0;
    }

    /// Behind the places that follow a body: "các huyện, thị xã", "huyện Hưng Hà".
    [[nodiscard]] std::size_t behind_place(const Words& words, std::size_t end) const {
        std::size_t behind = end;
        const auto place_at = [&](std::size_t at) {
            std::size_t found = at;
            for (const std::string& place : cues_.places) found = std::max(found, words.match_forward(at, place));
            return found;
        };
        std::size_t at = words.skip_space(end);
        if (const std::size_t next = words.skip_comma(end); place_at(next) != next) at = next;
        for (;;) {
            std::size_t next = place_at(at);
            if (next == at && words.upper_at(at)) next = words.word_at(at).end;
            if (next == at) return behind;
            behind = next;
            at = words.skip_comma(behind);
        }
    }

    [[nodiscard]] std::size_t behind_post(const Words& words, std::size_t at) const {
        std::size_t behind = Words::npos;
        for (const std::string& post : cues_.posts) {
            if (const std::size_t end = words.match_forward(at, post)) behind = words.skip_space(end);
        }
        return behind;
    }

    [[nodiscard]] bool is_former(const Words& words, std::size_t begin, std::size_t end) const {
        const std::size_t before = words.back_space(begin);
        for (const std::string& word : cues_.former_before) {
            if (words.match_backward(before, word) != Words::npos) return true;
        }
        std::size_t after = words.skip_space(end);
        if (after < words.text().size() && (words.text()[after] == '(' || words.text()[after] == ','))
            after = words.skip_space(after + 1);
        for (const std::string& word : cues_.former_after) {
            if (words.match_forward(after, word) != 0) return true;
        }
        return false;
    }

    /// It stands as the subject of a clause and something is done, or right behind a word that hands it something.
    [[nodiscard]] bool is_actor(const Words& words, std::size_t begin, std::size_t end) const {
        const std::size_t before = words.back_space(before_part(words, begin));
        if (is_handed_something(words, before)) return true;
        std::size_t after = words.skip_space(end);
        if (after < words.text().size() && words.text()[after] == ':') after = words.skip_space(after + 1);
        for (const std::string& word : cues_.posts) {
            const std::size_t at = words.match_backward(before, word);
            if (at == Words::npos || words.match_forward(after, "đã") != 0) continue;
            if (opens_clause(words, at, ".;:)-|") || is_handed_something(words, at)) return true;
            if (opens_clause(words, at, ",") && is_made_member(words, end)) return true;
        }
        return opens_clause(words, before, ".;:,)-|") && std::ranges::any_of(cues_.acts, [&](const std::string& word) {
                   return words.match_forward(after, word) != 0;
               });
    }

    /// "Đảng ủy Sở …" begins with "Đảng ủy".
    [[nodiscard]] std::size_t before_part(const Words& words, std::size_t begin) const {
        const std::size_t before = words.back_space(begin);
        std::size_t first = begin;
        for (const std::string& part : cues_.parts) {
            const std::size_t at = words.match_backward(before, part);
            if (at != Words::npos) first = std::min(first, at);
        }
        return first;
    }

    /// "Ông Lê Văn An, Trưởng phòng Nội vụ huyện - Thành viên;"
    [[nodiscard]] bool is_made_member(const Words& words, std::size_t end) const {
        std::size_t after = words.skip_space(end);
        const std::size_t dash = words.dash_at(after);
        after = dash != 0 ? words.skip_space(after + dash) : words.skip_comma(end);
        return after != end && std::ranges::any_of(cues_.members, [&](const std::string& word) {
                   return words.match_forward(after, word) != 0;
               });
    }

    [[nodiscard]] bool is_partner(const Words& words, std::size_t begin) const {
        const std::size_t before = words.back_space(begin);
        return std::ranges::any_of(cues_.works_with, [&](const std::string& word) {
            const std::size_t at = words.match_backward(before, word);
            return at != Words::npos && !is_told_of_the_past(words, at);
        });
    }

    [[nodiscard]] bool is_handed_something(const Words& words, std::size_t begin) const {
        const std::size_t before = words.back_space(begin);
        return std::ranges::any_of(cues_.receives, [&](const std::string& word) {
            const std::size_t at = words.match_backward(before, word);
            if (at == Words::npos) return false;
            const std::size_t earlier = words.back_space(at);
            return words.match_backward(earlier, "đã") == Words::npos &&
                   words.match_backward(earlier, "theo") == Words::npos;
        });
    }

    /// One of `marks` stands before it, or nothing.
    static bool opens_clause(const Words& words, std::size_t at, std::string_view marks) {
        const std::size_t before = words.back_space(at);
        return before == 0 || marks.find(words.text()[before - 1]) != std::string_view::npos;
    }

    /// What a body did while it was there: the sentence says when.
    [[nodiscard]] bool tells_of_the_past(const Inquiry& inquiry, const structure::Paragraph& paragraph,
                                         const Words& words, std::size_t at, const Body& body) const {
        if (is_told_of_the_past(words, at)) return true;
        constexpr std::size_t kSentence = 400;
        const std::size_t begin = words.sentence_begin(at, kSentence);
        const std::string_view sentence = words.text().substr(begin, words.sentence_end(at, kSentence) - begin);
        if (cues_.past && cues_.past->matches_within(sentence)) return true;
        const auto offset = paragraph.span.begin + static_cast<base::Offset>(begin);
        return std::ranges::any_of(dates_in(sentence), [&](const DateInText& found) {
            return found.date.exists() && found.date.last_day() <= body.to &&
                   !inquiry.is_in_citation({offset + found.span.begin, offset + found.span.end});
        });
    }

    static bool is_told_of_the_past(const Words& words, std::size_t at) {
        constexpr std::size_t kSentence = 400;
        const std::size_t begin = words.sentence_begin(at, kSentence);
        const std::string_view sentence = words.text().substr(begin, at - begin);
        return sentence.find("đã ") != std::string_view::npos || sentence.find("Đã ") != std::string_view::npos;
    }

    static Fault describe(const Inquiry& inquiry, base::Span span, const Body& body, bool is_known) {
        Fault fault;
        fault.span = span;
        const auto& bodies = inquiry.context.registry.bodies();
        const auto successor = std::ranges::find(bodies, body.successor, &Body::id);
        const bool named = !body.successor.empty() && successor != bodies.end();
        fault.values = {
            {"body", same(inquiry.slice(span))},
            {"ended", same(body.to.vietnamese())},
            {"source", named_source(body.source)},
            {"advice",
             named ? base::TextPair{"ghi “" + successor->name + "”", "write “" + successor->name + "”"}
                   : base::TextPair{"ghi cơ quan hiện đang làm nhiệm vụ ấy", "name the body that has the task now"}}};
        if (!is_known || body.confidence == legal::Confidence::memory)
            fault.certainty = findings::Certainty::needs_review;
        return fault;
    }

    Cues cues_;
    // Their first words, for at most words nothing of the kind begins.
    text::WordSet begin_tier_body_;
    text::WordSet begin_tier_head_;
    text::WordSet begin_post_;
};

std::vector<std::string> folded(std::vector<std::string> words) {
    for (std::string& word : words) word = text::fold(word);
    return words;
}

std::shared_ptr<const Kind> decode_abolished_body(FieldReader& options) {
    AbolishedBody::Cues cues;
    cues.acts = folded(options.texts("acts"));
    cues.receives = folded(options.texts("receives"));
    cues.parts = folded(options.texts("parts"));
    cues.works_with = folded(options.texts("works_with"));
    cues.looking_back = options.texts("looking_back");
    cues.posts = folded(options.texts("posts"));
    cues.members = folded(options.texts("members"));
    cues.former_before = folded(options.texts("former_before"));
    cues.former_after = folded(options.texts("former_after"));
    cues.tiers = folded(options.texts("tiers"));
    cues.tier_heads = folded(options.texts("tier_heads"));
    cues.tier_bodies = folded(options.texts("tier_bodies"));
    cues.not_in_name = folded(options.texts("not_in_name"));
    cues.places = folded(options.texts("places"));
    cues.tier_body = options.text_or("tier_body", "");
    cues.past = optional_pattern(options, "past");
    cues.headings = TimeHeadings::decode(options);
    return std::make_shared<const AbolishedBody>(std::move(cues));
}

}  // namespace

KindRow abolished_body() {
    return {"abolished_body",
            {"cơ quan không còn vào ngày của văn bản lại được giao việc hoặc nhận văn bản",
             "a body that no longer exists at the document's date acts or receives"},
            {"body", "ended", "source", "advice"},
            decode_abolished_body};
}

}  // namespace doichieu::checks
