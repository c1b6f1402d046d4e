#include "citation/type_words.h"

#include <algorithm>
#include <array>

#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::citation {
bool is_citable(std::string_view type) {
    constexpr std::array<std::string_view, 6> kPapers{"Hợp đồng", "Giấy", "Phiếu", "Bản", "Thư công", "Quy hoạch"};
    if (type == "Giấy mời") return true;
    return std::none_of(kPapers.begin(), kPapers.end(),
                        [&](std::string_view paper) { return type.starts_with(paper); });
}

const TypeWords& TypeWords::instance() {
    static const TypeWords words;
    return words;
}

TypeWords::TypeWords() {
    for (const legal::TypeSymbol& row : legal::Vocabulary::instance().types()) {
        if (!is_citable(row.type)) continue;
        const Entry entry{row.folded, row.type};
        const std::string_view last = entry.folded.substr(entry.folded.rfind(' ') + 1);
        const std::string_view first = entry.folded.substr(0, entry.folded.find(' '));
        auto& same_last = by_last_word_[std::string(last)];
        const bool known =
            std::any_of(same_last.begin(), same_last.end(), [&](const Entry& e) { return e.folded == entry.folded; });
        if (known) continue;
        same_last.push_back(entry);
        by_first_word_[std::string(first)].push_back(entry);
    }
    const auto longest_first = [](auto& lists) {
        for (auto& [word, list] : lists) {
            std::sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) {
                return a.folded.size() != b.folded.size() ? a.folded.size() > b.folded.size() : a.folded < b.folded;
            });
        }
    };
    longest_first(by_last_word_);
    longest_first(by_first_word_);
    std::vector<std::string_view> last_words;
    for (const auto& [word, list] : by_last_word_) last_words.push_back(word);
    last_words_ = WordSet(last_words);
    // Folding may give a letter another mark, but leaves it the letter that it is.
    for (unsigned byte = 0; byte < last_bytes_.size(); ++byte)
        last_bytes_[byte] = byte >= 0x80 || (byte >= 'A' && byte <= 'Z');
    const auto may_end_in = [&](char last) { last_bytes_.set(static_cast<unsigned char>(last)); };
    for (const std::string_view word : last_words) may_end_in(text::fold_unaccented(word).back());
    for (const legal::TypeSymbol& row : legal::Vocabulary::instance().types()) {
        if (!row.symbol.empty()) may_end_in(row.symbol.back());
    }
}

TypeWord TypeWords::before(const Words& words, std::size_t end) const {
    const auto [last, folded] = words.folded_before(end);
    if (!may_end_with(folded)) return {};
    for (const Entry& entry : by_last_word_.find(folded)->second) {
        const std::size_t begin = words.match_backward(end, entry.folded);
        if (begin != Words::npos && !words.alphanumeric_before(begin)) {
            return {{static_cast<base::Offset>(begin), static_cast<base::Offset>(end)}, entry.type};
        }
    }
    return {};
}

bool TypeWords::are_told_by(std::string_view words) const {
    const auto found = by_last_word_.find(words.substr(words.rfind(' ') + 1));
    if (found == by_last_word_.end()) return true;
    return std::none_of(found->second.begin(), found->second.end(), [&](const Entry& entry) {
        return entry.folded.size() > words.size() && entry.folded.ends_with(words);
    });
}

TypeWord TypeWords::misspelled_before(const Words& words, std::size_t end, Case letters) const {
    const base::Span last = words.word_before(end);
    if (last.empty()) return {};
    const base::Span first = words.word_before(words.back_space(last.begin));
    if (first.empty() || (letters == Case::capital && !words.upper_at(first.begin))) return {};
    const std::string plain =
        text::fold_unaccented(words.slice(first)) + " " + text::fold_unaccented(words.slice(last));
    static const WordMap<std::string_view> kUnaccented = [&] {
        WordMap<std::string_view> types;
        for (const auto& [word, list] : by_last_word_) {
            for (const Entry& entry : list) types.try_emplace(text::fold_unaccented(entry.folded), entry.type);
        }
        return types;
    }();
    const auto found = kUnaccented.find(std::string_view(plain));
    return found == kUnaccented.end() ? TypeWord{} : TypeWord{{first.begin, last.end}, found->second};
}

TypeWord TypeWords::at(const Words& words, std::size_t at) const {
    const auto [first, folded] = words.folded_at(at);
    if (first.empty()) return {};
    const auto found = by_first_word_.find(folded);
    if (found == by_first_word_.end()) return {};
    for (const Entry& entry : found->second) {
        if (const std::size_t end = words.match_forward(at, entry.folded); end != 0) {
            return {{static_cast<base::Offset>(at), static_cast<base::Offset>(end)}, entry.type};
        }
    }
    return {};
}

TypeWord TypeWords::symbol_before(const Words& words, std::size_t end) const {
    const base::Span word = words.word_before(end);
    if (word.empty() || word.size() > 8 || words.alphanumeric_before(word.begin)) return {};
    const std::string_view symbol = words.slice(word);
    if (symbol == "cv") return {word, "Công văn"};  // letters stand small for nothing else
    if (!words.upper_at(word.begin)) return {};
    if (symbol == "VB") return {word, "Văn bản"};  // bears no symbol in a notation
    const legal::Vocabulary& vocabulary = legal::Vocabulary::instance();
    if (vocabulary.spell_type_symbol(symbol) != symbol) return {};
    // A decision unless something else tells of a regulation.
    if (symbol == "QĐ") return {word, "Quyết định"};
    for (const bool party : {true, false}) {
        for (const std::string_view type : vocabulary.types_of_symbol(symbol, party)) {
            if (is_citable(type)) return {word, type};
        }
    }
    return {};
}

}  // namespace doichieu::citation
