#include "cli/audit_collect.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include "analysis/statement.h"
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
constexpr int kFactsVersion = 6;
constexpr int kReadings = 3;  ///< of a file that changes while it is read
/// A file that changed right before it was read may change again within the same tick of the file system's clock.
constexpr std::int64_t kFreshNanoseconds = 50'000'000;
/// The same of a file system whose clock ticks in seconds, or in pairs of them.
constexpr std::int64_t kCoarseNanoseconds = 2'500'000'000;
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
    for (const auto* list : {&settings.select, &settings.ignore, &settings.enable}) {
        for (const std::string& pattern : *list) all += pattern + "\n";
        all += "\n";
    }
    return io::sha256_hex(all);
}

/// What facts rest on beside the document: when this differs they are made anew.
std::string origin_of(const Project& project, const Options& options) {
    const formats::Limits& limits = project.settings.limits;
    const std::string as_of = options.statements.dates.as_of ? options.statements.dates.as_of->iso() : "";
    return io::sha256_hex(base::format("{} {} {} {} {} {} {} {} {} {} {} {} {}", DOICHIEU_VERSION, kFactsVersion,
                                       project.registries->of(0).summary().sha256, digest_of_rules(project.settings),
                                       as_of, limits.text_bytes, limits.package_bytes, limits.part_bytes,
                                       limits.entries, limits.depth, limits.paragraphs, options.statements.allow_secret,
                                       limits.sealed.ocr));
}

audit::Extracted unread(std::string path, std::vector<findings::Problem> problems) {
    audit::Extracted extracted;
    extracted.facts.path = std::move(path);
    extracted.facts.problems = std::move(problems);
    return extracted;
}

bool is_coarse(const io::FileStamp& stamp) {
    constexpr std::int64_t kSecond = 1'000'000'000;
    return stamp.changed % kSecond == 0 && stamp.modified % kSecond == 0;
}

/// What another run may do better: the machine was short of something, or the program that reads was not there.
bool may_pass(const findings::Problem& problem) {
    return problem.code.starts_with("reader-") ||
           (problem.code.starts_with("no-") && problem.code.ends_with("-reader"));
}

