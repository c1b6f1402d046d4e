#include <algorithm>

#include "base/format.h"
#include "registry/history.h"
#include "report/registry.h"
#include "report/table.h"
#include "report/words.h"
#include "report/wrapped.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

using registry::Instrument;
using registry::InstrumentRelation;

std::string name_of(const Instrument& instrument) {
    if (instrument.notation.empty()) return instrument.title;
    return instrument.type + " " + instrument.notation;
}

std::string day(const View& view, const legal::Date& date) {
    if (!date.stated()) return std::string(view.words("không rõ ngày", "day unknown"));
    return view.language == base::Language::vi ? date.vietnamese() : date.iso();
}

std::string day_or_nothing(const View& view, const legal::Date& date) {
    return date.stated() ? day(view, date) : std::string();
}

void line(Out& out, std::string_view name, const std::string& value) {
    if (!value.empty()) out << "  " << name << ": " << printable(value) << '\n';
}

std::string sourced(const View& view, const std::string& source, legal::Confidence confidence) {
    return base::format("{} ({})", source.empty() ? view.words("không ghi nguồn", "no source") : source,
                        words_of(view, confidence));
}

/// "relations.tsv:12", with a word for the tables that the program carries.
std::string place(const View& view, const registry::RowPlace& at) {
    const std::string_view built_in = at.built_in ? view.words(" (kèm theo chương trình)", " (built in)") : "";
    return base::format("{}:{}{}", printable(at.table), at.row, built_in);
}

std::string_view words_of_event(const View& view, registry::Event::Kind kind) {
    using Kind = registry::Event::Kind;
    switch (kind) {
        case Kind::issued:
            return view.words("ban hành", "issued");
        case Kind::takes_effect:
            return view.words("có hiệu lực", "takes effect");
        case Kind::amended:
            return view.words("được sửa đổi bởi", "amended by");
        case Kind::supplemented:
            return view.words("được bổ sung bởi", "supplemented by");
        case Kind::partly_replaced:
            return view.words("bị thay thế một phần bởi", "partly replaced by");
        case Kind::partly_repealed:
            return view.words("bị bãi bỏ một phần bởi", "partly repealed by");
        case Kind::replaced:
            return view.words("bị thay thế bởi", "replaced by");
        case Kind::repealed:
            return view.words("bị bãi bỏ bởi", "repealed by");
        case Kind::ends:
            return view.words("ngày cuối cùng có hiệu lực", "last day in force");
    }
    return {};
}

/// The other end's side of a relation: "được thay thế bởi".
std::string_view passive_words_of(const View& view, legal::Relation relation) {
    switch (relation) {
        case legal::Relation::mentions:
            return view.words("được nhắc đến trong", "mentioned by");
        case legal::Relation::based_on:
            return view.words("là căn cứ của", "basis of");
        case legal::Relation::implements:
            return view.words("được thực hiện bởi", "implemented by");
        case legal::Relation::continues:
            return view.words("được tiếp tục thực hiện theo", "continued by");
        case legal::Relation::reviews:
            return view.words("được sơ kết, tổng kết bởi", "reviewed by");
        case legal::Relation::guides:
            return view.words("được hướng dẫn bởi", "guided by");
        case legal::Relation::details:
            return view.words("được quy định chi tiết bởi", "detailed by");
        case legal::Relation::promulgates:
            return view.words("được ban hành kèm theo", "promulgated by");
        case legal::Relation::amends:
            return view.words("được sửa đổi bởi", "amended by");
        case legal::Relation::supplements:
            return view.words("được bổ sung bởi", "supplemented by");
        case legal::Relation::replaces:
            return view.words("bị thay thế bởi", "replaced by");
        case legal::Relation::repeals:
            return view.words("bị bãi bỏ bởi", "repealed by");
    }
    return {};
}

void write_relation(const View& view, std::string_view words, const InstrumentRelation& relation,
                    const Instrument& other, Out& out) {
    out << "    " << words << (relation.whole ? "" : view.words(" (một phần)", " (a part)")) << ' '
        << printable(other.id);
    if (relation.date.stated()) out << view.words(" từ ", " from ") << day(view, relation.date);
    out << " [" << printable(sourced(view, relation.source, relation.confidence)) << "]\n";
}

void write_state(const KnownInstruments& known, const Instrument& instrument, const View& view, Out& out) {
    const registry::ValidityAt validity = *known.registry.validity(instrument, known.days);
    out << words_of(view, validity.status) << view.words(" tại ", " at ") << day(view, known.days.from);
    if (!validity.reason.empty()) out << "; " << printable(validity.reason.in(view.language));
    for (const Instrument* successor : validity.chain) {
        out << (successor == validity.chain.front() ? view.words("; văn bản kế tiếp: ", "; successor: ") : " → ")
            << printable(successor->id);
    }
    out << '\n';
}

void write_history(const KnownInstruments& known, const Instrument& instrument, const View& view, Out& out) {
    const std::vector<registry::Event> events = registry::history(known.registry, instrument);
    if (events.empty()) return;
    out << "  " << view.words("diễn biến", "history") << ":\n";
    for (const registry::Event& event : events) {
        out << "    " << day(view, event.date) << "  " << words_of_event(view, event.kind);
        if (event.by != nullptr) out << ' ' << printable(event.by->from->id);
        out << '\n';
    }
}

void write_relations(const KnownInstruments& known, const Instrument& instrument, const View& view, Out& out) {
    const auto& from = known.registry.relations_from(instrument);
    const auto& to = known.registry.relations_to(instrument);
    if (from.empty() && to.empty()) return;
    out << "  " << view.words("quan hệ", "relations") << ":\n";
    for (const InstrumentRelation& relation : from) {
        write_relation(view, words_of(view, relation.relation), relation, *relation.to, out);
    }
    for (const InstrumentRelation& relation : to) {
        write_relation(view, passive_words_of(view, relation.relation), relation, *relation.from, out);
    }
}

