#include "audit/store.h"

#include <chrono>
#include <thread>
#include <utility>

#include "io/sqlite.h"
#include "similarity/words.h"

namespace doichieu::audit {
namespace {

/// Counts up with every change of the tables, of what encode() writes and of how texts are compared: older stores are
/// emptied.
constexpr int kFormat = 11;
constexpr std::size_t kBatch = 128;  ///< documents a transaction
constexpr std::size_t kKeptOutcomes = 400;
constexpr std::size_t kMostComparisonRows = 64;

/// Facts fill some 16 KB a document.
constexpr const char* kSettings =
    "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA "
    "cache_size=-8192";

constexpr const char* kTables =
    "CREATE TABLE IF NOT EXISTS document(id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INT, modified INT, changed INT,"
    " number INT, sha256 TEXT, made_by TEXT, statement BLOB, asked BLOB, told INT);"
    "CREATE TABLE IF NOT EXISTS fact(id INTEGER PRIMARY KEY, content BLOB);"
    "CREATE TABLE IF NOT EXISTS wording(id INTEGER PRIMARY KEY, content BLOB);"
    "CREATE TABLE IF NOT EXISTS detail(id INTEGER PRIMARY KEY, content BLOB);"
    "CREATE TABLE IF NOT EXISTS grouping(id INTEGER PRIMARY KEY, content BLOB);"
    "CREATE TABLE IF NOT EXISTS comparison(id INTEGER PRIMARY KEY, content BLOB);"
    "CREATE TABLE IF NOT EXISTS outcome(id INTEGER PRIMARY KEY, question TEXT, day TEXT, content BLOB)";

/// What encode() makes, with a mark of its bytes behind them: damage on a disk must not become a judgement.
std::string sealed(std::string bytes) {
    const std::uint64_t mark = similarity::fingerprint(std::string_view(bytes));
    for (unsigned shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(mark >> shift & 0xFFU));
    return bytes;
}

/// The bytes that were sealed, if they are the same still.
std::optional<std::string_view> unsealed(std::string_view bytes) {
    constexpr std::size_t kMark = sizeof(std::uint64_t);
    if (bytes.size() < kMark) return std::nullopt;
    const std::string_view content = bytes.substr(0, bytes.size() - kMark);
    std::uint64_t mark = 0;
    for (unsigned i = 0; i < kMark; ++i)
        mark |= std::uint64_t{static_cast<unsigned char>(bytes[content.size() + i])} << (8 * i);
    if (mark != similarity::fingerprint(content)) return std::nullopt;
    return content;
}

/// decode() of what is sealed.
template <typename... Into>
bool open_seal(std::string_view bytes, Into&... into) {
    const auto content = unsealed(bytes);
    return content && decode(*content, into...);
}

base::Error bad_store(const std::string& path, const base::TextPair& reason) {
    return {"bad-store",
            {"Kho dữ kiện “" + path + "” không dùng được: " + reason.vi + ".",
             "The store of facts “" + path + "” cannot be used: " + reason.en + "."},
            path};
}

}  // namespace

struct Store::Impl {
    Impl(io::Database opened, std::string name) : database(std::move(opened)), path(std::move(name)) {}

    [[nodiscard]] base::Status run(const std::string& sql) {
        if (!database.execute(sql)) return {};
        return bad_store(path, database.reason());
    }

    /// SQLite does not wait for another run that makes the same file a log of its own at this moment.
    [[nodiscard]] base::Status settle_in() {
        constexpr int kAttempts = 250;
        constexpr std::chrono::milliseconds kMoment{20};
        base::Status wrong = run(kSettings);
        for (int attempt = 1; wrong && database.is_busy() && attempt < kAttempts; ++attempt) {
            std::this_thread::sleep_for(kMoment);
            wrong = run(kSettings);
        }
        return wrong;
    }

