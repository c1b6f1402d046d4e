#include "registry/companions.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>

#include "legal/body_key.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::registry {
namespace {

using legal::Date;

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// A stretch of time through which numbers run on, by its first year; nothing near a change of terms. Party committees
/// below the Centre hold their congresses between April and December of 2010, 2015, 2020, 2025 …; State numbers restart
/// every January.
std::optional<int> run_of_numbers(const Statement& statement) {
    constexpr int kFirstCongress = 2010;
    constexpr int kYearsOfTerm = 5;
    constexpr int kFirstMonthOfCongresses = 4;
    const int year = statement.issued.year;
    if (legal::regime_of(statement.notation) != legal::Regime::party) return year;
    if (year < kFirstCongress) return std::nullopt;
    const int since = (year - kFirstCongress) % kYearsOfTerm;
    if (since != 0) return year - since;
    return statement.issued.month < kFirstMonthOfCongresses ? std::optional(year - kYearsOfTerm) : std::nullopt;
}

/// The body that gives out the number, where it is surely told; empty otherwise.
std::string body_of(const Statement& statement) {
    const legal::IssuerReading reading = legal::Vocabulary::instance().issuer(statement.notation.issuer);
    const std::string symbol = text::fold(statement.notation.issuer);
    // TW serves three bodies with series of their own, or one: nobody says which.
    if (reading.known && reading.level == legal::Level::central)
        return symbol + "|" + legal::body_key(statement.issuer);
    const Seat seat = seat_of(statement.issuer);
    if (seat.place.empty()) return {};
    std::string body = symbol + "|" + seat.place;
    for (const std::string& above : seat.above) body += "|" + above;
    // Communes of many districts share a name.
    if (seat.above.empty() && seat.level != legal::Level::province) body += "|in " + folder_of(statement.path);
    return body;
}

/// One and the same instrument in two files, or a later form of it.
bool is_same_title(const std::string& left, const std::string& right) {
    const std::string a = text::fold(left);
    const std::string b = text::fold(right);
    return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

/// Statements of one body and type whose numbers make one series.
using Series = std::vector<std::size_t>;

struct Numbered {
    int number = 0;
    std::size_t index = 0;
};

/// Copies of one instrument left out, by number, then by date and path.
std::vector<Numbered> by_number(const std::vector<Statement>& statements, const Series& series) {
    std::vector<Numbered> numbered;
    for (const std::size_t index : series) {
        const std::string_view number = statements[index].notation.number_key();
        int value = 0;
        const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), value);
        if (failed == std::errc() && end == number.data() + number.size()) numbered.push_back({value, index});
    }
    std::ranges::sort(numbered, [&](const Numbered& left, const Numbered& right) {
        const Statement& a = statements[left.index];
        const Statement& b = statements[right.index];
        return std::tie(left.number, a.issued, a.path) < std::tie(right.number, b.issued, b.path);
    });
    return numbered;
}

void find_duplicates(const std::vector<Statement>& statements, const std::vector<Numbered>& numbered,
                     std::vector<NumberConflict>& conflicts) {
    for (std::size_t first = 0, i = 1; i < numbered.size(); ++i) {
        if (numbered[i].number != numbered[first].number) {
            first = i;
            continue;
        }
        const Statement& one = statements[numbered[first].index];
        const Statement& two = statements[numbered[i].index];
        conflicts.push_back({NumberConflict::Kind::duplicate, numbered[i].index, numbered[first].index,
                             one.issued.year == two.issued.year,
                             one.issued == two.issued && is_same_title(one.title, two.title)});
    }
}

/// Dates must not fall while numbers rise. The fewest that break the order are told of: those outside the longest run of
/// dates that do not fall.
void find_disorder(const std::vector<Statement>& statements, const std::vector<Numbered>& numbered,
                   std::vector<NumberConflict>& conflicts) {
    const auto date = [&](std::size_t i) { return statements[numbered[i].index].issued; };
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tails;  // last element of the best run of each length
    std::vector<std::size_t> before(numbered.size(), kNone);
    for (std::size_t i = 0; i < numbered.size(); ++i) {
        const auto place = std::ranges::upper_bound(tails, date(i), {}, date);
        if (place != tails.begin()) before[i] = *(place - 1);
        if (place == tails.end()) {
            tails.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<bool> is_in_order(numbered.size(), false);
    for (std::size_t at = tails.empty() ? kNone : tails.back(); at != kNone; at = before[at]) is_in_order[at] = true;
    for (std::size_t i = 0; i < numbered.size(); ++i) {
        if (is_in_order[i]) continue;
        // The nearest one in order that it contradicts.
        std::size_t other = kNone;
        for (std::size_t j = i; j-- > 0 && other == kNone;) {
            if (is_in_order[j] && numbered[j].number < numbered[i].number && date(j) > date(i)) other = j;
        }
        for (std::size_t j = i + 1; j < numbered.size() && other == kNone; ++j) {
            if (is_in_order[j] && numbered[j].number > numbered[i].number && date(j) < date(i)) other = j;
        }
        if (other == kNone) continue;
        conflicts.push_back({NumberConflict::Kind::order, numbered[i].index, numbered[other].index, true, false});
    }
}

}  // namespace

std::vector<NumberConflict> number_conflicts(const std::vector<Statement>& statements) {
    // Duplicates within a term, order within a year: some offices start anew each January, which is one fault, not one
    // for every document.
    std::map<std::string, Series> by_term;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& statement = statements[i];
        const std::string body = body_of(statement);
        const auto run = run_of_numbers(statement);
        if (body.empty() || !run) continue;
        const std::string series = body + "|" + statement.type + "|" + statement.notation.type + "|";
        by_term[series + std::to_string(*run)].push_back(i);
    }
    std::vector<NumberConflict> conflicts;
    for (const auto& [name, series] : by_term) {
        if (series.size() < 2) continue;
        find_duplicates(statements, by_number(statements, series), conflicts);
        std::map<int, Series> by_year;
        for (const std::size_t i : series) by_year[statements[i].issued.year].push_back(i);
        for (const auto& [year, part] : by_year) find_disorder(statements, by_number(statements, part), conflicts);
    }
    std::ranges::sort(conflicts, {}, [](const NumberConflict& one) { return std::tuple(one.at, one.kind, one.other); });
    return conflicts;
}

std::string_view document_of(const Registry& registry, const Instrument& instrument) {
    if (!instrument.is_derived || registry.companions() == nullptr) return {};
    const auto& statements = registry.companions()->statements();
    const auto found = std::ranges::lower_bound(statements, instrument.table, {}, &Statement::path);
    const bool is_it = found != statements.end() && found->path == instrument.table &&
                       found->issued == instrument.issued && legal::identity_key(found->notation) == instrument.key;
    return is_it ? std::string_view(found->path) : std::string_view();
}

Companions::Companions(std::vector<Statement> statements) : statements_(std::move(statements)) {
    if (!std::ranges::is_sorted(statements_, {}, &Statement::path))
        std::ranges::stable_sort(statements_, {}, &Statement::path);
    conflicts_ = number_conflicts(statements_);
}

}  // namespace doichieu::registry
