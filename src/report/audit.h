#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"
#include "audit/changes.h"
#include "findings/finding.h"
#include "registry/registry.h"
#include "report/out.h"
#include "report/view.h"
#include "report/words.h"

/// Outputs of `audit`: one file each, and a row in audit.cpp.
namespace doichieu::report {

/// One run of `audit`. The details of a document are read when they are shown.
struct AuditRun {
    std::string version;
    std::string folder;  ///< as typed
    registry::Summary registry;
    const audit::Audit* audit = nullptr;
    audit::Texts* texts = nullptr;            ///< the words of its paragraphs
    const audit::Changes* changes = nullptr;  ///< against an earlier run, when it was asked for
    std::vector<findings::Problem> problems;
    std::function<audit::DocumentDetails(std::uint32_t document)> details;
    std::function<base::TextPair(std::string_view rule)> name_of;  ///< of a rule, by its id
};

void audit_text(const AuditRun&, const View&, Out&);
/// The contract's JSON, `schemaVersion` 1.
void audit_json(const AuditRun&, const View&, Out&);
/// One row a cell of the matrix, with its evidence.
void audit_csv(const AuditRun&, const View&, Out&);

/// A page of its own: matrix, units with their evidence, copies side by side, stale references.
void audit_html(const AuditRun&, const View&, Out&);

/// A workbook: matrix, findings, copies, what the registry lacks, what could not be evaluated.
void audit_xlsx(const AuditRun&, const View&, Out&);

struct AuditFormat {
    std::string_view name;
    void (*render)(const AuditRun&, const View&, Out&) = nullptr;  ///< null: not in this version
};
[[nodiscard]] std::span<const AuditFormat> audit_formats();

/// The domain's values in the words of people.
[[nodiscard]] std::string_view words_of(const View&, audit::CellState);
[[nodiscard]] std::string_view words_of(const View&, audit::ItemState);
[[nodiscard]] std::string_view words_of(const View&, audit::CopyKind);
[[nodiscard]] std::string_view words_of(const View&, audit::Likeness);

}  // namespace doichieu::report
