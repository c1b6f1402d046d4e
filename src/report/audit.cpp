#include "report/audit.h"

#include <array>

namespace doichieu::report {

std::span<const AuditFormat> audit_formats() {
    static constexpr std::array kFormats = std::to_array<AuditFormat>({
        {"text", audit_text},
        {"json", audit_json},
        {"csv", audit_csv},
        {"html", audit_html},
        {"xlsx", audit_xlsx},
    });
    return kFormats;
}

std::string_view words_of(const View& view, audit::CellState state) {
    switch (state) {
        case audit::CellState::not_readable:
            return view.words("không đọc được", "not readable");
        case audit::CellState::no_plan:
            return view.words("chưa có kế hoạch", "no plan");
        case audit::CellState::missing:
            return view.words("không dẫn", "missing");
        case audit::CellState::cites_replaced:
            return view.words("dẫn bản đã thay thế", "cites the replaced one");
        case audit::CellState::late:
            return view.words("ban hành muộn", "late");
        case audit::CellState::cited:
            return view.words("dẫn, không nêu việc", "cited, without a task");
        case audit::CellState::carried_out:
            return view.words("có việc thực hiện", "carried out");
    }
    return {};
}

std::string_view words_of(const View& view, audit::ItemState state) {
    switch (state) {
        case audit::ItemState::none:
            return view.words("chưa thấy việc tương ứng", "no counterpart");
        case audit::ItemState::taken_up:
            return view.words("có việc tương ứng", "taken up");
        case audit::ItemState::copied:
            return view.words("chép nguyên, chưa cụ thể hóa", "copied, not made concrete");
    }
    return {};
}

std::string_view words_of(const View& view, audit::CopyKind kind) {
    switch (kind) {
        case audit::CopyKind::document:
            return view.words("cả văn bản", "document");
        case audit::CopyKind::section:
            return view.words("mục", "section");
        case audit::CopyKind::paragraph:
            return view.words("đoạn", "paragraph");
    }
    return {};
}

std::string_view words_of(const View& view, audit::Likeness likeness) {
    switch (likeness) {
        case audit::Likeness::exact:
            return view.words("nguyên văn", "word for word");
        case audit::Likeness::masked:
            return view.words("chỉ khác số, ngày, tên riêng", "but for numbers, dates and names");
        case audit::Likeness::near:
            return view.words("gần như nguyên văn", "nearly word for word");
    }
    return {};
}

}  // namespace doichieu::report
