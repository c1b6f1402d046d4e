#include "report/findings.h"

#include <array>

namespace doichieu::report {

std::span<const FindingsFormat> findings_formats() {
    static constexpr std::array kFormats = std::to_array<FindingsFormat>({
        {"text", findings_text},
        {"json", findings_json},
        {"lines", findings_lines},
        {"tasks", tasks_table},
        {"jsonl"},
        {"sarif"},
        {"junit"},
        {"checkstyle"},
        {"gitlab"},
        {"github"},
        {"rdjson"},
        {"csv"},
        {"xlsx"},
        {"html"},
        {"docx"},
    });
    return kFormats;
}

}  // namespace doichieu::report
