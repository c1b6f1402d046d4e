#include "checks/word_bag.h"

#include <algorithm>

#include "text/folded_words.h"
#include "text/syllables.h"

namespace doichieu::checks {

WordBag word_bag(std::string_view text) {
    static const std::set<std::string_view> kEmpty = {
        "về",   "việc",  "của",  "và",   "các",  "trong", "đối",  "với",   "cho", "đến",  "năm",   "một",
        "số",   "tại",   "theo", "công", "tác",  "sự",    "là",   "những", "ở",   "hành", "tiếp",  "tục",
        "tăng", "cường", "thực", "hiện", "giai", "đoạn",  "hình", "tình",  "mới", "ngày", "tháng", "quý"};
    WordBag bag;
    for (const base::Span span : text::syllables(text)) {
        const std::string_view word = text::fold_word(text.substr(span.begin, span.size())).view();
        const bool number = !word.empty() && word.front() >= '0' && word.front() <= '9';
        if (!number && !kEmpty.contains(word)) bag.emplace(word);
    }
    return bag;
}

double shared_part(const WordBag& text, const WordBag& wanted) {
    if (wanted.empty()) return 0;
    const auto shared = std::ranges::count_if(wanted, [&](std::string_view word) { return text.contains(word); });
    return static_cast<double>(shared) / static_cast<double>(wanted.size());
}

}  // namespace doichieu::checks
