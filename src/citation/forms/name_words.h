#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "citation/words.h"
#include "registry/registry.h"

/// The words of a name in running text, and the names of instruments that they begin with.
namespace doichieu::citation {

struct NameWord {
    base::Span span;
    bool upper = false;
    FoldedWord folded;
    bool comma_before = false;
};

/// Words of a possible name from a place on, read as they are asked for; a comma may stand between words, nothing else.
class NameWords {
  public:
    NameWords(const Words& words, std::size_t at);

    [[nodiscard]] bool has(std::size_t index) {
        while (list_.size() <= index && !is_over_) read_next();
        return index < list_.size();
    }
    /// One that the list has.
    [[nodiscard]] const NameWord& operator[](std::size_t index) const { return list_[index]; }

  private:
    void read_next();

    const Words* words_;
    std::size_t at_;
    bool comma_ = false;
    bool is_over_ = false;
    std::vector<NameWord> list_;
};

/// Number of words as written of the longest name that the registry knows, from the word `from` on; 0 for none.
[[nodiscard]] std::size_t known_words(const registry::Registry& registry, NameWords& list, std::size_t from = 0);

/// The longest name of a law that the words from the first on make but for their marks.
struct PlainLaw {
    std::size_t count = 0;    ///< of words as written; 0 when there is none
    std::string_view folded;  ///< for Registry::by_name()
};
[[nodiscard]] PlainLaw known_plain_words(const registry::Registry& registry, NameWords& list);

/// text::fold() of the name that the words up to `count` make, abbreviations in full, as the registry stores names.
[[nodiscard]] std::string name_of(const NameWords& list, std::size_t count, std::size_t from = 0);

}  // namespace doichieu::citation
