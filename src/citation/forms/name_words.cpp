#include "citation/forms/name_words.h"

#include <algorithm>
#include <optional>

#include "citation/grammar.h"
#include "text/fold.h"

namespace doichieu::citation {
namespace {

constexpr std::size_t kMaxNameWords = 24;
constexpr std::size_t kUsualNameWords = 8;

/// The words that an abbreviation stands for in names, "Luật Tổ chức HĐND và UBND"; null for any other word.
const Phrases* long_form(const NameWord& word) {
    return word.upper ? abbreviations().find(word.folded) : nullptr;
}

/// The words of a name in full: what an abbreviation stands for counts in its stead.
class FullWords {
  public:
    FullWords(NameWords& list, std::size_t from) : list_(list), from_(from) {
        full_.reserve(kUsualNameWords);
        counts_.reserve(kUsualNameWords);
        counts_.push_back(0);
    }

    /// The word, folded; nothing behind the last.
    [[nodiscard]] std::optional<std::string_view> at(std::size_t index) {
        while (full_.size() <= index) {
            const std::size_t next = from_ + counts_.size() - 1;
            if (!list_.has(next)) return std::nullopt;
            const Phrases* const parts = long_form(list_[next]);
            for (std::size_t part = 0; part < (parts == nullptr ? 1 : parts->size()); ++part)
                full_.push_back({next, part});
            counts_.push_back(full_.size());
        }
        const Phrases* const parts = long_form(list_[full_[index].word]);
        if (parts == nullptr) return list_[full_[index].word].folded.view();
        return (*parts)[full_[index].part];
    }
    /// How many words as written make so many in full; 0 when an abbreviation would be cut.
    [[nodiscard]] std::size_t as_written(std::size_t full) const {
        const auto found = std::find(counts_.begin(), counts_.end(), full);
        return found == counts_.end() ? 0 : static_cast<std::size_t>(found - counts_.begin());
    }

  private:
    struct Part {
        std::size_t word;
        std::size_t part;  ///< of what an abbreviation stands for
    };
    NameWords& list_;
    std::size_t from_;
    std::vector<Part> full_;
    std::vector<std::size_t> counts_;  ///< how many in full the first words as written make
};

}  // namespace

NameWords::NameWords(const Words& words, std::size_t at) : words_(&words), at_(at) {
    list_.reserve(kUsualNameWords);
}

void NameWords::read_next() {
    const base::Span whole = words_->word_at(at_);
    const base::Span word = words_->unglued(whole);
    is_over_ = list_.size() == kMaxNameWords || word.empty() || words_->digit_at(word.end);
    if (is_over_) return;
    list_.push_back({word, words_->upper_at(word.begin), fold_word(words_->slice(word)), comma_});
    is_over_ = word.end != whole.end;
    const std::size_t next = words_->skip_space(word.end);
    at_ = words_->skip_comma(next);
    comma_ = next < words_->text().size() && words_->text()[next] == ',';
}

std::size_t known_words(const registry::Registry& registry, NameWords& list, std::size_t from) {
    FullWords words(list, from);
    return words.as_written(registry.longest_name([&](std::size_t index) { return words.at(index); }));
}

PlainLaw known_plain_words(const registry::Registry& registry, NameWords& list) {
    FullWords full(list, 0);
    std::string plain;
    const auto known = registry.longest_plain_law([&](std::size_t index) -> std::optional<std::string_view> {
        const std::optional<std::string_view> word = full.at(index);
        if (!word) return std::nullopt;
        plain = text::fold_unaccented(*word);
        return plain;
    });
    if (known.folded.empty()) return {};
    return {full.as_written(known.words), known.folded};
}

std::string name_of(const NameWords& list, std::size_t count, std::size_t from) {
    std::string name;
    const auto add = [&](std::string_view word) {
        if (!name.empty()) name += ' ';
        name += word;
    };
    for (std::size_t i = from; i < count; ++i) {
        if (list[i].comma_before) name += ',';
        if (const Phrases* const parts = long_form(list[i]); parts != nullptr) {
            for (const std::string_view part : *parts) add(part);
        } else {
            add(list[i].folded.view());
        }
    }
    return name;
}

}  // namespace doichieu::citation
