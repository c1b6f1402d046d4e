#include "report/doctor.h"
#include "report/json_writer.h"

namespace doichieu::report {

void doctor_json(const Health& health, const View&, Out& out) {
    const formats::sealed::ReaderState& reader = health.reader;
    JsonWriter json(out);
    json.begin_object().field("schemaVersion", 1).new_line().key("tool").begin_object();
    json.field("name", "doichieu").field("version", health.version).end_object();
    json.new_line().key("registry").begin_object().field("asOf", health.registry.as_of);
    json.field("instruments", health.registry.instruments).field("sha256", health.registry.sha256).end_object();
    json.new_line().field("rules", health.rules).new_line().key("reader").begin_object();
    json.field("found", reader.is_there).field("path", reader.path).field_or_null("poppler", reader.poppler);
    json.field_or_null("libgsf", reader.libgsf).field_or_null("tesseract", health.ocr.tesseract);
    json.field("vietnamese", health.ocr.reads_pictures).end_object();
    json.new_line().key("seal").begin_object().field("seccomp", reader.seccomp);
    json.field("landlockAbi", reader.landlock_abi).field("limits", reader.limits).end_object();
    const formats::SealedLimits& limits = health.limits.sealed;
    json.new_line().key("limits").begin_object().field("fileBytes", health.limits.package_bytes);
    json.field("memoryBytes", limits.memory_bytes).field("outputBytes", limits.output_bytes);
    json.field("seconds", limits.seconds)
        .field("ocrSeconds", limits.ocr_seconds)
        .field("pages", limits.pages)
        .end_object()
        .end_object();
    out << '\n';
}

}  // namespace doichieu::report
