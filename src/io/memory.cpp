#include "io/memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace doichieu::io {
namespace {

std::uintptr_t page_size() {
    return static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
}

/// The first page that begins at `address` or behind it.
std::uintptr_t page_at(const void* address) {
    return (std::bit_cast<std::uintptr_t>(address) + page_size() - 1) / page_size() * page_size();
}

}  // namespace

void use_large_pages(const void* begin, std::size_t bytes) {
    constexpr std::size_t kWorthIt = std::size_t{8} << 20;
    if (bytes < kWorthIt) return;
#if defined(MADV_HUGEPAGE)
    const std::uintptr_t first = page_at(begin);
    const std::uintptr_t last = (std::bit_cast<std::uintptr_t>(begin) + bytes) / page_size() * page_size();
    static_cast<void>(::madvise(std::bit_cast<void*>(first), last - first, MADV_HUGEPAGE));
#else
    static_cast<void>(begin);
#endif
}

void use_large_heap_pages(std::size_t expected) {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
    constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;
    constexpr int kLargestOnHeap = 32 << 20;  // the most that glibc takes; what is mapped apart comes in small pages
    const auto step = static_cast<int>(std::min(expected, kMostAtOnce));
    ::mallopt(M_TOP_PAD, step);
    ::mallopt(M_TRIM_THRESHOLD, 2 * step - 1);
    ::mallopt(M_MMAP_THRESHOLD, kLargestOnHeap);
    // The heap grows when a block does not fit into what is left of it.
    constexpr std::size_t kBlock = std::size_t{120} << 10;
    constexpr std::size_t kMostBlocks = 512;  // more than what one step leaves; where the heap cannot grow at all
    const auto end_of_heap = [] { return static_cast<const char*>(::sbrk(0)); };
    const char* const begin = end_of_heap();
    std::vector<void*> blocks;
    while (end_of_heap() == begin && blocks.size() < kMostBlocks) blocks.push_back(std::malloc(kBlock));
    const auto grown = static_cast<std::size_t>(end_of_heap() - begin);
    use_large_pages(begin, grown);
#if defined(MADV_POPULATE_WRITE)
    // What comes next lies below the first large page: no page of what the smallest document takes is waited for by itself.
    constexpr std::size_t kTakenBySmallest = std::size_t{160} << 10;
    const std::uintptr_t first = page_at(blocks.front());
    if (grown > kTakenBySmallest) ::madvise(std::bit_cast<void*>(first), kTakenBySmallest, MADV_POPULATE_WRITE);
#endif
    for (void* block : blocks) std::free(block);
#else
    static_cast<void>(expected);
#endif
}

}  // namespace doichieu::io
