#pragma once

#include <string>
#include <string_view>

namespace doichieu::text {

/// Key for comparing Vietnamese words: lower case, new tone placement (uỷ → ủy, hoà → hòa, thuý → thúy; not after
/// qu-, gi-), Ð ð Ɖ → đ, every dash → "-", every space run → one " ", trimmed. `text` is NFC.
[[nodiscard]] std::string fold(std::string_view text);

/// The same without the table of words (text/folded_words.h), which is made with it.
[[nodiscard]] std::string fold_characters(std::string_view text);

/// fold() without diacritics (đ → d): for tolerant look-up of words that lost their marks.
[[nodiscard]] std::string fold_unaccented(std::string_view text);

/// Only the tone placement is made uniform (new style); everything else stays.
[[nodiscard]] std::string unify_tone_placement(std::string_view text);

/// Full Vietnamese-aware case mapping (ICU root locale).
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);
/// First letter upper case, the rest as it is.
[[nodiscard]] std::string capitalize(std::string_view text);

}  // namespace doichieu::text
