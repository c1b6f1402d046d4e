#pragma once

// What a Registry holds; for the sources of this folder alone.

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "io/embedded.h"
#include "io/sqlite.h"
#include "legal/notation.h"
#include "registry/companions.h"
#include "registry/import.h"
#include "registry/name_tree.h"
#include "registry/registry.h"
#include "registry/table.h"
#include "registry/validity.h"
#include "text/fold.h"
#include "text/folded_words.h"

namespace doichieu::registry {

/// What the build embeds beside the database.
inline constexpr const char* kNameTree = "registry/names.tree";
inline constexpr const char* kBodyNameTree = "registry/bodies.tree";

// Pieces of a text are looked up without a copy.
using TextSet = std::unordered_set<std::string, text::WordHash, std::equal_to<>>;
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, text::WordHash, std::equal_to<>>;

inline std::string type_and_number(std::string_view type, std::string_view number) {
    std::string key(type);
    return key.append(1, '|').append(number);
}

inline legal::Date date_in(const io::Query& row, int column) {
    return legal::parse_iso_date(row.text(column)).value_or(legal::Date{});
}

inline std::vector<std::string> split(std::string_view cell, char separator) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(separator), cell.size());
        if (end > 0) parts.emplace_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

/// Names of the tables that were compiled in, without which the database need not be opened to read a text.
inline std::optional<NameTree> embedded_tree(std::string_view name) {
    const auto image = io::embedded_file(name);
    return image ? NameTree::over(*image) : std::nullopt;
}

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
    /// Names of laws without their marks, and what each stands for.
    struct PlainLaws {
        NameTree tree;
        TextMap<std::string> folded;
    };
    std::optional<PlainLaws> plain_laws;
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
        plain_laws.reset();
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

    const PlainLaws& names_of_plain_laws() {
        if (plain_laws) return *plain_laws;
        plain_laws.emplace();
        for_each("SELECT DISTINCT key FROM names WHERE key LIKE 'luật %' ORDER BY key", {},
                 [&](const io::Query& row, const Store&) {
                     std::string plain = text::fold_unaccented(row.text(0));
                     plain_laws->tree.add_folded(plain);
                     const auto [entry, is_new] = plain_laws->folded.try_emplace(std::move(plain), row.text(0));
                     if (!is_new && entry->second != row.text(0)) entry->second.clear();
                 });
        return *plain_laws;
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
    /// Rows and relations that documents give.
    [[nodiscard]] Derived derive(const std::vector<Statement>& statements);

    /// A user's table as a store that is not yet among the others.
    base::Result<Store> load(const Table& table, std::vector<base::Error>& bad_rows);
};

}  // namespace doichieu::registry
