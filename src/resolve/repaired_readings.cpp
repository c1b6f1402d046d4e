#include "resolve/repaired_readings.h"

#include <map>
#include <string>

namespace doichieu::resolve {

using citation::Citation;
using citation::Form;
using registry::Instrument;

namespace {

class RepairedReadings {
  public:
    RepairedReadings(const std::vector<Citation>& items, std::vector<Resolution>& resolutions)
        : items_(items), resolutions_(resolutions) {}

    void withdraw_contradicted() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Citation& repaired = items_[i];
            if (!repaired.repaired || repaired.form != Form::numbered || resolutions_[i].instrument == nullptr)
                continue;
            if (!indexed_) index();
            if (const Citation* plain = contradiction(i)) withdraw(resolutions_[i], *plain);
        }
    }

  private:
    static std::string series(const Citation& citation) {
        legal::Notation without_number = citation.parsed;
        without_number.number.clear();
        return legal::identity_key(without_number);
    }

    void index() {
        indexed_ = true;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Citation& citation = items_[i];
            if (citation.repaired || (citation.form != Form::numbered && citation.form != Form::self)) continue;
            if (citation.date.complete()) by_day_.emplace(series(citation) + citation.date.iso(), i);
            by_key_.emplace(legal::identity_key(citation.parsed), i);
        }
    }

    const Citation* contradiction(std::size_t index) const {
        const Citation& repaired = items_[index];
        if (repaired.date.complete()) {
            const auto [begin, end] = by_day_.equal_range(series(repaired) + repaired.date.iso());
            for (auto it = begin; it != end; ++it) {
                if (is_near(items_[it->second].parsed.number_key(), repaired.parsed.number_key()))
                    return &items_[it->second];
            }
        }
        const auto [begin, end] = by_key_.equal_range(legal::identity_key(repaired.parsed));
        for (auto it = begin; it != end; ++it) {
            const Citation& plain = items_[it->second];
            const bool both_dated = repaired.date.complete() && plain.date.complete();
            const Instrument* other = resolutions_[it->second].instrument;
            const Instrument* mine = resolutions_[index].instrument;
            const bool other_instrument = other != nullptr && other != mine && !repaired.date.complete();
            const bool other_day = both_dated && plain.date != repaired.date && mine->issued != repaired.date;
            if (other_instrument || other_day) return &plain;
        }
        return nullptr;
    }

    /// Of one length and different in one digit: what one misread letter makes.
    static bool is_near(std::string_view one, std::string_view other) {
        if (one.size() != other.size()) return false;
        std::size_t different = 0;
        for (std::size_t i = 0; i < one.size(); ++i) different += one[i] != other[i] ? 1U : 0U;
        return different == 1;
    }

    static void withdraw(Resolution& resolution, const Citation& plain) {
        resolution = {};
        resolution.state = State::malformed;
        resolution.reason = {
            "ký hiệu phải sửa mới đọc được, và trái với “" + plain.notation + "” ở chỗ khác trong văn bản",
            "read only after a repair, and at odds with \"" + plain.notation + "\" elsewhere here"};
    }

    const std::vector<Citation>& items_;
    std::vector<Resolution>& resolutions_;
    bool indexed_ = false;
    std::multimap<std::string, std::size_t> by_day_;
    std::multimap<std::string, std::size_t> by_key_;
};

}  // namespace

void withdraw_contradicted_repairs(const std::vector<Citation>& items, std::vector<Resolution>& resolutions) {
    RepairedReadings(items, resolutions).withdraw_contradicted();
}

}  // namespace doichieu::resolve
