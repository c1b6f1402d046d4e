// Scores extraction and resolution against gold tables: evaluate [--per-line FILE] [--against FILE] [FOLDER…]

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "document/lines.h"
#include "evaluate/folder.h"
#include "evaluate/score.h"
#include "io/file.h"

namespace doichieu::evaluate {
namespace {

constexpr const char* kUsage =
    "evaluate [--per-line FILE] [--against FILE] FOLDER…\n"
    "  --per-line FILE  writes one line per citation missed, found too much, or read wrongly\n"
    "  --against FILE   what an earlier --per-line wrote: shows what was gained and lost since\n";

struct Arguments {
    std::vector<std::string> folders;
    std::string per_line;
    std::string against;
    bool usable = true;
};

Arguments read_arguments(const std::vector<std::string>& words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string* option = words[i] == "--per-line"  ? &arguments.per_line
                              : words[i] == "--against" ? &arguments.against
                                                        : nullptr;
        if (option != nullptr && i + 1 < words.size()) {
            *option = words[++i];
        } else if (words[i].starts_with("-")) {
            arguments.usable = false;
        } else {
            arguments.folders.push_back(words[i]);
        }
    }
    arguments.usable = arguments.usable && !arguments.folders.empty();
    return arguments;
}

void print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
}

int refuse(const base::Error& error) {
    std::fputs((error.message.en + "\n").c_str(), stderr);
    return 2;
}

std::string per_cent(double share) {
    return base::format("{:6.2f}", 100 * share);
}

/// "97.12 [95.80 98.40]"
std::string with_interval(const std::vector<Score>& documents, const Score& sum,
                          const std::function<double(const Score&)>& figure) {
    const Interval interval = bootstrap(documents, figure);
    return base::format("{} [{:.2f} {:.2f}]", per_cent(figure(sum)), 100 * interval.low, 100 * interval.high);
}

void print_counts(const std::string& name, const std::vector<Score>& documents, const Score& sum,
                  const std::function<Counts(const Score&)>& counts, const std::string& more = {}) {
    const Counts c = counts(sum);
    print(base::format("{:<22}{:>6}{:>6}   {} {}  {:<24}{}\n", name, c.gold, c.said, per_cent(c.precision()),
                       per_cent(c.recall()),
                       with_interval(documents, sum, [&](const Score& s) { return counts(s).f1(); }), more));
}

void print_folder(const Folder& folder) {
    std::vector<Score> scores;
    for (const Judged& document : folder.documents) scores.push_back(score(document));
    const Score sum = total(scores);
    print(
        base::format("{}: {} documents, {} citations\n\n", folder.name, folder.documents.size(), sum.all.strict.gold));
    print(base::format("{:<22}{:>6}{:>6}   {:>6} {:>6}  {:<24}{:>7}{:>9}\n", "spans, strict", "gold", "ours", "P", "R",
                       "F1 [95 %]", "core F1", "overlap"));
    const auto spans_of = [](const Score& s, const std::string& form) {
        const auto found = s.forms.find(form);
        return found == s.forms.end() ? Spans{} : found->second;
    };
    const auto softer = [](const Spans& spans) {
        return base::format("{:>7} {:>8}", per_cent(spans.core.f1()), per_cent(spans.overlap.f1()));
    };
    for (const auto& [form, spans] : sum.forms) {
        print_counts(
            "  " + form, scores, sum, [&](const Score& s) { return spans_of(s, form).strict; }, softer(spans));
    }
    print_counts(
        "  all", scores, sum, [](const Score& s) { return s.all.strict; }, softer(sum.all));
    print_counts("keys by document", scores, sum, [](const Score& s) { return s.keys; });
    print_counts("relations by document", scores, sum, [](const Score& s) { return s.relations; });
    print_counts("anaphors, strict", scores, sum, [](const Score& s) { return s.anaphors; });

    const auto share = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    print(base::format("\n{:<22}{:>6}{:>6}   {:<24}{:>7}{:>8}\n", "fields of pairs", "pairs", "right", "% [95 %]",
                       "stated", "%"));
    const auto print_field = [&](const std::string& name, const std::function<FieldCounts(const Score&)>& counts) {
        const FieldCounts c = counts(sum);
        const auto figure = [&](const Score& s) { return share(counts(s).right, counts(s).pairs); };
        print(base::format("{:<22}{:>6}{:>6}   {:<24}{:>7}{:>8}\n", "  " + name, c.pairs, c.right,
                           with_interval(scores, sum, figure), c.stated, per_cent(share(c.stated_right, c.stated))));
    };
    for (std::size_t field = 0; field < kFields; ++field) {
        print_field(kFieldNames[field], [field](const Score& s) { return s.fields[field]; });
    }
    print_field("anaphor's antecedent", [](const Score& s) { return s.antecedents; });
    for (const HardNegatives& negatives : folder.negatives) {
        print(base::format("\n{}: {} lines, {} false alarms\n", negatives.name, negatives.lines,
                           negatives.alarms.size()));
    }
    print("\n");
}

