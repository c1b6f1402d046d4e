#include "similarity/words.h"

#include <xxhash.h>

#include "text/syllables.h"

namespace doichieu::similarity {

Word word_of(std::string_view folded) {
    return static_cast<Word>(XXH3_64bits(folded.data(), folded.size()));
}

std::vector<Word> words_of(std::string_view folded) {
    std::vector<Word> words;
    for (const base::Span span : text::syllables(folded))
        words.push_back(word_of(folded.substr(span.begin, span.size())));
    return words;
}

std::uint64_t fingerprint(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t fingerprint(const std::vector<Word>& words) {
    return XXH3_64bits(words.data(), words.size() * sizeof(Word));
}

}  // namespace doichieu::similarity
