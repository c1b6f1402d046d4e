#include <utility>

#include "formats/decode.h"
#include "formats/readers.h"

namespace doichieu::formats {

base::Result<ReadResult> read_plain_part(io::Bytes bytes, const std::string& path, const document::Before& before) {
    auto decoded = decode_text(std::move(bytes), path, before.lines);
    if (!decoded) return std::move(decoded.error());
    document::Document::Input input;
    input.path = path;
    input.kind = document::SourceKind::text;
    input.source = std::move(decoded->text);
    input.survey = std::move(decoded->survey);
    input.source_sha256 = std::move(decoded->source_sha256);
    input.facts.conversions = std::move(decoded->conversions);
    input.before = before;
    auto document = build(std::move(input));
    if (!document) return std::move(document.error());
    return ReadResult{std::move(*document), std::move(decoded->problems)};
}

base::Result<ReadResult> read_plain(io::Bytes bytes, const std::string& path, const Limits& /*limits*/) {
    auto read = read_plain_part(std::move(bytes), path, {});
    if (read && read->document.blocks().empty()) return no_visible_text(path);
    return read;
}

}  // namespace doichieu::formats
