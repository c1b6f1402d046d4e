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

std::string numbered_citation(const registry::Instrument& instrument, legal::Regime citing) {
    std::string out = short_citation(instrument, citing);
    if (is_named(instrument) && !instrument.notation.empty()) out += ", số " + instrument.notation;
    return out;
}

base::TextPair named_source(std::string_view source) {
    source = source.substr(0, source.find(" ; "));
    if (const std::size_t scheme = source.find("://"); scheme != source.npos) {
        const std::size_t host = scheme + 3;
        const std::string name(source.substr(host, source.find_first_of("/ ", host) - host));
        return {name, name};
    }
    const std::size_t slash = source.find('/');
    const bool is_repository =
        slash != source.npos && source.find(' ') > slash && source.find_first_of("0123456789") > slash;
    if (is_repository || source.starts_with("a public repository"))
        return {"một kho văn bản công khai", "a public collection of texts"};
    return {std::string(source), std::string(source)};
}

}  // namespace doichieu::checks
