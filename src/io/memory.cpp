#include "io/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <bit>
#include <cstdint>

namespace doichieu::io {

void use_large_pages(const void* begin, std::size_t bytes) {
    constexpr std::size_t kWorthIt = std::size_t{8} << 20;
    if (bytes < kWorthIt) return;
#if defined(MADV_HUGEPAGE)
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto address = std::bit_cast<std::uintptr_t>(begin);
    const std::uintptr_t first = (address + page - 1) / page * page;
    const std::uintptr_t last = (address + bytes) / page * page;
    static_cast<void>(::madvise(std::bit_cast<void*>(first), last - first, MADV_HUGEPAGE));
#else
    static_cast<void>(begin);
#endif
}

}  // namespace doichieu::io
