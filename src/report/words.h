#pragma once

#include <string_view>

#include "legal/terms.h"
#include "report/view.h"
#include "resolve/resolve.h"

/// The domain's values in the words of people.
namespace doichieu::report {

[[nodiscard]] std::string_view words_of(const View&, legal::Validity);
[[nodiscard]] std::string_view words_of(const View&, legal::Relation);
[[nodiscard]] std::string_view words_of(const View&, legal::Confidence);
[[nodiscard]] std::string_view words_of(const View&, legal::Level);
[[nodiscard]] std::string_view words_of(const View&, resolve::State);

}  // namespace doichieu::report
