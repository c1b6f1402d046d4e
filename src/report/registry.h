#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "findings/finding.h"
#include "registry/registry.h"
#include "registry/verify.h"
#include "report/out.h"
#include "report/view.h"

/// Outputs of `registry`: text for people, JSON (`schemaVersion` 1), tables that can be read back.
namespace doichieu::report {

/// What a command found in the registry.
struct KnownInstruments {
    const registry::Registry& registry;
    legal::DateInterval days;  ///< on which states are told

    /// One key that was asked for, and what it means; without a key, of a list.
    struct Answer {
        std::string key;
        std::vector<const registry::Instrument*> instruments;
    };
    std::vector<Answer> answers;
    std::vector<findings::Problem> problems;
};

struct RegistryFormat {
    std::string_view name;
    void (*render)(const KnownInstruments&, const View&, Out&) = nullptr;
};
[[nodiscard]] std::span<const RegistryFormat> registry_show_formats();
[[nodiscard]] std::span<const RegistryFormat> registry_status_formats();
[[nodiscard]] std::span<const RegistryFormat> registry_list_formats();
[[nodiscard]] std::span<const RegistryFormat> registry_export_formats();

/// What `registry verify` found.
struct Verification {
    const registry::Registry& registry;
    std::vector<registry::Fault> faults;
    std::vector<findings::Problem> problems;
};

struct VerificationFormat {
    std::string_view name;
    void (*render)(const Verification&, const View&, Out&) = nullptr;
};
[[nodiscard]] std::span<const VerificationFormat> registry_verify_formats();

/// Each instrument with its state on the days, its history, its relations both ways and where each fact is from.
void registry_show_text(const KnownInstruments&, const View&, Out&);
/// One line an instrument: what it is, its state and why, what came after it.
void registry_status_text(const KnownInstruments&, const View&, Out&);
/// One row an instrument.
void registry_list_text(const KnownInstruments&, const View&, Out&);

void registry_show_json(const KnownInstruments&, const View&, Out&);
/// Also of a list.
void registry_status_json(const KnownInstruments&, const View&, Out&);

void registry_csv(const KnownInstruments&, const View&, Out&);
void registry_tsv(const KnownInstruments&, const View&, Out&);

void registry_verify_text(const Verification&, const View&, Out&);
void registry_verify_json(const Verification&, const View&, Out&);

}  // namespace doichieu::report
