#pragma once

#include <span>
#include <string_view>

#include "report/out.h"
#include "report/run.h"
#include "report/view.h"

/// Outputs of `check`: one file each, and a row in findings.cpp.
namespace doichieu::report {

/// In the manner of a compiler: rule and level, the sentence, the place, the text with a caret, why, what to do; at the
/// end, in words, whether to sign.
void findings_text(const Run& run, const View& view, Out& out);

/// The contract's JSON, `schemaVersion` 1.
void findings_json(const Run& run, const View& view, Out& out);

/// "path:line:column: level rule: message", one line per finding: for grep, editors and for comparing two runs.
void findings_lines(const Run& run, const View& view, Out& out);

/// What each task of a plan tells of doer, time, responsibility, product and authority; holes are marked.
void tasks_table(const Run& run, const View& view, Out& out);

struct FindingsFormat {
    std::string_view name;
    void (*render)(const Run&, const View&, Out&) = nullptr;  ///< null: named by the contract, not in this version
};
[[nodiscard]] std::span<const FindingsFormat> findings_formats();

}  // namespace doichieu::report
