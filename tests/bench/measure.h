#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace doichieu::bench {

using Command = std::vector<std::string>;

struct Cost {
    double wall = 0;
    double cpu = 0;
    double peak_mb = 0;
};

/// Output goes to a pipe that nobody needs, for tools write less into /dev/null than they find. Ends the bench when the
/// command fails, with an exit code above `most`.
inline Cost run(const Command& command, int most = 1) {
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int ends[2] = {};
    if (::pipe(ends) != 0) std::exit(3);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::execvp(arguments[0], arguments.data());
        std::_Exit(127);
    }
    ::close(ends[1]);
    static char sink[1 << 16];
    while (::read(ends[0], sink, sizeof sink) > 0) {
    }
    ::close(ends[0]);
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    if (!WIFEXITED(status) || WEXITSTATUS(status) > most) {
        std::fprintf(stderr, "%s failed\n", command.front().c_str());
        std::exit(2);
    }
    return {wall.count(), std::max(1e-6, seconds(used.ru_utime) + seconds(used.ru_stime)),
            static_cast<double>(used.ru_maxrss) / 1024};
}

inline double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

inline std::size_t option(int count, char** words, std::string_view name, std::size_t standard) {
    for (int i = 1; i + 1 < count; ++i) {
        if (words[i] == name) return std::strtoull(words[i + 1], nullptr, 10);
    }
    return standard;
}

}  // namespace doichieu::bench
