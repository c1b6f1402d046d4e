#include "registry/filter.h"

#include <algorithm>

#include "text/fold.h"
#include "text/syllables.h"

namespace doichieu::registry {
namespace {

/// Looks for words in texts, without regard to diacritics when the words have none.
class Wanted {
  public:
    explicit Wanted(const std::string& words) : folded_(text::fold(words)) {
        is_unaccented_ = folded_ == text::fold_unaccented(words);
    }

    [[nodiscard]] bool is_whole(const std::string& text) const { return folded_.empty() || spelled(text) == folded_; }
    [[nodiscard]] bool is_within(const std::string& text) const {
        return spelled(text).find(folded_) != std::string::npos;
    }
    [[nodiscard]] bool are_all_within(const std::string& text) const {
        const std::string spelled_text = spelled(text);
        return std::ranges::all_of(text::syllables(folded_), [&](const base::Span& word) {
            return spelled_text.find(folded_.substr(word.begin, word.size())) != std::string::npos;
        });
    }

  private:
    [[nodiscard]] std::string spelled(const std::string& text) const {
        return is_unaccented_ ? text::fold_unaccented(text) : text::fold(text);
    }

    std::string folded_;
    bool is_unaccented_ = false;
};

}  // namespace

std::vector<const Instrument*> filtered(const Registry& registry, const Filter& filter,
                                        const legal::DateInterval& days) {
    const Wanted type(filter.type);
    const Wanted issuer(filter.issuer);
    const Wanted words(filter.text);
    const auto is_wanted = [&](const Instrument* one) {
        if (filter.year != 0 && one->issued.year != filter.year) return false;
        if (!type.is_whole(one->type) || !issuer.is_within(one->issuer)) return false;
        if (!filter.text.empty()) {
            std::string all = one->notation + " " + one->title;
            for (const std::string& name : registry.names_of(*one)) all += " " + name;
            if (!words.are_all_within(all)) return false;
        }
        return !filter.status || registry.validity(*one, days)->status == *filter.status;
    };
    std::vector<const Instrument*> found = registry.all();
    std::erase_if(found, [&](const Instrument* one) { return !is_wanted(one); });
    return found;
}

}  // namespace doichieu::registry
