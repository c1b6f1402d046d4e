#pragma once

#include <string>
#include <string_view>

namespace doichieu::legal {

/// One spelling of a body's name for comparing: "BCH Trung ương Đảng (khóa XI)" → "ban chấp hành trung ương".
[[nodiscard]] std::string body_key(std::string_view issuer);
/// The same of a name that is folded.
[[nodiscard]] std::string body_key_of_folded(std::string issuer);

/// One of the keys is the other with words before or after it ("tỉnh ủy" in "ban thường vụ tỉnh ủy"), or nothing is
/// known of one.
[[nodiscard]] bool may_be_same_body(std::string_view key, std::string_view other);

/// The words stand in the key as whole words.
[[nodiscard]] bool holds_words(std::string_view key, std::string_view words);

}  // namespace doichieu::legal
