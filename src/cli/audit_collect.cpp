#include "cli/audit_collect.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "base/format.h"
#include "formats/reader.h"
#include "io/clock.h"
#include "io/digest.h"
#include "io/embedded.h"
#include "io/file.h"

namespace doichieu::cli {
namespace {

namespace fs = std::filesystem;

/// Counts up when extract_facts() finds other facts in the same document.
constexpr int kFactsVersion = 2;
constexpr int kReadings = 3;  ///< of a file that changes while it is read
/// A file that changed right before it was read may change again within the same tick of the file system's clock.
constexpr std::int64_t kFreshNanoseconds = 50'000'000;
constexpr std::uint64_t kLargestRule = std::uint64_t{1} << 20;

/// Endings of documents that this version may not read: their units have sent something.
constexpr std::array<std::string_view, 7> kDocumentEndings = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".wps", ".dot"};

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string digest_of_rules(const Settings& settings) {
    std::string all;
    for (const std::string_view name : io::embedded_names("rules/")) {
        all += name;
        all += io::embedded_file(name).value_or(std::string_view());
    }
    for (const std::string& folder : settings.rules) {
        for (const std::string& file : io::walk(folder).files) {
            all += file;
            if (const auto bytes = io::read_file(file, kLargestRule)) all += bytes->view();
        }
    }
    for (const auto* list : {&settings.select, &settings.ignore}) {
        for (const std::string& pattern : *list) all += pattern + "\n";
        all += "\n";
    }
    return io::sha256_hex(all);
}

/// What facts rest on beside the document: when this differs they are made anew.
std::string origin_of(const Project& project, const Options& options) {
    const formats::Limits& limits = project.settings.limits;
    const std::string as_of = options.statements.dates.as_of ? options.statements.dates.as_of->iso() : "";
    return io::sha256_hex(base::format("{} {} {} {} {} {} {} {} {} {} {} {}", DOICHIEU_VERSION, kFactsVersion,
                                       project.registries->of(0).summary().sha256, digest_of_rules(project.settings),
                                       as_of, limits.text_bytes, limits.package_bytes, limits.part_bytes,
                                       limits.entries, limits.depth, limits.paragraphs,
                                       options.statements.allow_secret));
}

audit::Extracted unread(std::string path, std::vector<findings::Problem> problems) {
    audit::Extracted extracted;
    extracted.facts.path = std::move(path);
    extracted.facts.problems = std::move(problems);
    return extracted;
}

findings::Problem keeps_changing(const std::string& path) {
    return {path,
            "changing-file",
            {"Tệp bị ghi lại trong khi đang đọc; hãy chạy lại khi tệp đã lưu xong.",
             "The file changes while it is read; run again when it has been saved."}};
}

audit::Store open_store(const Options& options, const std::string& folder, Problems& problems, bool& is_kept) {
    auto store = audit::Store::open(options.store.empty() ? (fs::path(folder) / ".doichieu").native() : options.store);
    if (store) return std::move(*store);
    is_kept = false;
    base::Error wrong = store.error();
    wrong.message.vi += " Lần này vẫn rà soát đủ, nhưng lần sau phải đọc lại từ đầu; --store chọn chỗ khác.";
    wrong.message.en += " This run is complete, but the next one reads everything again; --store names another place.";
    problems.add_error(wrong);
    return audit::Store::in_memory();
}

}  // namespace

/// What became of one file. Neither facts nor problems: they stand in the store.
struct Collection::Reading {
    audit::Store::Known known;
    std::optional<audit::Extracted> extracted;
    bool is_new_stamp = false;
    bool may_be_kept = true;
};

Collection::Collection(const Options& options, std::string folder, Session& session)
    : options_(options),
      folder_(std::move(folder)),
      session_(session),
      store_(open_store(options, folder_, session.problems(), is_kept_)),
      today_(io::today()),
      known_(store_.known()),
      facts_(session.size()),
      is_wanted_(session.size(), true) {
    for (std::size_t item = 0; item < session.size(); ++item) {
        keys_.push_back(key_of(session.input(item).path));
        shown_.push_back(audit::shown_path(keys_.back()));
        const Project* project = &session.project(item);
        if (!origins_.contains(project)) origins_.emplace(project, origin_of(*project, options));
    }
}

std::string Collection::key_of(const std::string& path) const {
    return fs::path(path).lexically_normal().lexically_proximate(fs::path(folder_).lexically_normal()).generic_string();
}

void Collection::run() {
    pass();
    // What the store turned out not to hold after all.
    if (std::ranges::find(is_wanted_, true) != is_wanted_.end()) {
        known_.clear();
        pass();
    }
    forget_the_gone();
    keep(store_.commit());
    name_unread_documents();
    for (const audit::DocumentFacts& facts : facts_) {
        for (const findings::Problem& problem : facts.problems) session_.problems().add(problem);
    }
}

