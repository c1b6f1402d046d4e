#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/format.h"
#include "report/graph_picture.h"
#include "report/graph_words.h"
#include "report/xml.h"

namespace doichieu::report {
namespace {

constexpr std::size_t kMostPictures = 100;  ///< of single documents on a page of many
constexpr std::size_t kMostTableRows = 5000;

/// Of a single document, the document with what is round it.
GraphAnswer to_draw(const GraphAnswer& answer) {
    if (answer.question != GraphQuestion::everything || is_drawn_as_matrix(answer)) {
        return {answer.graph, answer.question, answer.part, answer.day};
    }
    return {answer.graph, GraphQuestion::surroundings, graph::surroundings(answer.graph, documents_of(answer).front())};
}

Drawing draw(const GraphAnswer& answer, const View& view) {
    return is_drawn_as_matrix(answer) ? draw_matrix(answer, view) : draw_surroundings(answer, view);
}

std::string svg_of(const Drawing& drawing, std::string_view title, bool stands_alone) {
    std::string svg = base::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">\n",
        drawing.width, drawing.height, xml(title));
    if (stands_alone) {
        svg += base::format("<title>{}</title><style>{}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
                            xml(title), drawing_style());
    }
    return svg + drawing.elements + "</svg>\n";
}

std::string title_of(const GraphAnswer& answer, const View& view) {
    const auto subject = [&] { return answer.graph.nodes()[answer.part.nodes.front().node].label; };
    switch (answer.question) {
        case GraphQuestion::implementers:
            return base::format("{} {}", view.words("Ai thực hiện", "Who carries out"), subject());
        case GraphQuestion::impact:
            return base::format("{} {}", view.words("Những gì phải xem lại nếu thay", "What a change touches:"),
                                subject());
        case GraphQuestion::chain:
            return base::format("{}: {}", view.words("Dựa vào đâu", "What it rests on"), subject());
        case GraphQuestion::path:
            return std::string(view.words("Hai văn bản nối với nhau thế nào", "How two texts are connected"));
        case GraphQuestion::surroundings:
            return subject();
        default:
            return base::format("{} {}", documents_of(answer).size(),
                                view.words("văn bản và những gì chúng dẫn", "documents and what they cite"));
    }
}

class Page {
  public:
    Page(const GraphAnswer& answer, const View& view, Out& out)
        : answer_(answer), graph_(answer.graph), view_(view), out_(out) {}

    void run() {
        const std::string title = title_of(answer_, view_);
        const Drawing drawing = draw(answer_, view_);
        out_ << "<!DOCTYPE html>\n<html lang=\"" << view_.words("vi", "en") << "\">\n<head>\n<meta charset=\"utf-8\">\n"
             << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
             << xml(title) << "</title>\n<style>" << kPageStyle << drawing_style() << "</style>\n</head>\n<body>\n"
             << "<h1>" << xml(title) << "</h1>\n";
        write_summary(drawing);
        out_ << legend(answer_, view_);
        if (is_drawn_as_matrix(answer_)) {
            out_ << "<div class=\"picture\">" << svg_of(drawing, title, false) << "</div>\n";
            write_documents();
        } else {
            out_ << "<main>\n<div class=\"picture\">" << svg_of(drawing, title, false) << "</div>\n<div>\n";
            write_table(answer_);
            out_ << "</div>\n</main>\n";
        }
        out_ << "</body>\n</html>\n";
    }

