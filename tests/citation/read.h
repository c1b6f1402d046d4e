#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "citation/citation.h"
#include "registry/registry.h"
#include "structure/documents.h"

namespace doichieu::citation {

inline const registry::Registry& compiled_registry() {
    static const registry::Registry registry = [] {
        auto opened = registry::Registry::open_embedded();
        if (!opened) throw std::runtime_error(opened.error().message.en);
        return std::move(*opened);
    }();
    return registry;
}

/// A text with what is cited in it.
struct Read {
    structure::Outlined outlined;
    Citations citations;

    Read(std::string_view text, const Options& options)
        : outlined(structure::make_document(std::string(text))),
          citations(extract(outlined.outline, compiled_registry(), options)) {}
    [[nodiscard]] std::string slice(base::Span span) const { return outlined.document.slice(span); }
};

inline Read read(std::string_view text, const Options& options = {}) {
    return Read(text, options);
}

/// What a citation states: "numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03; term XI". Only what
/// is there is shown; the canonical notation only where it is another.
inline std::string describe(const Read& read, const Citation& citation) {
    std::string out = std::string(to_string(citation.form)) + "; " + read.slice(citation.raw) + "; " + citation.type;
    const auto show = [&](const char* label, const std::string& value) {
        if (!value.empty()) out += std::string("; ") + label + value;
    };
    show("", citation.notation);
    if (citation.canonical != citation.notation) show("as ", citation.canonical);
    show("date ", citation.date.iso());
    show("year ", citation.name_year == 0 ? std::string() : std::to_string(citation.name_year));
    show("issuer ", citation.issuer);
    show("term ", citation.term);
    show("at ", citation.provision);
    if (citation.repaired) show("", "repaired");
    if (citation.group != 0) show("group ", std::to_string(citation.group));
    return out;
}

/// Every citation on a line.
inline std::string describe(std::string_view text, const Options& options = {}) {
    const Read found = read(text, options);
    std::string out;
    for (const Citation& citation : found.citations.items) out += describe(found, citation) + "\n";
    return out;
}

inline std::string lines(const std::vector<std::string_view>& rows) {
    std::string out;
    for (const std::string_view row : rows) out += std::string(row) + "\n";
    return out;
}

}  // namespace doichieu::citation
