#pragma once

#include "citation/words.h"

namespace doichieu::citation {

/// The chain of provisions that ends right before `end` ("điểm a, b khoản 2 Điều 5 [của] …"); empty when there is none.
[[nodiscard]] base::Span provision_before(const Words& words, std::size_t end);

/// The chain that stands behind an instrument whose last field ends at `at`: "…, Điều 5, khoản 2", "… (Điều 5)"; empty
/// when there is none or it belongs to what follows.
[[nodiscard]] base::Span provision_after(const Words& words, std::size_t at);

}  // namespace doichieu::citation
