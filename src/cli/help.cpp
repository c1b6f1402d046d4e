#include "cli/help.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/format.h"
#include "text/utf8.h"

namespace doichieu::cli {
namespace {

constexpr StaticPair kNotYet{" (chưa có trong bản này)", " (not in this version)"};

/// "  name    what", the second column aligned.
std::string rows(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::size_t width = 0;
    for (const auto& [name, what] : entries) width = std::max(width, text::display_width(name));
    std::string lines;
    for (const auto& [name, what] : entries) {
        lines += "  " + name + std::string(width - text::display_width(name) + 2, ' ') + what + "\n";
    }
    return lines;
}

std::string described(const StaticPair& what, bool is_built, base::Language language) {
    return std::string(what.in(language)) + std::string(is_built ? std::string_view() : kNotYet.in(language));
}

/// "add, list": the subcommands that take an option, when not all do.
std::string takers(const CommandRow& command, const OptionRow& option) {
    std::string names;
    bool all = true;
    for (const SubcommandRow& row : command.subcommands) {
        if (row.run == nullptr) continue;
        if (row.bits != 0 && (row.bits & option.commands) == 0) {
            all = false;
        } else {
            names += (names.empty() ? "" : ", ") + std::string(row.name);
        }
    }
    return all ? std::string() : names;
}

std::string joined(std::string_view name, std::string_view value) {
    return value.empty() ? std::string(name) : base::format("{} {}", name, value);
}

}  // namespace

std::string help(base::Language language) {
    std::string text(StaticPair{
        "doichieu (đối chiếu): kiểm tra văn bản được viện dẫn trong kế hoạch của cơ quan Đảng, Nhà nước\n"
        "\n"
        "  doichieu ke-hoach.docx                  kiểm tra một bản dự thảo\n"
        "  doichieu extract ke-hoach.docx          những văn bản mà nó dẫn\n"
        "  doichieu check --format json thu-muc    cả thư mục, cho máy đọc\n"
        "\n"
        "Lệnh:\n",
        "doichieu (“đối chiếu”, to check one text against another): checks what Vietnamese Party and State plans cite\n"
        "\n"
        "  doichieu ke-hoach.docx                  checks a draft\n"
        "  doichieu extract ke-hoach.docx          the instruments that it cites\n"
        "  doichieu check --format json folder     a whole folder, for machines\n"
        "\n"
        "Commands:\n"}
                         .in(language));
    std::vector<std::pair<std::string, std::string>> entries;
    for (const CommandRow& command : commands()) {
        const bool is_built = command.run != nullptr || !command.subcommands.empty();
        entries.emplace_back(command.name, described(command.what, is_built, language));
    }
    text += rows(entries);
    text +=
        StaticPair{
            "\n`doichieu TỆP` là `doichieu check TỆP`. `doichieu LỆNH --help` cho biết các tùy chọn của lệnh.\n"
            "--version: phiên bản; --lang en: English.\n"
            "Mã kết thúc: 0 xong · 1 có lỗi từ mức --fail-on · 2 dùng sai, hoặc có đầu vào không dùng được · 3 chương "
            "trình hỏng\n",
            "\n`doichieu FILE` is `doichieu check FILE`. `doichieu COMMAND --help` tells a command's options.\n"
            "--version: the version; --lang vi: tiếng Việt.\n"
            "Exit codes: 0 done · 1 findings at or above --fail-on · 2 wrong use, or an unusable input · 3 a fault of "
            "the program\n"}
            .in(language);
    return text;
}

std::string help(const CommandRow& command, base::Language language) {
    const bool vi = language == base::Language::vi;
    const std::string operands = command.subcommands.empty() ? std::string(command.operands)
                                 : vi                        ? "LỆNH-CON …"
                                                             : "SUBCOMMAND …";
    std::string text =
        base::format("doichieu {}: {}\n\n  doichieu {}{}{} {}\n", command.name, command.what.in(language), command.name,
                     operands.empty() ? "" : " ", operands, vi ? "[TÙY CHỌN…]" : "[OPTION…]");
    if (!command.subcommands.empty()) {
        text += vi ? "\nLệnh con:\n" : "\nSubcommands:\n";
        std::vector<std::pair<std::string, std::string>> entries;
        for (const SubcommandRow& row : command.subcommands) {
            entries.emplace_back(joined(row.name, row.operands), described(row.what, row.run != nullptr, language));
        }
        text += rows(entries);
    }
    std::vector<std::pair<std::string, std::string>> entries;
    for (const OptionRow& option : options()) {
        if ((option.commands & command.bit) == 0) continue;
        const std::string only = takers(command, option);
        entries.emplace_back(joined(option.name, option.value),
                             described(option.what, option.set != nullptr, language) +
                                 (only.empty() ? "" : base::format(" [{}]", only)));
    }
    entries.emplace_back("--help", vi ? "trang này" : "this page");
    return text + (vi ? "\nTùy chọn:\n" : "\nOptions:\n") + rows(entries);
}

}  // namespace doichieu::cli
