#include "structure/secrecy.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::structure {

namespace {

constexpr std::size_t kOpeningBlocks = 40;
constexpr std::size_t kLongestMark = 64;
constexpr std::array<std::string_view, 3> kMarks = {"mật", "tối mật", "tuyệt mật"};

/// The letters and spaces of a line, lower case, single-spaced: a mark may stand in a frame, brackets or asterisks, and
/// with letters spaced out no further.
std::string words_of(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const auto c = text::decode(line, at);
        if (text::is_letter(c.value) || c.value == ':') {
            out += line.substr(at, c.length);
        } else if (!out.empty() && !out.ends_with(' ')) {
            out += ' ';
        }
        at += c.length;
    }
    return text::to_lower(text::trim(out));
}

Secrecy secrecy_of_line(std::string_view line) {
    if (line.size() > kLongestMark) return Secrecy::none;
    // "mật" in small letters is honey in a list as well; the mark is written large.
    if (line.find_first_of("MT") == std::string_view::npos) return Secrecy::none;
    if (line.find("ậ") == std::string_view::npos && line.find("Ậ") == std::string_view::npos) return Secrecy::none;
    std::string words = words_of(line);
    for (const std::string_view label : {"độ mật:", "độ mật", "dấu mật:"}) {
        if (words.size() > label.size() && words.starts_with(label)) words = text::trim(words.substr(label.size()));
    }
    const auto mark = std::ranges::find(kMarks, words);
    return mark == kMarks.end() ? Secrecy::none : static_cast<Secrecy>(mark - kMarks.begin() + 1);
}

}  // namespace

Secrecy secrecy_of(const document::Document& document) {
    using document::BlockRole;
    Secrecy highest = Secrecy::none;
    std::size_t body_blocks = document.is_later_part() ? kOpeningBlocks : 0;
    for (const document::Block& block : document.blocks()) {
        const bool is_apart =
            block.role == BlockRole::header || block.role == BlockRole::footer || block.role == BlockRole::text_box;
        if (!is_apart && ++body_blocks > kOpeningBlocks) continue;
        if (block.span.size() > kLongestMark) continue;
        highest = std::max(highest, secrecy_of_line(document.text(block)));
    }
    return highest;
}

const char* mark_of(Secrecy secrecy) {
    switch (secrecy) {
        case Secrecy::none:
            return "";
        case Secrecy::secret:
            return "Mật";
        case Secrecy::top_secret:
            return "Tối mật";
        case Secrecy::absolute:
            return "Tuyệt mật";
    }
    return "";
}

}  // namespace doichieu::structure
