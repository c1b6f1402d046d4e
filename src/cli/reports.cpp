#include "cli/reports.h"

#include <filesystem>
#include <utility>

#include "base/format.h"
#include "checks/field_reader.h"
#include "cli/signals.h"
#include "io/file.h"

namespace doichieu::cli {
namespace {

base::Status over_a_draft() {
    return base::Error{"unwritable",
                       {"Không ghi được: đây chính là bản dự thảo được kiểm tra.",
                        "Cannot write: this is the very draft that was checked."},
                       {}};
}

base::Status over_an_input() {
    return base::Error{
        "unwritable",
        {"Không ghi được: lệnh này đang dùng chính tệp ấy.", "Cannot write: this very file is in use by the command."},
        {}};
}

base::Status write(const Target& target) {
    const HeldSignals held;  // an interruption waits until the file is whole
    return target.file->write();
}

}  // namespace

Reports::Reports(const Options& options, std::string_view standard_format, Console& console) : console_(console) {
    const std::string standard = options.format.empty() ? std::string(standard_format) : options.format;
    const bool all_name_one = std::ranges::none_of(options.outputs, &std::string::empty, &OutputFile::format);
    if (options.outputs.empty() || (all_name_one && !options.format.empty())) open(standard, {});
    for (const OutputFile& output : options.outputs)
        open(output.format.empty() ? standard : output.format, output.path);
    given_ = options.registry;
    for (const std::string* file : {&options.units, &options.parent, &options.config}) {
        if (!file->empty()) given_.push_back(*file);
    }
    constexpr const char* kStore = "/audit.sqlite";
    if (!options.store.empty()) given_.push_back(options.store + kStore);
    for (const std::string& word : options.words) given_.push_back(word + "/.doichieu" + kStore);
    for (Target& target : targets_) {
        if (target.path.empty()) {
            target.out = std::make_unique<report::Out>([&console](std::string_view bytes) { console.write(bytes); });
        } else {
            target.file = std::make_unique<io::Spool>(target.path);
            target.out =
                std::make_unique<report::Out>([&file = *target.file](std::string_view bytes) { file.append(bytes); });
        }
    }
}

void Reports::open(std::string format, std::string path) {
    Target& target = targets_.emplace_back();
    target.format = std::move(format);
    target.path = std::move(path);
}

bool Reports::is_given(const std::string& path) const {
    return std::ranges::any_of(given_, [&](const std::string& one) {
        std::error_code failed;
        return std::filesystem::equivalent(path, one, failed) && !failed;
    });
}

report::View Reports::view(const Target& target) const {
    return target.path.empty() ? console_.view() : console_.view_of_file();
}

void Reports::say_unusable(const std::string& format, bool is_named, const std::vector<std::string_view>& known) const {
    if (is_named) {
        console_.say(base::TextPair{base::format("Dạng “{}” chưa có trong bản này.", format),
                                    base::format("Format “{}” is not in this version.", format)});
        return;
    }
    const base::TextPair which = checks::unknown_word(format, known);
    console_.say(base::TextPair{"--format: " + which.vi + ".", "--format: " + which.en + "."});
}

bool Reports::finish(const Session* session) {
    bool all_written = true;
    for (Target& target : targets_) {
        target.out->flush();
        if (target.path.empty()) continue;
        const bool is_draft = session != nullptr && session->reads(target.path);
        const base::Status wrong = is_draft ? over_a_draft() : is_given(target.path) ? over_an_input() : write(target);
        if (!wrong) continue;
        console_.say(findings::Problem{target.path, wrong->code, wrong->message});
        all_written = false;
    }
    return all_written && !console_.failed();
}

}  // namespace doichieu::cli
