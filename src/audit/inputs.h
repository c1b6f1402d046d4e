#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "findings/finding.h"

namespace doichieu::audit {

/// One document to read.
struct Input {
    std::string path;   ///< to open; "-" is standard input
    std::string shown;  ///< as reports name it: as given, NFC, valid UTF-8
};

/// Which files of a folder are wanted. Globs count from `base`; no include glob means every readable document.
struct Selection {
    std::string base;
    std::vector<std::string> include;
    std::vector<std::string> exclude;
};

struct Inputs {
    std::vector<Input> items;
    std::vector<std::string> others;  ///< files of a folder that no reader takes
    std::vector<findings::Problem> problems;
    bool has_links = false;  ///< so that one file may be there twice
};

/// The documents behind one path: the file itself, whatever its name; of a folder what can be read and is selected.
/// Codes: not-found, no-documents, unreadable.
[[nodiscard]] Inputs inputs_of(const std::string& path, const Selection& selection);

/// A path as reports name it.
[[nodiscard]] std::string shown_path(std::string_view path);

[[nodiscard]] findings::Problem problem_of(const base::Error& error);

}  // namespace doichieu::audit
