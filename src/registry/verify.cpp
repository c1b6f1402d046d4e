#include "registry/verify.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/format.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "registry/instrument_id.h"
#include "registry/validity.h"
#include "text/fold.h"

namespace doichieu::registry {
namespace {

using base::format;
using base::TextPair;
using findings::Severity;
using Instruments = std::vector<const Instrument*>;

/// Instruments may take effect somewhat before they are signed; more than a year is a slip.
constexpr int kMostDaysBeforeIssue = 366;

legal::Date days_before(const legal::Date& date, int days) {
    return legal::add_days(date.first_day(), -days);
}

bool surely_before(const legal::Date& left, const legal::Date& right) {
    return left.stated() && right.stated() && left.last_day() < right.first_day();
}

/// One may be the other, stated less exactly; an unset date may be any.
bool may_be_same(const legal::Date& left, const legal::Date& right) {
    return !surely_before(left, right) && !surely_before(right, left);
}

bool ends_whole(const InstrumentRelation& relation) {
    return relation.whole &&
           (relation.relation == legal::Relation::replaces || relation.relation == legal::Relation::repeals);
}

auto order_of(const RowPlace& place) {
    return std::tuple(!place.built_in, std::string_view(place.table), place.row);
}

class Verification {
  public:
    Verification(const Registry& registry, const legal::Date& today)
        : registry_(registry), today_(today), all_(registry.all()) {}

    std::vector<Fault> run() && {
        for (const Instrument* one : all_) {
            check_dates(*one);
            check_type(*one);
            check_status(*one);
            check_successors(*one);
            if (one->source.empty()) say_no_source(place_of(*one), one->id);
            for (const InstrumentRelation& relation : registry_.relations_from(*one)) check_relation(relation);
        }
        check_identities();
        check_cycles();
        check_bodies();
        std::ranges::stable_sort(faults_, [](const Fault& left, const Fault& right) {
            return order_of(left.place) < order_of(right.place);
        });
        return std::move(faults_);
    }

  private:
    void add(std::string_view check, Severity severity, RowPlace place, TextPair message, TextPair suggestion,
             std::vector<RowPlace> related = {}) {
        faults_.push_back(
            {check, severity, std::move(message), std::move(suggestion), std::move(place), std::move(related)});
    }

    void say_no_source(RowPlace place, const std::string& what) {
        add("no-source", Severity::warning, std::move(place),
            {format("{} không có nguồn", what), format("{} has no source", what)},
            {"ghi ở cột source nơi đã lấy thông tin: văn bản gốc, địa chỉ trang, ngày xem",
             "say in column source where the fact is from: the instrument itself, an address, the day it was seen"});
    }

    void impossible(RowPlace place, TextPair message, std::vector<RowPlace> related = {}) {
        add("impossible-date", Severity::error, std::move(place), std::move(message),
            {"đối chiếu với văn bản gốc rồi sửa ngày sai", "look at the instrument itself and correct the wrong date"},
            std::move(related));
    }

    void check_dates(const Instrument& one) {
        const std::string issued = one.issued.iso();
        if (one.issued.stated() && one.effective_from.stated() &&
            one.effective_from.last_day() < days_before(one.issued, kMostDaysBeforeIssue)) {
            const std::string from = one.effective_from.iso();
            impossible(
                place_of(one),
                {format("{} có hiệu lực từ {}, hơn một năm trước ngày ban hành {}", one.id, from, issued),
                 format("{} takes effect on {}, more than a year before its issue on {}", one.id, from, issued)});
        }
        if (surely_before(one.effective_to, one.effective_from)) {
            const std::string from = one.effective_from.iso();
            const std::string to = one.effective_to.iso();
            impossible(place_of(one), {format("{} hết hiệu lực ({}) trước khi có hiệu lực ({})", one.id, to, from),
                                       format("{} ends ({}) before it takes effect ({})", one.id, to, from)});
        }
        if (surely_before(one.status_as_of, one.issued)) {
            const std::string as_of = one.status_as_of.iso();
            impossible(
                place_of(one),
                {format("{} ban hành ngày {}, sau ngày của thông tin (status_as_of {})", one.id, issued, as_of),
                 format("{} is issued on {}, after the date of knowledge (status_as_of {})", one.id, issued, as_of)});
        }
        for (const auto& [column, date] :
             {std::pair("issued", one.issued), std::pair("status_as_of", one.status_as_of)}) {
            if (!surely_before(today_, date)) continue;
            impossible(place_of(one), {format("{}: {} {} là ngày chưa đến", one.id, column, date.iso()),
                                       format("{}: {} {} is still to come", one.id, column, date.iso())});
        }
    }

