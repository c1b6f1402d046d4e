#include "report/registry.h"

#include <array>

#include "registry/own_table.h"

namespace doichieu::report {
namespace {

void write_rows(const KnownInstruments& known, registry::TableFormat format, Out& out) {
    std::vector<const registry::Instrument*> instruments;
    for (const KnownInstruments::Answer& answer : known.answers) {
        instruments.insert(instruments.end(), answer.instruments.begin(), answer.instruments.end());
    }
    out << registry::print_table(registry::table_of(instruments, format));
}

}  // namespace

void registry_csv(const KnownInstruments& known, const View&, Out& out) {
    write_rows(known, registry::TableFormat::csv, out);
}

void registry_tsv(const KnownInstruments& known, const View&, Out& out) {
    write_rows(known, registry::TableFormat::tsv, out);
}

std::span<const RegistryFormat> registry_show_formats() {
    static constexpr std::array kFormats =
        std::to_array<RegistryFormat>({{"text", registry_show_text}, {"json", registry_show_json}});
    return kFormats;
}

std::span<const RegistryFormat> registry_status_formats() {
    static constexpr std::array kFormats =
        std::to_array<RegistryFormat>({{"text", registry_status_text}, {"json", registry_status_json}});
    return kFormats;
}

std::span<const RegistryFormat> registry_list_formats() {
    static constexpr std::array kFormats =
        std::to_array<RegistryFormat>({{"text", registry_list_text}, {"json", registry_status_json}});
    return kFormats;
}

std::span<const RegistryFormat> registry_export_formats() {
    static constexpr std::array kFormats =
        std::to_array<RegistryFormat>({{"csv", registry_csv}, {"tsv", registry_tsv}, {"json", registry_show_json}});
    return kFormats;
}

std::span<const VerificationFormat> registry_verify_formats() {
    static constexpr std::array kFormats =
        std::to_array<VerificationFormat>({{"text", registry_verify_text}, {"json", registry_verify_json}});
    return kFormats;
}

}  // namespace doichieu::report
