#include "legal/body_key.h"

#include <utility>

#include "legal/memo.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::legal {
namespace {

void replace_words(std::string& text, std::string_view words, std::string_view by) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + by.size() + 1)) {
        if (text::word_starts_at(text, at) && text::word_ends_at(text, at + words.size()))
            text.replace(at, words.size(), by);
    }
}

}  // namespace

bool holds_words(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        if (text::word_starts_at(text, at) && text::word_ends_at(text, at + words.size())) return true;
    }
    return false;
}

std::string body_key(std::string_view issuer) {
    thread_local Memo<std::string> memo;  // documents name few bodies, again and again
    return memo.get(issuer, [&] { return body_key_of_folded(text::fold(issuer)); });
}

std::string body_key_of_folded(std::string key) {
    if (const std::size_t bracket = key.find('('); bracket != std::string::npos) key.erase(bracket);
    if (const std::size_t term = key.find(" khóa "); term != std::string::npos) key.erase(term);
    static constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
        {"bch", "ban chấp hành"}, {"btv", "ban thường vụ"},      {"ubnd", "ủy ban nhân dân"},
        {"tw", "trung ương"},     {"hđnd", "hội đồng nhân dân"}, {"trung ương đảng", "trung ương"},
        {"t.ư", "trung ương"},    {"ttg", "thủ tướng"}};
    for (const auto& [written, full] : kSpellings) replace_words(key, written, full);
    return std::string(text::trim(key));
}

bool may_be_same_body(std::string_view key, std::string_view other) {
    if (key.empty() || other.empty()) return true;
    return holds_words(key, other) || holds_words(other, key);
}

}  // namespace doichieu::legal
