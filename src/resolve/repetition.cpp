#include "resolve/repetition.h"

#include <optional>
#include <string>
#include <unordered_map>

#include "legal/notation.h"

namespace doichieu::resolve {
namespace {

using citation::Citation;
using citation::Form;

/// Number, symbol and type; empty for what bears no number, or is the document itself.
std::string series_of(const Citation& citation, const Resolution& resolution) {
    if (citation.form != Form::numbered || resolution.state == State::self || resolution.state == State::malformed)
        return {};
    return legal::identity_key(citation.parsed) + "|" + citation.type;
}

}  // namespace

std::vector<std::size_t> naming_citations(const citation::Citations& citations,
                                          const std::vector<Resolution>& resolutions) {
    const auto& items = citations.items;
    std::unordered_map<std::string, std::optional<std::size_t>> dated;  // nothing: several
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string series = series_of(items[i], resolutions[i]);
        if (series.empty() || !items[i].date.stated()) continue;
        const auto [entry, is_new] = dated.try_emplace(series, i);
        if (is_new || !entry->second) continue;
        const std::size_t first = *entry->second;
        if (instrument_id(items[first], resolutions[first]) != instrument_id(items[i], resolutions[i]))
            entry->second.reset();
    }
    std::vector<std::size_t> naming(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        naming[i] = i;
        if (items[i].date.stated() || resolutions[i].state == State::resolved) continue;
        const std::string series = series_of(items[i], resolutions[i]);
        const auto found = series.empty() ? dated.end() : dated.find(series);
        if (found != dated.end() && found->second) naming[i] = *found->second;
    }
    return naming;
}

}  // namespace doichieu::resolve
