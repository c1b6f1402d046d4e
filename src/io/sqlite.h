#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace doichieu::io {

class Database;
struct IdleStatements;

/// A prepared statement. Bind from 1, read columns from 0. Text views live until the next step.
class Query {
  public:
    Query(Query&&) noexcept;
    Query& operator=(Query&&) noexcept;
    ~Query();

    Query& bind(int index, std::string_view text);
    Query& bind(int index, std::int64_t number);
    Query& bind_null(int index);
    Query& bind_bytes(int index, std::string_view bytes);
    /// True while there is a row. A failing step is reported through Database::error().
    bool step();
    [[nodiscard]] bool failed() const { return failed_; }  ///< the last step
    void reset();                                          ///< back before the first row; bound values stay
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool is_null(int column) const;

  private:
    friend class Database;
    Query(sqlite3_stmt* statement, std::shared_ptr<IdleStatements> idle)
        : statement_(statement), idle_(std::move(idle)) {}
    sqlite3_stmt* statement_ = nullptr;
    std::shared_ptr<IdleStatements> idle_;  ///< where it goes when it is not needed any more
    bool failed_ = false;
};

/// One SQLite connection, not shared between threads. Schema of untrusted files is never trusted.
class Database {
  public:
    /// Opens or creates a file. Code of every failure: bad-database.
    static base::Result<Database> open(const std::string& path);
    /// Read-only view of a database image in memory; `image` must outlive it.
    static base::Result<Database> open_image(std::string_view image);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] base::Status execute(const std::string& sql);
    /// What was prepared before and is held by nobody is taken again.
    [[nodiscard]] base::Result<Query> prepare(std::string_view sql);
    [[nodiscard]] std::string error() const;
    /// Whether the last failure was that another connection holds the database.
    [[nodiscard]] bool is_busy() const;
    /// What the last failure means for a person: full disk, read-only, locked by another process, damaged.
    [[nodiscard]] base::TextPair reason() const;

  private:
    explicit Database(sqlite3* handle);
    sqlite3* handle_ = nullptr;
    std::shared_ptr<IdleStatements> idle_;
};

}  // namespace doichieu::io
