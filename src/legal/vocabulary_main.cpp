/// vocabulary_compile TYPES ISSUERS SOURCE: the build's own program that turns types.tsv and issuer_symbols.tsv of
/// corpus/registry into constant data.

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/format.h"
#include "base/literal.h"
#include "io/file.h"
#include "legal/date.h"
#include "legal/embedded_table.h"
#include "legal/terms.h"
#include "text/fold.h"

namespace {

using namespace doichieu;
using base::format;
using base::literal;

std::string date(std::string_view cell) {
    const legal::Date day = legal::parse_iso_date(cell).value_or(legal::Date{});
    return format("{{{}, {}, {}}}", day.year, day.month, day.day);
}

template <typename Enum>
std::string enumerator(std::string_view type, std::optional<Enum> value) {
    return format("{}{{{}}}", type, static_cast<int>(value.value_or(Enum::unknown)));
}

/// Keys and the rows of `table` that they stand for.
class Index {
  public:
    void add(std::string key, std::size_t row) { entries_.emplace_back(std::move(key), row); }
    [[nodiscard]] std::string source(std::string_view name, std::string_view row, std::string_view table) {
        std::ranges::stable_sort(entries_, {}, &std::pair<std::string, std::size_t>::first);
        std::string out = format("constexpr Vocabulary::Entry<{}> {}[] = {{\n", row, name);
        for (const auto& [key, at] : entries_) out += format("    {{{}, &{}[{}]}},\n", literal(key), table, at);
        return out + "};\n";
    }

  private:
    std::vector<std::pair<std::string, std::size_t>> entries_;
};

std::string source_of(std::string_view types, std::string_view issuers) {
    std::string type_rows;
    Index type_words;
    Index type_symbols;
    std::size_t count = 0;
    std::string last;
    // type symbol regime from to note
    legal::for_each_row_of(types, 6, [&](const std::vector<std::string_view>& row) {
        const std::string folded = text::fold(row[0]);
        type_rows += format("    {{{}, {}, {}, {}, {}, {}, {}}},\n", literal(row[0]), literal(folded), literal(row[1]),
                            enumerator("Regime", legal::parse_regime(row[2])), date(row[3]), date(row[4]),
                            !row[5].starts_with("variant"));
        if (std::exchange(last, folded) != folded) type_words.add(folded, count);
        if (!row[1].empty()) type_symbols.add(text::fold(row[1]), count);
        ++count;
    });
    std::string issuer_rows;
    Index issuer_symbols;
    count = 0;
    // symbol regime level body kind from to
    legal::for_each_row_of(issuers, 7, [&](const std::vector<std::string_view>& row) {
        const std::string_view kind = row[4] == "suffix" || row[4] == "prefix" ? row[4] : "exact";
        issuer_rows +=
            format("    {{{}, {}, {}, {}, IssuerSymbol::Kind::{}, {}, {}}},\n", literal(row[0]), row[1] == "party",
                   enumerator("Level", legal::parse_level(row[2])), literal(row[3]), kind, date(row[5]), date(row[6]));
        issuer_symbols.add(std::string(row[0]), count++);
    });
    return "#include \"legal/vocabulary.h\"\n\nnamespace doichieu::legal {\nnamespace {\n\n"
           "constexpr TypeSymbol kTypes[] = {\n" +
           type_rows + "};\nconstexpr IssuerSymbol kIssuers[] = {\n" + issuer_rows + "};\n" +
           type_words.source("kTypeWords", "TypeSymbol", "kTypes") +
           type_symbols.source("kTypeSymbols", "TypeSymbol", "kTypes") +
           issuer_symbols.source("kIssuerSymbols", "IssuerSymbol", "kIssuers") +
           "\n}  // namespace\n\n"
           "constinit const Vocabulary Vocabulary::instance_(kTypes, kIssuers, kTypeWords, kTypeSymbols, "
           "kIssuerSymbols);\n\n}  // namespace doichieu::legal\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: vocabulary_compile TYPES ISSUERS SOURCE\n";
        return 2;
    }
    constexpr std::uint64_t kMost = std::uint64_t{1} << 20U;
    const auto types = io::read_file(argv[1], kMost);
    const auto issuers = io::read_file(argv[2], kMost);
    if (types && issuers) {
        const base::Status error = io::write_whole(argv[3], source_of(types->view(), issuers->view()));
        if (!error) return 0;
    }
    std::cerr << "vocabulary_compile: unreadable tables or unwritable source\n";
    return 2;
}
