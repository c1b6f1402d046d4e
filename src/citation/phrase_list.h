#pragma once

#include <cstddef>
#include <string_view>

#include "citation/grammar.h"
#include "citation/words.h"

namespace doichieu::citation {

/// The phrases of one list of corpus/grammar/phrases.tsv.
[[nodiscard]] Phrases phrases_of(std::string_view list);

/// One list of corpus/grammar/phrases.tsv.
class PhraseList {
  public:
    explicit PhraseList(std::string_view list);

    /// End of the phrase that begins at `at`, 0 when none does.
    [[nodiscard]] std::size_t end_at(const Words& words, std::size_t at) const;
    /// The phrases that begin with a word, as they stand in the table; null for most words.
    [[nodiscard]] const Phrases* beginning_with(FoldedWord word) const { return by_first_word_.find(word); }

  private:
    WordTable<Phrases> by_first_word_;
};

}  // namespace doichieu::citation