    [[nodiscard]] base::Status prepare_tables() {
        if (auto wrong = settle_in()) return wrong;
        if (auto wrong = run("BEGIN IMMEDIATE")) return wrong;
        auto version = database.prepare("PRAGMA user_version");
        if (!version) return bad_store(path, database.reason());
        const bool is_other = version->step() && version->integer(0) != kFormat;
        version->reset();
        if (is_other) {
            if (auto wrong =
                    run("DROP TABLE IF EXISTS document; DROP TABLE IF EXISTS fact; DROP TABLE IF EXISTS wording;"
                        "DROP TABLE IF EXISTS detail; DROP TABLE IF EXISTS grouping; DROP TABLE IF EXISTS comparison;"
                        "DROP TABLE IF EXISTS outcome; PRAGMA user_version=" +
                        std::to_string(kFormat)))
                return wrong;
        }
        if (auto wrong = run(kTables)) return wrong;
        if (auto wrong = run("COMMIT")) return wrong;
        for (const auto& [query, sql] :
             {std::pair{&put_document,
                        "INSERT INTO document(path,size,modified,changed,number,sha256,made_by,statement,asked,told)"
                        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10) ON CONFLICT(path) DO UPDATE SET size=?2,modified=?3,"
                        "changed=?4,number=?5,sha256=?6,made_by=?7,statement=?8,asked=?9,told=?10"},
              {&get_id, "SELECT id FROM document WHERE path=?"},
              {&put_fact, "INSERT OR REPLACE INTO fact VALUES(?,?)"},
              {&put_wording, "INSERT OR REPLACE INTO wording VALUES(?,?)"},
              {&put_detail, "INSERT OR REPLACE INTO detail VALUES(?,?)"},
              {&put_stamp, "UPDATE document SET size=?2, modified=?3, changed=?4, number=?5 WHERE path=?1"},
              {&get_fact, "SELECT content FROM document JOIN fact USING(id) WHERE path=?"},
              {&get_wording, "SELECT content FROM document JOIN wording USING(id) WHERE path=?"},
              {&get_detail, "SELECT content FROM document JOIN detail USING(id) WHERE path=?"}}) {
            auto prepared = database.prepare(sql);
            if (!prepared) return bad_store(path, database.reason());
            query->emplace(std::move(*prepared));
        }
        return {};
    }

    /// Runs a prepared change inside the open transaction.
    [[nodiscard]] base::Status change(io::Query& query) {
        query.step();
        const base::Status status = query.failed() ? base::Status(bad_store(path, database.reason())) : base::Status();
        query.reset();
        return status;
    }

    [[nodiscard]] base::Status begin() {
        if (changes++ != 0) return {};
        if (std::exchange(is_held, false)) static_cast<void>(database.execute("COMMIT"));
        return run("BEGIN IMMEDIATE");
    }

    [[nodiscard]] base::Status end(std::size_t least) {
        if (changes == 0 || changes < least) return {};
        changes = 0;
        base::Status status = run("COMMIT");
        if (status) roll_back();
        return status;
    }

    void roll_back() {
        changes = 0;
        static_cast<void>(database.execute("ROLLBACK"));  // which fails where SQLite has done so itself
    }

    static void bind_stamp(io::Query& query, const io::FileStamp& stamp) {
        query.bind(2, stamp.size).bind(3, stamp.modified).bind(4, stamp.changed).bind(5, stamp.number);
    }

    io::Database database;
    std::string path;
    /// Puts one of what a document's row leads to.
    [[nodiscard]] base::Status put(io::Query& query, std::int64_t id, std::string_view content) {
        query.bind(1, id).bind_bytes(2, content);
        return change(query);
    }

    /// Reads it: false when there is none, or decode() does not understand it.
    template <typename Decode>
    static bool get(io::Query& query, const std::string& path, Decode decode) {
        query.bind(1, path);
        const auto content = query.step() ? unsealed(query.text(0)) : std::nullopt;
        const bool is_there = content && decode(*content);
        query.reset();
        return is_there;
    }

