#include "registry/import.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <unordered_map>

#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "registry/instrument_id.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::registry {
namespace {

using Columns = std::vector<std::string_view>;

const Columns kInstrumentTable{"notation", "type",   "issuer",       "issued", "effective_from", "effective_to", "term",
                               "title",    "status", "status_as_of", "source", "confidence",     "note"};
const Columns kRelationTable{"from_notation", "from_issued", "relation", "to_notation", "to_issued",
                             "scope",         "date",        "source",   "confidence",  "note"};
const Columns kNameTable{"name", "notation", "issued", "kind", "source", "confidence"};
const Columns kBodyTable{"id", "name",      "aliases", "regime",     "level", "from",
                         "to", "successor", "source",  "confidence", "note"};
const Columns kTermTable{"kind", "term", "number", "from", "to", "source", "confidence"};
const Columns kProvinceTable{"name", "kind", "from", "to", "merged_into", "source", "confidence"};

constexpr const char* kSchema = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE instruments(
  line INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, number TEXT NOT NULL, notation TEXT NOT NULL,
  type TEXT NOT NULL, issuer TEXT NOT NULL, issued TEXT NOT NULL, effective_from TEXT NOT NULL,
  effective_to TEXT NOT NULL, term TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
  status_as_of TEXT NOT NULL, source TEXT NOT NULL, confidence TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX instruments_key ON instruments(key, issued);
CREATE INDEX instruments_number ON instruments(type, number, issued);
CREATE TABLE relations(
  line INTEGER PRIMARY KEY, from_id TEXT NOT NULL, relation TEXT NOT NULL, to_id TEXT NOT NULL, scope TEXT NOT NULL,
  date TEXT NOT NULL, source TEXT NOT NULL, confidence TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX relations_from ON relations(from_id);
CREATE INDEX relations_to ON relations(to_id);
CREATE TABLE names(line INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, instrument_id TEXT NOT NULL);
CREATE INDEX names_key ON names(key);
CREATE TABLE bodies(
  line INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, aliases TEXT NOT NULL, regime TEXT NOT NULL,
  level TEXT NOT NULL, date_from TEXT NOT NULL, date_to TEXT NOT NULL, successor TEXT NOT NULL, source TEXT NOT NULL,
  confidence TEXT NOT NULL);
CREATE TABLE terms(
  line INTEGER PRIMARY KEY, kind TEXT NOT NULL, term TEXT NOT NULL, date_from TEXT NOT NULL, date_to TEXT NOT NULL);
)sql";

std::string iso(const legal::Date& date) {
    return date.stated() ? date.iso() : std::string();
}

legal::Confidence confidence_of(RowReader& row, std::optional<legal::Confidence> otherwise = {}) {
    return row.word<legal::Confidence>("confidence", legal::parse_confidence, legal::to_string, otherwise);
}

/// Inserts rows of text after an integer key.
class Insertion {
  public:
    static base::Result<Insertion> into(io::Database& database, const char* table, int columns) {
        std::string sql = "INSERT INTO " + std::string(table) + " VALUES(?";
        for (int i = 1; i < columns; ++i) sql += ",?";
        auto query = database.prepare(sql + ")");
        if (!query) return query.error();
        return Insertion(std::move(*query));
    }

    void row(std::int64_t line, const std::vector<std::string_view>& cells) {
        query_.reset();
        query_.bind(1, line);
        for (std::size_t i = 0; i < cells.size(); ++i) query_.bind(static_cast<int>(i) + 2, cells[i]);
        query_.step();
    }

  private:
    explicit Insertion(io::Query query) : query_(std::move(query)) {}
    io::Query query_;
};

void insert(Insertion& insertion, const Instrument& one, std::string_view number) {
    insertion.row(
        one.row, {one.id, one.key, number, one.notation, one.type, one.issuer, iso(one.issued), iso(one.effective_from),
                  iso(one.effective_to), one.term, one.title, legal::to_string(one.status), iso(one.status_as_of),
                  one.source, legal::to_string(one.confidence), one.note});
}

/// An instrument as its row says it, with its number for look-ups.
struct Decoded {
    Instrument instrument;
    std::string number;
};

/// Laws, and what has no number, are cited by their title when it opens with the type ("Luật Đất đai").
bool is_cited_by_title(const Instrument& instrument) {
    const bool law = instrument.type == "Luật" || instrument.type == "Bộ luật" || instrument.type == "Pháp lệnh";
    const std::string title = text::fold(instrument.title);
    const std::string type = text::fold(instrument.type);
    return (law || instrument.notation.empty()) && title.size() > type.size() && title.starts_with(type);
}

base::TextPair needs(const char* column) {
    return {"ô trống; văn bản nào cũng phải có " + std::string(column),
            "empty; every instrument needs its " + std::string(column)};
}

/// Notation, key and id. Instruments without a number go by their title.
void decode_identity(RowReader& row, Decoded& decoded) {
    Instrument& instrument = decoded.instrument;
    const std::string written = row.text("notation");
    if (written.empty()) {
        if (instrument.title.empty())
            row.refuse("title", {"không có số thì phải có tên", "without a number a title is needed"});
        instrument.id = instrument_id(instrument.title, instrument.issued);
        return;
    }
    const auto notation = legal::parse_notation(written);
    if (!notation) {
        row.refuse("notation",
                   {"“" + written + "” không phải số, ký hiệu văn bản; ví dụ 25-NQ/TW, 33/CT-TTg, 30/2020/NĐ-CP",
                    "“" + written + "” is not a number and symbol; examples: 25-NQ/TW, 33/CT-TTg, 30/2020/NĐ-CP"});
        return;
    }
    instrument.notation = legal::canonical(*notation);
    instrument.key = legal::identity_key(*notation);
    instrument.id = instrument_id(*notation, instrument.issued, instrument.issuer);
    decoded.number = notation->number_key();
}

Decoded decode_instrument(RowReader& row) {
    Decoded decoded;
    Instrument& instrument = decoded.instrument;
    instrument.row = row.line();
    instrument.type = row.text("type");
    const std::string_view standard_type = legal::Vocabulary::instance().type_of_word(instrument.type);
    if (!standard_type.empty()) instrument.type = standard_type;
    instrument.issuer = row.text("issuer");
    instrument.issued = row.date("issued");
    instrument.effective_from = row.date("effective_from");
    instrument.effective_to = row.date("effective_to");
    instrument.term = row.text("term");
    instrument.title = row.text("title");
    instrument.status =
        row.word<legal::Validity>("status", legal::parse_validity, legal::to_string, legal::Validity::unknown);
    instrument.status_as_of = row.date("status_as_of");
    instrument.source = row.text("source");
    instrument.confidence = confidence_of(row, legal::Confidence::memory);
    instrument.note = row.text("note");
    if (instrument.type.empty()) row.refuse("type", needs("type"));
    if (!instrument.term.empty() && !legal::parse_roman(instrument.term)) {
        row.refuse("term", {"“" + instrument.term + "” không phải số La Mã viết hoa",
                            "“" + instrument.term + "” is not a Roman numeral"});
    }
    const legal::Date& start = instrument.effective_from.stated() ? instrument.effective_from : instrument.issued;
    if (instrument.effective_to.stated() && start.stated() && instrument.effective_to.last_day() < start.first_day()) {
        row.refuse("effective_to", {"hết hiệu lực trước khi có hiệu lực", "ends before it begins"});
    }
    decode_identity(row, decoded);
    return decoded;
}

/// What no two rows may share: number, type and issuer's symbol, date of issue, and the place where the symbol names only
/// a level. The same as the id, but for the spelling of the number (01, 1).
std::string identity(const Instrument& instrument) {
    const std::string what = instrument.key.empty() ? text::fold(instrument.title) : instrument.key;
    return what + instrument.id.substr(std::min(instrument.id.find('@'), instrument.id.size()));
}

/// "dòng 3 của instruments.tsv", and the table that came with the program for a built-in row.
base::TextPair place_of(const Instrument& instrument) {
    const std::string line = std::to_string(instrument.row);
    if (instrument.table.empty()) {
        return {"dòng " + line + " của bảng kèm theo chương trình", "line " + line + " of the built-in table"};
    }
    return {"dòng " + line + " của " + instrument.table, "line " + line + " of " + instrument.table};
}

base::Error duplicate(const Table& table, const Row& row, const Instrument& instrument, const base::TextPair& first) {
    return bad_table(table, row, 1,
                     {instrument.id + " đã có ở " + first.vi + "; mỗi văn bản chỉ được một dòng",
                      instrument.id + " already stands in " + first.en + "; one row for one instrument"},
                     "duplicate-key");
}

/// The one instrument that an end of a relation means.
const Instrument* end_of(const Find& find, RowReader& row, const std::string& side) {
    const std::string notation = row.text(side + "_notation");
    const legal::Date issued = row.date(side + "_issued");
    if (row.error()) return nullptr;
    if (notation.empty() && !issued.stated()) {
        row.refuse(side + "_notation",
                   {"ô trống; ghi số, ký hiệu hoặc ngày ban hành", "empty; give the notation or the date of issue"});
        return nullptr;
    }
    const std::vector<const Instrument*> found = find(notation, issued);
    if (found.size() == 1) return found.front();
    const base::TextPair what{notation + (issued.stated() ? " (" + issued.iso() + ")" : ""),
                              notation + (issued.stated() ? " (" + issued.iso() + ")" : "")};
    if (found.empty()) {
        row.refuse(side + "_notation",
                   {"không bảng văn bản nào có " + what.vi, "no table of instruments has " + what.en});
    } else {
        row.refuse(side + "_issued",
                   {"có " + std::to_string(found.size()) + " văn bản mang " + what.vi + "; ghi ngày ban hành",
                    std::to_string(found.size()) + " instruments bear " + what.en + "; give the date of issue"});
    }
    return nullptr;
}

/// Id of the instrument that a row of names means; empty for a name that is known without its instrument. Several
/// without a number may share a day (a congress' resolution and its charter): the name's own type word decides.
std::string named_instrument(const Find& find, RowReader& row) {
    const std::string notation = row.text("notation");
    const legal::Date issued = row.date("issued");
    if (row.error() || (notation.empty() && !issued.stated())) return {};
    std::vector<const Instrument*> found = find(notation, issued);
    if (found.size() > 1 && notation.empty()) {
        const std::string name = text::fold(row.text("name"));
        std::erase_if(found, [&](const Instrument* one) { return !name.starts_with(text::fold(one->type)); });
    }
    if (found.size() == 1) return found.front()->id;
    row.refuse(notation.empty() ? "issued" : "notation",
               {"tên này phải chỉ đúng một văn bản của bảng văn bản, đang chỉ " + std::to_string(found.size()),
                "a name must mean one instrument of the tables, this means " + std::to_string(found.size())});
    return {};
}

}  // namespace

const char* const kInstrumentColumns =
    "line,id,key,notation,type,issuer,issued,effective_from,effective_to,term,title,status,status_as_of,source,"
    "confidence,note";

Instrument read_instrument(const io::Query& row) {
    const auto text = [&](int column) { return std::string(row.text(column)); };
    const auto date = [&](int column) { return legal::parse_iso_date(row.text(column)).value_or(legal::Date{}); };
    Instrument instrument;
    instrument.row = row.integer(0);
    instrument.id = text(1);
    instrument.key = text(2);
    instrument.notation = text(3);
    instrument.type = text(4);
    instrument.issuer = text(5);
    instrument.issued = date(6);
    instrument.effective_from = date(7);
    instrument.effective_to = date(8);
    instrument.term = text(9);
    instrument.title = text(10);
    instrument.status = legal::parse_validity(row.text(11)).value_or(legal::Validity::unknown);
    instrument.status_as_of = date(12);
    instrument.source = text(13);
    instrument.confidence = legal::parse_confidence(row.text(14)).value_or(legal::Confidence::memory);
    instrument.note = text(15);
    return instrument;
}

UserTable user_table(std::string_view path) {
    const std::string kind = text::to_lower(std::filesystem::path(path).stem().native());
    return kind == "relations" ? UserTable::relations : kind == "names" ? UserTable::names : UserTable::instruments;
}

const std::vector<std::string_view>& columns_of(UserTable kind) {
    return kind == UserTable::relations ? kRelationTable : kind == UserTable::names ? kNameTable : kInstrumentTable;
}

base::Status Importer::first_bad_row() const {
    return bad_rows_.empty() ? base::Status() : bad_rows_.front();
}

base::Status Importer::create_schema() {
    return database_.execute(std::string(kSchema) + "PRAGMA user_version=" + std::to_string(kSchemaVersion) + ";");
}

base::Status Importer::instruments(const Table& table, Completeness completeness) {
    bad_rows_.clear();
    const Columns identifying{"notation", "type", "issuer", "issued"};
    if (auto error = check_columns(table, kInstrumentTable,
                                   completeness == Completeness::every_column ? kInstrumentTable : identifying)) {
        return error;
    }
    auto insertion = Insertion::into(database_, "instruments", 17);
    if (!insertion) return insertion.error();
    auto names = Insertion::into(database_, "names", 4);
    if (!names) return names.error();
    std::unordered_map<std::string, std::uint32_t> lines;
    for (const Row& cells : table.rows) {
        RowReader row(table, cells);
        const auto [instrument, number] = decode_instrument(row);
        if (row.error()) {
            bad_rows_.push_back(*row.error());
            continue;
        }
        const std::vector<const Instrument*> earlier = find_(instrument.notation, instrument.issued);
        const auto same =
            std::ranges::find(earlier, identity(instrument), [](const Instrument* one) { return identity(*one); });
        if (same != earlier.end()) {
            bad_rows_.push_back(duplicate(table, cells, instrument, place_of(**same)));
            continue;
        }
        const auto [first, is_new] = lines.emplace(identity(instrument), cells.line);
        if (!is_new) {
            Instrument same_table;
            same_table.row = first->second;
            same_table.table = table.path;
            bad_rows_.push_back(duplicate(table, cells, instrument, place_of(same_table)));
            continue;
        }
        insert(*insertion, instrument, number);
        // The built-in tables list their names; a user's own have only titles.
        if (completeness == Completeness::what_identifies && is_cited_by_title(instrument)) {
            names->row(cells.line, {name_key(text::fold(instrument.title)), instrument.title, instrument.id});
        }
    }
    return first_bad_row();
}

base::Status Importer::relations(const Table& table, Completeness completeness) {
    bad_rows_.clear();
    const Columns identifying{"from_notation", "relation", "to_notation"};
    if (auto error = check_columns(table, kRelationTable,
                                   completeness == Completeness::every_column ? kRelationTable : identifying)) {
        return error;
    }
    auto insertion = Insertion::into(database_, "relations", 9);
    if (!insertion) return insertion.error();
    const bool has_scope = table.find_column("scope") != Table::npos;
    for (const Row& cells : table.rows) {
        RowReader row(table, cells);
        const Instrument* from = end_of(find_, row, "from");
        const Instrument* to = end_of(find_, row, "to");
        const auto relation = row.word<legal::Relation>("relation", legal::parse_relation, legal::to_string);
        const std::string scope = has_scope ? row.word("scope", {"whole", "part"}) : "whole";
        const legal::Date date = row.date("date");
        const auto confidence = confidence_of(row, legal::Confidence::memory);
        if (from != nullptr && from == to) {
            row.refuse("to_notation",
                       {"văn bản không thể có quan hệ với chính nó", "an instrument has no relation to itself"});
        }
        if (row.error()) {
            bad_rows_.push_back(*row.error());
            continue;
        }
        insertion->row(cells.line, {from->id, legal::to_string(relation), to->id, scope, iso(date), row.text("source"),
                                    legal::to_string(confidence), row.text("note")});
    }
    return first_bad_row();
}

base::Status Importer::names(const Table& table) {
    bad_rows_.clear();
    if (auto error = check_columns(table, kNameTable, kNameTable)) return error;
    auto insertion = Insertion::into(database_, "names", 4);
    if (!insertion) return insertion.error();
    for (const Row& cells : table.rows) {
        RowReader row(table, cells);
        const std::string name = row.text("name");
        const std::string key = name_key(text::fold(name));
        if (key.empty()) row.refuse("name", {"ô trống", "empty"});
        const std::string instrument = named_instrument(find_, row);
        confidence_of(row);
        if (row.error()) {
            bad_rows_.push_back(*row.error());
            continue;
        }
        insertion->row(cells.line, {key, name, instrument});
    }
    return first_bad_row();
}

base::Status Importer::bodies(const Table& table) {
    if (auto error = check_columns(table, kBodyTable, kBodyTable)) return error;
    auto insertion = Insertion::into(database_, "bodies", 11);
    if (!insertion) return insertion.error();
    std::unordered_map<std::string, std::uint32_t> lines;
    for (const Row& cells : table.rows) lines.emplace(RowReader(table, cells).text("id"), cells.line);
    for (const Row& cells : table.rows) {
        RowReader row(table, cells);
        const std::string id = row.text("id");
        const std::string successor = row.text("successor");
        const std::string regime = row.word("regime", {"party", "state", "mass"});
        const auto level = row.word<legal::Level>("level", legal::parse_level, legal::to_string, legal::Level::unknown);
        const legal::Date from = row.date("from");
        const legal::Date to = row.date("to");
        const auto confidence = confidence_of(row);
        if (id.empty()) row.refuse("id", {"ô trống", "empty"});
        if (row.text("name").empty()) row.refuse("name", {"ô trống", "empty"});
        if (!successor.empty() && !lines.contains(successor)) {
            row.refuse("successor",
                       {"không có dòng nào mang id “" + successor + "”", "no row has the id “" + successor + "”"});
        }
        if (row.error()) return row.error();
        if (lines[id] != cells.line) {
            const std::string line = std::to_string(lines[id]);
            return bad_table(table, cells, 1,
                             {"id “" + id + "” đã có ở dòng " + line, "id “" + id + "” already stands in line " + line},
                             "duplicate-key");
        }
        insertion->row(cells.line, {id, row.text("name"), row.text("aliases"), regime, legal::to_string(level),
                                    iso(from), iso(to), successor, row.text("source"), legal::to_string(confidence)});
    }
    return {};
}

base::Status Importer::terms(const Table& table) {
    if (auto error = check_columns(table, kTermTable, kTermTable)) return error;
    auto insertion = Insertion::into(database_, "terms", 5);
    if (!insertion) return insertion.error();
    for (const Row& cells : table.rows) {
        RowReader row(table, cells);
        const std::string kind = row.word("kind", {"party_congress", "national_assembly"});
        const std::string term = row.text("term");
        const auto value = legal::parse_roman(term);
        if (!value || std::to_string(*value) != row.text("number")) {
            row.refuse("term", {"“" + term + "” không phải số La Mã của cột number",
                                "“" + term + "” is not the Roman numeral of column number"});
        }
        const legal::Date from = row.date("from");
        const legal::Date to = row.date("to");
        if (!from.stated()) row.refuse("from", {"ô trống", "empty"});
        confidence_of(row);
        if (row.error()) return row.error();
        insertion->row(cells.line, {kind, term, iso(from), iso(to)});
    }
    return {};
}

base::Status Importer::meta(const std::string& key, const std::string& value) {
    auto query = database_.prepare("INSERT INTO meta VALUES(?,?)");
    if (!query) return query.error();
    query->bind(1, key).bind(2, value).step();
    return {};
}

base::Status check_provinces(const Table& table) {
    if (auto error = check_columns(table, kProvinceTable, kProvinceTable)) return error;
    for (const Row& cells : table.rows) {
        RowReader row(table, cells);
        if (row.text("name").empty()) row.refuse("name", {"ô trống", "empty"});
        row.date("from");
        row.date("to");
        confidence_of(row);
        if (row.error()) return row.error();
    }
    return {};
}

std::string name_key(std::string_view folded) {
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const text::CodePoint point = text::decode(folded, at);
        if (text::is_letter(point.value) || text::is_digit(point.value)) {
            key += folded.substr(at, point.length);
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
        at += point.length;
    }
    if (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

}  // namespace doichieu::registry
