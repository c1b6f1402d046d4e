#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_pair.h"
#include "legal/date.h"
#include "legal/notation.h"
#include "legal/terms.h"
#include "text/folded_words.h"

namespace doichieu::registry {

class Companions;  // registry/companions.h
class NameTree;    // registry/name_tree.h
struct Table;

/// One known instrument (row of corpus/registry/instruments.tsv).
struct Instrument {
    std::int64_t row = 0;     ///< line of its table, or of the document that states it
    std::string table;        ///< path of the user's table or document that says it; empty when it was compiled in
    bool is_derived = false;  ///< `table` is a document of this run that says it (companions.h)
    std::string id;           ///< instrument_id.h: "25-NQ/TW@2013-06-03", "10/2022/QH15@2022-11-10"
    std::string key;          ///< legal::identity_key of the notation
    std::string notation;  ///< canonical; empty for instruments without a number (congress resolutions, Party Charter)
    std::string type;
    std::string issuer;
    legal::Date issued;
    legal::Date effective_from;
    legal::Date effective_to;
    std::string term;   ///< Roman numeral
    std::string title;  ///< with its leading "về …"; for laws the name
    legal::Validity status = legal::Validity::unknown;
    legal::Date status_as_of;
    std::string source;
    legal::Confidence confidence = legal::Confidence::memory;
    std::string note;

    /// "Nghị quyết số 25-NQ/TW"; the title of an instrument without a number.
    [[nodiscard]] std::string label() const;
    /// False where the note says that only a part of it is known: then it is neither compared nor quoted as full.
    [[nodiscard]] bool has_whole_title() const { return note.find("trích yếu chưa đủ") == std::string::npos; }
};

/// A relation between two known instruments.
struct InstrumentRelation {
    std::int64_t row = 0;  ///< as Instrument::row, table and is_derived
    std::string table;
    bool is_derived = false;
    const Instrument* from = nullptr;
    const Instrument* to = nullptr;
    legal::Relation relation = legal::Relation::mentions;
    bool whole = true;
    legal::Date date;
    std::string source;
    legal::Confidence confidence = legal::Confidence::memory;
};

/// A body that acts, issues or receives, with the dates between which it existed.
struct Body {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    legal::Regime regime =
        legal::Regime::unknown;  ///< state_administrative for every State body, unknown for mass organisations
    legal::Level level = legal::Level::unknown;
    legal::Date from;
    legal::Date to;
    std::string successor;  ///< id
    std::string source;
    legal::Confidence confidence = legal::Confidence::memory;
};

struct BodyName {
    std::string folded;
    const Body* body = nullptr;
};
/// Names and aliases of bodies by their first word, the longest first. Without abbreviations such as "HU" or "CA huyện",
/// which mean too many things: of two letters or fewer, or in capitals alone.
using BodyNames = text::WordMap<std::vector<BodyName>>;

/// A term of the Party's congress or of the National Assembly.
struct TermSpan {
    bool party = true;
    std::string term;
    legal::Date from;
    legal::Date to;  ///< unset for the running one
};

/// State of an instrument over the days at which a document may be judged.
struct ValidityAt {
    legal::Validity status = legal::Validity::unknown;
    base::TextPair reason;                  ///< why, always filled
    const Instrument* successor = nullptr;  ///< what replaced or repealed it (or a part of it), when known
    std::vector<const Instrument*> chain;   ///< successor, its successor …, to the one that was not replaced by then
    legal::Date since;                      ///< first day of the state, when known
    legal::Confidence confidence = legal::Confidence::memory;
    bool differs_within_interval = false;  ///< the state changes inside the interval: status is unknown
};

struct Summary {
    std::string as_of;  ///< newest date of knowledge in the tables
    std::int64_t instruments = 0;
    std::string sha256;  ///< of the compiled tables, with every table added by the user
};

/// The known instruments. Not shared between threads: each worker opens its own (cheap: the compiled tables are an
/// image in memory). Returned pointers live as long as the registry.
class Registry {
  public:
    /// The tables compiled into the program. Reads nothing yet. Code: bad-registry.
    static base::Result<Registry> open_embedded();
    /// From a folder of source tables (tests, tools).
    static base::Result<Registry> open_tables(const std::string& folder);
    Registry(Registry&&) noexcept;
    Registry& operator=(Registry&&) noexcept;
    ~Registry();

