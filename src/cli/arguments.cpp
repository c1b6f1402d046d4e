#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/format.h"
#include "checks/field_reader.h"
#include "cli/help.h"
#include "io/file.h"

namespace doichieu::cli {
namespace {

using base::format;
using base::TextPair;

/// The line cut into what is no option and the rest, before it is known which command it is for.
struct Line {
    std::vector<std::string> operands;  ///< up to "--"
    std::vector<std::string> rest;      ///< options with their values, "--" and all behind it
    bool wants_help = false;
    bool wants_version = false;
};

Line cut(const std::vector<std::string>& words) {
    Line line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            line.rest.insert(line.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
            break;
        }
        if (word == "--help" || word == "-h") {
            line.wants_help = true;
        } else if (word == "--version" || word == "-V") {
            line.wants_version = true;
        } else if (word.size() < 2 || word.front() != '-') {
            line.operands.push_back(word);
        } else {
            line.rest.push_back(word);
            const OptionRow* option = find_option(word);
            if (option != nullptr && !option->value.empty() && i + 1 < words.size()) line.rest.push_back(words[++i]);
        }
    }
    return line;
}

Answer mistake(base::Language language, const TextPair& sentence) {
    return {ExitCode::unusable, "doichieu: " + sentence.in(language) + "\n"};
}

Answer not_yet(base::Language language, const std::string& what) {
    return mistake(language,
                   {format("“{}” chưa có trong bản này.", what), format("“{}” is not in this version.", what)});
}

/// "Không có lệnh “chek”; có phải “check” không?"
Answer unknown(base::Language language, const TextPair& kind, std::string_view word,
               const std::vector<std::string_view>& known) {
    const std::string_view meant = checks::nearest(word, known);
    TextPair sentence{format("Không có {} “{}”", kind.vi, word), format("There is no {} “{}”", kind.en, word)};
    if (meant.empty()) {
        sentence.vi += "; --help liệt kê những gì dùng được.";
        sentence.en += "; --help lists what there is.";
    } else {
        sentence.vi += format("; có phải “{}” không?", meant);
        sentence.en += format("; did you mean “{}”?", meant);
    }
    return mistake(language, sentence);
}

template <typename Rows>
std::vector<std::string_view> names_of(const Rows& rows) {
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.name);
    return names;
}

/// A single word that is no file and looks like a mistyped command.
bool is_mistyped_command(const std::string& word) {
    return word.find_first_of("/.*") == std::string::npos && word != "-" &&
           io::kind_of(word) == io::EntryKind::missing && !checks::nearest(word, names_of(commands())).empty();
}

/// Fills the options from the line, with CLI11 as the reader of its grammar ("--x=y", "--").
class OptionParser {
  public:
    OptionParser(std::uint32_t command_bits, base::Language language) : bits_(command_bits), language_(language) {
        app_.set_help_flag();
        app_.allow_extras();
        for (const OptionRow& option : options()) {
            if ((option.commands & bits_) != 0) add(option);
        }
    }

    std::optional<Answer> parse(std::vector<std::string> words, Options& options) {
        options_ = &options;
        std::ranges::reverse(words);  // as CLI11 wants them
        try {
            app_.parse(std::move(words));
        } catch (const CLI::ArgumentMismatch& error) {
            const std::string text = error.what();
            const std::string name = text.substr(0, text.find_first_of(": "));
            return mistake(language_,
                           {format("Tùy chọn {} thiếu giá trị.", name), format("Option {} needs a value.", name)});
        } catch (const CLI::ParseError& error) {
            const std::string text = error.what();
            return mistake(language_, {format("Không hiểu dòng lệnh: {}.", text),
                                       format("The command line is not understood: {}.", text)});
        }
        if (const auto unread = app_.remaining(); !unread.empty()) {
            const std::string& word = unread.front();
            std::vector<std::string_view> known = {"--help", "--version"};
            for (const OptionRow& option : cli::options()) {
                if ((option.commands & bits_) != 0) known.push_back(option.name);
            }
            return unknown(language_, {"tùy chọn", "option"}, std::string_view(word).substr(0, word.find('=')), known);
        }
        return std::move(answer_);
    }

