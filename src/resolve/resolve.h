#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_pair.h"
#include "citation/citation.h"
#include "legal/date.h"
#include "registry/registry.h"
#include "structure/outline.h"

namespace doichieu::resolve {

enum class State : std::uint8_t { resolved, ambiguous, not_in_registry, malformed, self };
[[nodiscard]] const char* to_string(State);

/// Why a mention was matched as it was, in both languages. Most mentions share few sentences, which are not copied for
/// each.
class Reason {
  public:
    Reason() = default;
    /// A sentence of the program's own.
    template <std::size_t kVi, std::size_t kEn>
    Reason(const char (&vi)[kVi], const char (&en)[kEn]) : vi_(vi), en_(en) {}
    /// One that speaks of this mention; copies of the reason share it.
    Reason(std::string vi, std::string en)
        : own_(std::make_shared<const base::TextPair>(std::move(vi), std::move(en))), vi_(own_->vi), en_(own_->en) {}

    [[nodiscard]] std::string_view in(base::Language language) const {
        return language == base::Language::vi ? vi_ : en_;
    }
    [[nodiscard]] bool empty() const { return vi_.empty() && en_.empty(); }

  private:
    std::shared_ptr<const base::TextPair> own_;
    std::string_view vi_;
    std::string_view en_;
};

/// How one mention was matched to the registry. Never a guess: several fits are `ambiguous`.
struct Resolution {
    State state = State::not_in_registry;
    const registry::Instrument* instrument = nullptr;
    std::vector<const registry::Instrument*> candidates;  ///< of an ambiguous mention
    legal::Validity status = legal::Validity::unknown;
    std::shared_ptr<const registry::ValidityAt> validity;  ///< of `instrument`; null without one
    Reason reason;                                         ///< how it was decided, or what would decide
    /// Id of an instrument outside the registry, where an earlier mention tells its day or body and this one does not.
    std::string known_as;
};

enum class DateBasis : std::uint8_t { as_of, stated, plan_year, today };
[[nodiscard]] const char* to_string(DateBasis);

/// The days at which the document is judged, and on what ground (contract).
struct JudgementDate {
    legal::DateInterval interval;
    DateBasis basis = DateBasis::today;
};

/// What the caller states because the draft does not.
struct Given {
    std::optional<legal::Date> as_of;
    std::optional<legal::Date> date;
};

[[nodiscard]] JudgementDate judgement_date(const structure::Outline&, const citation::Citations&, const Given&,
                                           legal::Date today);

/// One resolution per citation, in the same order. Fills `canonical` of named citations from the registry.
[[nodiscard]] std::vector<Resolution> resolve(citation::Citations&, const structure::Outline&,
                                              const registry::Registry&, const JudgementDate&);

/// Id for the graph and for `resolution.instrument`, also for what the registry does not know (contract, graph):
/// "98-KH/ĐU@2022-10-25", "61-KL/TW@?".
[[nodiscard]] std::string instrument_id(const citation::Citation&, const Resolution&);
/// The same behind `id`, where the memory of others serves again.
void append_instrument_id(const citation::Citation&, const Resolution&, std::string& id);

}  // namespace doichieu::resolve
