#include <utility>

#include "formats/decode.h"
#include "formats/readers.h"

namespace doichieu::formats {

base::Result<ReadResult> read_plain(io::Bytes bytes, const std::string& path, const Limits& /*limits*/) {
    auto decoded = decode_text(std::move(bytes), path);
    if (!decoded) return std::move(decoded.error());
    document::Document::Input input;
    input.path = path;
    input.kind = document::SourceKind::text;
    input.source = std::move(decoded->text);
    input.survey = std::move(decoded->survey);
    input.source_sha256 = std::move(decoded->source_sha256);
    input.facts.conversions = std::move(decoded->conversions);
    return finish(std::move(input), std::move(decoded->problems));
}

}  // namespace doichieu::formats