void write_instrument(const KnownInstruments& known, const Instrument& instrument, const View& view, Out& out) {
    out << painted(view, Tone::strong, printable(name_of(instrument))) << '\n';
    line(out, view.words("mã", "id"), instrument.id);
    line(out, view.words("ngày ban hành", "issued"), day_or_nothing(view, instrument.issued));
    line(out, view.words("cơ quan ban hành", "issuer"), instrument.issuer);
    line(out, view.words("khóa", "term"), instrument.term);
    line(out, view.words("trích yếu", "title"), instrument.title);
    std::string names;
    for (const std::string& name : known.registry.names_of(instrument)) {
        if (name != instrument.title) names += (names.empty() ? "" : "; ") + name;
    }
    line(out, view.words("còn gọi là", "also called"), names);
    out << "  " << view.words("hiệu lực", "state") << ": ";
    write_state(known, instrument, view, out);
    write_history(known, instrument, view, out);
    write_relations(known, instrument, view, out);
    line(out, view.words("ghi chú", "note"), instrument.note);
    line(out, view.words("nguồn", "source"), sourced(view, instrument.source, instrument.confidence));
    line(out, view.words("thông tin đến ngày", "known as of"), day_or_nothing(view, instrument.status_as_of));
    line(out, view.words("nơi ghi", "stands in"), place(view, registry::place_of(instrument)));
}

void show_instruments(const KnownInstruments& known, const View& view, Out& out) {
    bool is_first = true;
    for (const KnownInstruments::Answer& answer : known.answers) {
        if (answer.instruments.size() > 1) {
            const std::size_t count = answer.instruments.size();
            out << (is_first ? "" : "\n")
                << (view.language == base::Language::vi
                        ? base::format("Có {} văn bản khớp với “{}”.\n", count, printable(answer.key))
                        : base::format("{} instruments fit “{}”.\n", count, printable(answer.key)));
            is_first = false;
        }
        for (const Instrument* instrument : answer.instruments) {
            if (!is_first) out << '\n';
            is_first = false;
            write_instrument(known, *instrument, view, out);
        }
    }
}

}  // namespace

void registry_show_text(const KnownInstruments& known, const View& view, Out& whole) {
    std::string shown;
    Out out([&shown](std::string_view piece) { shown += piece; });
    show_instruments(known, view, out);
    out.flush();
    if (!view.fits_tables) {
        whole << shown;
        return;
    }
    for (std::string_view rest = shown; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        write_wrapped(rest.substr(0, end), view.width, whole);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void registry_status_text(const KnownInstruments& known, const View& view, Out& out) {
    for (const KnownInstruments::Answer& answer : known.answers) {
        for (const Instrument* instrument : answer.instruments) {
            out << printable(instrument->id) << ": ";
            write_state(known, *instrument, view, out);
        }
    }
}

void registry_list_text(const KnownInstruments& known, const View& view, Out& out) {
    std::vector<std::vector<std::string>> rows = {
        {std::string(view.words("MÃ", "ID")), std::string(view.words("LOẠI", "TYPE")),
         std::string(view.words("HIỆU LỰC", "STATE")), std::string(view.words("CƠ QUAN BAN HÀNH", "ISSUER")),
         std::string(view.words("TRÍCH YẾU", "TITLE"))}};
    for (const KnownInstruments::Answer& answer : known.answers) {
        for (const Instrument* instrument : answer.instruments) {
            const auto state = *known.registry.validity(*instrument, known.days);
            rows.push_back({instrument->id, instrument->type, std::string(words_of(view, state.status)),
                            instrument->issuer, instrument->title});
        }
    }
    write_table(rows, view, out);
}

void registry_verify_text(const Verification& verification, const View& view, Out& out) {
    std::size_t counts[3] = {};
    for (const registry::Fault& fault : verification.faults) {
        ++counts[static_cast<std::size_t>(fault.severity)];
        const std::string_view level = fault.severity == findings::Severity::error ? view.words("lỗi", "error")
                                       : fault.severity == findings::Severity::warning
                                           ? view.words("cảnh báo", "warning")
                                           : view.words("lưu ý", "note");
        out << place(view, fault.place) << ": "
            << painted(view, tone_of(fault.severity), base::format("{}[{}]", level, fault.check)) << ": ";
        // A bad row brings its line along below the sentence.
        std::string_view message = fault.message.in(view.language);
        while (!message.empty()) {
            const std::size_t end = message.find('\n');
            out << printable(message.substr(0, end)) << '\n';
            message.remove_prefix(end == std::string_view::npos ? message.size() : end + 1);
        }
        for (const registry::RowPlace& other : fault.related) {
            out << "  " << view.words("liên quan: ", "see also: ") << place(view, other) << '\n';
        }
        out << "  " << view.words("cách sửa: ", "what to do: ") << printable(fault.suggestion.in(view.language))
            << '\n';
    }
    const registry::Summary& summary = verification.registry.summary();
    const auto of = [&](findings::Severity severity) { return counts[static_cast<std::size_t>(severity)]; };
    using findings::Severity;
    out << (view.language == base::Language::vi
                ? base::format("{} văn bản, thông tin đến {}, sha256 {}: {} lỗi, {} cảnh báo.\n", summary.instruments,
                               summary.as_of, summary.sha256, of(Severity::error), of(Severity::warning))
                : base::format("{} instruments, known as of {}, sha256 {}: {} errors, {} warnings.\n",
                               summary.instruments, summary.as_of, summary.sha256, of(Severity::error),
                               of(Severity::warning)));
}

}  // namespace doichieu::report
