#include "formats/xlsx_writer.h"

#include <minizip/zip.h>

#include <algorithm>
#include <cstring>

#include "base/csv.h"
#include "base/format.h"
#include "text/utf8.h"

namespace doichieu::formats {
namespace {

using base::format;

constexpr std::size_t kLongestName = 31;      ///< of a sheet, in characters
constexpr std::size_t kLongestText = 32'767;  ///< of a cell
constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kLineHeight = 15;  ///< points
constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Round every cell, so that rows can be followed on paper.
constexpr std::string_view kHairline =
    R"(<border><left style="hair"><color rgb="FFB6BEC9"/></left><right style="hair"><color rgb="FFB6BEC9"/></right><top style="hair"><color rgb="FFB6BEC9"/></top><bottom style="hair"><color rgb="FFB6BEC9"/></bottom></border>)";
/// On paper: A4 across, all columns on one page, the page's number below.
constexpr std::string_view kFitsPage = R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>)";
constexpr std::string_view kPage =
    R"(<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P/&amp;N</oddFooter></headerFooter>)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else {
            out += byte < 0x20 && c != '\n' && c != '\t' ? ' ' : c;  // XML 1.0 knows no other control characters
        }
    }
    return out;
}

std::string cut(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count) at += text::decode(text, at).length;
    return std::string(text.substr(0, at));
}

std::string sheet_name(std::string_view name) {
    std::string out = cut(name, kLongestName);
    std::ranges::replace_if(
        out, [](char c) { return std::string_view("[]:*?/\\").find(c) != std::string_view::npos; }, ' ');
    return out;
}

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string reference(std::size_t row, std::size_t column) {
    return column_name(column) + std::to_string(row + 1);
}

bool looks_like_formula(std::string_view text) {
    return !text.empty() && base::kFormulaSigns.find(text.front()) != std::string_view::npos;
}

/// The frozen rows of each sheet stand on every page.
std::string print_titles(const std::vector<XlsxSheet>& sheets) {
    std::string names;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].frozen_rows == 0) continue;
        std::string name;
        for (const char c : sheet_name(sheets[i].name)) name += c == '\'' ? std::string("''") : std::string(1, c);
        names += format(R"(<definedName name="_xlnm.Print_Titles" localSheetId="{}">'{}'!$1:${}</definedName>)", i,
                        escaped(name), sheets[i].frozen_rows);
    }
    return names.empty() ? names : "<definedNames>" + names + "</definedNames>";
}

/// A package in memory.
class Package {
  public:
    Package() {
        zlib_filefunc64_def functions{};
        functions.opaque = this;
        functions.zopen64_file = [](voidpf opaque, const void*, int) -> voidpf { return opaque; };
        functions.zread_file = [](voidpf, voidpf, void*, uLong) -> uLong { return 0; };
        functions.zwrite_file = [](voidpf opaque, voidpf, const void* bytes, uLong size) -> uLong {
            static_cast<Package*>(opaque)->write(static_cast<const char*>(bytes), size);
            return size;
        };
        functions.ztell64_file = [](voidpf opaque, voidpf) -> ZPOS64_T { return static_cast<Package*>(opaque)->at_; };
        functions.zseek64_file = [](voidpf opaque, voidpf, ZPOS64_T offset, int origin) -> long {
            static_cast<Package*>(opaque)->seek(offset, origin);
            return 0;
        };
        functions.zclose_file = [](voidpf, voidpf) -> int { return 0; };
        functions.zerror_file = [](voidpf, voidpf) -> int { return 0; };
        zip_ = zipOpen2_64("memory", APPEND_STATUS_CREATE, nullptr, &functions);
    }
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;
    ~Package() { close(); }

    void add(const std::string& name, const std::string& content) {
        zip_fileinfo info{};
        info.tmz_date = {0, 0, 0, 1, 0, 1980};  // always the same
        zipOpenNewFileInZip64(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 0);
        for (std::size_t at = 0; at < content.size(); at += kPiece)
            zipWriteInFileInZip(zip_, content.data() + at,
                                static_cast<unsigned>(std::min(kPiece, content.size() - at)));
        zipCloseFileInZip(zip_);
    }

