// How time and memory grow with the number of documents, and how many near-duplicates are found. All in this process, on
// one thread, by processor time.
//
//   bench_growth [MOST]        1,000 to MOST (64,000) documents in steps of four: extraction and near-duplicates, with the
//                              exponent between the first step and the last; recall against an exact join of 1,000
//   bench_growth near FOLDER   near-duplicate paragraphs among the text files of a folder, to be timed against others
//   bench_growth write FOLDER COUNT   such text files, with copies of every degree in clusters of bounded size

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analyse.h"
#include "bench/plans.h"
#include "formats/reader.h"
#include "io/file.h"
#include "registry/registry.h"
#include "similarity/near_join.h"
#include "text/fold.h"

namespace doichieu::bench {
namespace {

namespace fs = std::filesystem;
using similarity::Word;
using Text = std::vector<Word>;

constexpr std::size_t kSmallest = 1000;
constexpr std::size_t kStep = 4;
constexpr double kNear = 0.6;

double cpu_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peak_mb() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

/// Documents of twenty paragraphs, of which every fifth is a copy of one among the last documents, more or less changed:
/// clusters stay small however many documents there are.
class TextMaker {
  public:
    std::vector<Text> document() {
        std::vector<Text> made(kParagraphs);
        for (Text& text : made) {
            if (recent_.size() == kRecent && random_() % 5 == 0) {
                text = recent_[random_() % kRecent];
                const std::uint32_t changed_in_hundred = random_() % 16;
                for (Word& word : text) {
                    if (random_() % 100 < changed_in_hundred) word = any_word();
                }
            } else {
                text.resize(40 + random_() % 40);
                for (Word& word : text) word = any_word();
            }
        }
        for (const Text& text : made) {
            if (recent_.size() < kRecent) {
                recent_.push_back(text);
            } else {
                recent_[at_++ % kRecent] = text;
            }
        }
        return made;
    }

