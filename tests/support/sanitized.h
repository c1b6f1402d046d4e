#pragma once

namespace doichieu::testing {

/// Built with sanitizers, which make everything some ten times slower.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// So many of a kind as show what there is to show: what five hundred would of memory errors, a hundred do.
constexpr int enough(int number) {
    return kSanitized ? number / 5 : number;
}

}  // namespace doichieu::testing
