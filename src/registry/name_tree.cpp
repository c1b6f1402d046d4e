#include "registry/name_tree.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <type_traits>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::registry {

struct NameTree::Header {
    char magic[8] = {'n', 'a', 'm', 'e', 's', '.', '0', '1'};
    std::uint64_t steps = 0;
};

NameTree::NameTree() : own_steps_(16) {
    static std::atomic<std::uint64_t> made = 0;
    serial_ = ++made;
    steps_ = own_steps_;
}

std::optional<NameTree> NameTree::over(std::string_view image) {
    static_assert(std::is_trivially_copyable_v<Step> && sizeof(Header) % alignof(Step) == 0);
    Header header;
    const Header expected;
    if (image.size() < sizeof header || std::bit_cast<std::uintptr_t>(image.data()) % alignof(Step) != 0) return {};
    std::memcpy(&header, image.data(), sizeof header);
    image.remove_prefix(sizeof header);
    if (std::memcmp(header.magic, expected.magic, sizeof header.magic) != 0 || !std::has_single_bit(header.steps) ||
        header.steps > image.size() / sizeof(Step))
        return {};
    NameTree tree;
    tree.own_steps_ = {};
    tree.steps_ = {reinterpret_cast<const Step*>(image.data()), header.steps};
    tree.words_ = image.substr(header.steps * sizeof(Step));
    return tree;
}

std::string NameTree::image() const {
    Header header;
    header.steps = steps_.size();
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.append(reinterpret_cast<const char*>(steps_.data()), steps_.size_bytes());
    return bytes.append(words_);
}

void NameTree::add(std::string_view name) {
    Node node = kBegin;
    std::size_t slot = 0;
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
        if (is_small) step(kNone & ~kEnds, word.view(), word.hash(), kBegin);
        slot = step(node, word.view(), word.hash(), nodes_);
        node = steps_[slot].child & ~kEnds;
        at = end;
    }
    if (node != kBegin) own_steps_[slot].child |= kEnds;
}

void NameTree::add_folded(std::string_view words) {
    Node node = kBegin;
    std::size_t slot = 0;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(word.size() + 1, words.size()));
        slot = step(node, word, text::hash_of_word(word), nodes_);
        node = steps_[slot].child & ~kEnds;
    }
    if (node != kBegin) own_steps_[slot].child |= kEnds;
}

std::size_t NameTree::step(Node node, std::string_view word, std::uint64_t hash, Node child) {
    std::size_t at = slot_of(node, word, hash);
    if (steps_[at].child != kNone) return at;
    if (2 * ++used_ > steps_.size()) {
        grow();
        at = slot_of(node, word, hash);
    }
    if (child == nodes_) ++nodes_;
    own_steps_[at] = {node, child, hash, static_cast<std::uint32_t>(own_words_.size()),
                      static_cast<std::uint32_t>(word.size())};
    own_words_.insert(own_words_.end(), word.begin(), word.end());
    words_ = {own_words_.data(), own_words_.size()};
    return at;
}

void NameTree::grow() {
    std::vector<Step> old(own_steps_.size() * 2);
    old.swap(own_steps_);
    steps_ = own_steps_;
    for (const Step& step : old) {
        if (step.child != kNone) own_steps_[slot_of(step.node, words_.substr(step.word, step.size), step.hash)] = step;
    }
}

}  // namespace doichieu::registry
