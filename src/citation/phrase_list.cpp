#include "citation/phrase_list.h"

#include <string>

#include "legal/embedded_table.h"

namespace doichieu::citation {

PhraseList::PhraseList(std::string_view list) {
    legal::for_each_row("grammar/phrases.tsv", 3, [&](const std::vector<std::string_view>& row) {
        if (row[0] == list) by_first_word_[std::string(row[1].substr(0, row[1].find(' ')))].push_back(row[1]);
    });
}

const std::vector<std::string_view>* PhraseList::beginning_with(FoldedWord word) const {
    const auto found = by_first_word_.find(word);
    return found == by_first_word_.end() ? nullptr : &found->second;
}

std::size_t PhraseList::end_at(const Words& words, std::size_t at) const {
    const auto [first, folded] = words.folded_at(at);
    const std::vector<std::string_view>* phrases = first.empty() ? nullptr : beginning_with(folded);
    if (phrases == nullptr) return 0;
    for (const std::string_view phrase : *phrases) {
        if (const std::size_t end = words.match_forward(at, phrase); end != 0) return end;
    }
    return 0;
}

}  // namespace doichieu::citation
