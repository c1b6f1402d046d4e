#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "cli/session.h"
#include "io/file.h"
#include "report/out.h"
#include "report/view.h"

namespace doichieu::cli {

/// One report of a run and where it goes: standard output as it comes, or a file written whole at the end.
struct Target {
    std::string format;
    std::string path;  ///< empty: standard output
    std::unique_ptr<io::Spool> file = {};
    std::unique_ptr<report::Out> out = {};
};

/// The reports that --format and --output ask for. Without --output, one on standard output; with it, standard output
/// has one only when --format was given and every file names its own format. Never none.
class Reports {
  public:
    Reports(const Options& options, std::string_view standard_format, Console& console);

    [[nodiscard]] std::vector<Target>& targets() { return targets_; }
    /// How a target wants to be rendered. The configuration may choose the language, so not before it was read.
    [[nodiscard]] report::View view(const Target& target) const;

    /// The row of each target's format, in their order; empty when a format is unknown or not built, which has been
    /// said. `built` is the member of a row that is null when this version has not got it.
    template <typename Row, typename Member>
    [[nodiscard]] std::vector<const Row*> rows(std::span<const Row> formats, Member Row::*built) const {
        std::vector<const Row*> found;
        for (const Target& target : targets_) {
            const auto row = std::ranges::find(formats, target.format, &Row::name);
            if (row == formats.end() || (*row).*built == nullptr) {
                std::vector<std::string_view> known;
                for (const Row& other : formats) {
                    if (other.*built != nullptr) known.push_back(other.name);
                }
                say_unusable(target.format, row != formats.end(), known);
                return {};
            }
            found.push_back(&*row);
        }
        return found;
    }

    /// Hands on what is left and writes the files, but never over a draft that the session has read, nor over another file
    /// that the run was given. False when one could not be written; that has been said.
    [[nodiscard]] bool finish(const Session* session = nullptr);

  private:
    void open(std::string format, std::string path);
    [[nodiscard]] bool is_given(const std::string& path) const;
    void say_unusable(const std::string& format, bool is_named, const std::vector<std::string_view>& known) const;

    Console& console_;
    std::vector<Target> targets_;
    std::vector<std::string> given_;  ///< files beside the drafts: tables, the roster, the configuration, the store
};

}  // namespace doichieu::cli
