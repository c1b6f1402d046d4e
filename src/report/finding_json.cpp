#include "report/finding_json.h"

namespace doichieu::report {
namespace {

void write_position(JsonWriter& json, const findings::Place& place) {
    json.field("path", place.path).field("line", place.line).field("column", place.column);
    json.field("endLine", place.end_line).field("endColumn", place.end_column).field("excerpt", place.excerpt);
    if (place.page != 0) json.field("page", place.page);
    if (place.is_recognized) json.field("recognized", true);
}

void write_fix(JsonWriter& json, const std::optional<findings::Fix>& fix) {
    if (!fix) {
        json.null();
        return;
    }
    json.begin_object().field("grade", to_string(fix->grade)).key("edits").begin_array();
    for (const findings::Edit& edit : fix->edits) {
        json.begin_object().field("start", edit.span.begin).field("end", edit.span.end);
        json.field("text", edit.text).end_object();
    }
    json.end_array().end_object();
}

}  // namespace

void write_finding(JsonWriter& json, base::Language language, const findings::Finding& finding) {
    json.begin_object().field("rule", finding.rule).field("level", to_string(finding.severity));
    json.field("certainty", to_string(finding.certainty)).field("message", finding.message.in(language));
    write_position(json, finding.place);
    json.field_or_null("basis", finding.basis.in(language));
    json.field_or_null("suggestion", finding.suggestion.in(language)).key("fix");
    write_fix(json, finding.fix);
    json.key("related").begin_array();
    for (const findings::Note& note : finding.related) {
        json.begin_object().field("message", note.message.in(language));
        write_position(json, note.place);
        json.end_object();
    }
    json.end_array().field("fingerprint", finding.fingerprint).end_object();
}

void write_problem(JsonWriter& json, base::Language language, const findings::Problem& problem) {
    json.begin_object().field("path", problem.path).field("code", problem.code);
    json.field("message", problem.message.in(language));
    if (problem.line != 0) json.field("line", problem.line).field("column", problem.column);
    json.end_object();
}

}  // namespace doichieu::report