    std::optional<io::Query> put_document, get_id, put_fact, put_wording, put_detail, put_stamp, get_fact, get_wording,
        get_detail;
    std::size_t changes = 0;
    bool is_held = false;  ///< by a transaction that only reads
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

base::Result<Store> Store::open(const std::string& folder) {
    if (auto wrong = io::make_folder(folder)) {
        wrong->code = "bad-store";
        return std::move(*wrong);
    }
    const std::string path = folder + "/audit.sqlite";
    auto database = io::Database::open(path);
    if (!database) {
        base::Error wrong = database.error();
        wrong.code = "bad-store";
        return wrong;
    }
    auto impl = std::make_unique<Impl>(std::move(*database), path);
    if (auto wrong = impl->prepare_tables()) return std::move(*wrong);
    return Store(std::move(impl));
}

Store Store::in_memory() {
    auto impl = std::make_unique<Impl>(std::move(*io::Database::open(":memory:")), ":memory:");
    static_cast<void>(impl->prepare_tables());
    return Store(std::move(impl));
}

std::unordered_map<std::string, Store::Known> Store::known() {
    std::unordered_map<std::string, Known> all;
    auto query = impl_->database.prepare(
        "SELECT path,size,modified,changed,number,sha256,made_by,told,statement,asked FROM document");
    if (!query) return all;
    while (query->step()) {
        Known known;
        known.stamp = {query->integer(1), query->integer(2), query->integer(3), query->integer(4)};
        known.sha256 = query->text(5);
        known.made_by = query->text(6);
        known.told = static_cast<std::uint64_t>(query->integer(7));
        if (!open_seal(query->text(8), known.statement) || !open_seal(query->text(9), known.asked)) continue;
        all.emplace(query->text(0), std::move(known));
    }
    return all;
}

base::Status Store::put(const std::string& path, const Known& known, const Extracted& extracted) {
    if (auto wrong = impl_->begin()) return wrong;
    io::Query& document = *impl_->put_document;
    document.bind(1, path).bind(6, known.sha256).bind(7, known.made_by);
    document.bind_bytes(8, sealed(encode(known.statement))).bind_bytes(9, sealed(encode(known.asked)));
    document.bind(10, static_cast<std::int64_t>(known.told));
    Impl::bind_stamp(document, known.stamp);
    if (auto wrong = impl_->change(document)) return wrong;
    impl_->get_id->bind(1, path);
    const std::int64_t id = impl_->get_id->step() ? impl_->get_id->integer(0) : 0;
    if (auto wrong = impl_->change(*impl_->get_id)) return wrong;
    if (auto wrong = impl_->put(*impl_->put_fact, id, sealed(encode(extracted.facts)))) return wrong;
    if (auto wrong = impl_->put(*impl_->put_wording, id, sealed(encode(extracted.wording)))) return wrong;
    if (auto wrong = impl_->put(*impl_->put_detail, id, sealed(encode(extracted.details)))) return wrong;
    return impl_->end(kBatch);
}

base::Status Store::put_stamp(const std::string& path, const io::FileStamp& stamp) {
    if (auto wrong = impl_->begin()) return wrong;
    impl_->put_stamp->bind(1, path);
    Impl::bind_stamp(*impl_->put_stamp, stamp);
    if (auto wrong = impl_->change(*impl_->put_stamp)) return wrong;
    return impl_->end(kBatch);
}

base::Status Store::remove(const std::string& path) {
    if (auto wrong = impl_->begin()) return wrong;
    for (const char* table : {"fact", "wording", "detail", "document"}) {
        auto query = impl_->database.prepare(std::string("DELETE FROM ") + table +
                                             " WHERE id=(SELECT id FROM document WHERE path=?)");
        if (!query) return bad_store(impl_->path, impl_->database.reason());
        query->bind(1, path);
        if (auto wrong = impl_->change(*query)) return wrong;
    }
    return impl_->end(kBatch);
}

base::Status Store::commit() {
    return impl_->end(0);
}

bool Store::is_settled() const {
    return impl_->changes == 0;
}

void Store::roll_back() {
    impl_->roll_back();
}

void Store::for_each_facts(const std::function<void(std::string_view, std::string_view)>& visit) {
    auto query = impl_->database.prepare("SELECT path,content FROM fact CROSS JOIN document USING(id)");
    while (query && query->step()) {
        if (const auto content = unsealed(query->text(1))) visit(query->text(0), *content);
    }
}

void Store::hold() {
    if (impl_->changes == 0 && !std::exchange(impl_->is_held, true))
        static_cast<void>(impl_->database.execute("BEGIN"));
}

bool Store::facts(const std::string& path, DocumentFacts& facts) {
    return Impl::get(*impl_->get_fact, path, [&](std::string_view bytes) { return decode(bytes, {}, facts); });
}

std::vector<std::uint64_t> Store::grouping() {
    std::vector<std::uint64_t> texts;
    auto query = impl_->database.prepare("SELECT content FROM grouping");
    if (!query || !query->step() || !open_seal(query->text(0), texts)) return {};
    return texts;
}

base::Status Store::put_grouping(const std::vector<std::uint64_t>& texts) {
    if (auto wrong = impl_->begin()) return wrong;
    auto insert = impl_->database.prepare("INSERT OR REPLACE INTO grouping VALUES(1,?)");
    if (!insert) return bad_store(impl_->path, impl_->database.reason());
    insert->bind_bytes(1, sealed(encode(texts)));
    if (auto wrong = impl_->change(*insert)) return wrong;
    return commit();
}

bool Store::wording(const std::string& path, Wording& wording) {
    return Impl::get(*impl_->get_wording, path, [&](std::string_view bytes) { return decode(bytes, wording); });
}

bool Store::details(const std::string& path, const std::string& shown, DocumentDetails& details) {
    return Impl::get(*impl_->get_detail, path, [&](std::string_view bytes) { return decode(bytes, shown, details); });
}

Comparisons Store::comparisons() {
    Comparisons all;
    auto query = impl_->database.prepare("SELECT content FROM comparison");
    if (!query) return all;
    std::vector<std::uint64_t> numbers;
    while (query->step()) {
        if (open_seal(query->text(0), numbers)) all.add(numbers);
    }
    return all;
}

base::Status Store::put_comparisons(const Comparisons& comparisons) {
    const std::vector<std::uint64_t> fresh = comparisons.fresh();
    if (fresh.empty() && !comparisons.is_mostly_unused()) return {};
    if (auto wrong = impl_->begin()) return wrong;
    auto rows = impl_->database.prepare("SELECT count(*) FROM comparison");
    if (!rows) return bad_store(impl_->path, impl_->database.reason());
    const bool is_to_be_tidied =
        comparisons.is_mostly_unused() || (rows->step() && rows->integer(0) >= std::int64_t{kMostComparisonRows});
    rows->reset();
    if (is_to_be_tidied) {
        if (auto wrong = impl_->run("DELETE FROM comparison")) return wrong;
    }
    const std::vector<std::uint64_t> numbers = is_to_be_tidied ? comparisons.used() : fresh;
    if (!numbers.empty()) {
        auto insert = impl_->database.prepare("INSERT INTO comparison(content) VALUES(?)");
        if (!insert) return bad_store(impl_->path, impl_->database.reason());
        insert->bind_bytes(1, sealed(encode(numbers)));
        if (auto wrong = impl_->change(*insert)) return wrong;
    }
    return commit();
}

base::Status Store::put_outcome(const std::string& question, const std::string& day, const std::string& outcome) {
    if (auto wrong = commit()) return wrong;
    if (std::exchange(impl_->is_held, false)) static_cast<void>(impl_->database.execute("COMMIT"));
    const auto last = this->outcome(question, {});
    if (last && last->content == outcome) return {};  // nothing happened since
    auto insert = impl_->database.prepare("INSERT INTO outcome(question,day,content) VALUES(?,?,?)");
    if (!insert) return bad_store(impl_->path, impl_->database.reason());
    insert->bind(1, question).bind(2, day).bind_bytes(3, sealed(outcome));
    if (auto wrong = impl_->change(*insert)) return wrong;
    return impl_->run("DELETE FROM outcome WHERE id <= (SELECT max(id) FROM outcome) - " +
                      std::to_string(kKeptOutcomes));
}

std::optional<Store::Outcome> Store::outcome(const std::string& question, const std::string& day) {
    auto query = impl_->database.prepare(
        "SELECT day,content FROM outcome WHERE question = ?1 AND (?2 = '' OR day <= ?2) ORDER BY id DESC LIMIT 1");
    if (!query) return {};
    query->bind(1, question).bind(2, day);
    if (!query->step()) return {};
    const auto content = unsealed(query->text(1));
    if (!content) return {};
    return Outcome{std::string(query->text(0)), std::string(*content)};
}

}  // namespace doichieu::audit
