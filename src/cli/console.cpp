#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <limits>

#include "base/format.h"
#include "report/wrapped.h"

namespace doichieu::cli {
namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::chrono::seconds kMoment{1};
constexpr std::chrono::milliseconds kBetween{100};
constexpr std::chrono::seconds kBeforeEstimate{3};  ///< earlier ones are guesses
constexpr std::size_t kMinute = 60;

/// 0 or the system's error.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) return errno;
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

std::size_t terminal_width(int descriptor) {
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::max<std::size_t>(size.ws_col, kNarrowest);
    std::size_t columns = report::View().width;
    const std::string_view stated = variable("COLUMNS");
    if (!stated.empty()) std::from_chars(stated.data(), stated.data() + stated.size(), columns);
    return std::max(columns, kNarrowest);
}

}  // namespace

void Console::use(const Options& options) {
    language_ = options.language;
    colour_ = options.colour;
    base_view_.explain = options.explain;
    base_view_.quiet = options.quiet;
    base_view_.all = options.all;
}

void Console::write(std::string_view bytes) {
    if (is_closed_ || failed_) return;
    clear_progress();
    const int error = write_all(STDOUT_FILENO, bytes);
    if (error == EPIPE) {
        is_closed_ = true;
    } else if (error != 0) {
        failed_ = true;
        say(base::TextPair{"Không ghi được kết quả ra luồng xuất chuẩn.",
                           "Cannot write the report to standard output."});
    }
}

void Console::print(const std::function<void(const report::View&, report::Out&)>& render) {
    report::Out out([this](std::string_view bytes) { write(bytes); });
    render(view(), out);
    out.flush();
}

bool Console::output_is_terminal() const {
    return ::isatty(STDOUT_FILENO) == 1;
}

void Console::say(const findings::Problem& problem) {
    std::string line = problem.path;
    if (problem.line != 0) line += base::format(":{}", problem.line);
    if (problem.line != 0 && problem.column != 0) line += base::format(":{}", problem.column);
    write_error(line + ": " + problem.message.in(language_) + "\n");
}

void Console::say(const base::TextPair& sentence) {
    write_error("doichieu: " + sentence.in(language_) + "\n");
}

void Console::write_error(std::string_view text) {
    clear_progress();
    // A file or a pipe gets each line whole.
    const std::size_t width =
        ::isatty(STDERR_FILENO) == 1 ? terminal_width(STDERR_FILENO) : std::numeric_limits<std::size_t>::max();
    report::Out out([](std::string_view bytes) { static_cast<void>(write_all(STDERR_FILENO, bytes)); });
    while (!text.empty()) {  // line by line: what is not printable in a line becomes a space
        const std::size_t end = std::min(text.find('\n'), text.size());
        report::write_wrapped(report::printable(text.substr(0, end)), width, out);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out.flush();
}

void Console::progress(std::size_t done, std::size_t of) {
    const auto now = std::chrono::steady_clock::now();
    const auto elapsed = now - start_;
    if (of < 2 || base_view_.quiet || elapsed < kMoment || now - shown_at_ < kBetween) return;
    shown_at_ = now;
    if (::isatty(STDERR_FILENO) == 0) return;
    shows_progress_ = true;
    std::string line = base::format("\r{}/{}", done, of);
    if (done > 0 && elapsed > kBeforeEstimate) {
        const double passed = std::chrono::duration<double>(elapsed).count();
        const auto left =
            static_cast<std::size_t>(passed * static_cast<double>(of - done) / static_cast<double>(done)) + 1;
        const bool is_long = left >= 2 * kMinute;
        const std::size_t shown = is_long ? (left + kMinute / 2) / kMinute : left;
        line += language_ == base::Language::vi
                    ? base::format(" · còn khoảng {} {}", shown, is_long ? "phút" : "giây")
                    : base::format(" · about {} {} left", shown, is_long ? "minutes" : "seconds");
    }
    static_cast<void>(write_all(STDERR_FILENO, line + "\x1b[K"));
}

void Console::clear_progress() {
    if (shows_progress_) static_cast<void>(write_all(STDERR_FILENO, "\r\x1b[K"));
    shows_progress_ = false;
}

report::View Console::view() const {
    report::View view = view_of_file();
    const bool may_colour = output_is_terminal() && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
    view.colour = colour_ == Colour::always || (colour_ == Colour::automatic && may_colour);
    view.width = terminal_width(STDOUT_FILENO);
    view.fits_tables = output_is_terminal();
    return view;
}

report::View Console::view_of_file() const {
    report::View view = base_view_;
    view.language = language_;
    return view;
}

}  // namespace doichieu::cli
