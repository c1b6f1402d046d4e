#include "registry/registry.h"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <functional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "io/digest.h"
#include "io/embedded.h"
#include "io/file.h"
#include "io/sqlite.h"
#include "legal/body_key.h"
#include "legal/notation.h"
#include "registry/companions.h"
#include "registry/import.h"
#include "registry/instrument_id.h"
#include "registry/name_tree.h"
#include "registry/table.h"
#include "registry/validity.h"
#include "text/fold.h"

namespace doichieu::registry {
namespace {

/// What the build embeds beside the database.
constexpr const char* kNameTree = "registry/names.tree";
constexpr const char* kBodyNameTree = "registry/bodies.tree";

/// Party congresses last about a week, and their resolutions carry a day within it.
constexpr int kCongressDays = 10;

// Pieces of a text are looked up without a copy.
using TextSet = std::unordered_set<std::string, text::WordHash, std::equal_to<>>;
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, text::WordHash, std::equal_to<>>;

std::string type_and_number(std::string_view type, std::string_view number) {
    std::string key(type);
    return key.append(1, '|').append(number);
}

base::Error bad_registry(const std::string& vi, const std::string& en) {
    return {"bad-registry", {vi, en}, {}};
}

legal::Date date_in(const io::Query& row, int column) {
    return legal::parse_iso_date(row.text(column)).value_or(legal::Date{});
}

std::vector<std::string> split(std::string_view cell, char separator) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(separator), cell.size());
        if (end > 0) parts.emplace_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

/// Mass organisations are of neither regime.
legal::Regime regime_of_body(std::string_view word) {
    if (word == "party") return legal::Regime::party;
    return word == "state" ? legal::Regime::state_administrative : legal::Regime::unknown;
}

/// Big-endian, where SQLite's file format keeps PRAGMA user_version.
std::optional<std::uint32_t> version_of(std::string_view image) {
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    constexpr std::size_t kAt = 60;
    if (!image.starts_with(kMagic) || image.size() < 100) return std::nullopt;
    std::uint32_t version = 0;
    for (const char byte : image.substr(kAt, 4)) version = version << 8U | static_cast<unsigned char>(byte);
    return version;
}

/// Names of the tables that were compiled in, without which the database need not be opened to read a text.
std::optional<NameTree> embedded_tree(std::string_view name) {
    const auto image = io::embedded_file(name);
    return image ? NameTree::over(*image) : std::nullopt;
}

}  // namespace

/// Databases in the order in which they were added, and what was looked up in them so far.
struct Registry::Impl {
    struct Store {
        std::optional<io::Database> database;
        std::string table;         ///< as Instrument::table
        std::string_view image{};  ///< of the database, until the first look-up opens it

        base::Result<io::Query> prepare(std::string_view sql) {
            if (!database) {
                auto opened = io::Database::open_image(image);
                if (!opened) return opened.error();
                database.emplace(std::move(*opened));
            }
            return database->prepare(sql);
        }

        [[nodiscard]] bool is_compiled_in() const { return !image.empty(); }

        /// Of a folder's tables, which are one store, that of relations lies beside the instruments.
        [[nodiscard]] std::string table_of_relations() const {
            if (table.empty() || user_table(table) == UserTable::relations) return table;
            return std::filesystem::path(table).replace_filename("relations.tsv");
        }
    };
    using Instruments = std::vector<const Instrument*>;
    using Relations = std::vector<InstrumentRelation>;

    /// Of an instrument: where what is told of it stands in a list.
    using Places = std::unordered_map<const Instrument*, std::vector<std::uint32_t>>;

    /// What documents say, below the tables. Each list in the order of the documents.
    struct Derived {
        std::deque<Instrument> instruments;
        TextMap<Instruments> by_key;
        TextMap<Instruments> by_type_and_number;
        Relations relations;
        Places relations_from;
        Places relations_to;
    };