void Collection::pass() {
    session_.for_each_file<Reading>(
        [this](const Session::File& file) { return is_wanted_[file.index()] ? read(file) : Reading{}; },
        [this](std::size_t item, std::optional<Reading> reading) {
            if (!is_wanted_[item]) return true;
            is_wanted_[item] = false;
            if (reading) {
                take(item, std::move(*reading));
            } else {
                facts_[item].path = session_.input(item).shown;
            }
            return true;
        });
}

Collection::Reading Collection::read(const Session::File& file) const {
    const audit::Input& input = file.input();
    const std::string& origin = origins_.at(&session_.project(file.index()));
    const auto found = known_.find(keys_[file.index()]);
    const audit::Store::Known* known = found == known_.end() ? nullptr : &found->second;
    if (known != nullptr && known->made_by != origin && known->made_by != origin + today_) known = nullptr;

    Reading reading;
    for (int attempt = 0; attempt < kReadings; ++attempt) {
        io::FileStamp stamp = io::stamp_of(input.path);
        if (known != nullptr && known->stamp == stamp && stamp.size >= 0) {
            reading.known = *known;
            return reading;
        }
        const bool is_fresh = now() - stamp.changed < kFreshNanoseconds;
        auto bytes = file.read();
        if (!bytes) {
            reading.extracted = unread(input.shown, {file.problem_of(bytes.error())});
            reading.may_be_kept = false;
            return reading;
        }
        // A copy: a mapped file that somebody cuts short would end the process.
        io::Bytes copy = io::Bytes::own(std::string(bytes->view()));
        *bytes = io::Bytes();
        if (io::stamp_of(input.path) != stamp) continue;
        if (is_fresh) stamp = {};
        const std::string sha256 = io::sha256_hex(copy.view());
        if (known != nullptr && known->sha256 == sha256) {
            reading.known = *known;
            reading.is_new_stamp = reading.known.stamp != stamp;
            reading.known.stamp = stamp;
            return reading;
        }
        Session::Outcome outcome = file.analyse(std::move(copy));
        if (outcome.analysis && outcome.analysis->secrecy != structure::Secrecy::none && !session_.allows_secrets()) {
            outcome.problems.push_back(Session::withheld(input.shown, outcome.analysis->secrecy));
            outcome.analysis.reset();
            reading.may_be_kept = false;
        }
        reading.extracted = outcome.analysis ? audit::extract_facts(*outcome.analysis, std::move(outcome.problems))
                                             : unread(input.shown, std::move(outcome.problems));
        const bool by_today = outcome.analysis && outcome.analysis->date.basis == resolve::DateBasis::today;
        reading.known = {stamp, sha256, by_today ? origin + today_ : origin};
        return reading;
    }
    reading.extracted = unread(input.shown, {keeps_changing(input.shown)});
    reading.may_be_kept = false;
    return reading;
}

void Collection::take(std::size_t item, Reading reading) {
    const std::string& key = keys_[item];
    if (!reading.extracted) {
        if (reading.is_new_stamp) keep(store_.put_stamp(key, reading.known.stamp));
        if (!store_.facts(key, session_.input(item).shown, facts_[item])) is_wanted_[item] = true;
        return;
    }
    if (reading.may_be_kept) {
        keep(store_.put(key, reading.known, *reading.extracted));
    } else if (known_.contains(key)) {
        keep(store_.remove(key));
    }
    facts_[item] = std::move(reading.extracted->facts);
}

/// The first failure is told; from then on the run goes on without keeping anything more.
void Collection::keep(base::Status status) {
    if (!status || !is_kept_) return;
    is_kept_ = false;
    session_.problems().add_error(*status);
}

void Collection::forget_the_gone() {
    std::set<std::string_view> here(keys_.begin(), keys_.end());
    for (const auto& [key, known] : known_) {
        if (!here.contains(key)) keep(store_.remove(key));
    }
}

void Collection::name_unread_documents() {
    const io::Walk walk = io::walk(folder_, [](std::string_view path) { return audit::shown_path(path); });
    for (const std::string& file : walk.files) {
        std::string ending = fs::path(file).extension().native();
        std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        if (std::ranges::find(kDocumentEndings, ending) == kDocumentEndings.end()) continue;
        if (formats::is_readable_name(file) || fs::path(file).filename().native().starts_with("~$")) continue;
        audit::DocumentFacts& facts = facts_.emplace_back();
        facts.path = audit::shown_path(file);
        keys_.push_back(key_of(file));
        shown_.push_back(audit::shown_path(keys_.back()));
        facts.problems.push_back(
            {facts.path,
             "unsupported-format",
             {base::format("Dạng tệp {} chưa đọc được; hãy gửi bản .docx của văn bản.", ending),
              base::format("Files of kind {} are not read yet; send the document's .docx.", ending)}});
    }
}

audit::DocumentDetails Collection::details(std::uint32_t document) {
    audit::DocumentDetails details;
    if (!store_.details(keys_[document], facts_[document].path, details)) details = {};
    return details;
}

std::int32_t Collection::find(const std::string& path) const {
    const auto found = std::ranges::find(keys_, key_of(path));
    return found == keys_.end() ? -1 : static_cast<std::int32_t>(found - keys_.begin());
}

}  // namespace doichieu::cli
