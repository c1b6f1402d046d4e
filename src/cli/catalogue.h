#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_pair.h"
#include "cli/console.h"
#include "cli/options.h"

/// The commands and options, each once: parsing, help and the hints at what was meant all read these tables.
namespace doichieu::cli {

/// A text that needs no memory of its own.
struct StaticPair {
    std::string_view vi;
    std::string_view en;
    [[nodiscard]] std::string_view in(base::Language language) const {
        return language == base::Language::vi ? vi : en;
    }
};

struct SubcommandRow {
    std::string_view name;
    std::string_view operands;
    StaticPair what;
    ExitCode (*run)(const Options&, Console&) = nullptr;  ///< null: in the contract, not in this version
    std::uint32_t bits = 0;                               ///< 0: takes every option of its command
};

/// Bits for OptionRow::commands.
enum CommandBit : std::uint32_t {
    kCheck = 1,
    kExtract = 2,
    kAudit = 4,
    kDoctor = 8,
    kRules = 16,
    // Subcommands of graph, each with options of its own.
    kGraphShow = 1U << 8,  ///< and export
    kGraphImplements = 1U << 9,
    kGraphImpact = 1U << 10,
    kGraphPath = 1U << 11,
    kGraphLists = 1U << 12,  ///< orphans, cycles, central
    kGraphChain = 1U << 13,
    kGraph = 0x3FU << 8,
    // Subcommands of registry, each with options of its own.
    kRegistryShow = 1U << 16,
    kRegistryList = 1U << 17,
    kRegistryStatus = 1U << 18,
    kRegistryImport = 1U << 19,
    kRegistryExport = 1U << 20,
    kRegistryAdd = 1U << 21,
    kRegistryVerify = 1U << 22,
    kRegistryRetire = 1U << 23,
    kRegistry = 0xFFU << 16,
    kEvery = 0xFFFFFFFF
};

struct CommandRow {
    std::string_view name;
    std::string_view operands;
    StaticPair what;
    std::uint32_t bit = 0;
    ExitCode (*run)(const Options&, Console&) = nullptr;  ///< null with subcommands, or when not in this version
    std::span<const SubcommandRow> subcommands;
};

struct OptionRow {
    std::string_view name;
    std::string_view value;  ///< placeholder; empty for a switch
    StaticPair what;
    std::uint32_t commands = 0;
    /// Decodes a value (empty for a switch); hands back what is wrong with it. Null: not in this version.
    std::optional<base::TextPair> (*set)(Options&, const std::string& value) = nullptr;
};

[[nodiscard]] std::span<const CommandRow> commands();
[[nodiscard]] const CommandRow* find_command(std::string_view name);
[[nodiscard]] const SubcommandRow* find_subcommand(const CommandRow& command, std::string_view name);
[[nodiscard]] std::span<const OptionRow> options();
[[nodiscard]] const OptionRow* find_option(std::string_view name);

/// The commands, one file each.
ExitCode check(const Options&, Console&);
ExitCode doctor(const Options&, Console&);
ExitCode extract(const Options&, Console&);
ExitCode audit(const Options&, Console&);
ExitCode graph_show(const Options&, Console&);
ExitCode graph_implements(const Options&, Console&);
ExitCode graph_impact(const Options&, Console&);
ExitCode graph_path(const Options&, Console&);
ExitCode graph_chain(const Options&, Console&);
ExitCode graph_orphans(const Options&, Console&);
ExitCode graph_cycles(const Options&, Console&);
ExitCode graph_central(const Options&, Console&);
ExitCode graph_export(const Options&, Console&);
ExitCode registry_show(const Options&, Console&);
ExitCode registry_list(const Options&, Console&);
ExitCode registry_status(const Options&, Console&);
ExitCode registry_export(const Options&, Console&);
ExitCode registry_verify(const Options&, Console&);
ExitCode registry_import(const Options&, Console&);
ExitCode registry_add(const Options&, Console&);
ExitCode registry_retire(const Options&, Console&);
ExitCode rules_list(const Options&, Console&);
ExitCode rules_explain(const Options&, Console&);
ExitCode rules_validate(const Options&, Console&);
ExitCode rules_diff(const Options&, Console&);
ExitCode rules_test(const Options&, Console&);

}  // namespace doichieu::cli