std::vector<Slip> slips_of(const Folder& folder) {
    std::vector<Slip> list;
    for (const Judged& document : folder.documents) {
        for (Slip& slip : slips(document)) list.push_back(std::move(slip));
    }
    for (const HardNegatives& negatives : folder.negatives) {
        for (const Mention& alarm : negatives.alarms) {
            list.push_back({negatives.name, alarm.line, "extra", alarm.form, alarm.text, {}, {}, {}});
        }
    }
    return list;
}

/// Rows by all but their last cell. Rows that are alike count once for each time that they stand there.
std::multimap<std::string, std::string> read_rows(std::string_view text) {
    std::multimap<std::string, std::string> rows;
    document::LineWalker lines(text);
    while (const auto line = lines.next()) {
        const std::string_view row = text.substr(line->begin, line->end - line->begin);
        if (!row.empty()) rows.emplace(row.substr(0, row.rfind('\t')), row);
    }
    return rows;
}

/// Documents that were not judged now are passed over.
void print_changes(const std::vector<Folder>& folders, std::multimap<std::string, std::string> before,
                   std::multimap<std::string, std::string> now) {
    std::erase_if(before, [&](const auto& row) {
        return std::none_of(folders.begin(), folders.end(),
                            [&](const Folder& folder) { return row.first.starts_with(folder.name + "/"); });
    });
    for (auto row = now.begin(); row != now.end();) {
        const auto same = before.find(row->first);
        if (same == before.end()) {
            ++row;
        } else {
            before.erase(same);
            row = now.erase(row);
        }
    }
    for (const auto& [key, row] : before) print("gained\t" + row + "\n");
    for (const auto& [key, row] : now) print("lost\t" + row + "\n");
    print(base::format("{} gained, {} lost\n", before.size(), now.size()));
}

int run(const std::vector<std::string>& words) {
    const Arguments arguments = read_arguments(words);
    if (!arguments.usable) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    // Read before --per-line writes: both may name one file.
    std::multimap<std::string, std::string> before;
    if (!arguments.against.empty()) {
        const auto bytes = io::read_file(arguments.against, 1 << 28);
        if (!bytes) return refuse(bytes.error());
        before = read_rows(bytes->view());
    }
    const auto registry = registry::Registry::open_embedded();
    if (!registry) return refuse(registry.error());
    std::vector<Folder> folders;
    for (const std::string& path : arguments.folders) {
        auto folder = judge_folder(path, *registry);
        if (!folder) return refuse(folder.error());
        folders.push_back(std::move(*folder));
    }
    std::string rows;
    for (const Folder& folder : folders) {
        print_folder(folder);
        for (const Slip& slip : slips_of(folder)) rows += slip.row() + "\n";
    }
    if (!arguments.per_line.empty()) {
        if (const auto failed = io::write_whole(arguments.per_line, rows)) return refuse(*failed);
    }
    if (!arguments.against.empty()) print_changes(folders, std::move(before), read_rows(rows));
    return 0;
}

}  // namespace
}  // namespace doichieu::evaluate

int main(int count, char** words) {
    return doichieu::evaluate::run({words + 1, words + count});
}
