#include "cli/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "audit/inputs.h"
#include "checks/field_reader.h"
#include "registry/table.h"

namespace doichieu::cli {
namespace {

using base::TextPair;
using Wrong = std::optional<TextPair>;

constexpr std::size_t kMostJobs = 1024;

// ---- How values are decoded ----

Wrong one_of(const std::string& value, const std::vector<std::string_view>& words) {
    if (std::ranges::find(words, value) != words.end()) return std::nullopt;
    return checks::unknown_word(value, words);
}

template <auto Field>
Wrong set_text(Options& options, const std::string& value) {
    if (value.empty()) return TextPair{"giá trị còn trống", "the value is empty"};
    options.*Field = value;
    return std::nullopt;
}

template <auto Field>
Wrong add_text(Options& options, const std::string& value) {
    if (value.empty()) return TextPair{"giá trị còn trống", "the value is empty"};
    (options.*Field).push_back(value);
    return std::nullopt;
}

/// One or several, separated by commas.
template <auto Field>
Wrong add_list(Options& options, const std::string& value) {
    std::string_view rest = value;
    while (true) {
        const std::size_t comma = rest.find(',');
        if (Wrong wrong = add_text<Field>(options, std::string(rest.substr(0, comma)))) return wrong;
        if (comma == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(comma + 1);
    }
}

template <auto Field>
Wrong switch_on(Options& options, const std::string&) {
    options.*Field = true;
    return std::nullopt;
}

Wrong allow_secret(Options& options, const std::string&) {
    options.statements.allow_secret = true;
    return std::nullopt;
}

TextPair not_a_day() {
    return {"ngày phải ghi theo dạng năm-tháng-ngày và có trong lịch, ví dụ 2026-05-27",
            "a date is written year-month-day and must exist, for example 2026-05-27"};
}

template <auto Field>
Wrong set_date(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (!date || !date->exists()) return not_a_day();
    options.statements.dates.*Field = *date;
    return std::nullopt;
}

Wrong set_issuer(Options& options, const std::string& value) {
    if (value.empty()) return TextPair{"giá trị còn trống", "the value is empty"};
    options.statements.issuer = audit::shown_path(value);  // NFC and valid, as texts are
    return std::nullopt;
}

Wrong set_level(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"central", "province", "district", "commune", "cell"})) return wrong;
    options.statements.level = legal::parse_level(value);
    return std::nullopt;
}

Wrong set_regime(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"party", "state_administrative", "state_normative"})) return wrong;
    options.statements.regime = legal::parse_regime(value);
    return std::nullopt;
}

Wrong set_language(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"vi", "en"})) return wrong;
    options.language = value == "en" ? base::Language::en : base::Language::vi;
    options.language_is_given = true;
    return std::nullopt;
}

Wrong set_fail_on(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"error", "warning", "info", "never"})) return wrong;
    options.fail_on = FailOn{findings::parse_severity(value)};
    return std::nullopt;
}

Wrong set_all(Options& options, const std::string&) {
    options.all = true;
    options.statements.citations.anaphors = true;
    return std::nullopt;
}

Wrong set_explain(Options& options, const std::string&) {
    options.explain = true;
    options.statements.citations.keep_rejected = true;
    return std::nullopt;
}

Wrong set_jobs(Options& options, const std::string& value) {
    std::size_t jobs = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), jobs);
    if (failed != std::errc() || end != value.data() + value.size() || jobs == 0 || jobs > kMostJobs) {
        return TextPair{"cần một số nguyên từ 1 đến " + std::to_string(kMostJobs),
                        "a whole number from 1 to " + std::to_string(kMostJobs) + " is needed"};
    }
    options.jobs = jobs;
    return std::nullopt;
}

Wrong set_colour(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"auto", "always", "never"})) return wrong;
    options.colour = value == "always" ? Colour::always : value == "never" ? Colour::never : Colour::automatic;
    return std::nullopt;
}

/// A column's name as a template argument.
template <std::size_t Size>
struct Name {
    char text[Size];
    // NOLINTNEXTLINE: implicit by design
    constexpr Name(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }
};

template <Name Column>
Wrong set_cell(Options& options, const std::string& value) {
    if (value.empty()) return TextPair{"giá trị còn trống", "the value is empty"};
    std::erase_if(options.cells, [](const auto& cell) { return cell.first == Column.text; });
    options.cells.emplace_back(Column.text, audit::shown_path(value));  // NFC and valid, as texts are
    return std::nullopt;
}

