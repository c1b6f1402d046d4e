#include "checks/kinds/text_kinds.h"

#include <algorithm>

#include "citation/words.h"
#include "io/embedded.h"
#include "text/fold.h"

namespace doichieu::checks {

using structure::Role;

namespace {

struct Where {
    std::string_view name;
    bool (*looks_at)(Role);
};

constexpr Where kWhere[] = {
    {"any", nullptr},
    {"header", [](Role role) { return role == Role::header || role == Role::other; }},
    {"subject", [](Role role) { return role == Role::subject; }},
    {"bases", [](Role role) { return role == Role::can_cu; }},
    {"heading", [](Role role) { return role == Role::heading; }},
    {"body", [](Role role) { return role == Role::body || role == Role::heading; }},
    {"recipients", [](Role role) { return role == Role::recipient || role == Role::recipients_label; }},
    {"signature", [](Role role) { return role == Role::signature; }},
    {"annex", [](Role role) { return role == Role::annex; }}};

}  // namespace

OptionalPattern optional_pattern(FieldReader& options, std::string_view key) {
    if (!options.has(key)) return {};
    std::string expression = options.text(key);
    // What the program carries was compiled by its tests.
    const auto carried = io::embedded_file(options.source().path);
    if (!carried || !carried->starts_with(options.source().text)) {
        const auto compiled = text::Pattern::compile(expression);
        if (!compiled) {
            options.refuse(key, compiled.error().message);
            return {};
        }
    }
    return OptionalPattern(std::move(expression));
}

const text::Pattern& OptionalPattern::compiled() const {
    std::call_once(state_->once, [this] {
        auto pattern = text::Pattern::compile(state_->expression);
        // Only a carried rule comes here uncompiled, and those are tested; a pattern that matches nothing is safe.
        if (!pattern) pattern = text::Pattern::compile("[^\\x00-\\x{10FFFF}]");
        state_->ready.store(&state_->pattern.emplace(std::move(*pattern)), std::memory_order_release);
    });
    return *state_->pattern;
}

TimeHeadings TimeHeadings::decode(FieldReader& options) {
    return {optional_pattern(options, "past_heading"), optional_pattern(options, "coming_heading")};
}

namespace {

bool is_below(const Inquiry& inquiry, const structure::Paragraph& paragraph, const OptionalPattern& heading) {
    if (!heading) return false;
    const auto& sections = inquiry.outline().sections();
    for (std::int32_t s = paragraph.section; s >= 0; s = sections[static_cast<std::size_t>(s)].parent) {
        const structure::Section& section = sections[static_cast<std::size_t>(s)];
        if (&inquiry.outline().paragraphs()[section.heading] == &paragraph) continue;
        if (heading->matches_within(inquiry.slice(section.title))) return true;
    }
    return false;
}

}  // namespace

bool TimeHeadings::look_back(const Inquiry& inquiry, const structure::Paragraph& paragraph) const {
    return is_below(inquiry, paragraph, past);
}

bool TimeHeadings::look_ahead(const Inquiry& inquiry, const structure::Paragraph& paragraph) const {
    return is_below(inquiry, paragraph, coming) && !look_back(inquiry, paragraph);
}

std::string raw_text(FieldReader& options, std::string_view key) {
    const io::YamlNode* node = options.node(key);
    return node != nullptr && node->kind == io::YamlNode::Kind::scalar ? node->scalar : std::string();
}

bool holds_any_words(std::string_view text, const std::vector<std::string>& folded) {
    const citation::Words words(text);
    for (std::size_t at = 0; at < text.size();) {
        if (!words.letter_at(at)) {
            at += std::max<std::size_t>(1, words.length_at(at));
            continue;
        }
        if (std::ranges::any_of(folded,
                                [&](const std::string& wanted) { return words.match_forward(at, wanted) != 0; }))
            return true;
        at = std::max<std::size_t>(words.word_at(at).end, at + 1);
    }
    return false;
}

TextQuery TextQuery::decode(FieldReader& options) {
    TextQuery query;
    for (const std::string& phrase : options.texts("phrases")) {
        query.may_begin_.add(query.phrases_.emplace_back(text::fold(phrase)));
        query.shown_ += (query.shown_.empty() ? "“" : ", “") + phrase + "”";
    }
    if (options.has("pattern")) {
        const std::string expression = options.text("pattern");
        query.pattern_ = optional_pattern(options, "pattern");
        query.shown_ += (query.shown_.empty() ? "“" : ", “") + expression + "”";
    }
    if (query.phrases_.empty() && !options.has("pattern"))
        options.refuse("phrases", {"cần “phrases” hoặc “pattern”", "“phrases” or “pattern” is needed"});
    query.unless_ = optional_pattern(options, "unless");
    if (options.has("where")) {
        std::vector<std::string_view> names;
        for (const Where& where : kWhere) names.push_back(where.name);
        const std::string name = options.word("where", names);
        const auto* const chosen = std::ranges::find(kWhere, name, &Where::name);
        if (chosen != std::end(kWhere)) query.looks_at_ = chosen->looks_at;
    }
    return query;
}

std::optional<TextQuery::Found> TextQuery::find(const Inquiry& inquiry, const structure::Paragraph& paragraph,
                                                std::size_t from) const {
    const text::Passage passage = inquiry.passage(paragraph);
    std::optional<Found> best;
    if (!phrases_.empty()) {
        const citation::Words& words = inquiry.words(paragraph);
        inquiry.for_each_word(paragraph, [&](base::Span word, text::FoldedWord folded) {
            if (best || word.begin < from || !may_begin_.may_hold(folded)) return;
            for (const std::string& phrase : phrases_) {
                const std::size_t end = words.match_forward(word.begin, phrase);
                if (end != 0) best = {{word.begin, static_cast<base::Offset>(end)}, {}};
            }
        });
    }
    if (pattern_) {
        if (const auto groups = pattern_->find(passage, from)) {
            if (!best || groups->front().begin < best->span.begin)
                best = {groups->front(), groups->size() > 1 ? (*groups)[1] : base::Span{}};
        }
    }
    if (best && from == 0 && unless_ && unless_->matches_within(passage)) return std::nullopt;
    return best;
}

}  // namespace doichieu::checks
