#pragma once

#include <cstddef>
#include <vector>

namespace doichieu::io {

/// Asks for large pages below memory that will be filled from its begin on, so that not each four kilobytes of it are
/// waited for. A hint: nothing happens for small stretches, or where the system knows no such pages.
void use_large_pages(const void* begin, std::size_t bytes);

/// Room for so many elements, which are expected to come in order.
template <typename Element>
void reserve(std::vector<Element>& elements, std::size_t count) {
    elements.reserve(count);
    use_large_pages(elements.data(), elements.capacity() * sizeof(Element));
}

}  // namespace doichieu::io
