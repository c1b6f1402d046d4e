#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "evaluate/mention.h"
#include "registry/registry.h"

namespace doichieu::evaluate {

/// A file of lines that hold no citation; what was found in them all the same.
struct HardNegatives {
    std::string name;
    std::size_t lines = 0;
    std::vector<Mention> alarms;
};

struct Folder {
    std::string name;
    std::vector<Judged> documents;  ///< by name
    std::vector<HardNegatives> negatives;
};

/// Reads the folder's gold (NAME.txt with NAME.tsv, hard_negatives.txt), runs extraction and resolution over its texts.
/// A folder that holds SHA256SUMS, or is called "frozen", must be exactly what the sums say. Codes: changed-gold,
/// bad-gold, bad-table, those of formats::read_document.
[[nodiscard]] base::Result<Folder> judge_folder(const std::string& path, const registry::Registry& registry);

/// Extraction and resolution as `extract` runs them, and the anaphors. The days at which a document is judged depend on
/// no clock here.
[[nodiscard]] std::vector<Mention> mentions_of(const document::Document& document, const registry::Registry& registry);

}  // namespace doichieu::evaluate
