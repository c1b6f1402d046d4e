#include "io/file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "io/clock.h"
#include "io/digest.h"

namespace doichieu::io {
namespace {

namespace fs = std::filesystem;

class File : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "doichieu-io-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override {
        fs::permissions(folder_, fs::perms::owner_all);
        fs::remove_all(folder_);
    }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    std::string put(const std::string& name, const std::string& content) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return path(name);
    }
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : fs::directory_iterator(folder_)) all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }

    fs::path folder_;
};

constexpr std::uint64_t kLimit = std::uint64_t{1} << 20;

TEST_F(File, ReadsSmallAndMappedFiles) {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{5}, std::size_t{64} << 10, (std::size_t{64} << 10) + 1, std::size_t{1} << 20}) {
        const std::string content(size, 'x');
        auto bytes = read_file(put("a", content), kLimit);
        ASSERT_TRUE(bytes.ok());
        const std::string_view view = bytes->view();
        const Bytes moved = std::move(*bytes);
        EXPECT_EQ(moved.view().data(), view.data());
        EXPECT_TRUE(moved.view() == content);
    }
    const Bytes owned = Bytes::own("ab");
    EXPECT_EQ(owned.view(), "ab");
}

TEST_F(File, ReadingFailures) {
    const auto missing = read_file(path("none"), kLimit);
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, "not-found");
    EXPECT_EQ(missing.error().message.vi, "Không đọc được: không có tệp hay thư mục này.");
    EXPECT_EQ(missing.error().message.en, "Cannot read: no such file or folder.");
    EXPECT_EQ(missing.error().path, path("none"));

    const auto folder = read_file(folder_.string(), kLimit);
    ASSERT_FALSE(folder.ok());
    EXPECT_EQ(folder.error().code, "is-a-folder");

    const auto large = read_file(put("large", std::string(1536, 'x')), 1024);
    ASSERT_FALSE(large.ok());
    EXPECT_EQ(large.error().code, "too-large");
    EXPECT_EQ(large.error().message.vi, "Tệp quá lớn: 1,5 KB, giới hạn là 1 KB.");
}

TEST_F(File, ReadsPipesAsStreams) {
    const std::string pipe = path("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto feed = [&](std::size_t size) {
        return std::thread([=] {
            std::ofstream out(pipe, std::ios::binary);
            out << std::string(size, 'p');
        });
    };
    std::thread writer = feed(100000);
    const auto bytes = read_file(pipe, kLimit);
    writer.join();
    ASSERT_TRUE(bytes.ok());
    EXPECT_EQ(bytes->view().size(), 100000U);

    const auto endless = read_file("/dev/zero", 100);
    ASSERT_FALSE(endless.ok());
    EXPECT_EQ(endless.error().code, "too-large");
    EXPECT_EQ(read_file("/dev/null", 100)->view(), "");
}

TEST_F(File, SizesInWords) {
    const std::pair<std::uint64_t, const char*> rows[] = {{0, "0 byte"},    {1023, "1023 byte"},
                                                          {1024, "1 KB"},   {1536, "1,5 KB"},
                                                          {kLimit, "1 MB"}, {kLimit * 1024 * 2, "2 GB"}};
    for (const auto& [bytes, text] : rows) EXPECT_EQ(size_text(bytes).vi, text);
}

