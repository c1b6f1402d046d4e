#include "io/sqlite.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "io/file.h"

namespace doichieu::io {
namespace {

class Sqlite : public testing::Test {
  protected:
    void SetUp() override { std::filesystem::remove(path_); }
    void TearDown() override { std::filesystem::remove(path_); }

    void fill() const {
        auto database = Database::open(path_);
        ASSERT_TRUE(database.ok());
        ASSERT_FALSE(database->execute("CREATE TABLE t (id INTEGER, name TEXT)"));
        auto insert = database->prepare("INSERT INTO t VALUES (?1, ?2)");
        ASSERT_TRUE(insert.ok());
        insert->bind(1, std::int64_t{1}).bind(2, "Nghị quyết").step();
        insert->reset();
        insert->bind(1, std::int64_t{2}).bind(2, std::string_view()).step();
        insert->reset();
        insert->bind(1, std::int64_t{3}).bind_null(2).step();
    }

    const std::string path_ =
        (std::filesystem::temp_directory_path() / ("doichieu-" + std::to_string(::getpid()) + ".sqlite")).string();
};

void expect_rows(Database& database) {
    auto query = database.prepare("SELECT id, name FROM t ORDER BY id");
    ASSERT_TRUE(query.ok());
    ASSERT_TRUE(query->step());
    EXPECT_EQ(query->integer(0), 1);
    EXPECT_EQ(query->text(1), "Nghị quyết");
    ASSERT_TRUE(query->step());
    EXPECT_FALSE(query->is_null(1));
    EXPECT_EQ(query->text(1), "");
    ASSERT_TRUE(query->step());
    EXPECT_TRUE(query->is_null(1));
    EXPECT_FALSE(query->step());
}

TEST_F(Sqlite, AStatementThatIsTakenAgainRemembersNothing) {
    fill();
    auto database = Database::open(path_);
    ASSERT_TRUE(database.ok());
    constexpr const char* kByName = "SELECT id FROM t WHERE name = ?";
    {
        auto query = database->prepare(kByName);
        ASSERT_TRUE(query->bind(1, "Nghị quyết").step());
    }
    auto again = database->prepare(kByName);
    EXPECT_FALSE(again->step()) << "nothing is bound";
    auto beside = database->prepare(kByName);
    EXPECT_TRUE(beside->bind(1, "Nghị quyết").step()) << "while the other one is held";
}

TEST_F(Sqlite, FileAndImage) {
    fill();
    auto from_file = Database::open(path_);
    ASSERT_TRUE(from_file.ok());
    expect_rows(*from_file);

    const auto image = read_file(path_, 1 << 20);
    ASSERT_TRUE(image.ok());
    auto from_memory = Database::open_image(image->view());
    ASSERT_TRUE(from_memory.ok()) << from_memory.error().message.en;
    expect_rows(*from_memory);
    const auto refused = from_memory->execute("DELETE FROM t");
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->message.en, "Database cannot be used (attempt to write a readonly database).");
}

TEST_F(Sqlite, WhatIsNoDatabase) {
    const std::string text(4096, 'x');
    const auto image = Database::open_image(text);
    ASSERT_FALSE(image.ok());
    EXPECT_EQ(image.error().code, "bad-database");
    std::ofstream(path_, std::ios::binary) << text;
    const auto file = Database::open(path_);
    ASSERT_FALSE(file.ok());
    EXPECT_EQ(file.error().path, path_);
    EXPECT_EQ(file.error().message.vi, "Cơ sở dữ liệu “" + path_ + "” không dùng được (file is not a database).");
    EXPECT_FALSE(Database::open(path_ + "/none").ok());
}

TEST_F(Sqlite, SchemaIsNotTrusted) {
    {
        auto database = Database::open(path_);
        ASSERT_TRUE(database.ok());
        ASSERT_FALSE(database->execute("CREATE VIEW v AS SELECT writefile('x', 'y')"));
    }
    auto database = Database::open(path_);
    ASSERT_TRUE(database.ok());
    auto setting = database->prepare("PRAGMA trusted_schema");
    ASSERT_TRUE(setting.ok());
    ASSERT_TRUE(setting->step());
    EXPECT_EQ(setting->integer(0), 0);
}

TEST_F(Sqlite, BadStatement) {
    auto database = Database::open(path_);
    ASSERT_TRUE(database.ok());
    EXPECT_FALSE(database->prepare("SELEC 1").ok());
    EXPECT_NE(database->error().find("syntax error"), std::string::npos);
}

}  // namespace
}  // namespace doichieu::io
