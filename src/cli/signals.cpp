#include "cli/signals.h"

#include <unistd.h>

#include <array>

namespace doichieu::cli {
namespace {

constexpr std::array kInterruptions = {SIGINT, SIGTERM};

void end(int signal) {
    ::_exit(128 + signal);
}

}  // namespace

void prepare_signals() {
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a failed write, and is told as one
    for (const int signal : kInterruptions) {
        struct sigaction now {};
        // Who starts us in the background with interruptions ignored means it.
        if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN) continue;
        ::signal(signal, end);
    }
}

HeldSignals::HeldSignals() {
    sigset_t held;
    ::sigemptyset(&held);
    for (const int signal : kInterruptions) ::sigaddset(&held, signal);
    ::sigprocmask(SIG_BLOCK, &held, &before_);
}

HeldSignals::~HeldSignals() {
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace doichieu::cli
