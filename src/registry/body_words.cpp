#include "registry/body_words.h"

#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::registry {

void BodyWords::add(std::string_view name) {
    Node node = kBegin;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        text::CodePoint c = text::decode(name, end);
        const bool is_small = !text::is_upper(c.value);
        while (c.length != 0 && text::is_letter(c.value)) {
            end += c.length;
            c = text::decode(name, end);
        }
        if (end == at) {
            at += c.length;
            continue;
        }
        const text::FoldedWord word = text::fold_word(name.substr(at, end - at));
        if (is_small) step(kNone, word, kBegin);
        const auto fresh = static_cast<Node>(ends_name_.size());
        node = step(node, word, fresh);
        if (node == fresh) ends_name_.push_back(false);
        at = end;
    }
    if (node != kBegin) ends_name_[node] = true;
}

BodyWords::Node BodyWords::next(Node node, text::FoldedWord word) const {
    return steps_[slot_of(node, word.view(), word.hash())].child;
}

bool BodyWords::stands_inside(text::FoldedWord word) const {
    return next(kNone, word) == kBegin;
}

std::size_t BodyWords::slot_of(Node node, std::string_view word, std::uint64_t hash) const {
    const std::size_t mask = steps_.size() - 1;
    std::size_t at = (hash + node * std::uint64_t{0x9E3779B9}) & mask;
    while (steps_[at].child != kNone && (steps_[at].node != node || steps_[at].hash != hash || steps_[at].word != word))
        at = (at + 1) & mask;
    return at;
}

BodyWords::Node BodyWords::step(Node node, text::FoldedWord word, Node child) {
    const std::size_t at = slot_of(node, word.view(), word.hash());
    if (steps_[at].child != kNone) return steps_[at].child;
    steps_[at] = {node, child, word.hash(), std::string(word.view())};
    if (++used_ * 2 > steps_.size()) grow();
    return child;
}

void BodyWords::grow() {
    std::vector<Step> old(steps_.size() * 2);
    old.swap(steps_);
    for (Step& step : old) {
        if (step.child != kNone) steps_[slot_of(step.node, step.word, step.hash)] = std::move(step);
    }
}

}  // namespace doichieu::registry
