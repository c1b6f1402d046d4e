#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "checks/kinds/kinds.h"
#include "citation/words.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Words;
using registry::Body;
using structure::Role;

struct Name {
    std::string folded;
    const Body* body = nullptr;
};

/// Names by their first word, the longest first. Of the living ones too, so that "Phòng Kinh tế" is not found in
/// "Phòng Kinh tế và Hạ tầng" nor the reverse.
using Names = text::WordMap<std::vector<Name>>;

/// Abbreviations such as "HU" or "CA huyện" mean too many things: of two letters or fewer, or in capitals alone.
bool is_abbreviation(std::string_view name, std::string_view folded) {
    return name.find(' ') == std::string_view::npos || folded.find(' ') < 3;
}

Names collect(const registry::Registry& registry) {
    Names names;
    const auto add = [&](const std::string& name, const Body& body) {
        const std::string folded = text::fold(name);
        if (is_abbreviation(name, folded)) return;
        std::string first = folded.substr(0, folded.find(' '));
        names[std::move(first)].push_back({folded, &body});
    };
    for (const Body& body : registry.bodies()) {
        add(body.name, body);
        for (const std::string& alias : body.aliases) add(alias, body);
    }
    for (auto& [first, list] : names)
        std::ranges::stable_sort(list, [](const Name& a, const Name& b) { return a.folded.size() > b.folded.size(); });
    return names;
}

class AbolishedBody final : public Kind {
  public:
    /// Folded words around a name.
    struct Cues {
        std::vector<std::string> acts;
        std::vector<std::string> receives;
        std::vector<std::string> works_with;
        std::vector<std::string> looking_back;  ///< types of document that tell with whom one has worked
        std::vector<std::string> posts;
        std::vector<std::string> former_before;
        std::vector<std::string> former_after;
    };
    explicit AbolishedBody(Cues cues) : cues_(std::move(cues)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const legal::Date first_day = inquiry.context.date.interval.from;
        const auto& bodies = inquiry.context.registry.bodies();
        const auto gone = [&](const Body& body) { return body.to.stated() && body.to < first_day; };
        if (std::ranges::none_of(bodies, gone)) return;
        const auto& type = inquiry.identity().type;
        const bool looks_back = type && std::ranges::find(cues_.looking_back, type->value) != cues_.looking_back.end();
        const Names names = collect(inquiry.context.registry);
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const bool recipient = paragraph.role == Role::recipient || paragraph.role == Role::recipients_label;
            const bool holder = paragraph.role == Role::annex;
            if (!recipient && !holder && paragraph.role != Role::body && paragraph.role != Role::heading) continue;
            const std::string_view bytes = inquiry.outline().text(paragraph);
            const Words words(bytes);
            for (std::size_t at = 0; at < bytes.size();) {
                if (!words.letter_at(at)) {
                    at += std::max<std::size_t>(1, words.length_at(at));
                    continue;
                }
                const base::Span word = words.word_at(at);
                if (!words.upper_at(at)) {
                    at = std::max<std::size_t>(word.end, at + 1);
                    continue;
                }
                const Name* name = longest(names, words, word);
                const std::size_t end = name != nullptr ? words.match_forward(at, name->folded) : word.end;
                if (name != nullptr && gone(*name->body)) {
                    const base::Span span{paragraph.span.begin + static_cast<base::Offset>(at),
                                          paragraph.span.begin + static_cast<base::Offset>(end)};
                    if (!inquiry.is_in_citation(span) && !is_former(words, at, end) &&
                        (recipient || is_actor(words, at, end) || (!looks_back && is_partner(words, at))) &&
                        !inquiry.quotations().takes_out(span))
                        verdict.report(describe(inquiry, span, *name->body));
                }
                at = std::max(end, at + 1);
            }
        }
    }

  private:
    static const Name* longest(const Names& names, const Words& words, base::Span word) {
        const auto list = names.find(text::fold_word(words.slice(word)));
        if (list == names.end()) return nullptr;
        for (const Name& name : list->second) {
            if (words.match_forward(word.begin, name.folded) != 0) return &name;
        }
        return nullptr;
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
        const std::size_t before = words.back_space(begin);
        if (is_handed_something(words, before)) return true;
        const std::size_t after = words.skip_space(end);
        for (const std::string& word : cues_.posts) {
            const std::size_t at = words.match_backward(before, word);
            if (at == Words::npos || words.match_forward(after, "đã") != 0) continue;
            if (opens_clause(words, at, ".;:)-|") || is_handed_something(words, at)) return true;
        }
        return opens_clause(words, before, ".;:,)-|") && std::ranges::any_of(cues_.acts, [&](const std::string& word) {
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
            return at != Words::npos && words.match_backward(words.back_space(at), "đã") == Words::npos;
        });
    }

    /// One of `marks` stands before it, or nothing.
    static bool opens_clause(const Words& words, std::size_t at, std::string_view marks) {
        const std::size_t before = words.back_space(at);
        return before == 0 || marks.find(words.text()[before - 1]) != std::string_view::npos;
    }

    static bool is_told_of_the_past(const Words& words, std::size_t at) {
        constexpr std::size_t kSentence = 400;
        const std::size_t begin = words.sentence_begin(at, kSentence);
        const std::string_view sentence = words.text().substr(begin, at - begin);
        return sentence.find("đã ") != std::string_view::npos || sentence.find("Đã ") != std::string_view::npos;
    }

    static Fault describe(const Inquiry& inquiry, base::Span span, const Body& body) {
        Fault fault;
        fault.span = span;
        const auto& bodies = inquiry.context.registry.bodies();
        const auto successor = std::ranges::find(bodies, body.successor, &Body::id);
        const bool named = !body.successor.empty() && successor != bodies.end();
        fault.values = {
            {"body", same(inquiry.slice(span))},
            {"ended", same(body.to.vietnamese())},
            {"source", same(body.source)},
            {"advice",
             named ? base::TextPair{"ghi “" + successor->name + "”", "write “" + successor->name + "”"}
                   : base::TextPair{"ghi cơ quan hiện đang làm nhiệm vụ ấy", "name the body that has the task now"}}};
        if (body.confidence == legal::Confidence::memory) fault.certainty = findings::Certainty::needs_review;
        return fault;
    }

    Cues cues_;
};

std::vector<std::string> folded(std::vector<std::string> words) {
    for (std::string& word : words) word = text::fold(word);
    return words;
}

std::shared_ptr<const Kind> decode_abolished_body(FieldReader& options) {
    AbolishedBody::Cues cues;
    cues.acts = folded(options.texts("acts"));
    cues.receives = folded(options.texts("receives"));
    cues.works_with = folded(options.texts("works_with"));
    cues.looking_back = options.texts("looking_back");
    cues.posts = folded(options.texts("posts"));
    cues.former_before = folded(options.texts("former_before"));
    cues.former_after = folded(options.texts("former_after"));
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
