#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <type_traits>

#include "audit/facts.h"
#include "io/packed.h"

// Each type's fields are listed once, in describe(); Writer and Reader both go through that list.

namespace doichieu::audit {
namespace {

class Writer : public io::PackedWriter {
  public:
    static constexpr bool kWrites = true;

    template <typename Number>
    void raw(const std::vector<Number>& values) {
        number(values.size());
        bytes({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number)});
    }
    /// As it lies in memory: a hash is shorter so than as a number, and read at once.
    template <typename Value>
    void raw(const Value& value) {
        static_assert(std::has_unique_object_representations_v<Value>);
        bytes({reinterpret_cast<const char*>(&value), sizeof value});
    }
};

class Reader : public io::PackedReader {
  public:
    static constexpr bool kWrites = false;

    using PackedReader::PackedReader;

    void text(std::string& value) {
        const std::string_view read = PackedReader::text();
        if (!read.empty() || !value.empty()) value = read;  // most are empty, and stay so
    }
    template <typename Number>
    void raw(std::vector<Number>& values) {
        values.resize(count(sizeof(Number)));
        const std::string_view read = bytes(values.size() * sizeof(Number));
        if (!read.empty()) std::memcpy(values.data(), read.data(), read.size());
    }
    template <typename Value>
    void raw(Value& value) {
        const std::string_view read = bytes(sizeof value);
        if (!read.empty()) std::memcpy(&value, read.data(), read.size());
    }
};

template <typename Archive, typename Value>
void field(Archive& archive, Value& value);

template <typename Archive, typename... Values>
void fields(Archive& archive, Values&... values) {
    (field(archive, values), ...);
}

template <typename Archive>
void describe(Archive& archive, legal::Date& date) {
    fields(archive, date.year, date.month, date.day);
}

template <typename Archive>
void describe(Archive& archive, base::TextPair& pair) {
    fields(archive, pair.vi, pair.en);
}

template <typename Archive>
void describe(Archive& archive, base::Span& span) {
    fields(archive, span.begin, span.end);
}

template <typename Archive>
void describe(Archive& archive, findings::Place& place) {
    fields(archive, place.span, place.line, place.column, place.end_line, place.end_column, place.page,
           place.is_recognized, place.address, place.excerpt);
}

template <typename Archive>
void describe(Archive& archive, findings::Note& note) {
    fields(archive, note.message, note.place);
}

template <typename Archive>
void describe(Archive& archive, findings::Edit& edit) {
    fields(archive, edit.span, edit.text);
}

template <typename Archive>
void describe(Archive& archive, findings::Fix& fix) {
    fields(archive, fix.grade, fix.edits);
}

template <typename Archive>
void describe(Archive& archive, findings::Finding& finding) {
    fields(archive, finding.rule, finding.pack, finding.severity, finding.certainty, finding.message, finding.place,
           finding.basis, finding.suggestion, finding.fix, finding.related, finding.fingerprint);
}

template <typename Archive>
void describe(Archive& archive, findings::Problem& problem) {
    fields(archive, problem.code, problem.message, problem.line, problem.column);
}

template <typename Archive>
void describe(Archive& archive, CitationFact& fact) {
    fields(archive, fact.id, fact.key, fact.notation, fact.type, fact.issuer, fact.term, fact.date, fact.raw,
           fact.successor, fact.cited_by, fact.line, fact.column, fact.relation, fact.level, fact.state, fact.status,
           fact.has_task, fact.own, fact.follows);
}

template <typename Archive>
void describe(Archive& archive, SectionFact& section) {
    fields(archive, section.title, section.line, section.parent, section.first, section.end);
}

template <typename Archive>
void describe(Archive& archive, ParagraphFact& paragraph) {
    fields(archive, paragraph.line, paragraph.end_line, paragraph.section, paragraph.syllables, paragraph.words,
           paragraph.is_task, paragraph.is_none_of_those_below);
    archive.raw(paragraph.exact);
    archive.raw(paragraph.masked);
    archive.raw(paragraph.print);
    archive.raw(paragraph.sketch.bytes);
    archive.raw(paragraph.sketch.bands);
}

template <typename Archive>
void describe(Archive& archive, FaultCount& fault) {
    fields(archive, fault.rule, fault.findings);
}

template <typename Archive>
void describe(Archive& archive, DocumentFacts& facts) {
    fields(archive, facts.sha256, facts.is_read, facts.type, facts.subject, facts.notation, facts.issuer,
           facts.superior, facts.place, facts.date, facts.level, facts.regime, facts.year, facts.last_year,
           facts.judged.from, facts.judged.to, facts.basis, facts.tasks, facts.errors, facts.warnings, facts.infos,
           facts.faults, facts.citations, facts.sections, facts.paragraphs, facts.problems);
}

template <typename Archive>
void describe(Archive& archive, DocumentDetails& details) {
    fields(archive, details.findings, details.paragraphs);
}

template <typename Archive>
void describe(Archive& archive, legal::Notation& notation) {
    fields(archive, notation.number, notation.year, notation.type, notation.issuer, notation.suffix, notation.form,
           notation.dash_first, notation.odd_separator);
}

template <typename Archive>
void describe(Archive& archive, registry::Act& act) {
    fields(archive, act.relation, act.whole, act.type, act.notation, act.name, act.name_year, act.issued, act.issuer,
           act.line);
}

template <typename Archive>
void describe(Archive& archive, registry::Statement& statement) {
    fields(archive, statement.line, statement.column, statement.end_line, statement.end_column, statement.type,
           statement.notation, statement.issued, statement.effective_from, statement.issuer, statement.title,
           statement.acts);
}

template <typename Archive, typename Item>
void items(Archive& archive, std::vector<Item>& values) {
    if constexpr (Archive::kWrites) {
        archive.number(values.size());
    } else {
        values.resize(archive.count(1));
    }
    for (Item& value : values) {
        if constexpr (!Archive::kWrites) {
            if (!archive.is_sound()) return;
        }
        field(archive, value);
    }
}

template <typename Archive, typename Item>
void optional(Archive& archive, std::optional<Item>& value) {
    bool is_there = value.has_value();
    field(archive, is_there);
    if (!is_there) return;
    if (!value) value.emplace();
    field(archive, *value);
}

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <typename Archive, typename Value>
void field(Archive& archive, Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        archive.text(value);
    } else if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
        // One is added, so that -1 (none) takes one byte.
        if constexpr (Archive::kWrites) {
            archive.number(static_cast<std::uint64_t>(value) + 1);
        } else {
            value = static_cast<Value>(archive.number() - 1);
        }
    } else if constexpr (IsVector<Value>::value) {
        items(archive, value);
    } else if constexpr (IsOptional<Value>::value) {
        optional(archive, value);
    } else {
        describe(archive, value);
    }
}

