#include "checks/full_citation.h"

namespace doichieu::checks {
namespace {

/// Laws and resolutions of congresses are cited by name; the type word opens the name.
bool is_named(const registry::Instrument& instrument) {
    return instrument.notation.empty() || instrument.type == "Luật" || instrument.type == "Bộ luật" ||
           instrument.type == "Pháp lệnh";
}

}  // namespace

std::string short_citation(const registry::Instrument& instrument, legal::Regime citing) {
    const char* comma = citing == legal::Regime::party ? ", ngày " : " ngày ";
    std::string out;
    if (is_named(instrument)) {
        out = instrument.title;
        return instrument.issued.complete() ? out + " ngày " + instrument.issued.vietnamese() : out;
    }
    out = instrument.type + " số " + instrument.notation;
    if (instrument.issued.complete()) out += comma + instrument.issued.vietnamese();
    if (!instrument.issuer.empty()) out += " của " + instrument.issuer;
    return out;
}

std::string full_citation(const registry::Instrument& instrument, legal::Regime citing) {
    std::string out = short_citation(instrument, citing);
    if (!is_named(instrument) && instrument.has_whole_title() && !instrument.title.empty())
        out += " " + instrument.title;
    return out;
}

}  // namespace doichieu::checks
