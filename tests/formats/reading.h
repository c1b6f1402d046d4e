#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "formats/reader.h"

namespace doichieu::formats {

inline base::Result<ReadResult> read_as(std::string name, std::string bytes, const Limits& limits = {}) {
    return read_document(io::Bytes::own(std::move(bytes)), name, limits);
}

/// "paragraph's number:text" of every block.
inline std::vector<std::string> lines_of(const document::Document& document) {
    std::vector<std::string> out;
    for (const document::Block& block : document.blocks()) {
        out.push_back(std::to_string(block.line) + ":" + std::string(document.text(block)));
    }
    return out;
}

/// The file must be readable without a problem.
inline std::vector<std::string> lines_as(std::string name, std::string bytes) {
    const auto result = read_as(std::move(name), std::move(bytes));
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message.en);
    if (!result) return {};
    EXPECT_TRUE(result->problems.empty()) << result->problems[0].message.en;
    return lines_of(result->document);
}

}  // namespace doichieu::formats
