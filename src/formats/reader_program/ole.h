#pragma once

#include <cstdint>
#include <string_view>

#include "formats/sealed/reading.h"

namespace doichieu::formats::reader_program {

/// What libgsf and GLib set up, set up before the seal.
void prepare_doc();

/// The text of a Word 97-2003 file. libgsf opens the container and is named in the source of this function alone.
[[nodiscard]] sealed::Reading read_doc(std::string_view bytes);

[[nodiscard]] std::string_view libgsf_version();

}  // namespace doichieu::formats::reader_program
