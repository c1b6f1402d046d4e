#include "checks/word_bag.h"

#include <algorithm>
#include <iterator>

#include "text/folded_words.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

bool is_number(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool is_empty_word(text::FoldedWord word) {
    static const text::WordSet kEmpty = {"về",   "việc",  "của",  "và",   "các",  "trong", "đối",  "với",   "cho",
                                         "đến",  "năm",   "một",  "số",   "tại",  "theo",  "công", "tác",   "sự",
                                         "là",   "những", "ở",    "hành", "tiếp", "tục",   "tăng", "cường", "thực",
                                         "hiện", "giai",  "đoạn", "hình", "tình", "mới",   "ngày", "tháng", "quý"};
    return kEmpty.contains(word);
}

}  // namespace

WordBag word_bag(std::string_view text) {
    WordBag bag;
    const std::vector<base::Span> syllables = text::syllables(text);
    bag.reserve(syllables.size());
    for (const base::Span span : syllables) {
        const text::FoldedWord word = text::fold_word(text.substr(span.begin, span.size()));
        if (!is_number(word) && !is_empty_word(word)) bag.push_back(word.hash());
    }
    std::ranges::sort(bag);
    const auto repeated = std::ranges::unique(bag);
    bag.erase(repeated.begin(), repeated.end());
    return bag;
}

WordBag joined(const WordBag& a, const WordBag& b) {
    WordBag both;
    both.reserve(a.size() + b.size());
    std::ranges::set_union(a, b, std::back_inserter(both));
    return both;
}

WordPairs word_pairs(std::string_view text) {
    WordPairs pairs;
    std::string before;
    bool is_before_empty = false;
    for (const base::Span span : text::syllables(text)) {
        const text::FoldedWord word = text::fold_word(text.substr(span.begin, span.size()));
        const bool is_empty = is_empty_word(word);
        const bool tells = !before.empty() && !is_number(word) && !(is_before_empty && is_empty);
        if (tells) pairs.insert(before + " " + std::string(word.view()));
        before = is_number(word) ? std::string_view() : word.view();
        is_before_empty = is_empty;
    }
    return pairs;
}

double shared_part(const WordBag& text, const WordBag& wanted) {
    if (wanted.empty()) return 0;
    std::size_t shared = 0;
    auto at = text.begin();
    for (const std::uint64_t word : wanted) {
        at = std::lower_bound(at, text.end(), word);
        shared += at != text.end() && *at == word ? 1U : 0U;
    }
    return static_cast<double>(shared) / static_cast<double>(wanted.size());
}

}  // namespace doichieu::checks
