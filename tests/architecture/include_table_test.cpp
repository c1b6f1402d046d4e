// Holds every #include of src/ to the table in src/README.md: who may include whom, and who may name third-party headers.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Layer {
    int level = 0;
    std::string folder;
};

struct ThirdParty {
    std::string header;  // "sqlite3.h", or "boost/" for everything below it
    std::string folder;
    bool heavy = false;  // one file alone may include it
};

struct Table {
    std::vector<Layer> layers;
    std::vector<ThirdParty> headers;

    const Layer* layer(std::string_view folder) const {
        const auto found = std::ranges::find(layers, folder, &Layer::folder);
        return found == layers.end() ? nullptr : &*found;
    }
    const ThirdParty* owner(std::string_view header) const {
        const auto found = std::ranges::find_if(headers, [&](const ThirdParty& row) {
            return row.header.ends_with('/') ? header.starts_with(row.header) : header == row.header;
        });
        return found == headers.end() ? nullptr : &*found;
    }
};

struct Source {
    std::string path;  // relative to src/
    std::string text;
};

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

Table parse_table(const std::string& markdown) {
    Table table;
    for (const std::string& line : split(markdown, '\n')) {
        const auto cells = split(line, '|');
        if (cells.size() < 5 || cells[1].find_first_of("0123456789") == std::string::npos) continue;
        const std::string folder = split(cells[2], '`').at(1);
        table.layers.push_back({std::stoi(cells[1]), folder});
        const auto names = split(cells[4], '`');  // the odd ones stand between backticks
        for (std::size_t i = 1; i < names.size(); i += 2) {
            const bool heavy = i + 1 < names.size() && names[i + 1].starts_with("¹");
            table.headers.push_back({names[i], folder, heavy});
        }
    }
    return table;
}

// C++ headers have no suffix; these are what the operating system and the compiler add.
bool is_system_header(std::string_view header) {
    static constexpr std::array<std::string_view, 12> kKnown = {"sys/",     "linux/",   "netinet/", "arpa/",
                                                                "unistd.h", "dirent.h", "fcntl.h",  "signal.h",
                                                                "poll.h",   "malloc.h", "spawn.h",  "termios.h"};
    if (header.find_first_of("/.") == std::string_view::npos || header.ends_with("intrin.h")) return true;
    return std::ranges::any_of(kKnown, [&](std::string_view known) { return header.starts_with(known); });
}

struct Include {
    std::string name;
    bool quoted = false;
};

std::optional<Include> parse_include(const std::string& line) {
    const auto hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') return std::nullopt;
    const auto word = line.find_first_not_of(" \t", hash + 1);
    if (word == std::string::npos || !line.substr(word).starts_with("include")) return std::nullopt;
    const auto open = line.find_first_of("<\"", word);
    if (open == std::string::npos) return std::nullopt;
    const auto close = line.find_first_of(">\"", open + 1);
    return Include{line.substr(open + 1, close - open - 1), line[open] == '"'};
}

std::vector<std::string> violations(const Table& table, const std::vector<Source>& sources) {
    std::vector<std::string> found;
    std::map<std::string, std::set<std::string>> files_of_heavy;
    for (const Source& source : sources) {
        const std::string folder = source.path.substr(0, source.path.find('/'));
        const Layer* own = table.layer(folder);
        if (own == nullptr) {
            found.push_back(source.path + ": its folder is not in the table");
            continue;
        }
        for (const std::string& line : split(source.text, '\n')) {
            const auto include = parse_include(line);
            if (!include) continue;
            const std::string place = source.path + ": " + include->name;
            if (include->quoted) {
                const auto slash = include->name.find('/');
                const Layer* other = slash == std::string::npos ? nullptr : table.layer(include->name.substr(0, slash));
                if (other == nullptr) {
                    found.push_back(place + " does not begin with a folder of the table");
                } else if (other != own && other->level >= own->level) {
                    found.push_back(place + " is not below level " + std::to_string(own->level));
                }
            } else if (const ThirdParty* row = table.owner(include->name)) {
                if (row->folder != folder) found.push_back(place + " belongs to " + row->folder);
                if (row->heavy) files_of_heavy[row->header].insert(source.path);
            } else if (!is_system_header(include->name)) {
                found.push_back(place + " is not in the table");
            }
        }
    }
    for (const auto& [header, files] : files_of_heavy) {
        if (files.size() < 2) continue;
        std::string all;
        for (const std::string& file : files) all += " " + file;
        found.push_back(header + " is heavy and included by more than one file:" + all);
    }
    return found;
}

std::vector<Source> sources_below(const fs::path& root) {
    std::vector<Source> sources;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto suffix = entry.path().extension();
        if (!entry.is_regular_file() || (suffix != ".h" && suffix != ".cpp")) continue;
        sources.push_back({entry.path().lexically_relative(root).generic_string(), read(entry.path())});
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

const fs::path kSrc = fs::path(DOICHIEU_SOURCE_DIR) / "src";

TEST(IncludeTable, EverySourceKeepsToIt) {
    const Table table = parse_table(read(kSrc / "README.md"));
    ASSERT_GE(table.layers.size(), 19U);
    ASSERT_GE(table.headers.size(), 10U);
    for (const std::string& violation : violations(table, sources_below(kSrc))) ADD_FAILURE() << violation;
}

TEST(IncludeTable, ShowsEachKindOfViolation) {
    const Table table = parse_table(
        "| level | folder | what | headers |\n"
        "| --- | --- | --- | --- |\n"
        "| 12 | `cli` | commands | `CLI/`¹ |\n"
        "| 1 | `text` | Unicode | `unicode/` `re2/` |\n"
        "| 1 | `io` | files | `sqlite3.h` |\n"
        "| 0 | `base` | values | |\n");
    const std::vector<Source> sources = {
        {"base/span.h", "#include \"text/fold.h\"\n"},
        {"cli/main.cpp", "#include <CLI/CLI.hpp>\n#include <re2/re2.h>\n#include <unistd.h>\n"},
        {"cli/rules.cpp", "#  include <CLI/App.hpp>\n#include \"rules.h\"\n"},
        {"io/file.cpp",
         "#include \"io/file.h\"\n#include \"base/span.h\"\n#include \"text/fold.h\"\n#include <curl/curl.h>\n"},
        {"text/fold.cpp", "#include <unicode/uchar.h>\n#include <vector>\n// #include \"cli/none.h\"\n"},
        {"utils/misc.h", ""},
    };
    const std::vector<std::string> expected = {
        "base/span.h: text/fold.h is not below level 0",
        "cli/main.cpp: re2/re2.h belongs to text",
        "cli/rules.cpp: rules.h does not begin with a folder of the table",
        "io/file.cpp: text/fold.h is not below level 1",
        "io/file.cpp: curl/curl.h is not in the table",
        "utils/misc.h: its folder is not in the table",
        "CLI/ is heavy and included by more than one file: cli/main.cpp cli/rules.cpp",
    };
    EXPECT_EQ(violations(table, sources), expected);
}

}  // namespace
