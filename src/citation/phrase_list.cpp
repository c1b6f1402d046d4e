#include "citation/phrase_list.h"

#include <string>

#include "legal/embedded_table.h"

namespace doichieu::citation {

namespace {

struct PhraseRow {
    std::string_view list;
    std::string_view words;
};

/// The table is taken apart once, however many lists are asked for.
const std::vector<PhraseRow>& phrase_rows() {
    static const std::vector<PhraseRow> rows = [] {
        std::vector<PhraseRow> read;
        legal::for_each_row("grammar/phrases.tsv", 3, [&](const std::vector<std::string_view>& row) {
            read.push_back({row[0], row[1]});
        });
        return read;
    }();
    return rows;
}

}  // namespace

std::vector<std::string_view> phrases_of(std::string_view list) {
    std::vector<std::string_view> phrases;
    for (const PhraseRow& row : phrase_rows()) {
        if (row.list == list) phrases.push_back(row.words);
    }
    return phrases;
}

PhraseList::PhraseList(std::string_view list) {
    for (const std::string_view phrase : phrases_of(list))
        by_first_word_[std::string(phrase.substr(0, phrase.find(' ')))].push_back(phrase);
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
