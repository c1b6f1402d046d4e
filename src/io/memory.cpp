#include "io/memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <bit>
#include <cstdint>
#include <cstdlib>

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

void use_large_heap_pages() {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
    constexpr int kStep = 32 << 20;
    ::mallopt(M_TOP_PAD, kStep);
    ::mallopt(M_TRIM_THRESHOLD, 2 * kStep);
    // The heap grows when a block does not fit into what is left of it; larger ones than this are mapped apart.
    constexpr std::size_t kLargestOnHeap = std::size_t{120} << 10;
    const void* const begin = ::sbrk(0);
    void* volatile first = std::malloc(kLargestOnHeap);  // volatile: or the compiler leaves both out
    void* volatile second = std::malloc(kLargestOnHeap);
    const auto grown = static_cast<std::size_t>(static_cast<const char*>(::sbrk(0)) - static_cast<const char*>(begin));
    std::free(second);
    std::free(first);
    use_large_pages(begin, grown);
#endif
}

}  // namespace doichieu::io