    std::deque<Store> stores;
    Derived derived;
    std::deque<Instrument> instruments;
    std::unordered_map<std::string_view, const Instrument*> by_id;  // keys live in `instruments`
    std::optional<TextSet> known_keys;                              // most keys that documents ask for are not there
    TextMap<Instruments> by_key;
    TextMap<Instruments> by_type_and_number;
    TextMap<std::optional<Instruments>> by_name;
    std::unordered_map<const Instrument*, Relations> relations_from;
    std::unordered_map<const Instrument*, Relations> relations_to;
    /// What was asked last of each instrument.
    std::unordered_map<const Instrument*, std::pair<legal::DateInterval, std::shared_ptr<const ValidityAt>>> validities;
    std::optional<std::vector<NameTree>> names;  ///< of instruments; those compiled in apart from the others
    std::optional<std::vector<Body>> bodies;
    std::optional<NameTree> body_names;
    std::optional<BodyNames> bodies_by_first_word;
    std::optional<std::vector<TermSpan>> terms;
    std::optional<Summary> summary;
    std::shared_ptr<const Companions> companions;

    void add_store(Store store) {
        stores.push_back(std::move(store));
        known_keys.reset();
        by_key.clear();
        by_type_and_number.clear();
        by_name.clear();
        relations_from.clear();
        relations_to.clear();
        validities.clear();
        names.reset();
        bodies.reset();
        body_names.reset();
        bodies_by_first_word.reset();
        terms.reset();
        summary.reset();
    }

    /// Rows of every store. `visit` gets the query and the store.
    template <typename Visit>
    void for_each(std::string_view sql, std::initializer_list<std::string_view> values, Visit visit) {
        for (Store& store : stores) for_each_in(store, sql, values, visit);
    }
    template <typename Visit>
    static void for_each_in(Store& store, std::string_view sql, std::initializer_list<std::string_view> values,
                            Visit visit) {
        auto query = store.prepare(sql);
        if (!query) return;  // the schema was checked at opening: a damaged page, of which nothing is known
        int index = 0;
        for (const std::string_view value : values) query->bind(++index, value);
        while (query->step()) visit(*query, store);
    }

    const Instrument* intern(const io::Query& row, const Store& store) {
        if (const auto found = by_id.find(row.text(1)); found != by_id.end()) return found->second;
        Instrument& instrument = instruments.emplace_back(read_instrument(row));
        instrument.table = store.table;
        by_id.emplace(instrument.id, &instrument);
        return &instrument;
    }

    /// By date of issue, then in the order of the tables.
    Instruments select(const std::string& where, std::initializer_list<std::string_view> values) {
        Instruments found;
        for_each("SELECT " + std::string(kInstrumentColumns) + " FROM instruments " + where + " ORDER BY issued, line",
                 values, [&](const io::Query& row, const Store& store) { found.push_back(intern(row, store)); });
        if (stores.size() > 1) std::ranges::stable_sort(found, {}, &Instrument::issued);
        return found;
    }

    const Instrument* find_id(std::string_view id) {
        if (const auto found = by_id.find(id); found != by_id.end()) return found->second;
        const Instruments found = select("WHERE id=?", {id});
        return found.empty() ? nullptr : found.front();
    }

    /// Behind those of the tables, where one day is the same.
    static Instruments joined(Instruments known, const TextMap<Instruments>& derived, std::string_view key) {
        const auto found = derived.find(key);
        if (found == derived.end()) return known;
        known.insert(known.end(), found->second.begin(), found->second.end());
        std::ranges::stable_sort(known, {}, &Instrument::issued);
        return known;
    }

    void add_derived(Derived added) {
        derived = std::move(added);
        for (const Instrument& one : derived.instruments) by_id.emplace(one.id, &one);
        by_key.clear();
        by_type_and_number.clear();
        relations_from.clear();
        relations_to.clear();
    }

    const Instruments& with_key(const std::string& key) {
        static const Instruments kNone;
        if (!known_keys) {
            known_keys.emplace();
            for_each("SELECT DISTINCT key FROM instruments", {},
                     [&](const io::Query& row, const Store&) { known_keys->emplace(row.text(0)); });
        }
        const bool is_in_tables = known_keys->contains(key);
        if (key.empty() || (!is_in_tables && !derived.by_key.contains(key))) return kNone;
        const auto [entry, is_new] = by_key.try_emplace(key);
        if (is_new)
            entry->second = joined(is_in_tables ? select("WHERE key=?", {key}) : Instruments(), derived.by_key, key);
        return entry->second;
    }