template <Name Column>
Wrong set_date_cell(Options& options, const std::string& value) {
    const auto date = registry::read_date(value);
    if (!date) {
        return TextPair{"ngày phải có trong lịch và ghi theo dạng năm-tháng-ngày, ví dụ 2026-05-27, hoặc 27/5/2026",
                        "a date must exist and is written year-month-day, for example 2026-05-27, or 27/5/2026"};
    }
    return set_cell<Column>(options, date->iso());
}

Wrong set_status(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"in_force", "partly_in_force", "replaced", "expired", "not_yet_in_force",
                                     "suspended", "unknown"})) {
        return wrong;
    }
    return set_cell<"status">(options, value);
}

Wrong set_confidence(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"verified", "single", "memory"})) return wrong;
    return set_cell<"confidence">(options, value);
}

Wrong set_year(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (!date || date->month != 0) {
        return TextPair{"cần một năm, ví dụ 2026", "a year is needed, for example 2026"};
    }
    options.year = date->year;
    return std::nullopt;
}

Wrong set_due(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (!date || !date->exists()) return not_a_day();
    options.due = *date;
    return std::nullopt;
}

Wrong set_since(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (value != "last" && (!date || !date->exists())) return not_a_day();
    options.since = value;
    return std::nullopt;
}

Wrong add_detail(Options& options, const std::string& value) {
    std::string_view rest = value;
    while (true) {
        const std::size_t comma = rest.find(',');
        const std::string word(rest.substr(0, comma));
        if (Wrong wrong = one_of(word, {"provisions", "bodies"})) return wrong;
        (word == "bodies" ? options.graph_detail.bodies : options.graph_detail.provisions) = true;
        if (comma == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(comma + 1);
    }
}

/// "json=a.json" names a format; "./a=b.txt" is a file.
Wrong add_output(Options& options, const std::string& value) {
    const std::size_t equals = value.find('=');
    const bool names_format = equals != std::string::npos && equals > 0 &&
                              std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(equals),
                                          [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    OutputFile output{{}, value};
    if (names_format) output = {value.substr(0, equals), value.substr(equals + 1)};
    if (output.path.empty()) return TextPair{"thiếu tên tệp", "the file's name is missing"};
    options.outputs.push_back(std::move(output));
    return std::nullopt;
}

// ---- The tables ----

constexpr std::array kGraphSubcommands = std::to_array<SubcommandRow>({
    {"show",
     "[X] [PATH…]",
     {"văn bản và những gì nó dẫn; với X: một văn bản và những gì quanh nó",
      "documents, what they cite, and how they relate; with X: one text and what is round it"},
     graph_show,
     kGraphShow},
    {"implements",
     "X [PATH…]",
     {"ai thực hiện X, theo cấp; --transitive: cả qua văn bản khác",
      "who carries X out, by level; --transitive: through others too"},
     graph_implements,
     kGraphImplements},
    {"impact",
     "X [PATH…]",
     {"nếu X bị thay thế thì phải xem lại những đâu (--as-of, mặc định hôm nay)",
      "what must be looked at if X is replaced (--as-of, default today)"},
     graph_impact,
     kGraphImpact},
    {"path", "X Y [PATH…]", {"X và Y nối với nhau thế nào", "how X and Y are connected"}, graph_path, kGraphPath},
    {"chain",
     "X [PATH…]",
     {"X dựa vào đâu, từng cấp một lên đến Trung ương", "what X rests on, level by level up to the Centre"},
     graph_chain,
     kGraphChain},
    {"orphans",
     "[PATH…]",
     {"kế hoạch không căn cứ, văn bản chưa ai thực hiện, chỗ bỏ qua cấp trung gian",
      "plans without a basis, texts that nobody carries out, skipped levels"},
     graph_orphans,
     kGraphLists},
    {"cycles",
     "[PATH…]",
     {"lỗi trong danh mục: thay thế nhau thành vòng, một văn bản hai nơi thay thế (mã 1 nếu có)",
      "faults of the registry: rings of succession, one text with two successors (exit 1 if any)"},
     graph_cycles,
     kGraphLists},
    {"central",
     "[PATH…]",
     {"những văn bản mà nhiều nơi dựa vào nhất", "what most rests on"},
     graph_central,
     kGraphLists},
    {"export",
     "[X] [PATH…]",
     {"xuất đồ thị, hay hình vẽ và trang xem được ngay (--format svg, html)",
      "the graph for other programs, or a picture and a page (--format svg, html)"},
     graph_export,
     kGraphShow},
});

constexpr std::array kRegistrySubcommands = std::to_array<SubcommandRow>({
    {"show",
     "KEY…",
     {"mọi điều đã biết về một văn bản", "all that is known of an instrument"},
     registry_show,
     kRegistryShow},
    {"list", "", {"liệt kê danh mục", "every instrument"}, registry_list, kRegistryList},
    {"status",
     "KEY…",
     {"hiệu lực tại một ngày (--as-of, mặc định hôm nay)", "state at a date (--as-of, default today)"},
     registry_status,
     kRegistryStatus},
    {"import",
     "FILE",
     {"nhập bảng CSV, TSV vào bảng của mình (--registry)", "takes a CSV or TSV table over into your own (--registry)"},
     registry_import,
     kRegistryImport},
    {"export", "", {"xuất danh mục thành bảng", "the registry as a table"}, registry_export, kRegistryExport},
    {"add",
     "",
     {"thêm một văn bản vào bảng của mình (--registry)", "adds an instrument to your own table (--registry)"},
     registry_add,
     kRegistryAdd},
    {"verify",
     "[FILE…]",
     {"kiểm tra danh mục và các bảng thêm vào", "checks the registry and added tables"},
     registry_verify,
     kRegistryVerify},
    {"retire",
     "KEY --by KEY [PATH…]",
     {"ghi nhận văn bản bị thay thế; từ chối khi còn kế hoạch viện dẫn nó",
      "records a replacement; refuses while plans still cite the old one"},
     registry_retire,
     kRegistryRetire},
});

constexpr std::array kRulesSubcommands = std::to_array<SubcommandRow>({
    {"list", "", {"liệt kê các quy tắc", "every rule"}, rules_list},
    {"explain",
     "ID…",
     {"giải thích một quy tắc: báo gì, vì sao, căn cứ nào", "what a rule looks for, why, on what basis"},
     rules_explain},
    {"test", "", {"chạy ví dụ của mọi quy tắc", "runs every rule's examples"}, rules_test},
    {"diff",
     "A B --on DIR",
     {"sửa thư mục quy tắc A thành B thì thêm, bớt những phát hiện nào",
      "what changing the rules of A into B adds and removes"},
     rules_diff},
    {"validate", "[DIR…]", {"kiểm tra tệp quy tắc", "checks rule files"}, rules_validate},
});

constexpr std::array kCommands = std::to_array<CommandRow>({
    {"check", "[PATH…]", {"bản dự thảo này sai ở đâu?", "what is wrong with these drafts?"}, kCheck, check, {}},
    {"extract",
     "[PATH…]",
     {"văn bản dẫn những văn bản nào?", "which instruments do they cite?"},
     kExtract,
     extract,
     {}},
    {"graph",
     "",
     {"ai thực hiện văn bản nào, thay đổi thì đụng đến đâu?", "who implements what, what does a change touch?"},
     kGraph,
     nullptr,
     kGraphSubcommands},
    {"registry",
     "",
     {"đã biết gì về các văn bản được dẫn?", "what is known of instruments?"},
     kRegistry,
     nullptr,
     kRegistrySubcommands},
    {"rules", "", {"có những quy tắc nào, vì sao?", "which rules exist and why?"}, kRules, nullptr, kRulesSubcommands},
    {"audit",
     "DIR",
     {"cả thư mục kế hoạch so với nhau và với cấp trên",
      "all plans below a folder, against each other and their superiors"},
     kAudit,
     audit,
     {}},
    {"fix", "PATH…", {"áp dụng những sửa chữa an toàn", "applies the safe corrections"}, 0, nullptr, {}},
    {"doctor",
     "",
     {"bản cài đặt này đọc được gì, được bảo vệ thế nào?", "what can this installation read, and how is it protected?"},
     kDoctor,
     doctor,
     {}},
    {"serve", "", {"trang kiểm tra trên chính máy này", "the same in a browser, on this machine only"}, 0, nullptr, {}},
});

constexpr std::uint32_t kDrafts = kCheck | kExtract | kGraph;  // commands that read documents one by one
constexpr std::uint32_t kReading = kDrafts | kAudit;           // commands that read documents

constexpr std::uint32_t kRegistryFilter = kRegistryList | kRegistryExport;

constexpr std::array kOptions = std::to_array<OptionRow>({
    {"--format",
     "F",
     {"dạng kết quả: check: text, json, lines, tasks; extract: jsonl, csv, count, text-only, table; graph: text, dot, "
      "graphml, gexf, json, csv, svg, html",
      "output format: check: text, json, lines, tasks; extract: jsonl, csv, count, text-only, table; graph: text, dot, "
      "graphml, gexf, json, csv, svg, html"},
     kDrafts,
     set_text<&Options::format>},
    {"--format",
     "F",
     {"dạng kết quả: text (mặc định), json, csv, html, xlsx", "output format: text (default), json, csv, html, xlsx"},
     kAudit,
     set_text<&Options::format>},
    {"--units",
     "FILE",
     {"bảng đơn vị: id,name,level,parent,folder và from,to,merged_into; không có thì mỗi thư mục con là một đơn vị",
      "table of units: id,name,level,parent,folder and from,to,merged_into; without it every subfolder is a unit"},
     kAudit,
     set_text<&Options::units>},
    {"--year", "YYYY", {"chỉ xét kế hoạch của năm này", "only plans for this year"}, kAudit, set_year},
    {"--directive",
     "KEY",
     {"văn bản chỉ đạo phải thực hiện, ví dụ 18-CT/TW (lặp lại được)",
      "a directive to carry out, for example 18-CT/TW (repeatable)"},
     kAudit,
     add_text<&Options::directives>},
    {"--parent",
     "FILE",
     {"kế hoạch cấp trên: xét những văn bản mà nó dẫn", "the superior plan: what it cites must be carried out"},
     kAudit,
     set_text<&Options::parent>},
    {"--due",
     "YYYY-MM-DD",
     {"hạn ban hành: kế hoạch đề ngày sau đó là muộn", "plans dated after this day are late"},
     kAudit,
     set_due},
    {"--since",
     "LAST",
     {"so với lần trước: last, hoặc lần cuối đến một ngày (năm-tháng-ngày)",
      "against an earlier run: last, or the last one up to a day (year-month-day)"},
     kAudit,
     set_since},
    {"--store",
     "DIR",
     {"nơi giữ dữ kiện giữa các lần chạy (mặc định: .doichieu trong thư mục được rà soát)",
      "where facts are kept between runs (default: .doichieu in the audited folder)"},
     kAudit,
     set_text<&Options::store>},
    {"--output",
     "[F=]FILE",
     {"ghi kết quả ra tệp, lặp lại được cho nhiều dạng", "write the report to a file; repeat for several formats"},
     kReading,
     add_output},
    {"--as-of",
     "YYYY-MM-DD",
     {"xét hiệu lực tại ngày này", "judge at this date"},
     kReading | kRegistryShow | kRegistryStatus | kRegistryList | kRegistryExport,
     set_date<&resolve::Given::as_of>},
    {"--date",
     "YYYY-MM-DD",
     {"ngày của bản dự thảo khi nó chưa ghi", "the draft's date when it states none"},
     kDrafts,
     set_date<&resolve::Given::date>},
    {"--issuer",
     "NAME",
     {"cơ quan ban hành khi bản dự thảo chưa ghi", "the issuer when the draft states none"},
     kDrafts,
     set_issuer},
    {"--level",
     "LEVEL",
     {"cấp: central, province, district, commune, cell", "level: central, province, district, commune, cell"},
     kDrafts,
     set_level},
    {"--regime",
     "REGIME",
     {"hệ thống: party, state_administrative, state_normative", "regime: party, state_administrative, state_normative"},
     kDrafts,
     set_regime},
    {"--registry",
     "FILE",
     {"thêm bảng văn bản của mình (lặp lại được)", "add a table of your own (repeatable)"},
     kReading | kRegistry,
     add_text<&Options::registry>},
    {"--format",
     "F",
     {"dạng kết quả: text, json; export: csv, tsv, json", "output format: text, json; export: csv, tsv, json"},
     kRegistry & ~(kRegistryImport | kRegistryAdd | kRegistryRetire),
     set_text<&Options::format>},
    {"--format", "F", {"dạng kết quả: text, json", "output format: text, json"}, kDoctor, set_text<&Options::format>},
    {"--output",
     "[F=]FILE",
     {"ghi kết quả ra tệp", "write the result to a file"},
     kRegistry & ~(kRegistryImport | kRegistryAdd | kRegistryRetire),
     add_output},
    {"--notation", "TEXT", {"số, ký hiệu", "number and symbol"}, kRegistryAdd, set_cell<"notation">},
    {"--type",
     "TEXT",
     {"loại văn bản, ví dụ “Nghị quyết”", "type, for example “Nghị quyết”"},
     kRegistryAdd | kRegistryFilter,
     set_cell<"type">},
    {"--issuer",
     "TEXT",
     {"cơ quan ban hành; list, export: một phần của tên", "issuer; list, export: a part of the name"},
     kRegistryAdd | kRegistryFilter,
     set_cell<"issuer">},
    {"--issued", "DATE", {"ngày ban hành", "date of issue"}, kRegistryAdd, set_date_cell<"issued">},
    {"--title", "TEXT", {"trích yếu, tên", "title"}, kRegistryAdd, set_cell<"title">},
    {"--effective-from",
     "DATE",
     {"ngày có hiệu lực", "first day in force"},
     kRegistryAdd,
     set_date_cell<"effective_from">},
    {"--effective-to",
     "DATE",
     {"ngày cuối cùng có hiệu lực", "last day in force"},
     kRegistryAdd,
     set_date_cell<"effective_to">},
    {"--term", "ROMAN", {"khóa, nhiệm kỳ", "term"}, kRegistryAdd, set_cell<"term">},
    {"--status",
     "STATUS",
     {"hiệu lực: in_force, partly_in_force, replaced, expired, not_yet_in_force, suspended, unknown",
      "state: in_force, partly_in_force, replaced, expired, not_yet_in_force, suspended, unknown"},
     kRegistryAdd | kRegistryFilter,
     set_status},
    {"--status-as-of",
     "DATE",
     {"ngày mà hiệu lực ấy được biết", "the day on which that state is known"},
     kRegistryAdd,
     set_date_cell<"status_as_of">},
    {"--source",
     "TEXT",
     {"thông tin lấy từ đâu", "where the facts are from"},
     kRegistryAdd | kRegistryRetire,
     set_cell<"source">},
    {"--by",
     "KEY",
     {"văn bản thay thế", "the instrument that takes its place"},
     kRegistryRetire,
     set_text<&Options::by>},
    {"--date",
     "DATE",
     {"ngày thay thế (mặc định: ngày có hiệu lực, ngày ban hành của văn bản thay thế)",
      "day of the replacement (default: the effect or issue of what replaces)"},
     kRegistryRetire,
     set_date_cell<"date">},
    {"--force",
     "",
     {"vẫn ghi, và ghi lại những kế hoạch còn viện dẫn", "write it all the same, and record the plans that still cite"},
     kRegistryRetire,
     switch_on<&Options::force>},
    {"--confidence",
     "WORD",
     {"độ tin cậy: verified (hai nguồn), single (một nguồn), memory (mặc định)",
      "confidence: verified (two sources), single (one source), memory (default)"},
     kRegistryAdd,
     set_confidence},
    {"--note", "TEXT", {"ghi chú", "note"}, kRegistryAdd, set_cell<"note">},
    {"--year", "YYYY", {"năm ban hành", "year of issue"}, kRegistryFilter, set_year},
    {"--text",
     "WORDS",
     {"các từ trong trích yếu, tên hay ký hiệu; không dấu cũng được", "words of the title, a name or the notation"},
     kRegistryFilter,
     set_text<&Options::text>},
    {"--rules",
     "DIR",
     {"thêm thư mục quy tắc (lặp lại được)", "add a folder of rules (repeatable)"},
     kCheck | kAudit | kRules,
     add_text<&Options::rules>},
    {"--select",
     "RULE,…",
     {"chỉ dùng các quy tắc, họ hay gói này", "use only these rules, families or packs"},
     kCheck | kAudit | kRules,
     add_list<&Options::select>},
    {"--ignore",
     "RULE,…",
     {"bỏ các quy tắc, họ hay gói này", "leave out these rules, families or packs"},
     kCheck | kAudit | kRules,
     add_list<&Options::ignore>},
    {"--enable",
     "RULE,…",
     {"dùng thêm các quy tắc hay gói tùy chọn này", "also use these optional rules or packs"},
     kCheck | kAudit | kRules,
     add_list<&Options::enable>},
    {"--fail-on",
     "LEVEL",
     {"mã 1 từ mức này: error (mặc định), warning, info, never",
      "exit 1 from this level: error (default), warning, info, never"},
     kCheck | kAudit | kRegistryVerify,
     set_fail_on},
    {"--exit-zero",
     "",
     {"kết thúc bằng 0 dù có lỗi", "exit 0 in spite of findings"},
     kCheck | kAudit,
     switch_on<&Options::exit_zero>},
    {"--baseline", "FILE", {"bỏ qua những gì đã ghi nhận trong tệp", "leave out what the file records"}, kCheck},
    {"--parent",
     "FILE",
     {"kế hoạch cấp trên mà bản này phải thực hiện", "the superior plan that this draft must carry out"},
     kCheck,
     set_text<&Options::parent>},
    {"--time-rules",
     "",
     {"thời gian chạy của từng quy tắc, chậm nhất trước", "how long each rule took, the slowest first"},
     kCheck,
     switch_on<&Options::time_rules>},
    {"--on",
     "DIR",
     {"tài liệu để so (rules diff)", "the documents to compare on (rules diff)"},
     kRules,
     set_text<&Options::on>},
    {"--config",
     "FILE",
     {"tệp cấu hình (mặc định: .doichieu.yaml gần nhất ngược lên)",
      "configuration (default: the nearest .doichieu.yaml upwards)"},
     kReading | kRegistry,
     set_text<&Options::config>},
    {"--stdin-filename",
     "NAME",
     {"tên cho biết loại tài liệu khi PATH là -", "names the kind of document when PATH is -"},
     kDrafts,
     set_text<&Options::stdin_filename>},
    {"--transitive",
     "",
     {"cả những nơi thực hiện qua văn bản khác", "also what carries it out through others"},
     kGraphImplements,
     switch_on<&Options::transitive>},
    {"--with",
     "WHAT,…",
     {"thêm vào đồ thị: provisions (điều, khoản được dẫn), bodies (cơ quan ban hành)",
      "add to the graph: provisions (cited articles), bodies (who issued)"},
     kGraphShow,
     add_detail},
    {"--all",
     "",
     {"cả những chỗ nhắc lại như “Kế hoạch nêu trên”", "also mentions such as “Kế hoạch nêu trên”"},
     kExtract,
     set_all},
    {"--jobs",
     "N",
     {"số tệp xử lý cùng lúc (mặc định: theo máy)", "files at a time (default: as the machine allows)"},
     kReading | kRegistryRetire,
     set_jobs},
    {"--ocr",
     "",
     {"nhận dạng chữ ở trang PDF là ảnh quét (chậm; chữ nhận dạng được ghi rõ là cần người xem lại)",
      "read the text of PDF pages that are scans (slow; what was read so is marked for review)"},
     kReading,
     switch_on<&Options::ocr>},
    {"--allow-secret",
     "",
     {"cho phép trích văn bản mang dấu Mật, Tối mật, Tuyệt mật", "let excerpts of documents marked secret be shown"},
     kReading,
     allow_secret},
    {"--explain",
     "",
     {"cả lý do: của quy tắc không báo gì, của cách đọc và đối chiếu từng viện dẫn",
      "also why: rules that said nothing, how each citation was read and resolved"},
     kCheck | kExtract,
     set_explain},
    {"--quiet",
     "",
     {"chỉ các phát hiện, không kết luận", "findings alone, no verdict"},
     kReading,
     switch_on<&Options::quiet>},
    {"--color",
     "WHEN",
     {"màu: auto (mặc định), always, never", "colour: auto (default), always, never"},
     kEvery,
     set_colour},
    {"--lang", "LANG", {"ngôn ngữ: vi (mặc định), en", "language: vi (default), en"}, kEvery, set_language},
});

}  // namespace

std::span<const CommandRow> commands() {
    return kCommands;
}

const CommandRow* find_command(std::string_view name) {
    const auto found = std::ranges::find(kCommands, name, &CommandRow::name);
    return found == kCommands.end() ? nullptr : &*found;
}

const SubcommandRow* find_subcommand(const CommandRow& command, std::string_view name) {
    const auto found = std::ranges::find(command.subcommands, name, &SubcommandRow::name);
    return found == command.subcommands.end() ? nullptr : &*found;
}

std::span<const OptionRow> options() {
    return kOptions;
}

const OptionRow* find_option(std::string_view name) {
    const auto found = std::ranges::find(kOptions, name, &OptionRow::name);
    return found == kOptions.end() ? nullptr : &*found;
}

}  // namespace doichieu::cli
