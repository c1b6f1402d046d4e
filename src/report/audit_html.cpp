#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "base/format.h"
#include "report/audit.h"
#include "report/audit_graph.h"
#include "report/audit_html_page.h"
#include "report/graph_picture.h"
#include "report/html.h"
#include "similarity/alignment.h"
#include "similarity/words.h"
#include "text/fold.h"

namespace doichieu::report {
namespace {

using audit::CellState;
using audit::Roster;
using base::format;

// A page of 500 documents stays below 8 MB: what would grow without bound is cut, and the page says so.
constexpr std::size_t kMostCopies = 120;
constexpr std::size_t kMostPairs = 6;
constexpr std::size_t kMostCarriedPairs = 60;
constexpr std::size_t kMostStale = 600;

constexpr std::array kShownStates = {CellState::carried_out,    CellState::cited,   CellState::late,
                                     CellState::cites_replaced, CellState::missing, CellState::no_plan,
                                     CellState::not_readable};

const char* sign_of(CellState state) {
    switch (state) {
        case CellState::carried_out:
            return "●";
        case CellState::cited:
            return "◐";
        case CellState::late:
            return "◷";
        case CellState::cites_replaced:
            return "↺";
        case CellState::missing:
            return "○";
        case CellState::no_plan:
            return "–";
        case CellState::not_readable:
            return "?";
    }
    return "";
}

/// The words of a text and where they stand.
struct Tokens {
    std::vector<std::string_view> pieces;
    std::vector<similarity::Word> words;
};

Tokens tokens_of(std::string_view text) {
    Tokens tokens;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            tokens.pieces.push_back(text.substr(at, end - at));
            tokens.words.push_back(similarity::word_of(text::fold(tokens.pieces.back())));
        }
        at = end + 1;
    }
    return tokens;
}

/// The text with the words that the other one has not marked.
std::string marked(const Tokens& tokens, const std::vector<std::pair<std::size_t, std::size_t>>& differing) {
    std::string out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < tokens.pieces.size(); ++i) {
        while (next < differing.size() && differing[next].second <= i) ++next;
        const bool differs = next < differing.size() && differing[next].first <= i;
        if (i > 0) out += ' ';
        out += differs ? "<mark>" + html(tokens.pieces[i]) + "</mark>" : html(tokens.pieces[i]);
    }
    return out;
}

class AuditHtml {
  public:
    AuditHtml(const AuditRun& run, const View& view, Out& out)
        : run_(run), audit_(*run.audit), view_(view), out_(out) {}

    void write() {
        out_ << "<!DOCTYPE html>\n<html lang=\"" << w("vi", "en") << "\"><head><meta charset=\"utf-8\">"
             << "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" << html(title())
             << "</title><style>" << kAuditStyle << "</style></head><body>\n";
        head();
        out_ << "<main class=\"wrap\">\n";
        cards();
        directives();
        matrix();
        changes();
        units();
        carry_outs();
        copies();
        stale();
        relations();
        left_out();
        out_ << "<footer>"
             << html(format("doichieu {} · {} {} · SHA-256 {}", run_.version, w("danh mục đến", "registry as of"),
                            run_.registry.as_of, run_.registry.sha256.substr(0, 16)))
             << "</footer></main><script>" << kAuditScript << "</script></body></html>\n";
    }

