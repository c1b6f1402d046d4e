// Runs `doichieu extract` and ripgrep with a pattern that does the same work, in turn, and prints the ratios.
//
//   cmake -D DOICHIEU_BENCH=ON build/release && cmake --build build/release --target bench_compare
//   build/release/tests/bench_compare [--megabytes 64] [--files 20000] [--rounds 5]
//
// Six bars: counting, JSONL, a folder on two threads, one short text from start to exit, memory beside the file's map,
// and growth with the number of documents. Counting reads what the pattern reads (type, number, symbol, date, issuer and
// term), and like it nothing of what a citation does; JSONL has all of it, resolved.

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure.h"
#include "bench/plans.h"

namespace doichieu::bench {
namespace {

namespace fs = std::filesystem;

struct Comparison {
    std::string name;
    Command ours;
    Command peer;
    std::string bar;
    bool by_wall = false;
    bool ours_over_peer = false;  ///< less is better: the share of the peer's time
};

/// Prints the ratio and hands back our peak in megabytes.
double compare(const Comparison& comparison, int rounds) {
    std::vector<double> ratios;
    std::vector<double> own;
    double peak = 0;
    for (int round = 0; round < rounds; ++round) {
        const Cost peer = run(comparison.peer);
        const Cost ours = run(comparison.ours);
        const double a = comparison.by_wall ? peer.wall : peer.cpu;
        const double b = comparison.by_wall ? ours.wall : ours.cpu;
        ratios.push_back(comparison.ours_over_peer ? b / a : a / b);
        own.push_back(b);
        peak = std::max(peak, ours.peak_mb);
    }
    std::printf("%-44s %8.3f   %-8s %10.4f s %8.1f MB\n", comparison.name.c_str(), median(ratios),
                comparison.bar.c_str(), median(own), peak);
    std::fflush(stdout);
    return peak;
}

void write(const fs::path& path, std::size_t bytes, PlanWriter& writer) {
    std::ofstream out(path, std::ios::binary);
    for (std::size_t size = 0; size < bytes;) {
        const std::string plan = writer.plan(std::min<std::size_t>(bytes, 16 << 10));
        out << plan;
        size += plan.size();
    }
}

void write_folder(const fs::path& folder, std::size_t files, PlanWriter& writer) {
    for (std::size_t i = 0; i < files; ++i) {
        const fs::path below = folder / std::to_string(i / 1000);
        if (i % 1000 == 0) fs::create_directories(below);
        write(below / (std::to_string(i) + ".txt"), 16 << 10, writer);
    }
}

int main_of(int count, char** words) {
    const std::size_t megabytes = option(count, words, "--megabytes", 64);
    const std::size_t files = option(count, words, "--files", 20'000);
    const int rounds = static_cast<int>(option(count, words, "--rounds", 5));
    const bool has_rg = std::system("rg --version > /dev/null 2>&1") == 0;
    if (!has_rg) {
        std::fprintf(stderr, "rg is not installed: nothing to compare with\n");
        return 2;
    }
    const fs::path folder = fs::temp_directory_path() / ("doichieu-bench-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    PlanWriter writer(1);
    const std::string big = folder / "big.txt";
    const std::string one = folder / "one.txt";
    const std::string many = folder / "many";
    const std::string few = folder / "few";
    write(big, megabytes << 20U, writer);
    write(one, 16 << 10, writer);
    write_folder(many, files, writer);
    write_folder(few, std::max<std::size_t>(files / 16, 1), writer);

    const std::string pattern = std::string(DOICHIEU_SOURCE_DIR) + "/tests/bench/citations.re";
    const auto ours = [](std::string_view format, std::string_view jobs, const std::string& path) {
        return Command{DOICHIEU_BINARY, "extract", "--jobs", std::string(jobs), "--format", std::string(format), path};
    };
    const auto rg = [&](std::vector<std::string> options, const std::string& path) {
        Command command{"rg"};
        command.insert(command.end(), options.begin(), options.end());
        command.insert(command.end(), {"-f", pattern, path});
        return command;
    };
    std::printf("%-44s %8s   %-8s %12s %11s\n", "", "ratio", "bar", "doichieu", "peak");
    const double peak = compare({"count, one file / rg --count-matches", ours("count", "1", big),
                                 rg({"-j1", "--count-matches"}, big), ">= 2.0"},
                                rounds);
    const double map = static_cast<double>(fs::file_size(big)) / (1 << 20);
    std::printf("%-44s %8.1f   %s\n", "memory beside the map, count, one file (MB)", peak - map, "<= 32");
    compare({"JSONL, one file / rg --json", ours("jsonl", "1", big), rg({"-j1", "--json"}, big), ">= 4.5"}, rounds);
    compare({"count, folder, 2 threads / rg -j2 (wall)", ours("count", "2", many), rg({"-j2", "--count-matches"}, many),
             ">= 2.3", true},
            rounds);
    compare({"share of rg -c, one 16 KB text (cpu)", ours("count", "1", one), rg({"-c"}, one), "<= 0.5", false, true},
            rounds * 5);
    compare({"share of rg -c, one 16 KB text (wall)", ours("count", "1", one), rg({"-c"}, one), "<= 0.5", true, true},
            rounds * 5);
    // Sixteen times the documents may cost sixteen times as much: exponent 1.
    std::vector<double> exponents;
    for (int round = 0; round < rounds; ++round) {
        const double some = run(ours("count", "1", few)).cpu;
        exponents.push_back(std::log(run(ours("count", "1", many)).cpu / some) / std::log(16.0));
    }
    std::printf("%-44s %8.3f   %s\n", "growth, n to 16 n documents (exponent)", median(exponents), "<= 1.05");
    fs::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace doichieu::bench

int main(int count, char** words) {
    return doichieu::bench::main_of(count, words);
}
