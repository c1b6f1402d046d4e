#pragma once

#include <cstddef>
#include <vector>

namespace doichieu::io {

/// Asks for large pages below memory that will be filled from its begin on, so that not each four kilobytes of it are
/// waited for. A hint: nothing happens for small stretches, or where the system knows no such pages.
void use_large_pages(const void* begin, std::size_t bytes);

/// The same for the heap, which is told to grow by so many bytes at a time: a document of thirty pages takes seven megabytes
/// of it, and waiting for them four kilobytes at a time is a third of the time of its check. For the begin of a command
/// that reads documents, before there are threads; again when it is known how many they are.
void use_large_heap_pages(std::size_t expected = std::size_t{32} << 20);

/// Room for so many elements, which are expected to come in order.
template <typename Element>
void reserve(std::vector<Element>& elements, std::size_t count) {
    elements.reserve(count);
    use_large_pages(elements.data(), elements.capacity() * sizeof(Element));
}

}  // namespace doichieu::io
