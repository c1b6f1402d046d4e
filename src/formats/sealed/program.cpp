#include "formats/sealed/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

namespace doichieu::formats::sealed {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
  public:
    explicit Descriptor(int value = -1) : value_(value) {}
    Descriptor(Descriptor&& other) noexcept : value_(other.value_) { other.value_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Descriptor() {
        if (value_ >= 0) close(value_);
    }
    [[nodiscard]] int get() const { return value_; }
    explicit operator bool() const { return value_ >= 0; }

  private:
    int value_;
};

/// The bytes as a file that has no name.
Descriptor in_memory(std::string_view bytes) {
    Descriptor file(memfd_create("doichieu", MFD_CLOEXEC));
    while (file && !bytes.empty()) {
        const ssize_t written = write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return Descriptor();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return file;
}

/// Takes the output up to its end, `most` bytes or the deadline.
Outcome collect(int pipe, Clock::time_point deadline, std::size_t most, std::string& output) {
    std::vector<char> buffer(1U << 16);
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return Outcome::timed_out;
        pollfd wanted{pipe, POLLIN, 0};
        const int ready = poll(&wanted, 1, static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready < 0 && errno != EINTR) return Outcome::crashed;
        if (ready <= 0) continue;
        const ssize_t got = read(pipe, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Outcome::crashed;
        if (got == 0) return Outcome::finished;
        if (output.size() + static_cast<std::size_t>(got) > most) return Outcome::too_much;
        output.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

Outcome outcome_of(int status) {
    if (WIFEXITED(status)) {
        if (WEXITSTATUS(status) == 127) return Outcome::missing;
        return WEXITSTATUS(status) == 0 ? Outcome::finished : Outcome::crashed;
    }
    if (!WIFSIGNALED(status)) return Outcome::crashed;
    if (WTERMSIG(status) == SIGSYS) return Outcome::stopped;
    // Past the soft limit of processor time the kernel sends one, past the hard limit the other; nobody else does.
    if (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL) return Outcome::out_of_time;
    return Outcome::crashed;
}

}  // namespace

std::string program_path(bool ocr) {
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    return failed ? std::string() : (self.parent_path() / (ocr ? "doichieu-ocr" : "doichieu-reader")).native();
}

ProgramResult run_program(std::string_view kind, std::string_view input, const SealedLimits& limits) {
    ProgramResult result;
    const std::string path = program_path(limits.ocr);
    if (path.empty() || access(path.c_str(), X_OK) != 0) return result;

    const Descriptor file = in_memory(input);
    std::array<int, 2> ends{-1, -1};
    if (!file || pipe2(ends.data(), O_CLOEXEC) != 0) return result;
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);

    std::vector<std::string> words = {path, std::string(kind), std::to_string(limits.memory_bytes >> 20),
                                      std::to_string(limits.time()), std::to_string(limits.pages)};
    if (!limits.fault.empty()) words.push_back(limits.fault);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // The seal allows no thread, so Tesseract must not ask for any.
    std::string one_thread = "OMP_THREAD_LIMIT=1";
    char* const environment[] = {one_thread.data(), nullptr};

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, file.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, writing.get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // Signals that this program blocks or ignores must reach the other one all the same.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child = -1;
    const int failed = posix_spawn(&child, path.c_str(), &actions, &attributes, arguments.data(), environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return result;
    writing = Descriptor();

    const auto deadline = Clock::now() + std::chrono::seconds(limits.time());
    result.outcome = collect(reading.get(), deadline, limits.output_bytes, result.output);
    const bool must_end = result.outcome != Outcome::finished;
    if (must_end) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!must_end) result.outcome = outcome_of(status);
    return result;
}

ReaderState reader_state(const SealedLimits& limits) {
    ReaderState state;
    state.path = program_path(limits.ocr);
    const ProgramResult result = run_program("state", "-", limits);
    if (result.outcome != Outcome::finished) return state;
    state.is_there = true;
    std::string_view rest = result.output;  // "name value\n" each
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos) continue;
        const std::string_view name = line.substr(0, blank);
        const std::string value(line.substr(blank + 1));
        if (name == "poppler") state.poppler = value;
        if (name == "libgsf") state.libgsf = value;
        if (name == "tesseract") state.tesseract = value;
        if (name == "vietnamese") state.reads_pictures = value == "1";
        if (name == "limits") state.limits = value == "1";
        if (name == "seccomp") state.seccomp = value == "1";
        if (name == "landlock") state.landlock_abi = value.size() < 4 ? std::atoi(value.c_str()) : 0;
    }
    return state;
}

}  // namespace doichieu::formats::sealed
