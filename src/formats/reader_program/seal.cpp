#include "formats/reader_program/seal.h"

#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#if defined(__SANITIZE_ADDRESS__)
#define DOICHIEU_HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DOICHIEU_HAS_ADDRESS_SANITIZER 1
#endif
#endif

namespace doichieu::formats::reader_program {

namespace {

#ifdef DOICHIEU_HAS_ADDRESS_SANITIZER
constexpr bool kLimitsMemory = false;  // its shadow reserves terabytes
#else
constexpr bool kLimitsMemory = true;
#endif

template <typename Resource>
bool limit(Resource resource, rlim_t value) {
    const rlimit both{value, value};
    return setrlimit(resource, &both) == 0;
}

bool set_limits(const Allowance& allowance) {
    bool held = limit(RLIMIT_CPU, allowance.cpu_seconds);
    held = limit(RLIMIT_FSIZE, 0) && held;
    held = limit(RLIMIT_CORE, 0) && held;
    held = limit(RLIMIT_NPROC, 0) && held;
    if (kLimitsMemory) held = limit(RLIMIT_AS, allowance.memory_bytes) && held;
    return held;
}

/// The newest layout; the kernel is told how much of it its version knows.
struct LandlockRules {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scopes = 0;
};

/// Everything that this version can forbid is forbidden. Gives the version, 0 when there is none.
int set_landlock() {
    const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return 0;
    LandlockRules rules;
    std::size_t size = sizeof rules.files;
    // Rights by version: 13 in the first, then linking elsewhere, truncating, and (fifth) control of devices.
    unsigned rights = 13;
    if (version >= 2) ++rights;
    if (version >= 3) ++rights;
    if (version >= 5) ++rights;
    rules.files = (1ULL << rights) - 1;
    if (version >= 4) {
        rules.network = 0b11;  // bind and connect
        size += sizeof rules.network;
    }
    if (version >= 6) {
        rules.scopes = 0b11;  // abstract sockets, signals
        size += sizeof rules.scopes;
    }
    const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (ruleset < 0) return 0;
    const bool held = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(static_cast<int>(ruleset));
    return held ? static_cast<int>(version) : 0;
}

/// What parsing needs is allowed, asking for a file is refused so that libraries do without, all else ends the process.
bool set_seccomp() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == nullptr) return false;
    static constexpr std::array kAllowed = {
        SCMP_SYS(read),
        SCMP_SYS(write),
        SCMP_SYS(writev),
        SCMP_SYS(lseek),
        SCMP_SYS(close),
        SCMP_SYS(fstat),
        SCMP_SYS(mmap),
        SCMP_SYS(munmap),
        SCMP_SYS(mremap),
        SCMP_SYS(madvise),
        SCMP_SYS(brk),
        SCMP_SYS(futex),
        SCMP_SYS(rt_sigreturn),
        SCMP_SYS(rt_sigaction),
        SCMP_SYS(rt_sigprocmask),
        SCMP_SYS(sigaltstack),
        SCMP_SYS(clock_gettime),
        SCMP_SYS(gettimeofday),
        SCMP_SYS(time),
        SCMP_SYS(clock_nanosleep),
        SCMP_SYS(getrandom),
        SCMP_SYS(getpid),
        SCMP_SYS(gettid),
        SCMP_SYS(tgkill),
        SCMP_SYS(sched_yield),
        SCMP_SYS(exit),
        SCMP_SYS(exit_group),
        SCMP_SYS(restart_syscall),
        SCMP_SYS(getrusage),
        SCMP_SYS(sysinfo),
        SCMP_SYS(uname),
        SCMP_SYS(sched_getaffinity),
        SCMP_SYS(mprotect),
#ifdef DOICHIEU_HAS_ADDRESS_SANITIZER
        SCMP_SYS(pipe),  // asks the kernel through a pipe whether memory can be read
        SCMP_SYS(pipe2),
#endif
    };
    static constexpr std::array kRefused = {
        SCMP_SYS(open),       SCMP_SYS(openat),    SCMP_SYS(stat),      SCMP_SYS(lstat),
        SCMP_SYS(newfstatat), SCMP_SYS(access),    SCMP_SYS(readlink),  SCMP_SYS(readlinkat),
        SCMP_SYS(statx),      SCMP_SYS(faccessat), SCMP_SYS(getcwd),    SCMP_SYS(ioctl),
        SCMP_SYS(prlimit64),  SCMP_SYS(fcntl),     SCMP_SYS(getrlimit), SCMP_SYS(faccessat2),
    };
    bool held = true;
    for (const int call : kAllowed) held = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && held;
    for (const int call : kRefused) held = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0 && held;
    held = held && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return held;
}

}  // namespace

Seal seal_process(const Allowance& allowance) {
    Seal seal;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    seal.landlock_abi = set_landlock();
    seal.limits = set_limits(allowance);
    seal.seccomp = set_seccomp();
    return seal;
}

}  // namespace doichieu::formats::reader_program