  private:
    [[nodiscard]] std::string_view w(std::string_view vi, std::string_view en) const { return view_.words(vi, en); }
    [[nodiscard]] const audit::Unit& unit(std::int32_t index) const {
        return audit_.roster.units()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const audit::Directive& directive(std::int32_t index) const {
        return audit_.directives.all()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const std::string& path(std::uint32_t document) const { return audit_.documents[document].path; }
    [[nodiscard]] std::string title() const {
        const std::string year = audit_.scope.year == 0 ? "" : format(" {} {}", w("năm", "of"), audit_.scope.year);
        return format("{}{}", w("Rà soát việc thực hiện văn bản chỉ đạo", "How directives are carried out"), year);
    }
    [[nodiscard]] static std::size_t count_of(const audit::StateCounts& counts, CellState state) {
        return counts[static_cast<std::size_t>(state)];
    }
    [[nodiscard]] std::string unit_anchor(std::size_t row) const { return format("don-vi-{}", row + 1); }

    void begin_section(const char* id, std::string_view name, const std::string& what) {
        out_ << "<section id=\"" << id << "\"><h2>" << html(name) << "</h2><p>" << html(what) << "</p>\n";
    }

    void head() {
        out_ << "<header><div class=\"wrap\"><h1>" << html(title()) << "</h1><p>"
             << html(format("{} · {} {} · {} {} · {} {}", run_.folder, audit_.coverage.units.size(),
                            w("đơn vị", "units"), audit_.documents.size(), w("văn bản", "documents"),
                            audit_.coverage.directives.size(), w("văn bản chỉ đạo", "directives")))
             << "</p></div></header>\n";
    }

    void card(const char* tone, const std::string& number, std::string_view label) {
        out_ << "<div class=\"card " << tone << "\"><b>" << html(number) << "</b><span>" << html(label)
             << "</span></div>\n";
    }

    void cards() {
        const audit::StateCounts counts = audit_.all_counts();
        const std::size_t cells = audit_.coverage.cells.size();
        const std::size_t done = count_of(counts, CellState::carried_out);
        std::size_t without = 0;
        for (const findings::Finding& finding : audit_.findings)
            without += finding.rule == "coverage/no-plan" ? 1U : 0U;
        const auto copied = std::ranges::count(audit_.copies, audit::CopyKind::document, &audit::Copy::kind);
        const auto read = std::ranges::count(audit_.documents, true, &audit::DocumentFacts::is_read);
        out_ << "<div class=\"cards\">";
        card("ok", cells == 0 ? "–" : format("{}%", done * 100 / cells),
             w("ô có việc thực hiện cụ thể", "of the cells carried out"));
        card(without == 0 ? "ok" : "bad", std::to_string(without),
             w("đơn vị chưa có kế hoạch", "units without a plan"));
        card("mid", std::to_string(count_of(counts, CellState::missing) + count_of(counts, CellState::cites_replaced)),
             w("ô thiếu hoặc còn dẫn bản cũ", "cells missing or citing the replaced one"));
        card("mid", std::to_string(count_of(counts, CellState::late)), w("ô ban hành muộn", "cells late"));
        card(copied == 0 ? "ok" : "bad", std::to_string(copied), w("văn bản chép từ văn bản khác", "documents copied"));
        card("mid", std::to_string(audit_.documents.size() - static_cast<std::size_t>(read)),
             w("tệp không đọc được", "files not readable"));
        out_ << "</div>\n<nav><a href=\"#chi-dao\">" << w("Văn bản chỉ đạo", "Directives")
             << "</a><a href=\"#ma-tran\">" << w("Ma trận", "Matrix") << "</a><a href=\"#don-vi\">"
             << w("Đơn vị", "Units") << "</a><a href=\"#sao-chep\">" << w("Sao chép", "Copies")
             << "</a><a href=\"#vien-dan\">" << w("Viện dẫn cũ, sai", "Stale references") << "</a><a href=\"#quan-he\">"
             << w("Quan hệ", "Relations") << "</a></nav>\n";
    }

    void bar(const audit::StateCounts& counts, std::size_t all) {
        out_ << "<div class=\"bar\">";
        for (const CellState state : kShownStates) {
            const std::size_t count = count_of(counts, state);
            if (count == 0 || all == 0) continue;
            out_ << format("<i class=\"{}\" style=\"width:{:.2f}%\" title=\"{}: {}\"></i>", to_string(state),
                           100.0 * static_cast<double>(count) / static_cast<double>(all), html(words_of(view_, state)),
                           count);
        }
        out_ << "</div>";
    }

    void directives() {
        const auto& columns = audit_.coverage.directives;
        begin_section(
            "chi-dao", w("Văn bản chỉ đạo", "Directives"),
            std::string(audit_.scope.superior >= 0
                            ? w("Những văn bản mà kế hoạch cấp trên dẫn.", "What the superior plan cites.")
                        : audit_.coverage.is_demanded
                            ? w("Những văn bản được nêu khi rà soát.", "Those that were named.")
                            : w("Văn bản của Trung ương và của tỉnh mà ít nhất một phần ba số đơn vị dẫn.",
                                "Central and provincial instruments that at least a third of the units cite.")));
        out_ << "<table><thead><tr><th>#</th><th>" << w("Văn bản", "Instrument") << "</th><th>"
             << w("Tình hình", "State") << "</th><th class=\"n\">" << w("Có việc thực hiện", "Carried out")
             << "</th></tr></thead><tbody>\n";
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const audit::Directive& one = directive(columns[column]);
            const audit::StateCounts counts = audit_.column_counts(column);
            out_ << "<tr><td class=\"n\">" << (column + 1) << "</td><td><b>" << html(one.label) << "</b>";
            if (one.date.stated()) out_ << ' ' << html(format("({})", one.date.vietnamese()));
            if (!one.title.empty() && !one.label.starts_with(one.title))
                out_ << "<br><span class=\"soft\">" << html(one.title) << "</span>";
            out_ << "</td><td>";
            bar(counts, audit_.coverage.units.size());
            out_ << "</td><td class=\"n\">"
                 << format("{}/{}", count_of(counts, CellState::carried_out), audit_.coverage.units.size())
                 << "</td></tr>\n";
        }
        out_ << "</tbody></table></section>\n";
    }

    [[nodiscard]] std::string states_of(std::size_t row) const {
        std::string states;
        for (const CellState state : kShownStates) {
            if (count_of(audit_.row_counts(row), state) > 0)
                states += (states.empty() ? "" : " ") + std::string(to_string(state));
        }
        return states;
    }

    void matrix() {
        const audit::Coverage& coverage = audit_.coverage;
        if (coverage.directives.empty() || coverage.units.empty()) return;
        begin_section("ma-tran", w("Ma trận thực hiện", "Coverage matrix"),
                      std::string(w("Mỗi ô dẫn đến căn cứ của nó ở phần Đơn vị.",
                                    "Each cell leads to its evidence under Units.")));
        out_ << "<div class=\"tools\"><input id=\"find\" type=\"search\" placeholder=\""
             << w("Tìm đơn vị…", "Find a unit…") << "\" aria-label=\"" << w("Tìm đơn vị", "Find a unit")
             << "\"><select id=\"state\" aria-label=\"" << w("Lọc theo tình hình", "Filter by state")
             << "\"><option value=\"\">" << w("Mọi tình hình", "Any state") << "</option>";
        for (const CellState state : kShownStates)
            out_ << "<option value=\"" << to_string(state) << "\">" << html(words_of(view_, state)) << "</option>";
        out_ << "</select></div>\n<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th>" << w("Đơn vị", "Unit")
             << "</th>";
        for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
            const audit::Directive& one = directive(coverage.directives[column]);
            const std::string name = one.id.substr(0, one.id.find('@'));
            out_ << "<th title=\"" << html(one.label) << "\">" << html(name.size() > 28 ? one.label : name) << "</th>";
        }
        out_ << "<th>" << w("Đạt", "Done") << "</th></tr></thead><tbody>\n";
        for (std::size_t row = 0; row < coverage.units.size(); ++row) matrix_row(row);
        out_ << "</tbody></table></div><div class=\"legend\">";
        const audit::StateCounts counts = audit_.all_counts();
        for (const CellState state : kShownStates) {
            out_ << "<span class=\"tag " << to_string(state) << "\">" << sign_of(state) << ' '
                 << html(words_of(view_, state)) << format(" · {}", count_of(counts, state)) << "</span>";
        }
        out_ << "</div></section>\n";
    }

