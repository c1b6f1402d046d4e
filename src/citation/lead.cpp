#include "citation/lead.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "citation/cues.h"

namespace doichieu::citation {

using legal::Relation;

bool is_item(const Words& words) {
    const std::size_t at = words.skip_space(0);
    const std::size_t length = at < words.text().size() ? words.length_at(at) : 0;
    return length != 0 && (words.dash_at(at) != 0 || words.text()[at] == '+' || words.digit_at(at) ||
                           words.text().substr(at + length, 1) == ")");
}

std::size_t item_text(const Words& words) {
    std::size_t at = words.skip_space(0);
    if (is_item(words)) {
        while (at < words.text().size() && words.text()[at] != ' ') at += words.length_at(at);
    }
    return words.skip_space(at);
}

bool is_basis_heading(const Words& words) {
    constexpr std::size_t kLongest = 100;
    const std::string_view p = words.text();
    if (p.size() > kLongest || p.find_first_of(".;,", p.size() - std::min<std::size_t>(p.size(), 2)) != p.npos)
        return false;
    std::size_t at = std::min(p.find_first_not_of("*_# \t"), p.size());
    // Behind its own mark: "I.", "1.", "-".
    for (int marks = 0; marks < 3 && at < p.size(); ++marks) {
        if (words.match_forward(at, "căn cứ") != 0 || words.match_forward(at, "cơ sở pháp lý") != 0) return true;
        while (at < p.size() && p[at] != ' ') at += words.length_at(at);
        at = words.skip_space(at);
    }
    return false;
}

namespace {

/// "… sửa đổi một số điều của Hiến pháp, Ban Thường vụ Tỉnh ủy yêu cầu:": who asks for something opens a list of its own.
bool begins_other_clause(const Words& words, std::size_t colon) {
    const std::size_t end = words.back_space(colon);
    return std::ranges::any_of(
        std::array<std::string_view, 5>{"yêu cầu", "đề nghị", "chỉ đạo", "kết luận", "thông báo"},
        [&](std::string_view verb) { return words.match_backward(end, verb) != Words::npos; });
}

}  // namespace

std::optional<Relation> lead_in(const Words& words, structure::Role role, std::size_t cited_end) {
    const std::string_view p = words.text();
    const std::size_t end = words.back_space(p.size());
    const bool opens_list = end > 0 && p[end - 1] == ':';
    if (!opens_list && role != structure::Role::heading) return std::nullopt;
    const Cue cue = find_cue(words, end, end > 400 ? end - 400 : 0, true);
    if (!cue.found) return std::nullopt;
    // "Theo đề nghị tại Công văn số …, Sở có ý kiến như sau:" governs the letter, not the items.
    if (cue.span.begin < cited_end &&
        (!acts_on_other(cue.relation) || (opens_list && begins_other_clause(words, end - 1))))
        return std::nullopt;
    if (!opens_list && cue.relation != Relation::based_on && !acts_on_other(cue.relation)) return std::nullopt;
    return cue.relation;
}

}  // namespace doichieu::citation
