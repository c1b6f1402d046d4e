#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "text/utf8.h"

namespace doichieu::formats::fixture {

struct PdfPage {
    std::string content;  ///< operators; see pdf() for the fonts
    int rotate = 0;
};

/// UTF-8 as a string for the font /U: "<00480069>".
inline std::string pdf_text(std::string_view utf8) {
    std::string hex = "<";
    for (std::size_t at = 0; at < utf8.size();) {
        const auto c = text::decode(utf8, at);
        hex += base::format("{:04X}", static_cast<std::uint32_t>(c.value));
        at += c.length;
    }
    return hex + ">";
}

/// Words at a place of the page, in /U.
inline std::string pdf_show(double x, double y, std::string_view utf8, double size = 12) {
    return base::format("BT /U {} Tf 1 0 0 1 {} {} Tm {} Tj ET\n", size, x, y, pdf_text(utf8));
}

/// Pages of A4 without compression. Fonts: /U, whose codes are UTF-16; /W, whose codes are Windows-1252 and whose name
/// tells nothing; /T, the same by the name of .VnTime. /X draws `form`. `map` stands for the table of /U.
inline std::string pdf(const std::vector<PdfPage>& pages, std::string_view form = {}, std::string_view map = {}) {
    static constexpr std::string_view kIdentity =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end\n";
    std::string out = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
    std::vector<std::size_t> offsets = {0, 9};
    const auto add = [&](const std::string& object) {
        offsets.push_back(out.size());
        out += base::format("{} 0 obj{}endobj\n", offsets.size() - 1, object);
    };
    const auto stream = [](std::string_view bytes, std::string_view entries = {}) {
        return base::format("<<{}/Length {}>>stream\n{}\nendstream ", entries, bytes.size(), bytes);
    };
    constexpr std::size_t kFirstPage = 10;
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) kids += base::format("{} 0 R ", kFirstPage + 2 * i);
    constexpr std::string_view kResources =
        "/Resources<</Font<</U 3 0 R/W 7 0 R/T 8 0 R>>/XObject<</X 9 0 R>>>>/MediaBox[0 0 595 842]";
    add(base::format("<</Type/Pages/Count {}/Kids[{}]{}>>", pages.size(), kids, kResources));
    add("<</Type/Font/Subtype/Type0/BaseFont/TimesNewRoman/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 "
        "R>>");
    add("<</Type/Font/Subtype/CIDFontType2/BaseFont/TimesNewRoman/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 500/FontDescriptor 5 0 R>>");
    add("<</Type/FontDescriptor/FontName/TimesNewRoman/Flags 4/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700"
        "/StemV 80/FontBBox[0 -200 1000 900]>>");
    add(stream(map.empty() ? kIdentity : map));
    for (const std::string_view name : {"Helvetica", ".VnTime"}) {
        std::string widths;
        for (int i = 32; i < 256; ++i) widths += "500 ";
        add(
            base::format("<</Type/Font/Subtype/TrueType/BaseFont/{}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255"
                         "/Widths[{}]/FontDescriptor 5 0 R>>",
                         name, widths));
    }
    add(stream(form, "/Type/XObject/Subtype/Form/BBox[0 0 595 842]"));
    for (const PdfPage& page : pages) {
        add(base::format("<</Type/Page/Parent 2 0 R/Rotate {}/Contents {} 0 R>>", page.rotate, offsets.size() + 1));
        add(stream(page.content));
    }
    const std::size_t table = out.size();
    out += base::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size());
    for (std::size_t i = 1; i < offsets.size(); ++i) out += base::format("{:010} 00000 n \n", offsets[i]);
    return out + base::format("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", offsets.size(), table);
}

}  // namespace doichieu::formats::fixture
