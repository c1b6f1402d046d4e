// Audits a folder from an empty store, the same without the rules that judge one document, again with one file changed,
// and again with none, each in turn with `cat | wc` over the same files, and prints the ratios.
//
//   bench_audit [--documents 2000] [--rounds 3]          of a corpus that tools/make-corpus writes
//   bench_audit --texts 20000 [--rounds 3]               of plain texts of 16 KB
//
// A change is a line more at the end of one text. Some files of the corpus are unreadable, so that the exit code is 2.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "bench/plans.h"

namespace doichieu::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kSomeUnreadable = 2;

struct Row {
    std::string name;
    std::string bar;
    std::function<void()> prepare;
};

void compare(const Row& row, const Command& audit, const Command& cat, int rounds) {
    std::vector<double> by_wall;
    std::vector<double> by_cpu;
    std::vector<double> own;
    double peak = 0;
    for (int round = 0; round < rounds; ++round) {
        row.prepare();
        const Cost peer = run(cat);
        const Cost ours = run(audit, kSomeUnreadable);
        by_wall.push_back(ours.wall / peer.wall);
        by_cpu.push_back(ours.cpu / peer.cpu);
        own.push_back(ours.cpu);
        peak = std::max(peak, ours.peak_mb);
    }
    std::printf("%-24s %8.2f %8.2f   %-8s %10.3f s %8.1f MB\n", row.name.c_str(), median(by_wall), median(by_cpu),
                row.bar.c_str(), median(own), peak);
    std::fflush(stdout);
}

/// In folders as of twenty units.
void write_texts(const fs::path& folder, std::size_t texts) {
    constexpr std::size_t kUnits = 20;
    constexpr std::size_t kBytes = 16U << 10U;
    PlanWriter writer(1);
    for (std::size_t text = 0; text < texts; ++text) {
        const fs::path unit = folder / ("xa-" + std::to_string(text % kUnits));
        fs::create_directories(unit);
        std::ofstream(unit / ("ke-hoach-" + std::to_string(text) + ".txt")) << writer.plan(kBytes);
    }
}

int main_of(int count, char** words) {
    const std::size_t texts = option(count, words, "--texts", 0);
    const std::size_t documents = option(count, words, "--documents", 2000);
    const int rounds = static_cast<int>(option(count, words, "--rounds", 3));
    const fs::path folder = fs::temp_directory_path() / ("doichieu-bench-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const std::string plans = folder / "plans";
    if (texts != 0) {
        write_texts(plans, texts);
    } else {
        run({"python3", std::string(DOICHIEU_SOURCE_DIR) + "/tools/make-corpus", folder, "--documents",
             std::to_string(documents)},
            0);
    }
    const std::string store = folder / "store";
    fs::path text;
    for (const auto& entry : fs::recursive_directory_iterator(plans)) {
        if (entry.path().extension() == ".txt" && (text.empty() || entry.path() < text)) text = entry.path();
    }
    const auto audit_with = [&](const std::string& options) {
        return Command{"sh", "-c",
                       "exec " DOICHIEU_BINARY " audit --year 2026 --jobs 2 --exit-zero --store " + store + " " +
                           options + " " + plans + " 2> /dev/null"};
    };
    const Command audit = audit_with("");
    const Command cat{"sh", "-c", "find " + plans + " -type f -exec cat {} + | wc"};
    int changes = 0;
    std::printf("%-24s %8s %8s   %-8s %12s %11s\n", "audit / cat | wc", "wall", "cpu", "bar", "audit, cpu", "peak");
    const auto empty = [&] { fs::remove_all(store); };
    compare({"  without rules", "<= 2.0", empty}, audit_with("--select coverage/no-plan"), cat, rounds);
    compare({"from an empty store", "<= 2.0", empty}, audit, cat, rounds);
    compare({"one file changed", "<= 1.0",
             [&] { std::ofstream(text, std::ios::app) << "\nThay đổi " << ++changes << ".\n"; }},
            audit, cat, rounds);
    compare({"nothing changed", "<= 1.0", [] {}}, audit, cat, rounds);
    fs::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace doichieu::bench

int main(int count, char** words) {
    return doichieu::bench::main_of(count, words);
}