    Instruments find(const std::string& notation, const legal::Date& issued) {
        if (notation.empty()) return select("WHERE notation='' AND issued=?", {issued.iso()});
        const auto parsed = legal::parse_notation(notation);
        if (!parsed) return {};
        Instruments found = with_key(legal::identity_key(*parsed));
        const bool some_undated =
            std::ranges::any_of(found, [](const Instrument* one) { return !one->issued.stated(); });
        if (issued.stated() || some_undated) {
            std::erase_if(found, [&](const Instrument* one) { return one->issued != issued; });
        }
        return found;
    }

    Find finder() {
        return [this](const std::string& notation, const legal::Date& issued) { return find(notation, issued); };
    }

    using RelationsOf = std::unordered_map<const Instrument*, Relations>;
    const Relations& relations(RelationsOf& memo, const Places& of_documents, const char* end,
                               const Instrument& instrument) {
        const auto [entry, is_new] = memo.try_emplace(&instrument);
        if (!is_new) return entry->second;
        Relations found;
        for_each("SELECT from_id,to_id,relation,scope,date,source,confidence,line FROM relations WHERE " +
                     std::string(end) + "=? ORDER BY date, line",
                 {instrument.id}, [&](const io::Query& row, const Store& store) {
                     InstrumentRelation relation;
                     relation.row = row.integer(7);
                     relation.table = store.table_of_relations();
                     relation.relation = legal::parse_relation(row.text(2)).value_or(legal::Relation::mentions);
                     relation.whole = row.text(3) == "whole";
                     relation.date = date_in(row, 4);
                     relation.source = row.text(5);
                     relation.confidence = legal::parse_confidence(row.text(6)).value_or(legal::Confidence::memory);
                     relation.from = find_id(row.text(0));
                     relation.to = find_id(row.text(1));
                     if (relation.from != nullptr && relation.to != nullptr) found.push_back(std::move(relation));
                 });
        const auto derived_here = of_documents.find(&instrument);
        if (derived_here != of_documents.end()) {
            for (const std::uint32_t place : derived_here->second) found.push_back(derived.relations[place]);
        }
        if (stores.size() > 1 || derived_here != of_documents.end())
            std::ranges::stable_sort(found, {}, &InstrumentRelation::date);
        return entry->second = std::move(found);
    }

    const std::optional<Instruments>& named(std::string_view folded) {
        const auto [entry, is_new] = by_name.try_emplace(name_key(folded));
        if (!is_new) return entry->second;
        std::optional<Instruments> found;
        for_each("SELECT DISTINCT instrument_id FROM names WHERE key=? ORDER BY 1", {entry->first},
                 [&](const io::Query& row, const Store&) {
                     if (!found) found.emplace();
                     const Instrument* instrument = find_id(row.text(0));
                     if (instrument != nullptr && std::ranges::find(*found, instrument) == found->end())
                         found->push_back(instrument);
                 });
        if (found) std::ranges::stable_sort(*found, {}, &Instrument::issued);
        return entry->second = std::move(found);
    }

    NameTree names_in(Store& store) {
        NameTree tree;
        for_each_in(store, "SELECT DISTINCT key FROM names ORDER BY key", {},
                    [&](const io::Query& row, const Store&) { tree.add_folded(row.text(0)); });
        return tree;
    }

    const std::vector<NameTree>& name_trees() {
        if (names) return *names;
        names.emplace();
        for (Store& store : stores) {
            std::optional<NameTree> ready = store.is_compiled_in() ? embedded_tree(kNameTree) : std::nullopt;
            names->push_back(ready ? std::move(*ready) : names_in(store));
        }
        return *names;
    }

    NameTree read_body_names() {
        NameTree tree;
        for_each("SELECT name,aliases FROM bodies ORDER BY line", {}, [&](const io::Query& row, const Store&) {
            tree.add(row.text(0));
            for (const std::string& alias : split(row.text(1), '|')) tree.add(alias);
        });
        return tree;
    }

