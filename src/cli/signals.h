#pragma once

#include <signal.h>

namespace doichieu::cli {

/// From here on an interruption ends the process with 130 or 143, and a closed pipe is an error of write() alone.
void prepare_signals();

/// While it lives, interruptions wait. For the moments in which something would be left half-written.
class HeldSignals {
  public:
    HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    ~HeldSignals();

  private:
    sigset_t before_{};
};

}  // namespace doichieu::cli
