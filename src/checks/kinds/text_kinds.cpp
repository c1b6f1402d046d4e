#include "checks/kinds/text_kinds.h"

#include "citation/words.h"
#include "text/fold.h"

namespace doichieu::checks {

using structure::Role;

TextQuery TextQuery::decode(FieldReader& options) {
    TextQuery query;
    for (const std::string& phrase : options.texts("phrases")) {
        query.phrases_.push_back(text::fold(phrase));
        query.shown_ += (query.shown_.empty() ? "“" : ", “") + phrase + "”";
    }
    if (options.has("pattern")) {
        const std::string expression = options.text("pattern");
        auto compiled = text::Pattern::compile(expression);
        if (!compiled)
            options.refuse("pattern", compiled.error().message);
        else
            query.pattern_.emplace(std::move(*compiled));
        query.shown_ += (query.shown_.empty() ? "“" : ", “") + expression + "”";
    }
    if (query.phrases_.empty() && !options.has("pattern"))
        options.refuse("phrases", {"cần “phrases” hoặc “pattern”", "“phrases” or “pattern” is needed"});
    if (options.has("where")) query.where_ = options.word("where", {"any", "body", "bases", "recipients", "signature"});
    return query;
}

std::optional<base::Span> TextQuery::find(std::string_view paragraph, std::size_t from) const {
    std::optional<base::Span> best;
    const citation::Words words(paragraph);
    for (std::size_t at = from; at < paragraph.size() && !phrases_.empty() && !best;) {
        if (!words.alphanumeric_at(at)) {
            at += std::max<std::size_t>(1, words.length_at(at));
            continue;
        }
        for (const std::string& phrase : phrases_) {
            const std::size_t end = words.match_forward(at, phrase);
            if (end != 0) best = base::Span{static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
        }
        const base::Span word = words.word_at(at);
        at = std::max<std::size_t>(word.end, at + 1);
    }
    if (pattern_) {
        if (const auto groups = pattern_->find(paragraph, from)) {
            if (!best || groups->front().begin < best->begin) best = groups->front();
        }
    }
    return best;
}

bool TextQuery::looks_at(const structure::Paragraph& paragraph) const {
    const Role role = paragraph.role;
    if (where_ == "body") return role == Role::body || role == Role::heading;
    if (where_ == "bases") return role == Role::can_cu;
    if (where_ == "recipients") return role == Role::recipient || role == Role::recipients_label;
    if (where_ == "signature") return role == Role::signature;
    return true;
}

}  // namespace doichieu::checks
