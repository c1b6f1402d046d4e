#include "evaluate/folder.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/format.h"
#include "citation/citation.h"
#include "document/lines.h"
#include "formats/reader.h"
#include "io/digest.h"
#include "io/file.h"
#include "registry/table.h"
#include "resolve/antecedents.h"
#include "resolve/resolve.h"
#include "structure/outline.h"
#include "text/normalize.h"

namespace doichieu::evaluate {
namespace {

namespace fs = std::filesystem;
using base::Offset;
using base::Span;

constexpr const char* kSums = "SHA256SUMS";
constexpr const char* kNegatives = "hard_negatives.txt";
/// Stands for today, so that one build gives one figure. Only documents that state no year at all are judged at it.
constexpr legal::Date kToday{2026, 11, 23};

base::Error error(std::string code, const std::string& path, const std::string& message) {
    return {std::move(code), {message, message}, path, 0, 0};
}

// ---- The seal ---------------------------------------------------------------------------------------------------

/// "<hash>  <name>" by line.
std::map<std::string, std::string> read_sums(std::string_view text) {
    std::map<std::string, std::string> sums;
    document::LineWalker lines(text);
    while (const auto line = lines.next()) {
        const std::string_view row = text.substr(line->begin, line->end - line->begin);
        const std::size_t space = row.find(' ');
        const std::size_t name = row.find_first_not_of(" *", space);
        if (space != std::string_view::npos && name != std::string_view::npos) {
            sums.emplace(row.substr(name), row.substr(0, space));
        }
    }
    return sums;
}

base::Status check_seal(const fs::path& folder) {
    const fs::path list = folder / kSums;
    if (!fs::exists(list) && folder.filename() != "frozen") return {};
    const auto changed = [&](const std::string& what) {
        return error("changed-gold", folder.string(),
                     base::format("{}: not the frozen gold: {}", folder.string(), what));
    };
    const auto bytes = io::read_file(list.string(), 1 << 20);
    if (!bytes) return changed(base::format("{} cannot be read", kSums));
    const auto sums = read_sums(bytes->view());
    if (sums.empty()) return changed(base::format("{} lists nothing", kSums));
    for (const auto& [name, sum] : sums) {
        const auto file = io::read_file((folder / name).string(), 1 << 26);
        if (!file) return changed(base::format("{} cannot be read", name));
        if (io::sha256_hex(file->view()) != sum) return changed(base::format("{} was changed", name));
    }
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name != kSums && !sums.contains(name)) return changed(base::format("{} is not listed", name));
    }
    return {};
}

// ---- The gold ---------------------------------------------------------------------------------------------------

/// Leads from the source's bytes to the document's text (NFC without zero-width characters).
class ToText {
  public:
    explicit ToText(std::string_view source) : source_(source), clean_(text::is_clean(source)) {}
    /// Citations begin and end between characters, so what precedes them may be cleaned apart.
    [[nodiscard]] Offset operator()(std::size_t at) const {
        return static_cast<Offset>(clean_ ? at : text::clean(source_.substr(0, at)).text.size());
    }

  private:
    std::string_view source_;
    bool clean_;
};

std::string unescape(std::string_view cell) {
    std::string out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] != '\\' || i + 1 == cell.size()) {
            out += cell[i];
            continue;
        }
        const char c = cell[++i];
        out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'f' ? '\f' : c;
    }
    return out;
}

std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\f' || c == '\r'; }, ' ');
    return text;
}

/// The gold does not mark the notation inside raw: from the first digit on, or all of a name.
Span core_within(Span raw, std::string_view text, std::string_view form) {
    if (form == "named" || form == "anaphor") return raw;
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos) return raw;
    return {raw.begin + static_cast<Offset>(digit), raw.end};
}

base::Result<std::vector<Mention>> read_gold(const std::string& path, const document::Document& document,
                                             std::string_view source) {
    const auto table = registry::read_table(path);
    if (!table) return table.error();
    const ToText to_text(source);
    std::vector<Mention> mentions;
    for (const registry::Row& row : table->rows) {
        const registry::RowReader cells(*table, row);
        Mention mention;
        const std::string raw = unescape(cells.text("raw"));
        try {
            mention.raw = {to_text(std::stoul(cells.text("start"))), to_text(std::stoul(cells.text("end")))};
            mention.line = static_cast<std::uint32_t>(std::stoul(cells.text("line")));
        } catch (const std::exception&) {
            return error("bad-gold", path, base::format("{}:{}: start, end and line must be numbers", path, row.line));
        }
        if (document.slice(mention.raw) != raw) {
            return error("bad-gold", path, base::format("{}:{}: raw does not stand at its offsets", path, row.line));
        }
        mention.form = cells.text("form");
        mention.core = core_within(mention.raw, raw, mention.form);
        mention.text = on_one_line(raw);
        for (std::size_t field = 0; field < kFields; ++field) mention.fields[field] = cells.text(kFieldNames[field]);
        if (mention.is_anaphor()) mention.antecedent = cells.text("note");
        mentions.push_back(std::move(mention));
    }
    return mentions;
}

