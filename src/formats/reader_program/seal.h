#pragma once

#include <cstdint>

namespace doichieu::formats::reader_program {

/// What the process may use at the most.
struct Allowance {
    std::uint64_t memory_bytes = 0;
    std::uint32_t cpu_seconds = 0;
};

/// Which layers of the seal hold; where the kernel lacks one, the others hold all the same.
struct Seal {
    bool limits = false;   ///< memory, processor time, no files, no core
    int landlock_abi = 0;  ///< 0: not there
    bool seccomp = false;
};

/// From here on: no network, no file opened, no program started. Cannot be undone.
[[nodiscard]] Seal seal_process(const Allowance& allowance);

}  // namespace doichieu::formats::reader_program
