#include "checks/full_citation.h"

namespace doichieu::checks {

bool goes_by_name(const registry::Instrument& instrument) {
    return instrument.notation.empty() || instrument.type == "Luật" || instrument.type == "Bộ luật" ||
           instrument.type == "Pháp lệnh";
}

std::string short_citation(const registry::Instrument& instrument, legal::Regime citing) {
    const char* comma = citing == legal::Regime::party ? ", ngày " : " ngày ";
    std::string out;
    if (goes_by_name(instrument)) {
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
    if (!goes_by_name(instrument) && instrument.has_whole_title() && !instrument.title.empty())
        out += " " + instrument.title;
    return out;
}

std::string numbered_citation(const registry::Instrument& instrument, legal::Regime citing) {
    if (!goes_by_name(instrument) || instrument.notation.empty()) return short_citation(instrument, citing);
    const std::string out = instrument.title + " số " + instrument.notation;
    return instrument.issued.complete() ? out + " ngày " + instrument.issued.vietnamese() : out;
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