  private:
    static constexpr std::string_view kPageStyle =
        "body{margin:0;padding:20px 28px 48px;background:#f3f4f6;color:#111827;"
        "font:15px/1.45 'Segoe UI','Noto Sans','Helvetica Neue',Arial,sans-serif}"
        "h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px}p{margin:4px 0}"
        "main{display:grid;gap:20px;grid-template-columns:minmax(0,max-content) minmax(420px,1fr);align-items:start}"
        "@media(max-width:1700px){main{grid-template-columns:minmax(0,1fr)}}"
        ".picture{overflow:auto;background:#fff;border:1px solid #e5e7eb;border-radius:10px;max-width:100%}"
        "svg{display:block}.legend{color:#4b5563;font-size:13px;margin:8px 0 14px}"
        ".key{display:inline-block;width:22px;height:0;border-top:3px solid #9ca3af;margin:0 6px 4px 0}"
        ".entry{white-space:nowrap;margin-right:14px}"
        ".key.rests{border-color:#2563eb}.key.continues{border-color:#059669}"
        ".key.reviews{border-color:#9333ea}.key.changes{border-color:#d97706}.key.ends{border-color:#dc2626}"
        ".key.dotted{border-top-style:dotted}.key.dashed{border:1.5px dashed #9ca3af;height:9px;margin-bottom:-1px}"
        "table{border-collapse:collapse;background:#fff;border:1px solid #e5e7eb;border-radius:10px;width:100%;"
        "font-size:13.5px}th,td{text-align:left;vertical-align:top;padding:7px 10px;border-top:1px solid #eef0f3}"
        "th{background:#f9fafb;font-weight:600;position:sticky;top:0;border-top:0}td.date{white-space:nowrap}"
        "tr.level td{background:#f9fafb;font-weight:700}.quote{color:#4b5563}.tag{color:#b91c1c;font-size:12px}"
        ".path{color:#6b7280;font-size:12px;word-break:break-all}"
        "details{background:#fff;border:1px solid #e5e7eb;border-radius:10px;margin:8px 0;padding:8px 14px}"
        "summary{cursor:pointer;font-weight:600}summary span{font-weight:400;color:#6b7280}"
        "details[open] summary{margin-bottom:10px}"
        "@media print{body{background:#fff;padding:0}.picture{border:0;overflow:visible}svg{max-width:100%;height:auto}"
        "main{display:block}th{position:static}tr{break-inside:avoid}}";

    [[nodiscard]] const graph::Node& node(std::uint32_t index) const { return graph_.nodes()[index]; }

    void write_summary(const Drawing& drawing) {
        std::map<int, std::pair<legal::Level, std::size_t>> levels;
        std::size_t stubs = 0;
        std::size_t undecided = 0;
        std::size_t cited = 0;
        for (const graph::Reached& one : answer_.part.nodes) {
            const graph::Node& node = this->node(one.node);
            if (node.kind != graph::NodeKind::instrument) continue;
            auto& [level, count] = levels[order_of(node.level)];
            level = node.level;
            ++count;
            ++cited;
            stubs += node.stub && !node.is_undecided ? 1 : 0;
            undecided += node.is_undecided ? 1 : 0;
        }
        out_ << "<p>" << view_.words("Số văn bản được dẫn: ", "Instruments that are cited: ") << cited;
        const char* separator = " (";
        for (const auto& [order, entry] : levels) {
            out_ << separator << words_of(view_, entry.first) << ": " << entry.second;
            separator = ", ";
        }
        out_ << (levels.empty() ? "." : ").");
        if (stubs > 0) {
            out_ << ' '
                 << view_.words("Không có trong danh mục (khung đứt nét): ", "Not in the registry (dashed frame): ")
                 << stubs << '.';
        }
        if (undecided > 0) {
            out_ << ' '
                 << view_.words("Chưa rõ là văn bản nào trong những văn bản cùng số: ",
                                "Not told which of those of one number is meant: ")
                 << undecided << '.';
        }
        if (drawing.left_out > 0) {
            out_ << ' ' << view_.words("Không vẽ hết trong hình, xem ở bảng: ", "Not drawn, but in the table: ")
                 << drawing.left_out << '.';
        }
        out_ << "</p>\n<p class=\"legend\">"
             << (is_drawn_as_matrix(answer_)
                     ? view_.words("Mỗi ô là một văn bản được dẫn; số trong ô là số chỗ dẫn. Di chuột vào ô để xem "
                                   "lời văn và chỗ dẫn.",
                                   "Each mark stands for what is cited; a number in it counts the places. "
                                   "Point at a mark to see the words and their place.")
                     : view_.words("Di chuột vào đường nối hay thẻ để xem lời văn và chỗ dẫn.",
                                   "Point at a line or a card to see the words and their place."))
             << "</p>\n";
    }

