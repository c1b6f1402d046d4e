#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/docx/package.h"

namespace doichieu::formats::docx {

/// One XML part. Its names carry the usual prefixes whatever the file bound them to (w: r: mc: a: m:, strict OOXML
/// included), so that the rest of the code may say "w:p". It is never deeper than Limits::depth: recursion is safe.
class Part {
  public:
    /// Codes of Package::read, and broken-xml, has-doctype, too-deep, too-large.
    static base::Result<std::unique_ptr<Part>> load(Package& package, const std::string& name);
    [[nodiscard]] pugi::xml_node root() const { return xml_.document_element(); }

  private:
    std::string bytes_;  // parsed in place
    pugi::xml_document xml_;
};

[[nodiscard]] inline std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}
[[nodiscard]] inline bool is(pugi::xml_node node, std::string_view name) {
    return name == node.name();
}

/// The value of a property element (w:val), empty when there is none.
[[nodiscard]] inline std::string_view value_of(pugi::xml_node property) {
    return property.attribute("w:val").value();
}

}  // namespace doichieu::formats::docx
