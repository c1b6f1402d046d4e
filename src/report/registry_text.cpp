#include "report/registry_text.h"

#include "report/table.h"
#include "report/words.h"

namespace doichieu::report {
namespace {

std::string name_of(const registry::Instrument& instrument) {
    if (instrument.notation.empty()) return instrument.title;
    return instrument.type + " " + instrument.notation;
}

std::string day(const legal::Date& date) {
    return date.stated() ? date.vietnamese() : std::string();
}

void line(Out& out, std::string_view name, const std::string& value) {
    if (!value.empty()) out << "  " << name << ": " << printable(value) << '\n';
}

}  // namespace

void status_text(const registry::Registry& registry, const registry::Instrument& instrument,
                 const legal::DateInterval& days, const View& view, Out& out) {
    const registry::ValidityAt validity = registry.validity(instrument, days);
    out << instrument.id << ": " << words_of(view, validity.status) << view.words(" tại ", " at ") << day(days.from);
    if (!validity.reason.empty()) out << "; " << printable(validity.reason.in(view.language));
    if (validity.successor != nullptr) {
        out << view.words("; văn bản thay thế: ", "; successor: ") << validity.successor->id;
    }
    out << '\n';
}

void instrument_text(const registry::Registry& registry, const registry::Instrument& instrument,
                     const legal::DateInterval& days, const View& view, Out& out) {
    out << painted(view, Tone::strong, printable(name_of(instrument))) << '\n';
    line(out, view.words("mã", "id"), instrument.id);
    line(out, view.words("ngày ban hành", "issued"), day(instrument.issued));
    line(out, view.words("cơ quan ban hành", "issuer"), instrument.issuer);
    line(out, view.words("khóa", "term"), instrument.term);
    line(out, view.words("trích yếu", "title"), instrument.title);
    line(out, view.words("có hiệu lực từ", "in force from"), day(instrument.effective_from));
    line(out, view.words("hết hiệu lực từ", "in force until"), day(instrument.effective_to));
    out << "  ";
    status_text(registry, instrument, days, view, out);
    for (const registry::InstrumentRelation& relation : registry.relations_from(instrument)) {
        line(out, words_of(view, relation.relation), relation.to->id);
    }
    for (const registry::InstrumentRelation& relation : registry.relations_to(instrument)) {
        line(out, std::string("← ") + std::string(words_of(view, relation.relation)), relation.from->id);
    }
    line(out, view.words("ghi chú", "note"), instrument.note);
    line(out, view.words("nguồn", "source"),
         instrument.source + " (" + std::string(words_of(view, instrument.confidence)) + ")");
}

void instruments_text(const std::vector<const registry::Instrument*>& instruments, const View& view, Out& out) {
    std::vector<std::vector<std::string>> rows = {
        {std::string(view.words("MÃ", "ID")), std::string(view.words("LOẠI", "TYPE")),
         std::string(view.words("CƠ QUAN BAN HÀNH", "ISSUER")), std::string(view.words("TRÍCH YẾU", "TITLE"))}};
    for (const registry::Instrument* instrument : instruments) {
        rows.push_back({instrument->id, instrument->type, instrument->issuer, instrument->title});
    }
    write_table(rows, view, out);
}

}  // namespace doichieu::report