// ---- What we say ------------------------------------------------------------------------------------------------

std::string antecedent_of(const document::Document& document, const citation::Citations& citations,
                          const std::vector<resolve::Resolution>& resolutions, std::size_t index) {
    if (resolutions[index].state == resolve::State::self) return "self";
    if (resolve::is_plural(document, citations.items[index])) {
        std::string all;
        for (const std::size_t one : resolve::taken_up_by(citations.items, index))
            all += (all.empty() ? "" : ",") + citations.items[one].notation;
        return all.find(',') == std::string::npos ? "open" : all;
    }
    const std::int32_t at = citations.items[index].antecedent;
    if (at < 0) return "open";
    const citation::Citation& antecedent = citations.items[static_cast<std::size_t>(at)];
    return antecedent.notation.empty() ? antecedent.canonical : antecedent.notation;
}

HardNegatives judge_lines(const std::string& name, std::string_view source, const registry::Registry& registry) {
    HardNegatives negatives;
    negatives.name = name;
    document::LineWalker lines(source);
    std::uint32_t number = 0;
    while (const auto line = lines.next()) {
        ++number;
        if (line->begin == line->end) continue;
        ++negatives.lines;
        auto read = formats::read_document(
            io::Bytes::own(std::string(source.substr(line->begin, line->end - line->begin))), name, {});
        if (!read) continue;
        for (Mention& mention : mentions_of(read->document, registry)) {
            if (mention.is_anaphor()) continue;
            mention.line = number;
            negatives.alarms.push_back(std::move(mention));
        }
    }
    return negatives;
}

}  // namespace

std::vector<Mention> mentions_of(const document::Document& document, const registry::Registry& registry) {
    const auto outline = structure::Outline::build(document);
    citation::Options options;
    options.anaphors = true;
    citation::Citations citations = citation::extract(outline, registry, options);
    const auto date = resolve::judgement_date(outline, citations, {}, kToday);
    const auto resolutions = resolve::resolve(citations, outline, registry, date);

    std::vector<Mention> mentions;
    for (std::size_t i = 0; i < citations.items.size(); ++i) {
        const citation::Citation& citation = citations.items[i];
        Mention mention;
        mention.raw = citation.raw;
        mention.core = citation.core.empty() ? citation.raw : citation.core;
        mention.line = document.locate(citation.raw.begin).line;
        mention.form = to_string(citation.form);
        mention.text = on_one_line(document.slice(citation.raw));
        mention[Field::type] = citation.type;
        mention[Field::notation] = citation.notation;
        mention[Field::canonical] = citation.canonical;
        if (citation.date.complete()) mention[Field::date] = citation.date.iso();  // the gold states whole dates alone
        mention[Field::issuer] = citation.issuer;
        mention[Field::term] = citation.term;
        mention[Field::relation] = legal::to_string(citation.relation);
        mention[Field::provision] = citation.provision;
        mention[Field::repaired] = citation.repaired ? "true" : "false";
        if (citation.cited_by >= 0) {
            const citation::Citation& holder = citations.items[static_cast<std::size_t>(citation.cited_by)];
            mention[Field::cited_by] = !holder.notation.empty()    ? holder.notation
                                       : !holder.canonical.empty() ? holder.canonical
                                                                   : document.slice(holder.raw);
        }
        if (mention.is_anaphor()) mention.antecedent = antecedent_of(document, citations, resolutions, i);
        mentions.push_back(std::move(mention));
    }
    return mentions;
}

base::Result<Folder> judge_folder(const std::string& path, const registry::Registry& registry) {
    const fs::path root = fs::path(path).lexically_normal();
    const fs::path folder = root.has_filename() ? root : root.parent_path();
    if (io::kind_of(folder.string()) != io::EntryKind::folder) {
        return error("not-found", path, base::format("{}: no such folder", path));
    }
    if (auto refused = check_seal(folder)) return *refused;
    Folder judged;
    judged.name = folder.filename().string();
    for (const std::string& file : io::walk(folder.string()).files) {
        const fs::path text = file;
        if (text.extension() != ".txt" || text.parent_path() != folder) continue;
        const fs::path table = fs::path(text).replace_extension(".tsv");
        const bool negatives = text.filename() == kNegatives;
        if (!negatives && !fs::exists(table)) continue;
        auto source = io::read_file(file, 1 << 26);
        if (!source) return source.error();
        const std::string name = judged.name + "/" + text.stem().string();
        if (negatives) {
            judged.negatives.push_back(judge_lines(name, source->view(), registry));
            continue;
        }
        auto read = formats::read_document(io::Bytes::own(std::string(source->view())), file, {});
        if (!read) return read.error();
        auto gold = read_gold(table.string(), read->document, source->view());
        if (!gold) return gold.error();
        judged.documents.push_back({name, std::move(*gold), mentions_of(read->document, registry)});
    }
    if (judged.documents.empty() && judged.negatives.empty()) {
        return error("bad-gold", path, base::format("{}: holds no gold (NAME.txt with NAME.tsv)", path));
    }
    return judged;
}

}  // namespace doichieu::evaluate