  private:
    static constexpr std::size_t kParagraphs = 20;
    static constexpr std::size_t kRecent = 1000;  // paragraphs
    /// Some words are frequent, as in any language.
    Word any_word() {
        const double part = std::uniform_real_distribution<double>(0, 1)(random_);
        return static_cast<Word>(part * part * 3000);
    }
    std::mt19937 random_{20261123};
    std::vector<Text> recent_;
    std::size_t at_ = 0;
};

double exponent(double smallest, double largest, std::size_t most) {
    return std::log(largest / smallest) / std::log(static_cast<double>(most) / static_cast<double>(kSmallest));
}

struct Cost {
    double seconds = 0;
    std::size_t found = 0;
};

Cost extraction(std::size_t documents, const registry::Registry& registry) {
    PlanWriter writer(7);
    Cost cost;
    for (std::size_t i = 0; i < documents; ++i) {
        std::string text = writer.plan(4 << 10);
        const double begin = cpu_seconds();
        auto read = formats::read_document(io::Bytes::own(std::move(text)), "ke-hoach.txt", {});
        if (!read) throw std::runtime_error(read.error().message.en);
        const auto analysis =
            analysis::analyse(std::move(read->document), registry, nullptr, {}, legal::Date{2026, 11, 23});
        cost.found += analysis->citations.items.size();
        cost.seconds += cpu_seconds() - begin;
    }
    return cost;
}

Cost near_duplicates(std::size_t documents) {
    TextMaker maker;
    similarity::NearJoin join(kNear);
    Cost cost;
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < documents; ++i) {
        const std::vector<Text> texts = maker.document();
        const double begin = cpu_seconds();
        for (const Text& text : texts) join.add(id++, text);
        cost.seconds += cpu_seconds() - begin;
    }
    const double begin = cpu_seconds();
    cost.found = std::move(join).run().size();
    cost.seconds += cpu_seconds() - begin;
    return cost;
}

/// Pairs of an exact join, by an index from shingle to text; and those of them that were found.
void print_recall(std::size_t documents) {
    TextMaker maker;
    std::vector<Text> texts;
    for (std::size_t i = 0; i < documents; ++i) {
        for (Text& text : maker.document()) texts.push_back(std::move(text));
    }
    std::vector<std::vector<std::uint32_t>> shingles;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> index;  // shingle, text
    similarity::NearJoin join(kNear);
    for (std::uint32_t t = 0; t < texts.size(); ++t) {
        join.add(t, texts[t]);
        shingles.push_back(similarity::shingles_of(texts[t]));
        for (const std::uint32_t shingle : shingles.back()) index.emplace_back(shingle, t);
    }
    std::ranges::sort(index);
    std::vector<std::uint64_t> shared;
    for (std::size_t begin = 0; begin < index.size();) {
        std::size_t end = begin;
        while (end < index.size() && index[end].first == index[begin].first) ++end;
        for (std::size_t later = begin; later < end; ++later) {
            for (std::size_t earlier = begin; earlier < later; ++earlier)
                shared.push_back(std::uint64_t{index[later].second} << 32U | index[earlier].second);
        }
        begin = end;
    }
    std::ranges::sort(shared);
    shared.erase(std::ranges::unique(shared).begin(), shared.end());
    std::set<std::uint64_t> exact;
    for (const std::uint64_t pair : shared) {
        if (similarity::jaccard(shingles[pair >> 32U], shingles[pair & 0xFFFFFFFFU]) >= kNear) exact.insert(pair);
    }
    std::size_t found = 0;
    for (const similarity::NearPair& pair : std::move(join).run())
        found += exact.contains(std::uint64_t{pair.later} << 32U | pair.earlier) ? 1U : 0U;
    std::printf("near-duplicates of %zu documents: %zu of the exact join's %zu pairs, recall %.4f\n", documents, found,
                exact.size(), static_cast<double>(found) / static_cast<double>(exact.size()));
}

int print_growth(std::size_t most) {
    auto registry = registry::Registry::open_embedded();
    if (!registry) throw std::runtime_error(registry.error().message.en);
    static_cast<void>(extraction(20, *registry));  // the tables are loaded
    std::printf("%10s %14s %12s %14s %10s %12s\n", "documents", "extraction s", "citations", "near-dup. s", "pairs",
                "peak MB");
    Cost first_extraction;
    Cost first_near;
    std::size_t documents = kSmallest;
    for (;; documents *= kStep) {
        const Cost extracted = extraction(documents, *registry);
        const double before = peak_mb();
        const Cost near = near_duplicates(documents);
        std::printf("%10zu %14.2f %12zu %14.2f %10zu %12.0f\n", documents, extracted.seconds, extracted.found,
                    near.seconds, near.found, peak_mb());
        std::fflush(stdout);
        if (documents == kSmallest) {
            first_extraction = extracted;
            first_near = near;
        }
        if (documents * kStep > most) {
            std::printf("exponent: extraction %.3f, near-duplicates %.3f; near-duplicates hold %.1f KB a document\n",
                        exponent(first_extraction.seconds, extracted.seconds, documents),
                        exponent(first_near.seconds, near.seconds, documents),
                        (peak_mb() - before) * 1024 / static_cast<double>(documents));
            break;
        }
    }
    print_recall(kSmallest);
    return 0;
}

int find_near(const std::string& folder) {
    std::vector<std::string> files = io::walk(folder).files;
    similarity::NearJoin join(kNear);
    std::uint32_t id = 0;
    for (const std::string& file : files) {
        const auto bytes = io::read_file(file, std::uint64_t{64} << 20U);
        if (!bytes) continue;
        std::istringstream lines{std::string(bytes->view())};
        for (std::string line; std::getline(lines, line);) {
            if (line.size() > 60) join.add(id++, similarity::words_of(text::fold(line)));
        }
    }
    std::printf("%zu files, %u paragraphs, %zu near pairs\n", files.size(), id, std::move(join).run().size());
    return 0;
}

int write(const fs::path& folder, std::size_t documents) {
    constexpr std::string_view kOnsets[] = {"b", "c", "d",  "đ",  "g", "h",  "kh", "l",
                                            "m", "n", "ng", "ph", "t", "th", "v"};
    constexpr std::string_view kRhymes[] = {"a",  "an", "ang", "ao", "âm", "ân",  "êu",  "i",   "iên", "oan",
                                            "on", "ô",  "ông", "ơi", "u",  "ung", "uôi", "ươn", "y",   "ưng"};
    TextMaker maker;
    fs::create_directories(folder);
    for (std::size_t i = 0; i < documents; ++i) {
        std::ofstream out(folder / (std::to_string(i) + ".txt"), std::ios::binary);
        for (const Text& text : maker.document()) {
            for (const Word word : text)
                out << kOnsets[word % std::size(kOnsets)] << kRhymes[word / std::size(kOnsets) % std::size(kRhymes)]
                    << word / (std::size(kOnsets) * std::size(kRhymes)) << ' ';
            out << "\n\n";
        }
    }
    return 0;
}

}  // namespace
}  // namespace doichieu::bench

int main(int count, char** words) {
    const std::string_view what = count > 1 ? words[1] : "64000";
    if (what == "near" && count == 3) return doichieu::bench::find_near(words[2]);
    if (what == "write" && count == 4)
        return doichieu::bench::write(words[2], static_cast<std::size_t>(std::strtoul(words[3], nullptr, 10)));
    return doichieu::bench::print_growth(static_cast<std::size_t>(std::strtoul(what.data(), nullptr, 10)));
}