  private:
    void add(const OptionRow& option) {
        const std::string name(option.name);
        if (option.value.empty()) {
            app_.add_flag_callback(name, [this, &option] { set(option, {}); });
        } else {
            app_.add_option_function<std::vector<std::string>>(name,
                                                               [this, &option](const std::vector<std::string>& values) {
                                                                   for (const std::string& value : values)
                                                                       set(option, value);
                                                               })
                ->allow_extra_args(false);
        }
    }

    void set(const OptionRow& option, const std::string& value) {
        if (answer_) return;
        if (option.set == nullptr) {
            answer_ = not_yet(language_, std::string(option.name));
        } else if (const auto wrong = option.set(*options_, value)) {
            answer_ = mistake(language_,
                              {format("{}: {}.", option.name, wrong->vi), format("{}: {}.", option.name, wrong->en)});
        }
    }

    std::uint32_t bits_;
    base::Language language_;
    CLI::App app_;
    Options* options_ = nullptr;
    std::optional<Answer> answer_;
};

}  // namespace

base::Language language_of(const std::vector<std::string>& words) {
    base::Language language = base::Language::vi;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view();
        const std::string_view value = words[i] == "--lang"              ? next
                                       : words[i].starts_with("--lang=") ? std::string_view(words[i]).substr(7)
                                                                         : "";
        if (value == "en") language = base::Language::en;
        if (value == "vi") language = base::Language::vi;
    }
    return language;
}

std::variant<Request, Answer> read_arguments(const std::vector<std::string>& words) {
    const base::Language language = language_of(words);
    Line line = cut(words);
    if (line.wants_version) return Answer{ExitCode::done, "doichieu " DOICHIEU_VERSION "\n"};
    if (!line.operands.empty() && line.operands.front() == "help" && io::kind_of("help") == io::EntryKind::missing) {
        line.operands.erase(line.operands.begin());  // "doichieu help check", as git has it
        line.wants_help = true;
    }
    const CommandRow* command = line.operands.empty() ? nullptr : find_command(line.operands.front());
    if (command == nullptr && line.wants_help) return Answer{ExitCode::done, help(language)};
    const bool names_paths = !line.operands.empty() || std::ranges::find(line.rest, "--") != line.rest.end();
    if (command != nullptr) {
        line.operands.erase(line.operands.begin());
    } else if (!names_paths) {
        if (line.rest.empty() ||
            find_option(std::string_view(line.rest.front()).substr(0, line.rest.front().find('='))) != nullptr) {
            return Answer{ExitCode::unusable, help(language)};
        }
        command = find_command("check");  // an unknown option gets its hint below
    } else if (!line.operands.empty() && is_mistyped_command(line.operands.front())) {
        return unknown(language, {"lệnh hay tệp", "command or file"}, line.operands.front(), names_of(commands()));
    } else {
        command = find_command("check");
    }

    if (line.wants_help) return Answer{ExitCode::done, help(*command, language)};
    Request request{command->run, {}};
    std::uint32_t bits = command->bit;
    if (!command->subcommands.empty()) {
        if (line.operands.empty()) return Answer{ExitCode::unusable, help(*command, language)};
        const std::string name = line.operands.front();
        line.operands.erase(line.operands.begin());
        const SubcommandRow* subcommand = find_subcommand(*command, name);
        if (subcommand == nullptr)
            return unknown(language, {"lệnh con", "subcommand"}, name, names_of(command->subcommands));
        request.run = subcommand->run;
        if (subcommand->bits != 0) bits = subcommand->bits;
        if (request.run == nullptr) return not_yet(language, format("{} {}", command->name, name));
    }
    if (request.run == nullptr) return not_yet(language, std::string(command->name));

    OptionParser parser(bits, language);
    request.options.language = language;
    const auto dashes = std::ranges::find(line.rest, "--");
    std::vector<std::string> behind(dashes == line.rest.end() ? dashes : dashes + 1, line.rest.end());
    line.rest.erase(dashes, line.rest.end());
    if (auto answer = parser.parse(std::move(line.rest), request.options)) return std::move(*answer);
    request.options.words = std::move(line.operands);
    request.options.words.insert(request.options.words.end(), behind.begin(), behind.end());
    return request;
}

}  // namespace doichieu::cli
