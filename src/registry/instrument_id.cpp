#include "registry/instrument_id.h"

#include <array>

#include "legal/memo.h"
#include "legal/vocabulary.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::registry {
namespace {

/// Words after which a place's own name stands. Longer ones first where one begins another.
constexpr std::array<std::string_view, 10> kUnits{"thị trấn", "thị xã", "thành phố", "đặc khu", "phường",
                                                  "huyện",    "quận",   "tỉnh",      "xã",      "thành"};

/// "Thành ủy Hà Nội" is the committee of "thành phố Hà Nội".
constexpr std::string_view kCity = "thành";
constexpr std::string_view kWholeCity = "thành phố";

/// "tỉnh ủy", "huyện ủy": the unit's word inside the committee's name.
constexpr std::string_view kCommittee = " ủy";

std::string dashed(std::string_view folded) {
    std::string id;
    for (const char c : text::fold_unaccented(folded)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    if (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

bool names_only_a_level(std::string_view symbol) {
    const legal::IssuerReading reading = legal::Vocabulary::instance().issuer(symbol);
    return reading.known && reading.level != legal::Level::central;
}

}  // namespace

std::string place_name(std::string_view issuer) {
    const std::string_view first = issuer.substr(0, issuer.find(','));
    const std::string lower = text::to_lower(first);
    // Case mapping keeps the length of Vietnamese letters, so that offsets serve both; otherwise nothing is claimed.
    if (lower.size() != first.size()) return {};
    const auto is_in_word = [&](std::size_t at) { return at > 0 && lower[at - 1] >= 'a' && lower[at - 1] <= 'z'; };
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (is_in_word(at)) continue;
        const std::string_view rest = std::string_view(lower).substr(at);
        for (const std::string_view unit : kUnits) {
            if (unit.front() != rest.front() || !rest.starts_with(unit)) continue;
            if (!text::word_starts_at(lower, at) || !text::word_ends_at(lower, at + unit.size())) continue;
            std::size_t name = at + unit.size();
            if (text::fold(rest).starts_with(std::string(unit) + std::string(kCommittee))) {
                name = lower.find(' ', name + 1);
                if (name == std::string::npos) return {};
            }
            name = text::skip_space(first, name);
            if (!text::is_upper(text::decode(first, name).value)) continue;
            const bool is_committee_of_city = unit == kCity;
            return std::string(is_committee_of_city ? kWholeCity : unit) + " " + std::string(first.substr(name));
        }
    }
    return {};
}

const std::string& place_id(std::string_view issuer) {
    thread_local legal::Memo<std::string> memo;
    const std::string_view first = issuer.substr(0, issuer.find(','));  // alone tells
    return memo.get(first, [&] { return dashed(place_name(first)); });
}

std::string instrument_id(const legal::Notation& notation, const legal::Date& issued, std::string_view issuer) {
    std::string id;
    append_instrument_id(legal::canonical(notation), notation.issuer, issued, issuer, id);
    return id;
}

void append_instrument_id(std::string_view canonical, std::string_view symbol, const legal::Date& issued,
                          std::string_view issuer, std::string& id) {
    append_instrument_id(canonical, issued, id);
    if (issuer.empty() || !names_only_a_level(symbol)) return;
    const std::string& place = place_id(issuer);
    if (place.empty()) return;
    id += '@';
    id += place;
}

std::string instrument_id(std::string_view title, const legal::Date& issued) {
    std::string id;
    append_instrument_id(title, issued, id);
    return id;
}

void append_instrument_id(std::string_view title, const legal::Date& issued, std::string& id) {
    id.append(title).push_back('@');
    if (issued.stated()) {
        id += issued.iso();
    } else {
        id += '?';
    }
}

}  // namespace doichieu::registry