    void matrix_row(std::size_t row) {
        const audit::Coverage& coverage = audit_.coverage;
        const audit::Unit& one = unit(coverage.units[row]);
        out_ << "<tr data-unit=\"" << html(one.name) << "\" data-states=\"" << states_of(row) << "\"><th><a href=\"#"
             << unit_anchor(row) << "\">" << html(one.name) << "</a></th>";
        for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
            const CellState state = coverage.at(row, column).state;
            out_ << "<td><a class=\"cell " << to_string(state) << "\" href=\"#" << unit_anchor(row) << "\" title=\""
                 << html(words_of(view_, state)) << "\" aria-label=\"" << html(words_of(view_, state)) << "\">"
                 << sign_of(state) << "</a></td>";
        }
        out_ << "<td class=\"n\">"
             << format("{}/{}", count_of(audit_.row_counts(row), CellState::carried_out), coverage.directives.size())
             << "</td></tr>\n";
    }

    void changes() {
        if (run_.changes == nullptr) return;
        const audit::Changes& all = *run_.changes;
        begin_section("thay-doi", w("Thay đổi", "Changes"),
                      format("{} {}", w("So với lần rà soát ngày", "Against the audit of"), all.since));
        out_ << "<table><tbody>\n";
        for (const bool is_better : {false, true}) {
            const std::string tag =
                format("<tr><td><span class=\"tag {}\">{}</span></td><td>", is_better ? "better" : "worse",
                       is_better ? w("tốt lên", "better") : w("xấu đi", "worse"));
            for (const audit::CellChange& cell : all.cells) {
                if (cell.is_better() != is_better) continue;
                const std::int32_t index = audit_.roster.find(cell.unit);
                out_ << tag
                     << html(format("{} · {}: {} → {}", index == Roster::kNone ? cell.unit : unit(index).name,
                                    cell.directive, words_of(view_, cell.before), words_of(view_, cell.after)))
                     << "</td></tr>\n";
            }
            for (const audit::FaultChange& fault : all.faults) {
                if (fault.is_better == is_better)
                    out_ << tag
                         << html(format("{}{}", is_better ? w("không còn: ", "gone: ") : w("mới: ", "new: "),
                                        fault.message))
                         << "</td></tr>\n";
            }
        }
        for (const std::string& document : all.added)
            out_ << "<tr><td>+</td><td class=\"path\">" << html(document) << "</td></tr>\n";
        for (const std::string& document : all.removed)
            out_ << "<tr><td>−</td><td class=\"path\">" << html(document) << "</td></tr>\n";
        out_ << "</tbody></table></section>\n";
    }

    void carry_outs() {
        if (audit_.carry_outs.empty()) return;
        begin_section("cu-the-hoa", w("Cụ thể hóa nhiệm vụ của cấp trên", "Tasks of the superior plan"),
                      std::string(w("Từng việc trong kế hoạch cấp trên: đơn vị có việc tương ứng, chép nguyên, hay "
                                    "chưa thấy. Do máy so chữ; hãy đọc trước khi kết luận.",
                                    "Each task of the superior plan: taken up, copied unchanged, or not found. By "
                                    "comparing words; read before judging.")));
        std::size_t shown = 0;
        for (const audit::CarryOut& one : audit_.carry_outs) carry_out(one, shown++ < kMostCarriedPairs);
        out_ << "</section>\n";
    }

    void carry_out(const audit::CarryOut& one, bool with_items) {
        out_ << "<details data-unit=\"" << html(unit(one.unit).name) << "\" data-states=\"\"><summary><b>"
             << html(unit(one.unit).name) << "</b> ";
        for (const auto& [state, look] : {std::pair{audit::ItemState::taken_up, "carried_out"},
                                          {audit::ItemState::copied, "cited"},
                                          {audit::ItemState::none, "missing"}})
            out_ << "<span class=\"tag " << look << "\">" << format("{} ", one.count(state))
                 << html(words_of(view_, state)) << "</span> ";
        out_ << "<span class=\"path soft\">" << html(path(one.superior)) << "</span></summary><div>\n";
        for (const audit::CarriedItem& item : one.items) {
            if (!with_items) break;
            const auto& above = texts(one.superior);
            if (item.item >= above.size()) continue;
            out_ << "<div class=\"pair\"><div><small>"
                 << html(format("{} · {} {}", w("cấp trên", "superior"), w("dòng", "line"),
                                audit_.documents[one.superior].paragraphs[item.item].line))
                 << "</small>" << html(above[item.item]) << "</div><div><small>" << html(words_of(view_, item.state));
            if (item.state != audit::ItemState::none) {
                const auto& below = texts(item.document);
                out_ << html(format(" · {}:{}", path(item.document),
                                    audit_.documents[item.document].paragraphs[item.paragraph].line))
                     << "</small>" << html(item.paragraph < below.size() ? below[item.paragraph] : std::string());
            } else {
                out_ << "</small>";
            }
            out_ << "</div></div>\n";
        }
        out_ << "</div></details>\n";
    }

    void units() {
        begin_section("don-vi", w("Từng đơn vị", "Units"),
                      std::string(w("Văn bản của đơn vị, và căn cứ của từng ô: tệp và dòng.",
                                    "Its documents, and the evidence of each cell: file and line.")));
        for (std::size_t row = 0; row < audit_.coverage.units.size(); ++row) unit_details(row);
        out_ << "</section>\n";
    }

    void unit_details(std::size_t row) {
        const audit::Coverage& coverage = audit_.coverage;
        const std::int32_t index = coverage.units[row];
        const audit::Unit& one = unit(index);
        const auto documents = audit_.documents_of(index);
        out_ << "<details id=\"" << unit_anchor(row) << "\" data-unit=\"" << html(one.name) << "\" data-states=\""
             << states_of(row) << "\"><summary><b>" << html(one.name) << "</b> <span class=\"soft\">· "
             << html(words_of(view_, one.level)) << format(" · {} ", documents.size()) << w("văn bản", "documents")
             << "</span></summary><div>\n";
        if (!documents.empty()) {
            out_ << "<table><thead><tr><th>" << w("Tệp", "File") << "</th><th>" << w("Văn bản", "Document")
                 << "</th><th>" << w("Ngày", "Date") << "</th><th class=\"n\">" << w("Lỗi", "Errors")
                 << "</th><th class=\"n\">" << w("Cảnh báo", "Warnings") << "</th></tr></thead><tbody>";
            for (const std::uint32_t d : documents) {
                const audit::DocumentFacts& document = audit_.documents[d];
                out_ << "<tr><td class=\"path\">" << html(document.path) << "</td><td>"
                     << html(document.is_read ? format("{} {}", document.type, document.notation)
                                              : std::string(w("không đọc được", "not readable")))
                     << "</td><td>" << html(document.date.stated() ? document.date.vietnamese() : "–")
                     << format("</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>", document.errors,
                               document.warnings);
            }
            out_ << "</tbody></table>";
        }
        if (!coverage.directives.empty()) {
            out_ << "<table><tbody>";
            for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
                const audit::Cell& cell = coverage.at(row, column);
                out_ << "<tr><td>" << html(directive(coverage.directives[column]).label)
                     << "</td><td><span class=\"tag " << to_string(cell.state) << "\">" << sign_of(cell.state) << ' '
                     << html(words_of(view_, cell.state)) << "</span></td><td class=\"path\">";
                for (const audit::Evidence& evidence : cell.evidence)
                    out_ << html(format("{}:{}", path(evidence.document), evidence.line)) << "<br>";
                out_ << "</td></tr>";
            }
            out_ << "</tbody></table>";
        }
        out_ << "</div></details>\n";
    }

    void copies() {
        std::vector<const audit::Copy*> shown;
        std::size_t paragraphs = 0;
        std::size_t common = 0;
        for (const audit::Copy& copy : audit_.copies) {
            shown.push_back(&copy);
            if (copy.kind != audit::CopyKind::paragraph) continue;
            ++paragraphs;
            common += copy.is_common ? 1U : 0U;
        }
        std::ranges::stable_sort(shown, [](const audit::Copy* a, const audit::Copy* b) {
            return std::tuple(a->kind, a->is_common, -a->share) < std::tuple(b->kind, b->is_common, -b->share);
        });
        begin_section("sao-chep", w("Sao chép", "Copies"),
                      format("{} {}, {} {}, {} {} ({} {}).",
                             std::ranges::count(audit_.copies, audit::CopyKind::document, &audit::Copy::kind),
                             w("văn bản", "documents"),
                             std::ranges::count(audit_.copies, audit::CopyKind::section, &audit::Copy::kind),
                             w("mục", "sections"), paragraphs, w("đoạn", "paragraphs"), common,
                             w("là câu mẫu phổ biến", "common boilerplate")));
        for (std::size_t i = 0; i < std::min(shown.size(), kMostCopies); ++i) copy(*shown[i]);
        if (shown.size() > kMostCopies)
            out_ << "<p class=\"soft\">"
                 << format("… {} {}", shown.size() - kMostCopies,
                           w("mục nữa: xem bản json hoặc xlsx.", "more: see the json or xlsx report."))
                 << "</p>";
        out_ << "</section>\n";
    }

    [[nodiscard]] const std::vector<std::string>& texts(std::uint32_t document) {
        auto& kept = texts_[document];
        if (!kept) kept = run_.details(document).paragraphs;
        return *kept;
    }

    void copy(const audit::Copy& one) {
        out_ << "<details><summary><span class=\"share\">" << format("{}%", static_cast<int>(one.share * 100 + 0.5))
             << "</span> <span class=\"tag info\">" << html(words_of(view_, one.kind)) << "</span> ";
        if (one.is_common)
            out_ << "<span class=\"tag no_plan\">" << w("câu mẫu", "boilerplate") << format(" · {} ", one.documents)
                 << w("văn bản", "documents") << "</span> ";
        if (!one.title.empty()) out_ << html(one.title) << " · ";
        out_ << "<span class=\"path\">" << html(path(one.to.document)) << "</span> ← <span class=\"path\">"
             << html(path(one.from.document)) << "</span> <span class=\"soft\">("
             << html(words_of(view_, one.likeness));
        if (!one.is_dated) out_ << w("; chưa rõ bản nào có trước", "; which came first is not known");
        const std::optional<double>& own = audit_.own_share[one.to.document];
        if (one.kind == audit::CopyKind::document && own)
            out_ << format("; {} {}%", w("phần của riêng bản này", "of its own"), static_cast<int>(*own * 100 + 0.5));
        out_ << ")</span></summary><div>\n";
        pairs(one);
        out_ << "</div></details>\n";
    }

    [[nodiscard]] const std::vector<similarity::Word>& words_in(const audit::Stretch& stretch,
                                                                std::uint32_t paragraph) {
        return run_.texts->of(stretch.document, audit_.documents[stretch.document])[paragraph];
    }

    /// Paragraphs side by side: the same, or the first that shares most words, at least as many as a copy does.
    void pairs(const audit::Copy& one) {
        const auto& later = audit_.documents[one.to.document].paragraphs;
        const auto& earlier = audit_.documents[one.from.document].paragraphs;
        std::size_t told = 0;
        for (std::uint32_t p = one.to.first; p < one.to.end && told < kMostPairs; ++p) {
            std::uint32_t best = one.from.end;
            double most = 0;
            for (std::uint32_t q = one.from.first; q < one.from.end; ++q) {
                const bool is_same = later[p].exact == earlier[q].exact ||
                                     (later[p].masked != 0 && later[p].masked == earlier[q].masked);
                const double least = std::max(most, audit::kLeastCopied);
                const double share =
                    is_same ? 1.0 : similarity::align(words_in(one.from, q), words_in(one.to, p), least).share;
                if (share > most && share >= audit::kLeastCopied) most = share, best = q;
                if (share == 1.0) break;
            }
            if (best == one.from.end) continue;
            ++told;
            pair(one, p, best);
        }
    }

    void pair(const audit::Copy& one, std::uint32_t to, std::uint32_t from) {
        const auto& later = texts(one.to.document);
        const auto& earlier = texts(one.from.document);
        if (to >= later.size() || from >= earlier.size()) return;
        const Tokens a = tokens_of(earlier[from]);
        const Tokens b = tokens_of(later[to]);
        std::vector<std::pair<std::size_t, std::size_t>> in_a;
        std::vector<std::pair<std::size_t, std::size_t>> in_b;
        for (const similarity::Difference& gap : similarity::align(a.words, b.words, 0).differences) {
            if (gap.a_end > gap.a_begin) in_a.emplace_back(gap.a_begin, gap.a_end);
            if (gap.b_end > gap.b_begin) in_b.emplace_back(gap.b_begin, gap.b_end);
        }
        out_ << "<div class=\"pair\"><div><small>"
             << html(format("{} · {} {}", one.is_dated ? w("bản có trước", "earlier") : w("bản kia", "the other"),
                            w("dòng", "line"), audit_.documents[one.from.document].paragraphs[from].line))
             << "</small>" << marked(a, in_a) << "</div><div><small>"
             << html(format("{} · {} {}", one.is_dated ? w("bản sau", "later") : w("bản này", "this one"),
                            w("dòng", "line"), audit_.documents[one.to.document].paragraphs[to].line))
             << "</small>" << marked(b, in_b) << "</div></div>\n";
    }

    void stale() {
        begin_section("vien-dan", w("Viện dẫn đã cũ, viện dẫn sai", "Stale and wrong references"),
                      std::string(w("Từ việc kiểm tra từng văn bản; lỗi trước, cảnh báo sau.",
                                    "From the check of each document; errors first.")));
        std::vector<findings::Finding> shown;
        std::size_t all = 0;
        for (std::uint32_t d = 0; d < audit_.documents.size(); ++d) {
            if (audit_.documents[d].errors + audit_.documents[d].warnings == 0) continue;
            for (findings::Finding& finding : run_.details(d).findings) {
                const bool about_citations =
                    finding.rule.starts_with("validity/") || finding.rule.starts_with("citation/");
                if (!about_citations || finding.severity == findings::Severity::info) continue;
                ++all;
                if (shown.size() < 4 * kMostStale) shown.push_back(std::move(finding));
            }
        }
        std::ranges::stable_sort(
            shown, [](const findings::Finding& a, const findings::Finding& b) { return a.severity > b.severity; });
        if (shown.size() > kMostStale) shown.resize(kMostStale);
        if (shown.empty()) {
            out_ << "<p class=\"soft\">" << w("Không có.", "None.") << "</p></section>\n";
            return;
        }
        out_ << "<table><thead><tr><th>" << w("Mức", "Level") << "</th><th>" << w("Nội dung", "What") << "</th><th>"
             << w("Nơi", "Where") << "</th></tr></thead><tbody>\n";
        for (const findings::Finding& finding : shown) {
            const bool is_error = finding.severity == findings::Severity::error;
            out_ << "<tr><td><span class=\"tag " << (is_error ? "error" : "warning") << "\">"
                 << (is_error ? w("lỗi", "error") : w("cảnh báo", "warning")) << "</span></td><td>"
                 << html(finding.message.in(view_.language));
            if (!finding.suggestion.empty())
                out_ << "<br><span class=\"soft\">" << html(finding.suggestion.in(view_.language)) << "</span>";
            out_ << "</td><td class=\"path\">" << html(format("{}:{}", finding.place.path, finding.place.line))
                 << "</td></tr>\n";
        }
        out_ << "</tbody></table>";
        if (all > shown.size())
            out_ << "<p class=\"soft\">" << format("… {} {}", all - shown.size(), w("mục nữa.", "more.")) << "</p>";
        out_ << "</section>\n";
    }

    /// The style of a drawing for one section of the page alone.
    static std::string scoped(std::string_view style, std::string_view scope) {
        std::string out;
        for (std::size_t at = 0; at < style.size();) {
            const std::size_t end = std::min(style.find('}', at), style.size() - 1) + 1;
            out.append(scope).append(style.substr(at, end - at));
            at = end;
        }
        return out;
    }

    /// A row for each document, grouped by body, a column for each instrument: who rests on what.
    void relations() {
        const graph::Graph graph = graph_of(audit_);
        const GraphAnswer answer{graph, GraphQuestion::everything, graph::everything(graph)};
        if (documents_of(answer).empty()) return;
        const Drawing drawing = draw_matrix(answer, view_);
        begin_section(
            "quan-he", w("Văn bản nào dựa vào văn bản nào", "Which document rests on which"),
            std::string(w("Những văn bản đang xét và những văn bản được nhiều nơi dẫn; rê chuột vào ô để xem chỗ dẫn.",
                          "Those in question and those that several cite; point at a mark to see where.")));
        out_ << "<style>" << scoped(drawing_style(), "#quan-he ") << "</style>" << legend(answer, view_)
             << format("<div class=\"scroll\"><svg width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">",
                       drawing.width, drawing.height)
             << drawing.elements << "</svg></div>";
        if (drawing.left_out > 0)
            out_ << "<p class=\"soft\">"
                 << format("… {} {}", drawing.left_out, w("văn bản không vẽ hết.", "more are not drawn.")) << "</p>";
        out_ << "</section>\n";
    }

    void left_out() {
        if (run_.problems.empty() && audit_.outside.empty()) return;
        begin_section("con-lai", w("Chưa xét được", "Not evaluated"),
                      std::string(w("Tệp không đọc được và văn bản không thuộc đơn vị nào.",
                                    "Files that cannot be read and documents of no unit.")));
        out_ << "<table><tbody>\n";
        for (const findings::Problem& problem : run_.problems)
            out_ << "<tr><td class=\"path\">" << html(problem.path) << "</td><td>"
                 << html(problem.message.in(view_.language)) << "</td></tr>\n";
        for (const std::uint32_t document : audit_.outside)
            out_ << "<tr><td class=\"path\">" << html(path(document)) << "</td><td>"
                 << w("Không thuộc đơn vị nào trong danh sách.", "Fits no unit of the roster.") << "</td></tr>\n";
        out_ << "</tbody></table></section>\n";
    }

    const AuditRun& run_;
    const audit::Audit& audit_;
    const View& view_;
    Out& out_;
    std::map<std::uint32_t, std::optional<std::vector<std::string>>> texts_;
};

}  // namespace

void audit_html(const AuditRun& run, const View& view, Out& out) {
    AuditHtml(run, view, out).write();
}

}  // namespace doichieu::report
