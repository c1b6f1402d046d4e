#include "checks/word_bag.h"

#include <algorithm>

#include "text/folded_words.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

bool is_number(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool is_empty_word(std::string_view word) {
    static const std::set<std::string_view> kEmpty = {
        "về",   "việc",  "của",  "và",   "các",  "trong", "đối",  "với",   "cho", "đến",  "năm",   "một",
        "số",   "tại",   "theo", "công", "tác",  "sự",    "là",   "những", "ở",   "hành", "tiếp",  "tục",
        "tăng", "cường", "thực", "hiện", "giai", "đoạn",  "hình", "tình",  "mới", "ngày", "tháng", "quý"};
    return kEmpty.contains(word);
}

}  // namespace

WordBag word_bag(std::string_view text) {
    WordBag bag;
    for (const base::Span span : text::syllables(text)) {
        const std::string_view word = text::fold_word(text.substr(span.begin, span.size())).view();
        if (!is_number(word) && !is_empty_word(word)) bag.emplace(word);
    }
    return bag;
}

WordBag word_pairs(std::string_view text) {
    WordBag pairs;
    std::string before;
    for (const base::Span span : text::syllables(text)) {
        std::string word(text::fold_word(text.substr(span.begin, span.size())).view());
        const bool tells = !before.empty() && !is_number(word) && !(is_empty_word(before) && is_empty_word(word));
        if (tells) pairs.insert(before + " " + word);
        before = is_number(word) ? std::string() : std::move(word);
    }
    return pairs;
}

double shared_part(const WordBag& text, const WordBag& wanted) {
    if (wanted.empty()) return 0;
    const auto shared = std::ranges::count_if(wanted, [&](std::string_view word) { return text.contains(word); });
    return static_cast<double>(shared) / static_cast<double>(wanted.size());
}

}  // namespace doichieu::checks
