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
    void words(const std::vector<similarity::Word>& values) {
        number(values.size());
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(similarity::Word));
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
    void words(std::vector<similarity::Word>& values) {
        values.resize(count(sizeof(similarity::Word)));
        const std::size_t size = values.size() * sizeof(similarity::Word);
        if (size != 0) std::memcpy(values.data(), rest_.data(), size);
        rest_.remove_prefix(size);
    }
    [[nodiscard]] bool is_done() const { return sound_ && rest_.empty(); }
    [[nodiscard]] bool is_sound() const { return sound_; }

  private:
    std::string_view rest_;
    bool sound_ = true;
};

template <typename Archive, typename Value>
void field(Archive& archive, Value& value);

template <typename Archive>
void describe(Archive& archive, legal::Date& date) {
    field(archive, date.year);
    field(archive, date.month);
    field(archive, date.day);
}

template <typename Archive>
void describe(Archive& archive, base::TextPair& pair) {
    field(archive, pair.vi);
    field(archive, pair.en);
}

template <typename Archive>
void describe(Archive& archive, base::Span& span) {
    field(archive, span.begin);
    field(archive, span.end);
}

template <typename Archive>
void describe(Archive& archive, findings::Place& place) {
    field(archive, place.span);
    field(archive, place.line);
    field(archive, place.column);
    field(archive, place.end_line);
    field(archive, place.end_column);
    field(archive, place.address);
    field(archive, place.excerpt);
}

template <typename Archive>
void describe(Archive& archive, findings::Note& note) {
    field(archive, note.message);
    field(archive, note.place);
}

template <typename Archive>
void describe(Archive& archive, findings::Edit& edit) {
    field(archive, edit.span);
    field(archive, edit.text);
}

template <typename Archive>
void describe(Archive& archive, findings::Fix& fix) {
    field(archive, fix.grade);
    field(archive, fix.edits);
}

template <typename Archive>
void describe(Archive& archive, findings::Finding& finding) {
    field(archive, finding.rule);
    field(archive, finding.pack);
    field(archive, finding.severity);
    field(archive, finding.certainty);
    field(archive, finding.message);
    field(archive, finding.place);
    field(archive, finding.basis);
    field(archive, finding.suggestion);
    field(archive, finding.fix);
    field(archive, finding.related);
    field(archive, finding.fingerprint);
}

template <typename Archive>
void describe(Archive& archive, findings::Problem& problem) {
    field(archive, problem.code);
    field(archive, problem.message);
    field(archive, problem.line);
    field(archive, problem.column);
}

template <typename Archive>
void describe(Archive& archive, CitationFact& fact) {
    field(archive, fact.id);
    field(archive, fact.key);
    field(archive, fact.notation);
    field(archive, fact.type);
    field(archive, fact.issuer);
    field(archive, fact.term);
    field(archive, fact.date);
    field(archive, fact.raw);
    field(archive, fact.successor);
    field(archive, fact.cited_by);
    field(archive, fact.line);
    field(archive, fact.column);
    field(archive, fact.relation);
    field(archive, fact.level);
    field(archive, fact.state);
    field(archive, fact.status);
    field(archive, fact.has_task);
    field(archive, fact.own);
    field(archive, fact.follows);
}

template <typename Archive>
void describe(Archive& archive, SectionFact& section) {
    field(archive, section.title);
    field(archive, section.line);
    field(archive, section.parent);
    field(archive, section.first);
    field(archive, section.end);
}

template <typename Archive>
void describe(Archive& archive, ParagraphFact& paragraph) {
    field(archive, paragraph.exact);
    field(archive, paragraph.masked);
    field(archive, paragraph.line);
    field(archive, paragraph.end_line);
    field(archive, paragraph.section);
    field(archive, paragraph.syllables);
    field(archive, paragraph.is_task);
    archive.words(paragraph.words);
}

template <typename Archive>
void describe(Archive& archive, DocumentFacts& facts) {
    field(archive, facts.sha256);
    field(archive, facts.is_read);
    for (std::string* text :
         {&facts.type, &facts.subject, &facts.notation, &facts.issuer, &facts.superior, &facts.place})
        field(archive, *text);
    field(archive, facts.date);
    field(archive, facts.level);
    field(archive, facts.regime);
    field(archive, facts.year);
    field(archive, facts.last_year);
    field(archive, facts.judged.from);
    field(archive, facts.judged.to);
    field(archive, facts.basis);
    field(archive, facts.tasks);
    field(archive, facts.errors);
    field(archive, facts.warnings);
    field(archive, facts.infos);
    field(archive, facts.citations);
    field(archive, facts.sections);
    field(archive, facts.paragraphs);
    field(archive, facts.problems);
}

template <typename Archive>
void describe(Archive& archive, DocumentDetails& details) {
    field(archive, details.findings);
    field(archive, details.paragraphs);
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
    describe(writer, const_cast<Value&>(value));  // describe() serves both ways; a Writer changes nothing
    return writer.take();
}

template <typename Value>
bool decoded(std::string_view bytes, Value& value) {
    Reader reader(bytes);
    describe(reader, value);
    return reader.is_done();
}

}  // namespace

std::string encode(const DocumentFacts& facts) {
    return encoded(facts);
}

std::string encode(const DocumentDetails& details) {
    return encoded(details);
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

}  // namespace doichieu::audit
