#include "io/sqlite.h"

#include <sqlite3.h>

#include <unordered_map>
#include <utility>

namespace doichieu::io {

/// By their text, which lives in the statement.
struct IdleStatements {
    IdleStatements() = default;
    IdleStatements(const IdleStatements&) = delete;
    IdleStatements& operator=(const IdleStatements&) = delete;
    ~IdleStatements() {
        for (const auto& [sql, statement] : by_sql) sqlite3_finalize(statement);
    }
    void take_back(sqlite3_stmt* statement) {
        constexpr std::size_t kMost = 32;
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        if (by_sql.size() == kMost || !by_sql.emplace(sqlite3_sql(statement), statement).second)
            sqlite3_finalize(statement);
    }

    std::unordered_map<std::string_view, sqlite3_stmt*> by_sql;
};

namespace {

constexpr int kBusyMilliseconds = 60'000;

base::Error bad_database(const std::string& path, const std::string& reason) {
    const std::string name = path.empty() ? "" : " “" + path + "”";
    return {"bad-database",
            {"Cơ sở dữ liệu" + name + " không dùng được (" + reason + ").",
             "Database" + name + " cannot be used (" + reason + ")."},
            path};
}

/// Or every allocation of every thread waits for one lock.
void count_no_memory() {
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // NOLINT: SQLite's variadic function
    static_cast<void>(configured);
}

/// A file may come from anyone: views and triggers in it may not call functions with side effects, and its pages are
/// checked when read.
void distrust(sqlite3* handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_exec(handle, "PRAGMA cell_size_check=ON", nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
}

}  // namespace

Query::Query(Query&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), idle_(std::move(other.idle_)), failed_(other.failed_) {}

Query& Query::operator=(Query&& other) noexcept {
    std::swap(statement_, other.statement_);
    std::swap(idle_, other.idle_);
    failed_ = other.failed_;
    return *this;
}

Query::~Query() {
    if (statement_ != nullptr) idle_->take_back(statement_);
}

Query& Query::bind(int index, std::string_view text) {
    // A null pointer would bind NULL; an empty text is a text.
    const char* const data = text.data() == nullptr ? "" : text.data();
    sqlite3_bind_text64(statement_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);  // NOLINT: SQLite's macro
    return *this;
}

Query& Query::bind(int index, std::int64_t number) {
    sqlite3_bind_int64(statement_, index, number);
    return *this;
}

Query& Query::bind_null(int index) {
    sqlite3_bind_null(statement_, index);
    return *this;
}

Query& Query::bind_bytes(int index, std::string_view bytes) {
    const char* const data = bytes.data() == nullptr ? "" : bytes.data();
    sqlite3_bind_blob64(statement_, index, data, bytes.size(), SQLITE_TRANSIENT);  // NOLINT: SQLite's macro
    return *this;
}

bool Query::step() {
    const int state = sqlite3_step(statement_);
    failed_ = state != SQLITE_ROW && state != SQLITE_DONE;
    return state == SQLITE_ROW;
}

void Query::reset() {
    sqlite3_reset(statement_);
}

std::string_view Query::text(int column) const {
    // The bytes of a blob and of a text alike; asking for text would convert a blob.
    const void* const data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

base::Result<Database> Database::open(const std::string& path) {
    count_no_memory();
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle);
    if (opened != SQLITE_OK) return bad_database(path, database.error());
    distrust(handle);
    if (const auto failed = database.execute("SELECT count(*) FROM sqlite_schema"))
        return bad_database(path, database.error());
    return database;
}

base::Result<Database> Database::open_image(std::string_view image) {
    count_no_memory();
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle);
    if (opened != SQLITE_OK) return bad_database({}, database.error());
    distrust(handle);
    // Read-only: SQLite writes nothing through this pointer.
    auto* const bytes = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(image.data()));
    const auto size = static_cast<sqlite3_int64>(image.size());
    if (sqlite3_deserialize(handle, "main", bytes, size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
        return bad_database({}, database.error());
    }
    if (const auto failed = database.execute("SELECT count(*) FROM sqlite_schema")) return *failed;
    return database;
}

Database::Database(sqlite3* handle) : handle_(handle), idle_(std::make_shared<IdleStatements>()) {}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), idle_(std::move(other.idle_)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(idle_, other.idle_);
    return *this;
}

Database::~Database() {
    idle_.reset();
    sqlite3_close_v2(handle_);
}

base::Status Database::execute(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return std::nullopt;
    return bad_database({}, error());
}

base::Result<Query> Database::prepare(std::string_view sql) {
    if (auto idle = idle_->by_sql.extract(sql)) return Query(idle.mapped(), idle_);
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
        return bad_database({}, error());
    }
    return Query(statement, idle_);
}

base::TextPair Database::reason() const {
    switch (handle_ == nullptr ? SQLITE_NOMEM : sqlite3_errcode(handle_)) {
        case SQLITE_FULL:
            return {"ổ đĩa đã đầy", "the disk is full"};
        case SQLITE_IOERR:
            return {"đọc ghi đĩa không được", "the disk cannot be read or written"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {"không có quyền ghi", "it may not be written"};
        case SQLITE_CANTOPEN:
            return {"không mở được tệp", "the file cannot be opened"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {"một lượt chạy khác đang giữ", "another run holds it"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {"tệp đã hỏng hoặc không phải cơ sở dữ liệu", "the file is damaged or no database"};
        default:
            return {error(), error()};
    }
}

bool Database::is_busy() const {
    return handle_ != nullptr && sqlite3_errcode(handle_) == SQLITE_BUSY;
}

std::string Database::error() const {
    return handle_ == nullptr ? "out of memory" : sqlite3_errmsg(handle_);
}

}  // namespace doichieu::io
