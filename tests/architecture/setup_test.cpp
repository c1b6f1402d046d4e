// What the scripts in tools/ install and configure on a machine that has none of it.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

namespace fs = std::filesystem;

/// A folder of programs that stand before the system's: each writes down how it was called.
class Setup : public ::testing::Test {
  protected:
    void SetUp() override {
        fs::create_directories(root() / "tools");
        for (const char* name : {"setup.sh", "packages.txt"}) {
            fs::copy_file(kSourceDir / "tools" / name, root() / "tools" / name);
        }
        program("apt-get", "");
        program("sudo", R"(while [[ $1 == -* ]]; do shift; done; exec "$@")");
        program("cmake", R"([[ $1 != --preset ]] || { mkdir -p build/release; : >build/release/build.ninja; })");
    }

    void program(const std::string& name, const std::string& body) {
        const fs::path path = folder_.path() / "bin" / name;
        write_text(path, "#!/bin/bash\nprintf '%s\\n' \"" + name + " $*\" >>'" + log().string() + "'\n" + body + "\n");
        fs::permissions(path, fs::perms::owner_all);
    }

    /// What the programs were called with while `commands` ran after setup.sh.
    std::string calls_of(const std::string& commands) {
        fs::remove(log());
        const Outcome outcome =
            run_program({"bash", "-c", "root=$1 PATH=$2:$PATH; source \"$root/tools/setup.sh\"; " + commands, "bash",
                         root().string(), (folder_.path() / "bin").string()});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return fs::exists(log()) ? read_text(log()) : "";
    }

    fs::path root() const { return folder_.path() / "doichieu"; }
    fs::path log() const { return folder_.path() / "calls"; }

  private:
    TemporaryFolder folder_;
};

TEST_F(Setup, APackageThatIsOnlyKnownIsInstalled) {
    program("dpkg-query", R"([[ ${*: -1} == libre2-dev ]] && printf 'not-installed ' || printf 'installed ')");
    const std::string calls = calls_of("install_packages run");
    EXPECT_NE(calls.find(" install libre2-dev\n"), std::string::npos) << calls;
    EXPECT_EQ(calls_of("install_packages run"), "") << "a stamp tells that nothing is to be done";
}

TEST_F(Setup, InstalledForAnyArchitectureCounts) {
    program("dpkg-query", "printf 'not-installed installed '");
    const std::string calls = calls_of("install_packages run");
    EXPECT_EQ(calls.find("apt-get"), std::string::npos) << calls;
}

TEST_F(Setup, TheCommandAsksForNoPackageOfTheTests) {
    const std::string command = calls_of("build release doichieu");
    EXPECT_NE(command.find("--preset release -D BUILD_TESTING=OFF\n"), std::string::npos) << command;
    write_text(root() / "build/release/CMakeCache.txt", "BUILD_TESTING:BOOL=OFF\n");
    const std::string again = calls_of("build release doichieu");
    EXPECT_EQ(again.find("BUILD_TESTING"), std::string::npos) << again;
    const std::string all = calls_of("build release all");
    EXPECT_NE(all.find("--preset release -D BUILD_TESTING=ON\n"), std::string::npos) << all;
}

}  // namespace
}  // namespace doichieu::testing
