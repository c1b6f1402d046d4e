#include "audit/store.h"

#include <utility>

#include "io/sqlite.h"

namespace doichieu::audit {
namespace {

/// Counts up with every change of the tables or of what encode() writes: older stores are emptied.
constexpr int kFormat = 2;
constexpr std::size_t kBatch = 128;  ///< documents a transaction
constexpr std::size_t kKeptOutcomes = 400;

constexpr const char* kSettings =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192";

constexpr const char* kTables =
    "CREATE TABLE IF NOT EXISTS document(path TEXT PRIMARY KEY, size INT, modified INT, changed INT, number INT,"
    " sha256 TEXT, made_by TEXT, statement BLOB, asked BLOB, told INT);"
    "CREATE TABLE IF NOT EXISTS fact(path TEXT PRIMARY KEY, facts BLOB);"
    "CREATE TABLE IF NOT EXISTS detail(path TEXT PRIMARY KEY, details BLOB);"
    "CREATE TABLE IF NOT EXISTS outcome(id INTEGER PRIMARY KEY, question TEXT, day TEXT, content BLOB)";

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

    [[nodiscard]] base::Status prepare_tables() {
        if (auto wrong = run(kSettings)) return wrong;
        if (auto wrong = run("BEGIN IMMEDIATE")) return wrong;
        auto version = database.prepare("PRAGMA user_version");
        if (!version) return bad_store(path, database.reason());
        const bool is_other = version->step() && version->integer(0) != kFormat;
        version->reset();
        if (is_other) {
            if (auto wrong =
                    run("DROP TABLE IF EXISTS document; DROP TABLE IF EXISTS fact; DROP TABLE IF EXISTS detail;"
                        "DROP TABLE IF EXISTS outcome; PRAGMA user_version=" +
                        std::to_string(kFormat)))
                return wrong;
        }
        if (auto wrong = run(kTables)) return wrong;
        if (auto wrong = run("COMMIT")) return wrong;
        for (const auto& [query, sql] :
             {std::pair{&put_document, "INSERT OR REPLACE INTO document VALUES(?,?,?,?,?,?,?,?,?,?)"},
              {&put_fact, "INSERT OR REPLACE INTO fact VALUES(?,?)"},
              {&put_detail, "INSERT OR REPLACE INTO detail VALUES(?,?)"},
              {&put_stamp, "UPDATE document SET size=?2, modified=?3, changed=?4, number=?5 WHERE path=?1"},
              {&get_fact, "SELECT facts FROM fact WHERE path=?"},
              {&get_detail, "SELECT details FROM detail WHERE path=?"}}) {
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
    std::optional<io::Query> put_document, put_fact, put_detail, put_stamp, get_fact, get_detail;
    std::size_t changes = 0;
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
        if (!decode(query->text(8), known.statement) || !decode(query->text(9), known.asked)) continue;
        all.emplace(query->text(0), std::move(known));
    }
    return all;
}

base::Status Store::put(const std::string& path, const Known& known, const Extracted& extracted) {
    if (auto wrong = impl_->begin()) return wrong;
    io::Query& document = *impl_->put_document;
    document.bind(1, path).bind(6, known.sha256).bind(7, known.made_by);
    document.bind_bytes(8, encode(known.statement)).bind_bytes(9, encode(known.asked));
    document.bind(10, static_cast<std::int64_t>(known.told));
    Impl::bind_stamp(document, known.stamp);
    if (auto wrong = impl_->change(document)) return wrong;
    impl_->put_fact->bind(1, path).bind_bytes(2, encode(extracted.facts));
    if (auto wrong = impl_->change(*impl_->put_fact)) return wrong;
    impl_->put_detail->bind(1, path).bind_bytes(2, encode(extracted.details));
    if (auto wrong = impl_->change(*impl_->put_detail)) return wrong;
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
    for (const char* table : {"document", "fact", "detail"}) {
        auto query = impl_->database.prepare(std::string("DELETE FROM ") + table + " WHERE path=?");
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

bool Store::facts(const std::string& path, const std::string& shown, DocumentFacts& facts) {
    io::Query& query = *impl_->get_fact;
    query.bind(1, path);
    const bool is_there = query.step() && decode(query.text(0), shown, facts);
    query.reset();
    return is_there;
}

bool Store::details(const std::string& path, const std::string& shown, DocumentDetails& details) {
    io::Query& query = *impl_->get_detail;
    query.bind(1, path);
    const bool is_there = query.step() && decode(query.text(0), shown, details);
    query.reset();
    return is_there;
}

base::Status Store::put_outcome(const std::string& question, const std::string& day, const std::string& outcome) {
    if (auto wrong = commit()) return wrong;
    const auto last = this->outcome(question, {});
    if (last && last->content == outcome) return {};  // nothing happened since
    auto insert = impl_->database.prepare("INSERT INTO outcome(question,day,content) VALUES(?,?,?)");
    if (!insert) return bad_store(impl_->path, impl_->database.reason());
    insert->bind(1, question).bind(2, day).bind_bytes(3, outcome);
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
    return Outcome{std::string(query->text(0)), std::string(query->text(1))};
}

}  // namespace doichieu::audit