TEST_F(File, WritesWhole) {
    ASSERT_FALSE(write_whole(path("a.txt"), "một"));
    ASSERT_FALSE(write_whole(path("a.txt"), "hai"));
    EXPECT_EQ(read_file(path("a.txt"), kLimit)->view(), "hai");
    EXPECT_EQ(names(), std::vector<std::string>{"a.txt"});

    fs::permissions(path("a.txt"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("a.txt", path("link"));
    ASSERT_FALSE(write_whole(path("link"), "ba"));
    EXPECT_TRUE(fs::is_symlink(path("link")));
    EXPECT_EQ(read_file(path("a.txt"), kLimit)->view(), "ba");
    EXPECT_EQ(fs::status(path("a.txt")).permissions(), fs::perms::owner_read | fs::perms::owner_write);

    EXPECT_FALSE(write_whole("/dev/null", "x"));
    EXPECT_EQ(kind_of("/dev/null"), EntryKind::other);
}

TEST_F(File, FailedWriteLeavesNothing) {
    fs::create_directory(path("taken"));
    const auto folder = write_whole(path("taken"), "x");
    ASSERT_TRUE(folder);
    EXPECT_EQ(folder->code, "unwritable");
    const auto nowhere = write_whole(path("none/a.txt"), "x");
    ASSERT_TRUE(nowhere);
    EXPECT_EQ(nowhere->code, "unwritable");
    EXPECT_EQ(nowhere->message.en, "Cannot write: no such file or folder.");
    // The name is too long for the rename, after the temporary file has been filled.
    ASSERT_TRUE(write_whole(path(std::string(300, 'n')), "x"));
    EXPECT_EQ(names(), std::vector<std::string>{"taken"});
}

TEST_F(File, SpoolWritesWholeWhatItCollected) {
    put("a.txt", "before");
    for (const std::size_t pieces : {0U, 1U, 300U}) {
        const std::string piece(64 << 10, static_cast<char>('a' + pieces % 26));
        std::string whole;
        Spool spool(path("a.txt"));
        for (std::size_t i = 0; i < pieces; ++i) {
            spool.append(piece);
            spool.append("\n");
            whole += piece + "\n";
        }
        EXPECT_EQ(names(), std::vector<std::string>{"a.txt"});  // what it collects has no name
        EXPECT_NE(read_file(path("a.txt"), 64 * kLimit)->view(), whole);
        ASSERT_FALSE(spool.write());
        EXPECT_EQ(read_file(path("a.txt"), 64 * kLimit)->view(), whole);
    }
    EXPECT_EQ(names(), std::vector<std::string>{"a.txt"});
    Spool nowhere(path("none/a.txt"));
    nowhere.append(std::string(20 << 20, 'x'));
    const auto wrong = nowhere.write();
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->code, "unwritable");
}

TEST_F(File, WalkOrder) {
    for (const char* name :
         {"b.md", "a/2.md", "a/1.md", "a.md", ".hidden", ".git/x", "a/.x/y", "Đ.md", "é.md", "e\u0301.txt"})
        put(name, "");
    fs::create_directory_symlink(path("a"), path("loop"));
    fs::create_symlink(path("b.md"), path("c.md"));
    const auto relative = [&](const Walk& walk) {
        std::vector<std::string> files;
        for (const std::string& file : walk.files) files.push_back(file.substr(folder_.string().size() + 1));
        return files;
    };
    const Walk found = walk(folder_.string());
    EXPECT_TRUE(found.errors.empty());
    EXPECT_EQ(relative(found),
              (std::vector<std::string>{"a.md", "a/1.md", "a/2.md", "b.md", "c.md", "e\u0301.txt", "é.md", "Đ.md"}));
    const Walk reversed =
        walk(folder_.string(), [](std::string_view file) { return file.ends_with("b.md") ? "0" : "1"; });
    EXPECT_EQ(relative(reversed).front(), "b.md");

    const Walk missing = walk(path("none"));
    ASSERT_EQ(missing.errors.size(), 1U);
    EXPECT_EQ(missing.errors[0].code, "not-found");
}

TEST_F(File, WalkGoesOnPastUnreadableFolders) {
    if (::geteuid() == 0) GTEST_SKIP() << "root reads every folder";
    put("shut/a", "");
    put("z", "");
    fs::permissions(path("shut"), fs::perms::none);
    const Walk found = walk(folder_.string());
    fs::permissions(path("shut"), fs::perms::owner_all);
    EXPECT_EQ(found.files, std::vector<std::string>{path("z")});
    ASSERT_EQ(found.errors.size(), 1U);
    EXPECT_EQ(found.errors[0].path, path("shut"));
}

TEST_F(File, FindsUpwards) {
    const std::string config = put(".doichieu.yaml", "");
    const std::string draft = put("a/b/draft.md", "");
    EXPECT_EQ(find_upwards(draft, ".doichieu.yaml"), config);
    EXPECT_EQ(find_upwards(path("a/b"), ".doichieu.yaml"), config);
    EXPECT_EQ(find_upwards(path("a/b/"), ".doichieu.yaml"), config);
    EXPECT_EQ(find_upwards(path("a/../a/new.md"), ".doichieu.yaml"), config);
    EXPECT_EQ(find_upwards(draft, "no-such-file.yaml"), "");
    const std::string nearer = put("a/.doichieu.yaml", "");
    EXPECT_EQ(find_upwards(draft, ".doichieu.yaml"), nearer);
}

TEST(Digest, Sha256) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Clock, TodayCanBeFixed) {
    ::setenv("DOICHIEU_TODAY", "2023-02-20", 1);
    EXPECT_EQ(today(), "2023-02-20");
    ::unsetenv("DOICHIEU_TODAY");
    EXPECT_EQ(today().size(), 10U);
}

}  // namespace
}  // namespace doichieu::io
