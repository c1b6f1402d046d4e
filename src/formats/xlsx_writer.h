#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace doichieu::formats {

/// A workbook for Excel and LibreOffice, written whole: the same sheets, the same bytes. Texts stay texts whatever they
/// begin with, so that no cell of a document becomes a formula.
struct XlsxStyle {
    std::string ink;     ///< RRGGBB; empty: black
    std::string ground;  ///< RRGGBB; empty: none
    bool bold = false;
    bool wraps = false;
    bool centered = false;
    bool is_percent = false;
};

struct XlsxCell {
    std::string text;
    double number = 0;
    bool is_number = false;
    std::uint32_t style = 0;  ///< index into the styles

    XlsxCell(std::string words, std::uint32_t look = 0) : text(std::move(words)), style(look) {}  // NOLINT: implicit
    static XlsxCell of(double value, std::uint32_t look = 0) {
        XlsxCell cell(std::string(), look);
        cell.number = value;
        cell.is_number = true;
        return cell;
    }
};

struct XlsxSheet {
    std::string name;            ///< cut to what Excel allows
    std::vector<double> widths;  ///< of columns, in characters
    std::uint32_t frozen_rows = 1;
    std::uint32_t frozen_columns = 0;
    bool has_filter = true;  ///< over the last frozen row
    std::vector<std::vector<XlsxCell>> rows;
};

[[nodiscard]] std::string write_xlsx(const std::vector<XlsxSheet>& sheets, const std::vector<XlsxStyle>& styles);

}  // namespace doichieu::formats
