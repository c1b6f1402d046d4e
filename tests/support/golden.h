#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "support/files.h"

namespace doichieu::testing {

/// Holds `text` to the file tests/golden/<name>. With DOICHIEU_UPDATE_GOLDEN in the environment the file is rewritten.
inline void expect_golden(const std::string& name, const std::string& text) {
    const std::filesystem::path path = kSourceDir / "tests/golden" / name;
    if (std::getenv("DOICHIEU_UPDATE_GOLDEN") != nullptr) write_text(path, text);
    EXPECT_EQ(text, read_text(path)) << path;
}

}  // namespace doichieu::testing
