#include "formats/docx/part.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "formats/readers.h"

namespace doichieu::formats::docx {

namespace {

/// White space between tags is text in OpenDocument; in a docx only where it is all that an element holds.
unsigned parse_flags(const Package& package) {
    return pugi::parse_full | (is_odt(package) ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
}

/// Tags and attributes of one part; each costs up to 64 bytes, so this bounds the tree to some 500 MB.
constexpr std::ptrdiff_t kMaxMarks = 8'000'000;

struct Namespace {
    std::string_view prefix;
    std::string_view transitional;
    std::string_view strict;
};

constexpr std::array<Namespace, 14> kNamespaces = {{
    {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {"mc", "http://schemas.openxmlformats.org/markup-compatibility/2006", ""},
    {"a", "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"},
    {"m", "http://schemas.openxmlformats.org/officeDocument/2006/math",
     "http://purl.oclc.org/ooxml/officeDocument/math"},
    {"office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0", ""},
    {"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0", ""},
    {"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0", ""},
    {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0", ""},
    {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", ""},
    {"draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", ""},
    {"svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", ""},
    {"loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", ""},
    {"v", "urn:schemas-microsoft-com:vml", ""},
}};

/// The usual prefix of a namespace; empty for one that we do not read.
std::string_view usual_prefix(std::string_view uri) {
    for (const Namespace& known : kNamespaces) {
        if (uri == known.transitional || (uri == known.strict && !uri.empty())) return known.prefix;
    }
    return {};
}

bool is_usual_prefix(std::string_view prefix) {
    return std::ranges::any_of(kNamespaces, [&](const Namespace& known) { return known.prefix == prefix; });
}

/// Visits every node once, without recursion: measures the depth, and gives names their usual prefixes as soon as one
/// declaration binds another.
class Canonicalizer : public pugi::xml_tree_walker {
  public:
    explicit Canonicalizer(std::uint32_t most) : most_(static_cast<int>(most)) {}
    [[nodiscard]] bool too_deep() const { return too_deep_; }
    [[nodiscard]] bool too_many_namespaces() const { return bindings_.size() > kMaxBindings; }

    bool for_each(pugi::xml_node& node) override {
        too_deep_ = depth() >= most_;
        if (too_deep_ || too_many_namespaces()) return false;
        if (node.type() != pugi::node_element) return true;
        while (!bindings_.empty() && bindings_.back().depth >= depth()) bindings_.pop_back();
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name.starts_with("xmlns")) bind(name.size() > 6 ? name.substr(6) : "", attribute.value());
        }
        if (renaming_) rename(node);
        return true;
    }

  private:
    static constexpr std::size_t kMaxBindings = 256;  // in scope at one place; Word declares some 35

    struct Binding {
        std::string prefix;
        std::string_view usual;
        int depth;
    };

    void bind(std::string_view prefix, std::string_view uri) {
        const std::string_view usual = usual_prefix(uri);
        renaming_ = renaming_ || (usual != prefix && (!usual.empty() || is_usual_prefix(prefix)));
        bindings_.push_back({std::string(prefix), usual, depth()});
    }

    std::string renamed(std::string_view name, bool is_attribute) const {
        const std::size_t colon = name.find(':');
        const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
        if ((is_attribute && prefix.empty()) || prefix == "xml" || name.starts_with("xmlns")) return std::string(name);
        const auto bound = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                        [&](const Binding& binding) { return binding.prefix == prefix; });
        if (bound == bindings_.rend()) return std::string(name);
        if (!bound->usual.empty()) return std::string(bound->usual) + ":" + std::string(local_name(name));
        return is_usual_prefix(prefix) ? "other:" + std::string(local_name(name)) : std::string(name);
    }

    void rename(pugi::xml_node node) const {
        if (const std::string name = renamed(node.name(), false); name != node.name()) node.set_name(name.c_str());
        for (pugi::xml_attribute attribute : node.attributes()) {
            const std::string name = renamed(attribute.name(), true);
            if (name != attribute.name()) attribute.set_name(name.c_str());
        }
    }

    int most_;
    bool too_deep_ = false;
    bool renaming_ = false;
    std::vector<Binding> bindings_;
};

}  // namespace

base::Result<std::unique_ptr<Part>> Part::load(Package& package, const std::string& name) {
    const auto unusable = [&](std::string code, const std::string& vi, const std::string& en) {
        return base::Error{std::move(code),
                           {"Phần " + name + " của tệp " + package.kind() + " " + vi + ".",
                            "Part " + name + " of the " + package.kind() + " " + en + "."},
                           package.path()};
    };
    auto bytes = package.read(name);
    if (!bytes) return std::move(bytes.error());
    auto part = std::make_unique<Part>();
    part->bytes_ = std::move(*bytes);
    const std::string& text = part->bytes_;
    const bool may_be_too_many = std::ssize(text) > kMaxMarks;
    if (may_be_too_many && std::ranges::count(text, '<') + std::ranges::count(text, '=') > kMaxMarks) {
        return unusable("too-large", "có quá nhiều thẻ XML", "has too many XML tags");
    }
    const auto parsed = part->xml_.load_buffer_inplace(part->bytes_.data(), part->bytes_.size(), parse_flags(package));
    if (!parsed || !part->root()) {
        const std::string place = std::to_string(parsed.offset);
        return unusable("broken-xml", "không phải XML đúng (ở byte " + place + ")",
                        "is not well-formed XML (at byte " + place + ")");
    }
    for (const pugi::xml_node node : part->xml_.children()) {
        if (node.type() == pugi::node_doctype) {
            return unusable("has-doctype", "có khai báo DOCTYPE, điều mà định dạng này không cho phép",
                            "declares a DOCTYPE, which the format forbids");
        }
    }
    Canonicalizer canonicalizer(package.limits().depth);
    part->xml_.traverse(canonicalizer);
    if (canonicalizer.too_deep()) {
        const std::string most = std::to_string(package.limits().depth);
        return unusable("too-deep", "lồng nhau quá " + most + " tầng", "nests more than " + most + " levels deep");
    }
    if (canonicalizer.too_many_namespaces()) {
        return unusable("broken-xml", "khai báo quá nhiều không gian tên XML", "declares too many XML namespaces");
    }
    return part;
}

}  // namespace doichieu::formats::docx