findings::Problem no_longer_a_file(const std::string& path) {
    return {path,
            "unreadable",
            {"Không đọc được: đây không còn là tệp thường.", "Cannot read: this is no regular file any more."}};
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

/// What a first look at a file tells.
struct Collection::Sight {
    enum class Next : std::uint8_t {
        take,   ///< the store holds what is to be known
        judge,  ///< new, or to be judged again
        done    ///< it cannot be read, or not be told of
    };
    Next next = Next::take;
    audit::Store::Known known;
    bool is_new_stamp = false;
    std::vector<findings::Problem> problems;  ///< why it is done
    Session::Outcome outcome;  ///< read up to the citations; the document is null when it was let go again
};

struct Collection::Reading {
    audit::Store::Known known;
    audit::Extracted extracted;
    bool may_be_kept = false;
};

Collection::Collection(const Options& options, std::string folder, Session& session)
    : options_(options),
      folder_(std::move(folder)),
      session_(session),
      store_(open_store(options, folder_, session.problems(), is_kept_)),
      today_(io::today()),
      known_(store_.known()),
      facts_(session.size()),
      sights_(session.size()) {
    for (std::size_t item = 0; item < session.size(); ++item) {
        keys_.push_back(key_of(session.input(item).path));
        shown_.push_back(audit::shown_path(keys_.back()));
        const Project* project = &session.project(item);
        if (!origins_.contains(project)) origins_.emplace(project, origin_of(*project, options));
    }
    for (std::size_t item = 0; item < keys_.size(); ++item) items_.emplace(keys_[item], item);
}

Collection::~Collection() = default;

std::string Collection::key_of(const std::string& path) const {
    // Most paths are the folder's with what is below it.
    if (path.starts_with(folder_)) {
        const std::string_view below = std::string_view(path).substr(folder_.size());
        const std::size_t name = folder_.ends_with('/') ? 0 : 1;
        const bool is_plain = below.size() > name && (name == 0 || below.front() == '/') && below[name] != '.' &&
                              below[name] != '/' && below.find("//") == below.npos &&
                              below.find("/.", name) == below.npos;
        if (is_plain) return std::string(below.substr(name));
    }
    return fs::path(path).lexically_normal().lexically_proximate(fs::path(folder_).lexically_normal()).generic_string();
}

void Collection::run() {
    look_at_all();
    for (std::size_t item = 0; item < sights_.size(); ++item) {
        std::vector<findings::Problem> problems = std::exchange(sights_[item].problems, {});
        if (!problems.empty()) put(item, {{}, unread(session_.input(item).shown, std::move(problems)), false});
    }
    acquaint();
    judge_those_wanted();
    take_from_store();
    forget_the_gone();
    settle();
    while (!wanted().empty()) {  // what the store does not hold after all, or could not take
        judge_those_wanted();
        settle();
    }
    sights_.clear();
    items_.clear();  // whose keys are about to move
    name_unread_documents();
    std::vector<findings::Problem> problems;
    for (const audit::DocumentFacts& facts : facts_)
        problems.insert(problems.end(), facts.problems.begin(), facts.problems.end());
    session_.problems().add_all(std::move(problems));
    name_closed_folders();
    store_.hold();  // what is judged is of one moment, whatever another run writes
}

/// What the store holds of a file, made as it would be made now.
audit::Store::Known* Collection::known_of(std::size_t item) {
    const auto found = known_.find(keys_[item]);
    if (found == known_.end()) return nullptr;
    const std::string& origin = origins_.at(&session_.project(item));
    const std::string_view made_by = found->second.made_by;
    const bool is_as_now =
        made_by.starts_with(origin) && (made_by.size() == origin.size() || made_by.ends_with(today_));
    return is_as_now ? &found->second : nullptr;
}

void Collection::look_at_all() {
    std::vector<std::size_t> to_read;
    for (std::size_t item = 0; item < sights_.size(); ++item) {
        facts_[item].path = session_.input(item).shown;
        audit::Store::Known* known = known_of(item);
        if (known != nullptr && known->stamp.size >= 0 && known->stamp == io::stamp_of(session_.input(item).path)) {
            sights_[item].known = std::move(*known);  // each is looked up once
        } else {
            sights_[item].next = Sight::Next::done;  // also after an internal fault, which is told
            to_read.push_back(item);
        }
    }
    session_.for_each_file<Sight>(
        to_read, [this](const Session::File& file) { return look(file); },
        [this](std::size_t item, std::optional<Sight> sight) {
            if (!sight) return true;
            sights_[item] = std::move(*sight);
            let_go_of_too_many(sights_[item]);
            return true;
        });
}

Collection::Sight Collection::look(const Session::File& file) {
    const audit::Input& input = file.input();
    audit::Store::Known* known = known_of(file.index());
    const std::string& origin = origins_.at(&session_.project(file.index()));

    Sight sight;
    sight.next = Sight::Next::done;
    for (int attempt = 0; attempt < kReadings; ++attempt) {
        io::FileStamp stamp = io::stamp_of(input.path);
        if (io::kind_of(input.path) == io::EntryKind::other) {  // a pipe that took its place would keep us waiting
            sight.problems = {no_longer_a_file(input.shown)};
            return sight;
        }
        const bool is_fresh = now() - stamp.changed < (is_coarse(stamp) ? kCoarseNanoseconds : kFreshNanoseconds);
        auto bytes = file.read();
        if (!bytes) {
            sight.problems = {file.problem_of(bytes.error())};
            return sight;
        }
        if (io::stamp_of(input.path) != stamp) continue;
        if (is_fresh) stamp = {};
        const std::string sha256 = io::sha256_hex(bytes->view());
        if (known != nullptr && known->sha256 == sha256) {
            sight.is_new_stamp = known->stamp != stamp;
            sight.known = std::move(*known);
            sight.known.stamp = stamp;
            sight.next = Sight::Next::take;
            return sight;
        }
        sight.known = {stamp, sha256, origin};
        sight.outcome = file.analyse(std::move(*bytes));
        const analysis::Analysis* analysis = sight.outcome.analysis.get();
        if (analysis != nullptr && analysis->secrecy != structure::Secrecy::none && !session_.allows_secrets()) {
            sight.problems = std::move(sight.outcome.problems);
            sight.problems.push_back(Session::withheld(input.shown, analysis->secrecy));
            sight.outcome = {};
            return sight;
        }
        if (analysis != nullptr) sight.known.statement = analysis::statement_of(analysis->outline, analysis->citations);
        sight.next = Sight::Next::judge;
        return sight;
    }
    sight.problems = {keeps_changing(input.shown)};
    return sight;
}

/// What does not fit into memory is read once more when it is judged.
void Collection::let_go_of_too_many(Sight& sight) {
    if (!sight.outcome.analysis) return;
    const std::uint64_t bytes = sight.outcome.analysis->document.size();
    if (kept_ == Session::kMostKept || kept_bytes_ + bytes > Session::kMostBytesKept) {
        sight.outcome = {};
        return;
    }
    ++kept_;
    kept_bytes_ += bytes;
}

void Collection::acquaint() {
    std::vector<registry::Statement> statements;
    for (std::size_t item = 0; item < sights_.size(); ++item) {
        const auto& statement = sights_[item].known.statement;
        if (sights_[item].next == Sight::Next::done || !statement) continue;
        statements.push_back(*statement);
        statements.back().path = session_.input(item).shown;
    }
    session_.acquaint_with(std::move(statements));
    for (const auto& [project, origin] : origins_)
        overlays_.emplace(project, audit::Overlay(project->registries->of(0)));
    for (std::size_t item = 0; item < sights_.size(); ++item) {
        Sight& sight = sights_[item];
        if (sight.next != Sight::Next::take) continue;
        const audit::Overlay& overlay = overlays_.at(&session_.project(item));
        if (overlay.said_to(sight.known.asked) != sight.known.told) sight.next = Sight::Next::judge;
    }
}

void Collection::judge_those_wanted() {
    session_.for_each_file<Reading>(
        wanted(), [this](const Session::File& file) { return judge(file); },
        [this](std::size_t item, std::optional<Reading> reading) {
            sights_[item] = {};
            sights_[item].next = Sight::Next::done;
            if (reading) put(item, std::move(*reading));
            return true;
        });
}

std::vector<std::size_t> Collection::wanted() const {
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < sights_.size(); ++item) {
        if (sights_[item].next == Sight::Next::judge) items.push_back(item);
    }
    return items;
}