    /// Every edge of the picture, by level and date of what is cited.
    void write_table(const GraphAnswer& answer) {
        std::vector<std::uint32_t> edges = answer.part.edges;
        std::ranges::stable_sort(edges, {}, [&](std::uint32_t index) {
            const graph::Node& to = node(graph_.edge(index).to);
            return std::tuple(order_of(to.level), to.date, std::string_view(to.id));
        });
        out_ << "<table>\n<tr><th>" << view_.words("Văn bản", "Text") << "</th><th>" << view_.words("Ngày", "Date")
             << "</th><th>" << view_.words("Quan hệ và chỗ dẫn", "Relation and place") << "</th></tr>\n";
        int last = -1;
        bool is_open = false;
        for (std::size_t i = 0; i < edges.size() && i < kMostTableRows; ++i) {
            const graph::Edge edge = graph_.edge(edges[i]);
            const graph::Node& to = node(edge.to);
            if (i > 0 && graph_.edge(edges[i - 1]).to == edge.to) {
                write_relation(edge);
                continue;
            }
            if (std::exchange(is_open, true)) out_ << "</td></tr>\n";
            if (order_of(to.level) != last) {
                out_ << "<tr class=\"level\"><td colspan=\"3\">" << words_of(view_, to.level) << "</td></tr>\n";
                last = order_of(to.level);
            }
            out_ << "<tr><td>" << xml(to.label);
            if (to.stub) {
                out_ << " <span class=\"tag\">" << words_of_stub(view_, to) << "</span>";
            }
            if (!to.title.empty()) out_ << "<div class=\"quote\">" << xml(to.title) << "</div>";
            out_ << "</td><td class=\"date\">" << (to.date.stated() ? words_of(view_, to.date) : "") << "</td><td>";
            write_relation(edge);
        }
        if (is_open) out_ << "</td></tr>\n";
        out_ << "</table>\n";
        if (edges.size() > kMostTableRows) {
            out_ << "<p>" << edges.size() - kMostTableRows
                 << view_.words(" dòng nữa; --format csv cho đủ.", " more rows; --format csv has them all.")
                 << "</p>\n";
        }
    }

    void write_relation(const graph::Edge& edge) {
        out_ << "<div>" << xml(node(edge.from).label) << " <b>" << words_of(view_, edge.statement) << "</b>";
        if (!edge.statement.asserted) out_ << view_.words(" (theo danh mục)", " (by the registry)");
        out_ << "</div>";
        for (const graph::Evidence& evidence : edge.evidence) {
            out_ << "<div class=\"quote\">" << xml(place_of(view_, evidence)) << ": “" << xml(evidence.quote)
                 << "”</div>";
        }
    }

    /// Each document with what it rests on; its own picture while there are few.
    void write_documents() {
        std::vector<std::uint32_t> documents = documents_of(answer_);
        std::ranges::stable_sort(documents, {}, [&](std::uint32_t index) {
            const graph::Node& document = node(index);
            return std::tuple(order_of(document.level), std::string_view(document.issuer), document.date,
                              std::string_view(document.id));
        });
        out_ << "<h2>" << view_.words("Từng văn bản", "Each document") << "</h2>\n";
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const graph::Node& document = node(documents[i]);
            const auto outgoing = graph_.out_edges(documents[i]);
            out_ << "<details><summary>" << xml(document.label) << " <span>· " << xml(document.issuer) << " · "
                 << (document.date.stated() ? words_of(view_, document.date) : "") << " · "
                 << view_.words("số quan hệ: ", "relations: ") << outgoing.size()
                 << "</span></summary>\n<p class=\"path\">" << xml(path_of(document)) << "</p>\n";
            GraphAnswer around{graph_, GraphQuestion::surroundings, graph::surroundings(graph_, documents[i])};
            if (i < kMostPictures) {
                out_ << "<div class=\"picture\">" << svg_of(draw_surroundings(around, view_), document.label, false)
                     << "</div>\n";
            }
            around.part.edges = outgoing;
            write_table(around);
            out_ << "</details>\n";
        }
    }

    const GraphAnswer& answer_;
    const graph::Graph& graph_;
    const View& view_;
    Out& out_;
};

}  // namespace

void graph_svg(const GraphAnswer& answer, const View& view, Out& out) {
    const GraphAnswer drawn = to_draw(answer);
    out << svg_of(draw(drawn, view), title_of(drawn, view), true);
}

void graph_html(const GraphAnswer& answer, const View& view, Out& out) {
    Page(to_draw(answer), view, out).run();
}

}  // namespace doichieu::report
