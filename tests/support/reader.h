#pragma once

#include <filesystem>

namespace doichieu::testing {

/// False in a build without poppler: then PDF and Word 97 files are named as not readable, and tests of them are skipped.
inline bool has_reader() {
    return std::filesystem::exists(std::filesystem::path(DOICHIEU_BINARY).replace_filename("doichieu-reader"));
}

}  // namespace doichieu::testing