Collection::Reading Collection::judge(const Session::File& file) {
    const audit::Input& input = file.input();
    Sight& sight = sights_[file.index()];
    Reading reading{sight.known, {}, true};
    Session::Outcome outcome = std::move(sight.outcome);
    if (!outcome.analysis && outcome.problems.empty()) {
        auto bytes = file.read();
        if (!bytes) return {{}, unread(input.shown, {file.problem_of(bytes.error())}), false};
        if (io::sha256_hex(bytes->view()) != reading.known.sha256)
            return {{}, unread(input.shown, {keeps_changing(input.shown)}), false};
        outcome = file.analyse(std::move(*bytes));
    }
    file.judge(outcome);
    if (outcome.analysis) reading.known.asked = audit::asked_by(*outcome.analysis, file.registry());
    reading.known.told = overlays_.at(&session_.project(file.index())).said_to(reading.known.asked);
    const std::string& origin = origins_.at(&session_.project(file.index()));
    reading.may_be_kept = std::ranges::none_of(outcome.problems, may_pass);
    const bool by_today = outcome.analysis && outcome.analysis->date.basis == resolve::DateBasis::today;
    reading.known.made_by = by_today ? origin + today_ : origin;
    reading.extracted = outcome.analysis
                            ? audit::extract_facts(*outcome.analysis, reading.known.sha256, std::move(outcome.problems))
                            : unread(input.shown, std::move(outcome.problems));
    return reading;
}

