#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/text_pair.h"
#include "cli/options.h"
#include "findings/finding.h"
#include "report/out.h"
#include "report/view.h"

namespace doichieu::cli {

/// The three streams of the process. Reports go to standard output, everything else to standard error.
class Console {
  public:
    /// For the language and colour that were typed; until then everything is Vietnamese.
    void use(const Options& options);

    [[nodiscard]] base::Language language() const { return language_; }
    void use(base::Language language) { language_ = language; }

    /// Bytes of a report. After a closed pipe nothing more is written, and that is no failure.
    void write(std::string_view bytes);
    /// A report on standard output.
    void print(const std::function<void(const report::View&, report::Out&)>& render);
    [[nodiscard]] bool is_closed() const { return is_closed_; }
    [[nodiscard]] bool output_is_terminal() const;

    /// One line on standard error: "ke-hoach.docx:3:1: sentence".
    void say(const findings::Problem& problem);
    void say(const base::TextPair& sentence);
    /// Text on standard error as it is.
    void write_error(std::string_view text);

    /// "12/200" on a terminal once a run takes longer than a moment.
    void progress(std::size_t done, std::size_t of);

    /// How reports on standard output look, and in files.
    [[nodiscard]] report::View view() const;
    [[nodiscard]] report::View view_of_file() const;

    /// A write that failed for another reason than a closed pipe.
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    void clear_progress();

    base::Language language_ = base::Language::vi;
    Colour colour_ = Colour::automatic;
    report::View base_view_;
    bool is_closed_ = false;
    bool failed_ = false;
    bool shows_progress_ = false;
    std::chrono::steady_clock::time_point shown_at_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace doichieu::cli