    /// Adds a user's own table, .tsv or .csv with the columns of corpus/registry by header. A file named relations.* or
    /// names.* holds those, any other instruments; of these only notation, type, issuer and issued must be there. What
    /// ends a relation or bears a name must have been added before. Add tables before the first look-up: lists handed
    /// out earlier are void. A table with an error adds nothing.
    /// Codes: bad-table (line, column), duplicate-key (both places), those of io::read_file.
    [[nodiscard]] base::Status add_table(const std::string& path);

    /// As add_table, but the good rows stay when others are bad; those are handed back, each with its place.
    [[nodiscard]] base::Result<std::vector<base::Error>> add_good_rows(const Table& table);

    /// What the documents of one run say of themselves and of each other, below everything else that is known: a row or
    /// relation of a table outranks theirs. Once, behind the last table and before the first look-up.
    [[nodiscard]] base::Status add_companions(std::shared_ptr<const Companions> companions);
    /// Null when one document is read alone.
    [[nodiscard]] const Companions* companions() const;
    // What they added, in the order of the documents.
    [[nodiscard]] const std::deque<Instrument>& derived_instruments() const;
    [[nodiscard]] const std::vector<InstrumentRelation>& derived_relations() const;

    /// All instruments that bear this identity key, by date.
    [[nodiscard]] const std::vector<const Instrument*>& by_key(const std::string& identity_key) const;
    /// All instruments with this type and number whatever the symbol ("Nghị quyết 25"), by date. Number without zeros.
    [[nodiscard]] const std::vector<const Instrument*>& by_type_and_number(std::string_view type,
                                                                           std::string_view number) const;
    [[nodiscard]] const Instrument* by_id(std::string_view id) const;
    [[nodiscard]] std::vector<const Instrument*> all() const;

    /// Instruments under a name. `folded` is text::fold() of the name. Null when the name is not known at all; an empty
    /// list when the name is known but its instrument is not.
    [[nodiscard]] const std::vector<const Instrument*>* by_name(std::string_view folded) const;
    /// Longest known name that the folded words begin with; number of words, 0 if none. `folded_word(i)` gives the i-th,
    /// nothing behind the last, and is asked no further than names go on. Punctuation at or in the words tells no names
    /// apart.
    using WordAt = std::function<std::optional<std::string_view>(std::size_t)>;
    [[nodiscard]] std::size_t longest_name(const WordAt& folded_word) const;
    /// The same for laws whose names lost their marks, "Luat Dat dai": words as text::fold_unaccented() gives them. `folded`
    /// is for by_name(), and valid as long as no table is added; it is empty where two names differ in marks alone.
    struct PlainName {
        std::size_t words = 0;
        std::string_view folded;
    };
    [[nodiscard]] PlainName longest_plain_law(const WordAt& plain_word) const;

    /// The names under which an instrument is cited, as the tables write them.
    [[nodiscard]] std::vector<std::string> names_of(const Instrument&) const;

    [[nodiscard]] const std::vector<InstrumentRelation>& relations_from(const Instrument&) const;
    [[nodiscard]] const std::vector<InstrumentRelation>& relations_to(const Instrument&) const;

    /// Never null; shared, for one document asks the same a dozen times.
    [[nodiscard]] std::shared_ptr<const ValidityAt> validity(const Instrument&, const legal::DateInterval&) const;

    [[nodiscard]] const std::vector<Body>& bodies() const;
    /// Their names and aliases, word by word.
    [[nodiscard]] const NameTree& body_names() const;
    [[nodiscard]] const BodyNames& bodies_by_first_word() const;
    [[nodiscard]] const std::vector<TermSpan>& terms() const;
    /// Terms of the Party's congress that a date can fall in (two within ten days of a congress).
    [[nodiscard]] std::vector<std::string> party_terms_at(legal::Date) const;
    [[nodiscard]] const Summary& summary() const;

  private:
    struct Impl;
    friend base::Status compile(const std::string&, const std::string&);
    explicit Registry(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

/// Compiles the source tables of a folder (instruments.tsv; relations, names, bodies, terms as far as they are there)
/// into a database file, written whole, the same bytes for the same tables; beside it as PATH.names and PATH.bodies the
/// images of their NameTrees. Errors carry file, line and column.
[[nodiscard]] base::Status compile(const std::string& tables_folder, const std::string& database_path);

}  // namespace doichieu::registry