void Collection::put(std::size_t item, Reading reading) {
    const std::string& key = keys_[item];
    see_off(key);
    if (!reading.may_be_kept) {
        if (known_.contains(key)) keep(store_.remove(key));
    } else if (spare_) {
        static_cast<void>(spare_->put(key, reading.known, reading.extracted));
    } else {
        const base::Status wrong = store_.put(key, reading.known, reading.extracted);
        pending_.emplace_back(item, std::move(reading.known));
        if (wrong) {
            give_up_store(*wrong);
        } else if (store_.is_settled()) {
            pending_.clear();
        }
    }
    facts_[item] = std::move(reading.extracted.facts);
}

/// Where most documents change everything is joined anew.
void Collection::see_off(const std::string& key) {
    constexpr std::size_t kMost = 20'000;  // paragraphs
    audit::DocumentFacts facts;
    if (departed_.size() >= kMost || !known_.contains(key) || !store_.facts(key, facts)) return;
    for (const audit::ParagraphFact& paragraph : facts.paragraphs) departed_.emplace(paragraph.exact, paragraph.sketch);
}

void Collection::settle() {
    if (spare_) return;
    if (const base::Status wrong = store_.commit()) {
        give_up_store(*wrong);
    } else {
        pending_.clear();
    }
}

/// The first failure is told. What was committed stays for the next run; what was not is judged once more, for this run.
void Collection::give_up_store(const base::Error& why) {
    if (spare_) return;
    store_.roll_back();
    spare_ = audit::Store::in_memory();
    for (auto& [item, known] : pending_) {
        sights_[item].next = Sight::Next::judge;
        sights_[item].known = std::move(known);
    }
    pending_.clear();
    if (is_kept_) session_.problems().add_error(why);
    is_kept_ = false;
}

void Collection::keep(const base::Status& status) {
    if (status) give_up_store(*status);
}

void Collection::take_from_store() {
    if (std::ranges::find(sights_, Sight::Next::take, &Sight::next) == sights_.end()) return;
    std::vector<bool> is_there(sights_.size());
    store_.for_each_facts([&](std::string_view key, std::string_view encoded) {
        const auto found = items_.find(key);
        if (found == items_.end() || sights_[found->second].next != Sight::Next::take) return;
        is_there[found->second] = decode(encoded, session_.input(found->second).shown, facts_[found->second]);
    });
    for (std::size_t item = 0; item < sights_.size(); ++item) {
        Sight& sight = sights_[item];
        if (sight.next != Sight::Next::take) continue;
        if (sight.is_new_stamp) keep(store_.put_stamp(keys_[item], sight.known.stamp));
        if (!is_there[item]) sight.next = Sight::Next::judge;
    }
}

void Collection::forget_the_gone() {
    for (const auto& [key, known] : known_) {
        if (items_.contains(key)) continue;
        see_off(key);
        keep(store_.remove(key));
    }
}

void Collection::name_unread_documents() {
    for (const std::string& file : session_.others()) {
        std::string ending = fs::path(file).extension().native();
        std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        if (std::ranges::find(kDocumentEndings, ending) == kDocumentEndings.end()) continue;
        if (fs::path(file).filename().native().starts_with("~$")) continue;
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

/// A unit whose folder nobody may open has not issued nothing.
void Collection::name_closed_folders() {
    for (const findings::Problem& problem : session_.closed_folders()) {
        audit::DocumentFacts& facts = facts_.emplace_back();
        facts.path = problem.path;
        facts.problems.push_back(problem);
        keys_.push_back(key_of(problem.path) + "/*");
        shown_.push_back(audit::shown_path(keys_.back()));
    }
}

audit::Wording Collection::wording(std::uint32_t document) {
    audit::Wording wording;
    const std::string& key = keys_[document];
    if ((spare_ && spare_->wording(key, wording)) || store_.wording(key, wording)) return wording;
    return {};
}

audit::DocumentDetails Collection::details(std::uint32_t document, const std::string& shown) {
    audit::DocumentDetails details;
    const std::string& key = keys_[document];
    if ((spare_ && spare_->details(key, shown, details)) || store_.details(key, shown, details)) return details;
    return {};
}

std::int32_t Collection::find(const std::string& path) const {
    const auto found = std::ranges::find(keys_, key_of(path));
    return found == keys_.end() ? -1 : static_cast<std::int32_t>(found - keys_.begin());
}

}  // namespace doichieu::cli