template <typename Value>
std::string encoded(const Value& value) {
    Writer writer;
    field(writer, const_cast<Value&>(value));  // field() serves both ways; a Writer changes nothing
    return writer.take();
}

template <typename Value>
bool decoded(std::string_view bytes, Value& value) {
    Reader reader(bytes);
    field(reader, value);
    return reader.is_done();
}

}  // namespace

std::string encode(const DocumentFacts& facts) {
    return encoded(facts);
}

std::string encode(const DocumentDetails& details) {
    return encoded(details);
}

std::string encode(const std::optional<registry::Statement>& statement) {
    return encoded(statement);
}

std::string encode(const Wording& wording) {
    Writer writer;
    writer.number(wording.size());
    for (const auto& words : wording) writer.raw(words);
    return writer.take();
}

std::string encode(const std::vector<std::uint64_t>& numbers) {
    Writer writer;
    writer.raw(numbers);
    return writer.take();
}

bool decode(std::string_view bytes, const std::string& path, DocumentFacts& facts) {
    facts = {};
    const bool is_sound = decoded(bytes, facts);
    facts.path = path;
    for (findings::Problem& problem : facts.problems) problem.path = path;
    return is_sound;
}

bool decode(std::string_view bytes, const std::string& path, DocumentDetails& details) {
    details = {};
    const bool is_sound = decoded(bytes, details);
    for (findings::Finding& finding : details.findings) {
        finding.place.path = path;
        for (findings::Note& note : finding.related) note.place.path = path;
    }
    return is_sound;
}

bool decode(std::string_view bytes, std::optional<registry::Statement>& statement) {
    statement.reset();
    return decoded(bytes, statement);
}

bool decode(std::string_view bytes, Wording& wording) {
    Reader reader(bytes);
    wording.resize(reader.count(1));
    for (auto& words : wording) reader.raw(words);
    return reader.is_done();
}

bool decode(std::string_view bytes, std::vector<std::uint64_t>& numbers) {
    Reader reader(bytes);
    reader.raw(numbers);
    return reader.is_done();
}

}  // namespace doichieu::audit
