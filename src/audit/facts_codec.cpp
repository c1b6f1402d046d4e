#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <type_traits>

#include "audit/facts.h"

// Each type's fields are listed once, in describe(); Writer and Reader both go through that list. Numbers are
// little-endian base 128, as most are small.

namespace doichieu::audit {
namespace {

class Writer {
  public:
    static constexpr bool kWrites = true;

    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_ += static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        bytes_ += static_cast<char>(value);
    }
    void text(const std::string& value) {
        number(value.size());
        bytes_ += value;
    }
    template <typename Number>
    void raw(const std::vector<Number>& values) {
        number(values.size());
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
    }
    template <typename Number, std::size_t Size>
    void raw(const std::array<Number, Size>& values) {
        bytes_.append(reinterpret_cast<const char*>(values.data()), sizeof values);
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class Reader {
  public:
    static constexpr bool kWrites = false;

    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty()) break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return value;
        }
        sound_ = false;
        return 0;
    }
    /// A count of things that take at least `size` bytes each.
    std::size_t count(std::size_t size) {
        const std::uint64_t many = number();
        if (many > rest_.size() / size) {
            sound_ = false;
            return 0;
        }
        return static_cast<std::size_t>(many);
    }
    void text(std::string& value) {
        const std::size_t size = count(1);
        value = rest_.substr(0, size);
        rest_.remove_prefix(size);
    }
    template <typename Number>
    void raw(std::vector<Number>& values) {
        values.resize(count(sizeof(Number)));
        const std::size_t size = values.size() * sizeof(Number);
        if (size != 0) std::memcpy(values.data(), rest_.data(), size);
        rest_.remove_prefix(size);
    }
    template <typename Number, std::size_t Size>
    void raw(std::array<Number, Size>& values) {
        if (rest_.size() < sizeof values) {
            sound_ = false;
            return;
        }
        std::memcpy(values.data(), rest_.data(), sizeof values);
        rest_.remove_prefix(sizeof values);
    }
    [[nodiscard]] bool is_done() const { return sound_ && rest_.empty(); }
    [[nodiscard]] bool is_sound() const { return sound_; }

  private:
    std::string_view rest_;
    bool sound_ = true;
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
    fields(archive, paragraph.exact, paragraph.masked, paragraph.print, paragraph.line, paragraph.end_line,
           paragraph.section, paragraph.syllables, paragraph.words, paragraph.is_task);
    archive.raw(paragraph.sketch.bytes);
    archive.raw(paragraph.sketch.bands);
}

template <typename Archive>
void describe(Archive& archive, DocumentFacts& facts) {
    fields(archive, facts.sha256, facts.is_read, facts.type, facts.subject, facts.notation, facts.issuer,
           facts.superior, facts.place, facts.date, facts.level, facts.regime, facts.year, facts.last_year,
           facts.judged.from, facts.judged.to, facts.basis, facts.tasks, facts.errors, facts.warnings, facts.infos,
           facts.citations, facts.sections, facts.paragraphs, facts.problems);
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
           statement.notation, statement.issued, statement.issuer, statement.title, statement.acts);
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