    void check_type(const Instrument& one) {
        const legal::Vocabulary& vocabulary = legal::Vocabulary::instance();
        if (vocabulary.type_of_word(one.type).empty()) {
            add("unknown-type", Severity::warning, place_of(one),
                {format("{}: không có loại văn bản “{}”", one.id, one.type),
                 format("{}: there is no type “{}”", one.id, one.type)},
                {"viết tên loại như trong quy định, ví dụ Nghị quyết, Kế hoạch, Thông tư liên tịch",
                 "write the type as the regulations do, for example Nghị quyết, Kế hoạch, Thông tư liên tịch"});
            return;
        }
        const auto notation = legal::parse_notation(one.notation);
        if (!notation || notation->type.empty()) return;
        std::set<std::string_view> types;
        for (const bool party : {true, false}) {
            for (const std::string_view type : vocabulary.types_of_symbol(notation->type, party)) types.insert(type);
        }
        if (types.empty() || types.contains(one.type)) return;
        std::string possible;
        for (const std::string_view type : types) possible += (possible.empty() ? "" : ", ") + std::string(type);
        add("type-mismatch", Severity::error, place_of(one),
            {format("{}: loại ghi là {}, nhưng ký hiệu {} là của {}", one.id, one.type, notation->type, possible),
             format("{}: the type is {}, but the symbol {} is of {}", one.id, one.type, notation->type, possible)},
            {"sửa cột type hoặc số, ký hiệu", "correct the type or the notation"});
    }

    /// What says that it still holds and what says that it ended before that day cannot both be right.
    void check_status(const Instrument& one) {
        if (one.status != legal::Validity::in_force || !one.status_as_of.complete()) return;
        const ValidityAt state = *registry_.validity(one, {one.status_as_of, one.status_as_of});
        if (state.status != legal::Validity::replaced && state.status != legal::Validity::expired) return;
        add("status-mismatch", Severity::error, place_of(one),
            {format("{} ghi còn hiệu lực đến {}, nhưng {}", one.id, one.status_as_of.iso(), state.reason.vi),
             format("{} is in force as of {} by its row, but {}", one.id, one.status_as_of.iso(), state.reason.en)},
            {"sửa cột status, hoặc ngày của quan hệ thay thế", "correct the status, or the date of the replacement"});
    }

    void check_successors(const Instrument& one) {
        std::vector<const InstrumentRelation*> replacing;
        for (const InstrumentRelation& relation : registry_.relations_to(one)) {
            if (relation.relation == legal::Relation::replaces && relation.whole) replacing.push_back(&relation);
        }
        // Two that take its place on one day share it out between them (the law on road traffic, 2024).
        const auto is_joint = [&](const InstrumentRelation* relation) {
            return takes_effect(*relation) == takes_effect(*replacing.front());
        };
        if (std::ranges::all_of(replacing, is_joint)) return;
        std::string successors;
        std::vector<RowPlace> related;
        for (const InstrumentRelation* relation : replacing) {
            successors += (successors.empty() ? "" : ", ") + relation->from->id;
            related.push_back(place_of(*relation));
        }
        RowPlace place = related.back();
        related.pop_back();
        add("fork", Severity::warning, std::move(place),
            {format("{} được thay thế toàn bộ hai lần: {}", one.id, successors),
             format("{} is replaced as a whole more than once: {}", one.id, successors)},
            {"văn bản nào chỉ thay thế một phần thì ghi scope là part; văn bản nào thay thế văn bản kế tiếp thì sửa "
             "to_notation",
             "what replaces only a part has the scope “part”; what replaces the successor needs another to_notation"},
            std::move(related));
    }

    void check_relation(const InstrumentRelation& relation) {
        const RowPlace place = place_of(relation);
        const std::string what = relation.from->id + " " + legal::to_string(relation.relation) + " " + relation.to->id;
        if (relation.source.empty()) say_no_source(place, what);
        const legal::Date& from = relation.from->issued;
        const legal::Date& to = relation.to->issued;
        if (surely_before(from, to)) {
            impossible(place,
                       {format("{}: văn bản trước ban hành ngày {}, văn bản sau mãi đến {} mới ban hành", what,
                               from.iso(), to.iso()),
                        format("{}: the first was issued on {}, the second only on {}", what, from.iso(), to.iso())},
                       {place_of(*relation.from), place_of(*relation.to)});
        }
        if (relation.date.stated() && from.stated() &&
            relation.date.last_day() < days_before(from, kMostDaysBeforeIssue)) {
            const std::string date = relation.date.iso();
            impossible(place,
                       {format("{}: quan hệ có từ {}, hơn một năm trước ngày ban hành {}", what, date, from.iso()),
                        format("{}: holds from {}, more than a year before the issue on {}", what, date, from.iso())},
                       {place_of(*relation.from)});
        }
    }