    [[nodiscard]] std::string take() {
        close();
        return std::move(bytes_);
    }

  private:
    static constexpr std::size_t kPiece = std::size_t{1} << 20;

    void close() {
        if (zip_ != nullptr) zipClose(zip_, nullptr);
        zip_ = nullptr;
    }
    void write(const char* bytes, std::size_t size) {
        if (bytes_.size() < at_ + size) bytes_.resize(at_ + size);
        std::memcpy(bytes_.data() + at_, bytes, size);
        at_ += size;
    }
    void seek(ZPOS64_T offset, int origin) {
        const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                                 : origin == ZLIB_FILEFUNC_SEEK_CUR ? at_
                                                                    : bytes_.size();
        at_ = base + static_cast<std::size_t>(offset);
    }

    zipFile zip_ = nullptr;
    std::string bytes_;
    std::size_t at_ = 0;
};

/// Each style twice: the second one tells Excel to take a text that looks like a formula for a text, also when edited.
std::string styles_part(const std::vector<XlsxStyle>& styles) {
    std::string fonts;
    std::string fills =
        R"(<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>)";
    std::string formats;
    for (std::size_t i = 0; i < styles.size(); ++i) {
        const XlsxStyle& style = styles[i];
        fonts += format(R"(<font>{}<sz val="11"/><color rgb="FF{}"/><name val="Calibri"/></font>)",
                        style.bold ? "<b/>" : "", style.ink.empty() ? "1C2430" : style.ink);
        fills += style.ground.empty()
                     ? std::string(R"(<fill><patternFill patternType="none"/></fill>)")
                     : format(R"(<fill><patternFill patternType="solid"><fgColor rgb="FF{}"/></patternFill></fill>)",
                              style.ground);
        for (const bool is_quoted : {false, true}) {
            formats += format(
                R"(<xf numFmtId="{}" fontId="{}" fillId="{}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"{}><alignment vertical="top"{}{}/></xf>)",
                style.is_percent ? 9 : 0, i, i + 2, is_quoted ? R"( quotePrefix="1")" : "",
                style.centered ? R"( horizontal="center")" : "", style.wraps ? R"( wrapText="1")" : "");
        }
    }
    return format(
        R"({}<styleSheet xmlns="{}"><fonts count="{}">{}</fonts><fills count="{}">{}</fills><borders count="2"><border/>{}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{}">{}</cellXfs></styleSheet>)",
        kHead, kMain, styles.size(), fonts, styles.size() + 2, fills, kHairline, styles.size() * 2, formats);
}

std::string cell_xml(const XlsxCell& cell, std::size_t row, std::size_t column) {
    const std::uint32_t style = cell.style * 2 + (!cell.is_number && looks_like_formula(cell.text) ? 1 : 0);
    const std::string place = reference(row, column);
    if (cell.is_number) return format(R"(<c r="{}" s="{}"><v>{}</v></c>)", place, style, cell.number);
    if (cell.text.empty()) return format(R"(<c r="{}" s="{}"/>)", place, style);
    return format(R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", place, style,
                  escaped(cut(cell.text, kLongestText)));
}

/// Lines that the wrapped cells of a row take up. Not every program finds out by itself.
std::size_t lines_of(const std::vector<XlsxCell>& row, const XlsxSheet& sheet, const std::vector<XlsxStyle>& styles) {
    constexpr std::size_t kMostLines = 12;
    std::size_t lines = 1;
    for (std::size_t column = 0; column < std::min(row.size(), sheet.widths.size()); ++column) {
        const XlsxCell& cell = row[column];
        const auto width = static_cast<std::size_t>(sheet.widths[column]);
        if (cell.is_number || width < 2 || cell.style >= styles.size() || !styles[cell.style].wraps) continue;
        // Words are not broken, and bold letters are wider: a tenth of each line stays empty.
        lines = std::max(lines, (text::display_width(cell.text) * 10 / 9 + width - 1) / width);
    }
    return std::min(lines, kMostLines);
}

