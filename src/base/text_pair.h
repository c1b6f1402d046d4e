#pragma once

#include <string>

namespace doichieu::base {

enum class Language { vi, en };

/// One message in both languages of the product. Neither half is ever empty in what a user can see.
struct TextPair {
    std::string vi;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::vi ? vi : en; }
    [[nodiscard]] bool empty() const { return vi.empty() && en.empty(); }
    friend bool operator==(const TextPair&, const TextPair&) = default;
};

}  // namespace doichieu::base