    /// Users' tables and documents add none.
    const NameTree& names_of_bodies() {
        if (body_names) return *body_names;
        std::optional<NameTree> ready = stores.front().is_compiled_in() ? embedded_tree(kBodyNameTree) : std::nullopt;
        return body_names.emplace(ready ? std::move(*ready) : read_body_names());
    }

    /// What a store's meta table says under this key.
    static std::string meta(Store& store, std::string_view key) {
        auto query = store.prepare("SELECT value FROM meta WHERE key=?");
        if (!query || !query->bind(1, key).step()) return {};
        return std::string(query->text(0));
    }

    /// The tables of a folder into an empty database, which becomes the first store.
    base::Status fill(io::Database database, const std::string& folder);

    class Derivation;

    /// A user's table as a store that is not yet among the others.
    base::Result<Store> load(const Table& table, std::vector<base::Error>& bad_rows);
};

namespace {

std::string newest_status(const Table& instruments) {
    std::string newest;
    for (const Row& cells : instruments.rows)
        newest = std::max(newest, RowReader(instruments, cells).date("status_as_of").iso());
    return newest;
}

base::Status describe(Importer& importer, const std::string& as_of, const std::string& sha256) {
    if (auto error = importer.meta("as_of", as_of)) return error;
    return importer.meta("sha256", sha256);
}

}  // namespace

base::Status Registry::Impl::fill(io::Database database, const std::string& folder) {
    // In the order in which they lean on each other; the last three are read elsewhere and only checked here.
    constexpr std::array<std::string_view, 8> kTables{"instruments", "relations", "names",          "bodies",
                                                      "terms",       "provinces", "issuer_symbols", "types"};
    std::unordered_map<std::string_view, Table> tables;
    std::string digests;
    for (const std::string_view name : kTables) {
        const std::string path = folder + "/" + std::string(name) + ".tsv";
        if (name != "instruments" && io::kind_of(path) == io::EntryKind::missing) continue;
        auto table = read_table(path);
        if (!table) return table.error();
        digests += std::string(name) + " " + table->sha256 + "\n";
        tables.emplace(name, std::move(*table));
    }
    const Table& instruments_table = tables.at("instruments");
    if (auto error = database.execute("BEGIN")) return error;
    {
        Importer importer(database, finder());
        if (auto error = importer.create_schema()) return error;
        if (auto error = describe(importer, newest_status(instruments_table), io::sha256_hex(digests))) return error;
        if (auto error = importer.instruments(instruments_table, Completeness::every_column)) return error;
    }
    add_store({std::move(database), instruments_table.path});
    Importer importer(*stores.back().database, finder());
    for (const std::string_view name : kTables) {
        const auto found = tables.find(name);
        if (found == tables.end()) continue;
        const Table& table = found->second;
        base::Status error;
        if (name == "relations") error = importer.relations(table, Completeness::every_column);
        if (name == "names") error = importer.names(table);
        if (name == "bodies") error = importer.bodies(table);
        if (name == "terms") error = importer.terms(table);
        if (name == "provinces") error = check_provinces(table);
        if (error) return error;
    }
    return stores.back().database->execute("COMMIT");
}

std::string Instrument::label() const {
    return notation.empty() ? title : type + " số " + notation;
}