    /// Two rows for one instrument are refused when they are read. What is left: two that say the date less exactly, or
    /// with a slip.
    void check_identities() {
        std::map<std::string_view, Instruments> by_key;
        for (const Instrument* one : all_) {
            if (!one->key.empty()) by_key[one->key].push_back(one);
        }
        for (const auto& [key, bearers] : by_key) {
            for (std::size_t i = 1; i < bearers.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) check_pair(*bearers[j], *bearers[i]);
            }
        }
    }

    void check_pair(const Instrument& one, const Instrument& other) {
        if (one.type != other.type || place_id(one.issuer) != place_id(other.issuer)) return;
        const auto notation = legal::parse_notation(one.notation);
        const bool has_year = notation && notation->year != 0;  // the year is part of the number: it is given out once
        const bool same_title = !one.title.empty() && text::fold(one.title) == text::fold(other.title);
        const bool slip_in_date =
            same_title &&
            (one.issued.year == other.issued.year ||
             (one.issued.complete() && one.issued.month == other.issued.month && one.issued.day == other.issued.day));
        const bool same_term = !one.term.empty() && one.term == other.term;  // numbers restart with each
        if (!has_year && !slip_in_date && !same_term && !may_be_same(one.issued, other.issued)) return;
        const bool other_is_later = order_of(place_of(one)) < order_of(place_of(other));
        const Instrument& first = other_is_later ? one : other;
        const Instrument& second = other_is_later ? other : one;
        add("duplicate-identity", has_year ? Severity::error : Severity::warning, place_of(second),
            {format("{} và {} có lẽ là một văn bản", second.id, first.id),
             format("{} and {} are probably one instrument", second.id, first.id)},
            {"giữ một dòng, với ngày ban hành đúng", "keep one row, with the right date of issue"}, {place_of(first)});
    }

    /// Each circle once, from where it is met first.
    void check_cycles() {
        std::set<const Instrument*> done;
        for (const Instrument* start : all_) {
            std::vector<const InstrumentRelation*> path;
            follow(*start, path, done);
        }
    }

    void follow(const Instrument& one, std::vector<const InstrumentRelation*>& path,
                std::set<const Instrument*>& done) {
        if (done.contains(&one)) return;
        const auto is_one = [&](const InstrumentRelation* step) { return step->to == &one; };
        if (const auto begin = std::ranges::find_if(path, is_one); begin != path.end()) {
            std::string circle = one.id;
            std::vector<RowPlace> related;
            for (auto step = begin; step != path.end(); ++step) {
                circle += " ← " + (*step)->from->id;
                related.push_back(place_of(**step));
            }
            RowPlace place = related.back();
            related.pop_back();
            add("replacement-cycle", Severity::error, std::move(place),
                {"các văn bản thay thế nhau thành vòng: " + circle,
                 "instruments replace each other in a circle: " + circle},
                {"xóa hoặc đảo chiều một quan hệ", "remove or turn round one of the relations"}, std::move(related));
            return;
        }
        for (const InstrumentRelation& relation : registry_.relations_to(one)) {
            if (!ends_whole(relation)) continue;
            path.push_back(&relation);
            follow(*relation.from, path, done);
            path.pop_back();
        }
        done.insert(&one);
    }

    void check_bodies() {
        std::int64_t row = 1;  // below the header; the built-in table has no blank lines
        for (const Body& body : registry_.bodies()) {
            ++row;
            if (!surely_before(body.to, body.from)) continue;
            impossible({"bodies.tsv", true, row},
                       {format("{} kết thúc ({}) trước khi có ({})", body.name, body.to.iso(), body.from.iso()),
                        format("{} ends ({}) before it begins ({})", body.name, body.to.iso(), body.from.iso())});
        }
    }

    const Registry& registry_;
    legal::Date today_;
    Instruments all_;
    std::vector<Fault> faults_;
};

RowPlace place_in(const std::string& table, const char* built_in_name, std::int64_t row) {
    if (table.empty()) return {built_in_name, true, row};
    return {table, false, row};
}

}  // namespace

RowPlace place_of(const Instrument& instrument) {
    return place_in(instrument.table, "instruments.tsv", instrument.row);
}

RowPlace place_of(const InstrumentRelation& relation) {
    return place_in(relation.table, "relations.tsv", relation.row);
}

std::vector<Fault> verify(const Registry& registry, const legal::Date& today) {
    return Verification(registry, today).run();
}

Fault fault_of(const base::Error& bad_row) {
    const bool is_duplicate = bad_row.code == "duplicate-key";
    Fault fault;
    fault.check = is_duplicate ? "duplicate-identity" : "bad-row";
    fault.message = bad_row.message;
    if (is_duplicate) {
        fault.suggestion = {"xóa một trong hai dòng", "remove one of the two rows"};
    } else {
        fault.suggestion = {"sửa ô này rồi kiểm tra lại", "correct this cell and verify again"};
    }
    fault.place = {bad_row.path, false, bad_row.line};
    return fault;
}

}  // namespace doichieu::registry
