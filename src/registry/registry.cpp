#include "registry/registry.h"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <unordered_map>

#include "io/digest.h"
#include "io/embedded.h"
#include "io/file.h"
#include "io/sqlite.h"
#include "legal/body_key.h"
#include "legal/notation.h"
#include "registry/companions.h"
#include "registry/import.h"
#include "registry/name_tree.h"
#include "registry/registry_impl.h"
#include "registry/table.h"
#include "registry/validity.h"
#include "text/fold.h"

namespace doichieu::registry {
namespace {

/// Party congresses last about a week, and their resolutions carry a day within it.
constexpr int kCongressDays = 10;

base::Error bad_registry(const std::string& vi, const std::string& en) {
    return {"bad-registry", {vi, en}, {}};
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

Registry::PlainName Registry::longest_plain_law(const WordAt& plain_word) const {
    const Impl::PlainLaws& laws = impl_->names_of_plain_laws();
    PlainName longest;
    std::string name;
    NameTree::Node node = NameTree::kBegin;
    for (std::size_t count = 0; node != NameTree::kNone; ++count) {
        const std::optional<std::string_view> word = plain_word(count);
        if (!word) break;
        node = laws.tree.next(node, *word);
        name.append(name.empty() ? "" : " ").append(*word);
        if (node == NameTree::kNone || !NameTree::ends_name(node)) continue;
        const auto found = laws.folded.find(name);
        if (found != laws.folded.end()) longest = {count + 1, found->second};
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

base::Status Registry::add_companions(std::shared_ptr<const Companions> companions) {
    impl_->companions = std::move(companions);
    impl_->validities.clear();
    impl_->add_derived(impl_->derive(impl_->companions->statements()));
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