Registry::Registry(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Registry::Registry(Registry&&) noexcept = default;
Registry& Registry::operator=(Registry&&) noexcept = default;
Registry::~Registry() = default;

base::Result<Registry> Registry::open_embedded() {
    const auto image = io::embedded_file("registry/registry.sqlite");
    if (!image) return bad_registry("chương trình không mang theo bảng văn bản", "the program carries no registry");
    if (version_of(*image) != kSchemaVersion) {
        return bad_registry("bảng văn bản kèm theo thuộc phiên bản khác của chương trình",
                            "the built-in registry belongs to another version");
    }
    auto impl = std::make_unique<Impl>();
    Impl::Store store;
    store.image = *image;
    impl->add_store(std::move(store));
    return Registry(std::move(impl));
}

base::Result<Registry> Registry::open_tables(const std::string& folder) {
    auto database = io::Database::open(":memory:");
    if (!database) return database.error();
    auto impl = std::make_unique<Impl>();
    if (auto error = impl->fill(std::move(*database), folder)) return *error;
    return Registry(std::move(impl));
}

base::Status Registry::add_table(const std::string& path) {
    auto table = read_table(path);
    if (!table) return table.error();
    std::vector<base::Error> bad_rows;
    auto store = impl_->load(*table, bad_rows);
    if (!store) return store.error();
    if (!bad_rows.empty()) return bad_rows.front();
    impl_->add_store(std::move(*store));
    return {};
}

const std::vector<const Instrument*>& Registry::by_key(const std::string& identity_key) const {
    return impl_->with_key(identity_key);
}

const std::vector<const Instrument*>& Registry::by_type_and_number(std::string_view type,
                                                                   std::string_view number) const {
    const auto [entry, is_new] = impl_->by_type_and_number.try_emplace(type_and_number(type, number));
    if (is_new)
        entry->second = Impl::joined(impl_->select("WHERE type=? AND number=?", {type, number}),
                                     impl_->derived.by_type_and_number, entry->first);
    return entry->second;
}

const Instrument* Registry::by_id(std::string_view id) const {
    return impl_->find_id(id);
}

std::vector<const Instrument*> Registry::all() const {
    Impl::Instruments all = impl_->select("", {});
    for (const Instrument& one : impl_->derived.instruments) all.push_back(&one);
    if (!impl_->derived.instruments.empty()) std::ranges::stable_sort(all, {}, &Instrument::issued);
    return all;
}

const std::vector<const Instrument*>* Registry::by_name(std::string_view folded) const {
    const std::optional<Impl::Instruments>& named = impl_->named(folded);
    return named ? &*named : nullptr;
}

std::size_t Registry::longest_name(const WordAt& folded_word) const {
    std::size_t longest = 0;
    for (const NameTree& tree : impl_->name_trees()) {
        NameTree::Node node = NameTree::kBegin;
        for (std::size_t count = 0; node != NameTree::kNone; ++count) {
            const std::optional<std::string_view> word = folded_word(count);
            if (!word) break;
            const std::string key = name_key(*word);
            if (key.empty() && count == 0) break;
            for (std::string_view rest = key; !rest.empty() && node != NameTree::kNone;) {
                const std::string_view piece = rest.substr(0, rest.find(' '));
                node = tree.next(node, piece);
                rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
            }
            if (!key.empty() && node != NameTree::kNone && NameTree::ends_name(node))
                longest = std::max(longest, count + 1);
        }
    }
    return longest;
}

const std::vector<InstrumentRelation>& Registry::relations_from(const Instrument& instrument) const {
    return impl_->relations(impl_->relations_from, impl_->derived.relations_from, "from_id", instrument);
}

const std::vector<InstrumentRelation>& Registry::relations_to(const Instrument& instrument) const {
    return impl_->relations(impl_->relations_to, impl_->derived.relations_to, "to_id", instrument);
}

std::shared_ptr<const ValidityAt> Registry::validity(const Instrument& instrument,
                                                     const legal::DateInterval& interval) const {
    const auto [known, is_new] = impl_->validities.try_emplace(&instrument);
    auto& [asked, answer] = known->second;
    if (is_new || asked != interval) {
        asked = interval;
        answer = std::make_shared<const ValidityAt>(validity_over(
            instrument, interval,
            [this](const Instrument& one) -> const std::vector<InstrumentRelation>& { return relations_to(one); }));
    }
    return answer;
}

const std::vector<Body>& Registry::bodies() const {
    if (impl_->bodies) return *impl_->bodies;
    std::vector<Body> bodies;
    impl_->for_each(
        "SELECT id,name,aliases,regime,level,date_from,date_to,successor,source,confidence FROM bodies ORDER BY line",
        {}, [&](const io::Query& row, const Impl::Store&) {
            Body body;
            body.id = row.text(0);
            body.name = row.text(1);
            body.aliases = split(row.text(2), '|');
            body.regime = regime_of_body(row.text(3));
            body.level = legal::parse_level(row.text(4)).value_or(legal::Level::unknown);
            body.from = date_in(row, 5);
            body.to = date_in(row, 6);
            body.successor = row.text(7);
            body.source = row.text(8);
            body.confidence = legal::parse_confidence(row.text(9)).value_or(legal::Confidence::memory);
            bodies.push_back(std::move(body));
        });
    return impl_->bodies.emplace(std::move(bodies));
}

const BodyNames& Registry::bodies_by_first_word() const {
    if (impl_->bodies_by_first_word) return *impl_->bodies_by_first_word;
    BodyNames names;
    const auto add = [&](const std::string& name, const Body& body) {
        std::string folded = text::fold(name);
        const std::size_t space = folded.find(' ');
        if (name.find(' ') == name.npos || space < 3) return;
        names[folded.substr(0, space)].push_back({std::move(folded), &body});
    };
    for (const Body& body : bodies()) {
        add(body.name, body);
        for (const std::string& alias : body.aliases) add(alias, body);
    }
    for (auto& [first, list] : names)
        std::ranges::stable_sort(list, std::greater(), [](const BodyName& one) { return one.folded.size(); });
    return impl_->bodies_by_first_word.emplace(std::move(names));
}

const NameTree& Registry::body_names() const {
    return impl_->names_of_bodies();
}

const std::vector<TermSpan>& Registry::terms() const {
    if (impl_->terms) return *impl_->terms;
    std::vector<TermSpan> terms;
    impl_->for_each("SELECT kind,term,date_from,date_to FROM terms ORDER BY line", {},
                    [&](const io::Query& row, const Impl::Store&) {
                        terms.push_back({row.text(0) == "party_congress", std::string(row.text(1)), date_in(row, 2),
                                         date_in(row, 3)});
                    });
    return impl_->terms.emplace(std::move(terms));
}

std::vector<std::string> Registry::party_terms_at(legal::Date date) const {
    std::vector<std::string> found;
    if (!date.stated()) return found;
    for (const TermSpan& span : terms()) {
        if (!span.party) continue;
        const bool begun = legal::add_days(span.from.first_day(), -kCongressDays) <= date.last_day();
        const bool over = span.to.stated() && legal::add_days(span.to.last_day(), kCongressDays) < date.first_day();
        if (begun && !over) found.push_back(span.term);
    }
    return found;
}

const Summary& Registry::summary() const {
    if (impl_->summary) return *impl_->summary;
    Summary summary;
    for (Impl::Store& store : impl_->stores) {
        summary.as_of = std::max(summary.as_of, Impl::meta(store, "as_of"));
        const std::string sha256 = Impl::meta(store, "sha256");
        summary.sha256 = summary.sha256.empty() ? sha256 : io::sha256_hex(summary.sha256 + sha256);
    }
    impl_->for_each("SELECT count(*) FROM instruments", {},
                    [&](const io::Query& row, const Impl::Store&) { summary.instruments += row.integer(0); });
    return impl_->summary.emplace(std::move(summary));
}

base::Result<Registry::Impl::Store> Registry::Impl::load(const Table& table, std::vector<base::Error>& bad_rows) {
    auto database = io::Database::open(":memory:");
    if (!database) return database.error();
    Importer importer(*database, finder());
    if (auto error = importer.create_schema()) return *error;
    if (auto error = describe(importer, newest_status(table), table.sha256)) return *error;
    base::Status error;
    switch (user_table(table.path)) {
        case UserTable::instruments:
            error = importer.instruments(table, Completeness::what_identifies);
            break;
        case UserTable::relations:
            error = importer.relations(table, Completeness::what_identifies);
            break;
        case UserTable::names:
            error = importer.names(table);
            break;
    }
    if (error && importer.bad_rows().empty()) return *error;
    bad_rows = importer.bad_rows();
    return Store{std::move(*database), table.path};
}

base::Result<std::vector<base::Error>> Registry::add_good_rows(const Table& table) {
    std::vector<base::Error> bad_rows;
    auto store = impl_->load(table, bad_rows);
    if (!store) return store.error();
    impl_->add_store(std::move(*store));
    return bad_rows;
}

/// Rows and relations that documents give.
class Registry::Impl::Derivation {
  public:
    explicit Derivation(Impl& registry) : registry_(registry) {}

    Derived run(const std::vector<Statement>& statements) && {
        for (const Statement& statement : statements) own_.push_back(row_of(statement));
        for (std::size_t i = 0; i < statements.size(); ++i) {
            for (const Act& act : statements[i].acts) relate(statements[i], *own_[i], act);
        }
        return std::move(derived_);
    }

  private:
    /// Quyết định and Quy định share a symbol; otherwise one number of one type is one instrument.
    static bool may_be_same_type(std::string_view type, std::string_view other) {
        return type.empty() || other.empty() || type == other;
    }

    static bool may_be_same_body(const Instrument& one, std::string_view issuer) {
        const Seat seat = seat_of(one.issuer);
        const Seat other = seat_of(issuer);
        if (!seat.place.empty() && !other.place.empty()) return may_be_same_seat(seat, other);
        return legal::may_be_same_body(legal::body_key(one.issuer), legal::body_key(issuer));
    }

    /// The instrument that the tables, or a document before this one, know for the statement; else a new row for it.
    const Instrument* row_of(const Statement& statement) {
        const std::string key = legal::identity_key(statement.notation);
        for (const Instrument* known : registry_.with_key(key)) {
            const bool is_same_day = !known->issued.stated() || known->issued == statement.issued;
            if (is_same_day && may_be_same_type(known->type, statement.type) &&
                may_be_same_body(*known, statement.issuer))
                return known;
        }
        return add(key, statement.notation, statement.type, statement.issued, statement.effective_from,
                   statement.issuer, statement.title, statement.path, statement.line);
    }

    const Instrument* add(const std::string& key, const legal::Notation& notation, const std::string& type,
                          const legal::Date& issued, const legal::Date& effective_from, const std::string& issuer,
                          const std::string& title, const std::string& path, std::uint32_t line) {
        std::vector<const Instrument*>& bearers = derived_.by_key[key];
        for (const Instrument* one : bearers) {
            if (one->issued == issued && one->type == type && may_be_same_body(*one, issuer)) return one;
        }
        Instrument& row = derived_.instruments.emplace_back();
        row.row = line;
        row.table = path;
        row.is_derived = true;
        row.key = key;
        row.notation = legal::canonical(notation);
        row.id = instrument_id(notation, issued, issuer);
        // Two communes of one name, or a Quyết định and a Quy định: what tells them apart follows.
        const bool may_be_known = !registry_.with_key(key).empty();
        while (!ids_.insert(row.id).second || (may_be_known && registry_.find_id(row.id) != nullptr))
            row.id += "@" + std::to_string(bearers.size() + 1);
        row.type = type;
        row.issuer = issuer;
        row.issued = issued;
        row.effective_from = effective_from;
        row.title = title;
        row.source = path;
        row.confidence = legal::Confidence::single;
        bearers.push_back(&row);
        derived_.by_type_and_number[type_and_number(type, notation.number_key())].push_back(&row);
        return &row;
    }

    void relate(const Statement& statement, const Instrument& from, const Act& act) {
        const Instrument* to = target_of(statement, act);
        if (to == nullptr || to == &from) return;
        if (!relations_seen_.emplace(&from, to, act.relation).second) return;
        if (is_known(from, *to, act.relation)) return;
        const auto place = static_cast<std::uint32_t>(derived_.relations.size());
        derived_.relations_from[&from].push_back(place);
        derived_.relations_to[to].push_back(place);
        InstrumentRelation& relation = derived_.relations.emplace_back();
        relation.row = act.line;
        relation.table = statement.path;
        relation.is_derived = true;
        relation.from = &from;
        relation.to = to;
        relation.relation = act.relation;
        relation.whole = act.whole;
        relation.date = statement.issued;
        relation.source = statement.path;
        relation.confidence = legal::Confidence::single;
    }

    /// A relation of a table outranks what a document says.
    bool is_known(const Instrument& from, const Instrument& to, legal::Relation relation) {
        if (from.is_derived) return false;
        const Relations& known =
            registry_.relations(registry_.relations_from, registry_.derived.relations_from, "from_id", from);
        return std::ranges::any_of(
            known, [&](const InstrumentRelation& one) { return one.to->id == to.id && one.relation == relation; });
    }

    /// The one instrument that the words can mean. What a document ends becomes known by its saying so.
    const Instrument* target_of(const Statement& statement, const Act& act) {
        Instruments found = act.name.empty() ? bearers_of(legal::identity_key(act.notation)) : named(act);
        const Seat writer = seat_of(statement.issuer);
        std::erase_if(found, [&](const Instrument* one) {
            const bool is_this_day = act.issued.complete() ? one->issued == act.issued
                                                           : !one->issued.stated() || one->issued <= statement.issued;
            if (!is_this_day || !may_be_same_type(act.type, one->type)) return true;
            const Bearing bearing = may_mean(*one, act.issuer, writer, statement.issued);
            return bearing == Bearing::no || (bearing == Bearing::open && !act.issued.complete());
        });
        if (found.size() == 1) return found.front();
        const bool ends = act.relation == legal::Relation::replaces || act.relation == legal::Relation::repeals;
        if (!found.empty() || !ends || !act.issued.complete() || act.type.empty() || !act.name.empty()) return nullptr;
        const bool is_own_series = act.notation.issuer == statement.notation.issuer;
        const std::string& issuer = is_own_series && seat_of(act.issuer).place.empty() ? statement.issuer : act.issuer;
        if (issuer.empty()) return nullptr;
        return add(legal::identity_key(act.notation), act.notation, act.type, act.issued, {}, issuer, {},
                   statement.path, act.line);
    }

    Instruments bearers_of(const std::string& key) {
        Instruments found = registry_.with_key(key);
        if (const auto derived = derived_.by_key.find(key); derived != derived_.by_key.end())
            found.insert(found.end(), derived->second.begin(), derived->second.end());
        return found;
    }

    Instruments named(const Act& act) {
        const std::optional<Instruments>& known = registry_.named(act.name);
        Instruments found = known ? *known : Instruments{};
        std::erase_if(found,
                      [&](const Instrument* one) { return act.name_year != 0 && one->issued.year != act.name_year; });
        return found;
    }

    Impl& registry_;
    std::vector<const Instrument*> own_;  ///< of each statement
    Derived derived_;
    std::unordered_set<std::string> ids_;
    std::set<std::tuple<const Instrument*, const Instrument*, legal::Relation>> relations_seen_;
};

base::Status Registry::add_companions(std::shared_ptr<const Companions> companions) {
    impl_->companions = std::move(companions);
    impl_->validities.clear();
    impl_->add_derived(Impl::Derivation(*impl_).run(impl_->companions->statements()));
    return {};
}

const Companions* Registry::companions() const {
    return impl_->companions.get();
}

const std::deque<Instrument>& Registry::derived_instruments() const {
    return impl_->derived.instruments;
}

const std::vector<InstrumentRelation>& Registry::derived_relations() const {
    return impl_->derived.relations;
}

std::vector<std::string> Registry::names_of(const Instrument& instrument) const {
    std::vector<std::string> names;
    impl_->for_each("SELECT DISTINCT name FROM names WHERE instrument_id=? ORDER BY line", {instrument.id},
                    [&](const io::Query& row, const Impl::Store&) { names.emplace_back(row.text(0)); });
    return names;
}

base::Status compile(const std::string& tables_folder, const std::string& database_path) {
    const std::string partial = database_path + ".partial";
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    base::Status error;
    {
        auto database = io::Database::open(partial);
        if (!database) return database.error();
        Registry::Impl impl;
        error = impl.fill(std::move(*database), tables_folder);
        if (!error) error = io::write_whole(database_path + ".names", impl.name_trees().front().image());
        if (!error) error = io::write_whole(database_path + ".bodies", impl.names_of_bodies().image());
    }
    if (!error) {
        std::error_code failed;
        std::filesystem::rename(partial, database_path, failed);
        if (failed) error = base::Error{"unwritable", {"không ghi được tệp", "cannot be written"}, database_path};
    }
    if (error) std::filesystem::remove(partial, ignored);
    return error;
}

}  // namespace doichieu::registry
