#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/catalogue.h"

namespace doichieu::cli {

/// A command to run with its options.
struct Request {
    ExitCode (*run)(const Options&, Console&) = nullptr;
    Options options;
};

/// What is said instead of running a command: help or the version on standard output, a mistake on standard error.
struct Answer {
    ExitCode code = ExitCode::done;
    std::string text;
};

/// Reads a command line. A bare `doichieu FILE` is `check FILE`; options may stand before the command.
[[nodiscard]] std::variant<Request, Answer> read_arguments(const std::vector<std::string>& words);

/// The language that the line asks for, wherever --lang stands.
[[nodiscard]] base::Language language_of(const std::vector<std::string>& words);

}  // namespace doichieu::cli
