#pragma once

#include <cstddef>
#include <string_view>

#include "report/out.h"

namespace doichieu::report {

/// A line broken at spaces to the terminal's width; what goes on stands deeper
/// than the line's begin.
void write_wrapped(std::string_view line, std::size_t width, Out& out);

}  // namespace doichieu::report
