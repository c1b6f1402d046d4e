#pragma once

#include <string_view>
#include <vector>

#include "citation/words.h"

namespace doichieu::citation {

/// The phrases of one list of corpus/grammar/phrases.tsv, which live as long as the process.
[[nodiscard]] std::vector<std::string_view> phrases_of(std::string_view list);

/// One list of corpus/grammar/phrases.tsv.
class PhraseList {
  public:
    explicit PhraseList(std::string_view list);

    /// End of the phrase that begins at `at`, 0 when none does.
    [[nodiscard]] std::size_t end_at(const Words& words, std::size_t at) const;
    /// The phrases that begin with a word, as they stand in the table; null for most words.
    [[nodiscard]] const std::vector<std::string_view>* beginning_with(FoldedWord word) const;

  private:
    WordMap<std::vector<std::string_view>> by_first_word_;
};

}  // namespace doichieu::citation
