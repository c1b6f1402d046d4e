#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

/// The registry claims to be complete for no issuer yet, so what it does not hold is never a fault.
class UnknownInstrument final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::size_t count = 0;
        std::string names;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            const Mention& mention = inquiry.mention(i);
            if (!mention.counts || mention.earlier >= 0 || item.notation.empty()) continue;
            if (inquiry.resolution(i).state != resolve::State::not_in_registry) continue;
            if (++count <= kShown) names += (names.empty() ? "" : ", ") + name_of(inquiry, item);
        }
        if (count == 0) return;
        if (count > kShown) names += ", …";
        const std::string number = std::to_string(count);
        verdict.not_evaluated(
            {"sổ đăng ký không có " + number + " văn bản (" + names + "), và không nhận là đầy đủ cho cơ quan nào",
             "the registry does not hold " + number + " instruments (" + names +
                 ") and claims to be complete for no issuer"});
    }

  private:
    /// The number; with the date where the registry knows the number with another one.
    static std::string name_of(const Inquiry& inquiry, const citation::Citation& item) {
        const bool is_known_number = !inquiry.context.registry.by_key(legal::identity_key(item.parsed)).empty();
        return is_known_number && item.date.complete() ? item.notation + " ngày " + item.date.vietnamese()
                                                       : item.notation;
    }

    static constexpr std::size_t kShown = 5;
};

}  // namespace

KindRow unknown_instrument() {
    return {"unknown_instrument",
            {"văn bản không có trong sổ đăng ký dù sổ đầy đủ cho cơ quan và thời gian ấy",
             "an instrument that a complete registry does not hold"},
            citation_and({}),
            plain<UnknownInstrument>};
}

}  // namespace doichieu::checks
