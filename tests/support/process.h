#pragma once

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <tuple>
#include <vector>

#include "support/sanitized.h"

namespace doichieu::testing {

/// How a program is started: its standard input, its folder, and what is added to the environment ("NAME=value").
struct Launch {
    std::string input;
    std::string folder;
    std::vector<std::string> environment;
};

struct Outcome {
    int code = -1;     ///< exit code, or 128 + the signal that ended it
    long peak_kb = 0;  ///< most memory that it held, or that we held when we started it
    std::string out;
    std::string err;
};

namespace detail {

struct Pipe {
    int read_end = -1;
    int write_end = -1;
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) == 0) {
            read_end = ends[0];
            write_end = ends[1];
        }
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close(read_end);
        close(write_end);
    }
    static void close(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
};

/// Feeds and drains all three streams at once, so that neither side waits for the other.
inline void exchange(Pipe& in, Pipe& out, Pipe& err, const Launch& launch, Outcome& outcome) {
    std::size_t sent = 0;
    std::array<char, 65536> buffer{};
    while (out.read_end >= 0 || err.read_end >= 0) {
        if (sent == launch.input.size()) Pipe::close(in.write_end);
        std::array<pollfd, 3> streams{
            {{in.write_end, POLLOUT, 0}, {out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}}};
        if (::poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR) return;
        if (streams[0].revents != 0) {
            const ssize_t written = ::write(in.write_end, launch.input.data() + sent, launch.input.size() - sent);
            if (written < 0) {
                sent = launch.input.size();  // the program does not want it
            } else {
                sent += static_cast<std::size_t>(written);
            }
        }
        for (const auto& [end, sink, ready] : {std::tuple(&out.read_end, &outcome.out, streams[1].revents),
                                               std::tuple(&err.read_end, &outcome.err, streams[2].revents)}) {
            if (ready == 0) continue;
            const ssize_t got = ::read(*end, buffer.data(), buffer.size());
            if (got <= 0) {
                Pipe::close(*end);
            } else {
                sink->append(buffer.data(), static_cast<std::size_t>(got));
            }
        }
    }
}

}  // namespace detail

/// Starts `command` (a path, or a name on PATH) and waits for its end.
inline Outcome run_program(const std::vector<std::string>& command, const Launch& launch = {}) {
    detail::Pipe in;
    detail::Pipe out;
    detail::Pipe err;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read_end, 0);
    posix_spawn_file_actions_adddup2(&actions, out.write_end, 1);
    posix_spawn_file_actions_adddup2(&actions, err.write_end, 2);
    if (!launch.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, launch.folder.c_str());

    std::vector<std::string> words = command;
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<std::string> added = launch.environment;
    // Looking for leaks is half of what a short run takes with sanitizers; cli/Leaks does it for every command.
    if (kSanitized) added.emplace_back("ASAN_OPTIONS=detect_leaks=0");
    std::vector<char*> environment;
    for (std::string& entry : added) environment.push_back(entry.data());  // the first of two equal names counts
    for (char** entry = environ; *entry != nullptr; ++entry) environment.push_back(*entry);
    environment.push_back(nullptr);

    Outcome outcome;
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        outcome.err = "cannot start " + command.front();
        return outcome;
    }
    detail::Pipe::close(in.read_end);
    detail::Pipe::close(out.write_end);
    detail::Pipe::close(err.write_end);
    detail::exchange(in, out, err, launch, outcome);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    outcome.peak_kb = usage.ru_maxrss;
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

/// The built program on a day that does not move.
inline Outcome doichieu(const std::vector<std::string>& arguments, Launch launch = {}) {
    std::vector<std::string> command = {DOICHIEU_BINARY};
    command.insert(command.end(), arguments.begin(), arguments.end());
    launch.environment.emplace_back("DOICHIEU_TODAY=2026-11-23");
    return run_program(command, launch);
}

}  // namespace doichieu::testing
