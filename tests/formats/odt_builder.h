#pragma once

#include <string>
#include <string_view>

#include "formats/docx_builder.h"

namespace doichieu::formats::fixture {

inline constexpr std::string_view kOdfNamespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"";

/// An odt of what stands inside office:text, its automatic styles, and what stands inside styles.xml.
inline std::string odt(std::string_view text, std::string_view automatic = "", std::string_view styles = "") {
    const auto root = [](std::string_view name, const std::string& inner) {
        return "<?xml version=\"1.0\"?><office:" + std::string(name) + std::string(kOdfNamespaces) + ">" + inner +
               "</office:" + std::string(name) + ">";
    };
    ZipBuilder zip;
    zip.add("mimetype", "application/vnd.oasis.opendocument.text", {false, false, 0});
    zip.add("content.xml", root("document-content", "<office:automatic-styles>" + std::string(automatic) +
                                                        "</office:automatic-styles><office:body><office:text>" +
                                                        std::string(text) + "</office:text></office:body>"));
    zip.add("styles.xml", root("document-styles", std::string(styles)));
    return zip.build();
}

}  // namespace doichieu::formats::fixture