std::string sheet_part(const XlsxSheet& sheet, const std::vector<XlsxStyle>& styles, bool is_first) {
    const std::size_t rows = std::min(sheet.rows.size(), kMostRows);
    std::string xml = format(R"({}<worksheet xmlns="{}">{}<sheetViews><sheetView workbookViewId="0"{}>)", kHead, kMain,
                             kFitsPage, is_first ? R"( tabSelected="1")" : "");
    if (sheet.frozen_rows + sheet.frozen_columns > 0) {
        const char* pane = sheet.frozen_rows == 0      ? "topRight"
                           : sheet.frozen_columns == 0 ? "bottomLeft"
                                                       : "bottomRight";
        xml += "<pane";
        if (sheet.frozen_columns > 0) xml += format(R"( xSplit="{}")", sheet.frozen_columns);
        if (sheet.frozen_rows > 0) xml += format(R"( ySplit="{}")", sheet.frozen_rows);
        xml += format(R"( topLeftCell="{}" activePane="{}" state="frozen"/>)",
                      reference(sheet.frozen_rows, sheet.frozen_columns), pane);
    }
    xml += "</sheetView></sheetViews>";
    if (!sheet.widths.empty()) {
        xml += "<cols>";
        for (std::size_t i = 0; i < sheet.widths.size(); ++i)
            xml += format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1, sheet.widths[i]);
        xml += "</cols>";
    }
    xml += "<sheetData>";
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t lines = lines_of(sheet.rows[row], sheet, styles);
        xml += format(R"(<row r="{}")", row + 1);
        if (lines > 1) xml += format(R"( ht="{}" customHeight="1")", lines * kLineHeight);
        xml += '>';
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
            xml += cell_xml(sheet.rows[row][column], row, column);
        xml += "</row>";
    }
    xml += "</sheetData>";
    if (sheet.has_filter && sheet.frozen_rows > 0 && rows > 0) {
        const std::size_t head = sheet.frozen_rows - 1;
        const std::size_t last = sheet.rows[head].empty() ? 0 : sheet.rows[head].size() - 1;
        xml += format(R"(<autoFilter ref="{}:{}"/>)", reference(head, 0), reference(std::max(head, rows - 1), last));
    }
    return xml.append(kPage).append("</worksheet>");
}

}  // namespace

std::string write_xlsx(const std::vector<XlsxSheet>& sheets, const std::vector<XlsxStyle>& styles) {
    constexpr std::string_view kOffice = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    std::string types;
    std::string list;
    std::string relations;
    Package package;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        types += format(R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="{}.worksheet+xml"/>)", i + 1,
                        kOffice);
        list += format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)", escaped(sheet_name(sheets[i].name)), i + 1,
                       i + 1);
        relations += format(R"(<Relationship Id="rId{0}" Type="{1}/worksheet" Target="worksheets/sheet{0}.xml"/>)",
                            i + 1, kRelations);
    }
    package.add(
        "[Content_Types].xml",
        format(
            R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{}.styles+xml"/>{}</Types>)",
            kHead, kOffice, kOffice, types));
    package.add(
        "_rels/.rels",
        format(
            R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{}/officeDocument" Target="xl/workbook.xml"/></Relationships>)",
            kHead, kRelations));
    package.add("xl/workbook.xml", format(R"({}<workbook xmlns="{}" xmlns:r="{}"><sheets>{}</sheets>{}</workbook>)",
                                          kHead, kMain, kRelations, list, print_titles(sheets)));
    package.add(
        "xl/_rels/workbook.xml.rels",
        format(
            R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}<Relationship Id="rId{}" Type="{}/styles" Target="styles.xml"/></Relationships>)",
            kHead, relations, sheets.size() + 1, kRelations));
    package.add("xl/styles.xml", styles_part(styles));
    for (std::size_t i = 0; i < sheets.size(); ++i)
        package.add(format("xl/worksheets/sheet{}.xml", i + 1), sheet_part(sheets[i], styles, i == 0));
    return package.take();
}

}  // namespace doichieu::formats
