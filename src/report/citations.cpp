#include "report/citations.h"

#include <array>

namespace doichieu::report {

std::span<const CitationsFormat> citations_formats() {
    static constexpr std::array kFormats = std::to_array<CitationsFormat>({
        {"jsonl", citations_jsonl},
        {"csv", citations_csv},
        {"count", citations_count},
        {"text-only", text_only},
        {"table", citations_table},
        {"xlsx"},
    });
    return kFormats;
}

}  // namespace doichieu::report
