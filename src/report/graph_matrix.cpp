#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/format.h"
#include "report/graph_picture.h"
#include "report/graph_words.h"
#include "report/xml.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

constexpr int kMargin = 24;
constexpr int kCell = 24;
constexpr int kLabels = 430;
constexpr int kHighestHead = 216;
constexpr int kHeadOfAColumn = 6;  ///< height that one letter of a slanting head takes up
constexpr int kGroupGap = 8;
constexpr std::size_t kMostColumns = 60;
constexpr std::size_t kMostRows = 400;
constexpr std::size_t kRowColumns = 62;
constexpr std::size_t kHeadColumns = 34;
constexpr std::size_t kMostHintEdges = 6;

/// A row's own name without what the group says.
std::string row_name(const View& view, const graph::Node& node) {
    std::string name = node.label;
    if (node.date.stated()) name += base::format(" ({})", words_of(view, node.date));
    if (!node.title.empty() && node.label.find(node.title) == std::string::npos) name += " " + node.title;
    return name;
}

class Matrix {
  public:
    Matrix(const GraphAnswer& answer, const View& view) : answer_(answer), graph_(answer.graph), view_(view) {}

    Drawing run() {
        collect_rows();
        collect_columns();
        measure_head();
        drawing_.width = kMargin + kLabels + static_cast<int>(columns_.size()) * kCell + head_ / 2 + kMargin + kCell;
        int y = kMargin + head_;
        std::string rows;
        std::string_view group;
        for (const std::uint32_t row : rows_) {
            const std::string& body = body_of_[row];
            if (body != group || row == rows_.front()) {
                if (row != rows_.front()) y += kGroupGap;
                group = body;
                write_group(rows, row, y);
                y += kCell;
            }
            write_row(rows, row, y);
            y += kCell;
        }
        const int bottom = y + 4;
        write_columns(bottom);
        drawing_.elements += rows;
        drawing_.height = bottom + kCell + kMargin;
        return std::move(drawing_);
    }

  private:
    [[nodiscard]] const graph::Node& node(std::uint32_t index) const { return graph_.nodes()[index]; }

    void measure_head() {
        std::size_t longest = rarely_.empty() ? 0 : kHeadColumns;
        for (const std::uint32_t column : columns_)
            longest = std::max(longest, text::display_width(head_of(node(column))));
        head_ = std::min(kHighestHead, 30 + kHeadOfAColumn * static_cast<int>(longest));
    }

    void collect_rows() {
        rows_ = documents_of(answer_);
        for (const std::uint32_t row : rows_) {
            const graph::Node& document = node(row);
            std::string body = document.issuer;
            if (body.empty()) body = view_.words("Chưa rõ cơ quan ban hành", "Issuer not stated");
            body_of_[row] = std::move(body);
        }
        std::ranges::stable_sort(rows_, {}, [&](std::uint32_t row) {
            const graph::Node& document = node(row);
            return std::tuple(order_of(document.level), std::string_view(body_of_[row]), document.date,
                              std::string_view(document.id));
        });
        for (const std::uint32_t row : rows_) ++group_size_[body_of_[row]];
        if (rows_.size() > kMostRows) {
            drawing_.left_out += rows_.size() - kMostRows;
            rows_.resize(kMostRows);
        }
    }

    /// Those cited by most, then by level and date.
    void collect_columns() {
        const std::set<std::uint32_t> rows(rows_.begin(), rows_.end());
        std::map<std::uint32_t, std::set<std::uint32_t>> citing;
        for (const std::uint32_t index : answer_.part.edges) {
            const graph::Edge edge = graph_.edge(index);
            if (!rows.contains(edge.from)) continue;
            citing[edge.to].insert(edge.from);
            cells_[{edge.from, edge.to}].push_back(index);
        }
        for (const auto& [column, from] : citing) {
            columns_.push_back(column);
            count_[column] = from.size();
        }
        std::ranges::stable_sort(columns_, [&](std::uint32_t a, std::uint32_t b) { return count_[a] > count_[b]; });
        if (columns_.size() > kMostColumns) {
            rarely_.insert(columns_.begin() + kMostColumns, columns_.end());
            columns_.resize(kMostColumns);
        }
        std::ranges::stable_sort(columns_, {}, [&](std::uint32_t column) {
            return std::tuple(order_of(node(column).level), node(column).date, std::string_view(node(column).id));
        });
    }

    [[nodiscard]] int x_of(std::size_t column) const { return kMargin + kLabels + static_cast<int>(column) * kCell; }

    [[nodiscard]] bool is_replaced(std::uint32_t index) const {
        const auto edges = graph_.in_edges(index);
        return std::ranges::any_of(edges, [&](std::uint32_t number) {
            const graph::Statement said = graph_.edge(number).statement;
            return said.kind == graph::EdgeKind::cites && said.whole && graph::succeeds(said.relation);
        });
    }

    void write_columns(int bottom) {
        std::string& out = drawing_.elements;
        const int top = kMargin + head_ - 6;
        legal::Level last = legal::Level::cell;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const graph::Node& column = node(columns_[i]);
            const int x = x_of(i) + kCell / 2;
            if (i == 0 || column.level != last) {
                out += base::format("<path class=\"rule\" d=\"M{} {}V{}\"/>", x_of(i), top + 4, bottom);
                out += drawn_text(x_of(i) + 3, bottom + 16, base::format("heading {}", class_of(column.level)),
                                  words_of(view_, column.level), 24);
                last = column.level;
            }
            std::string hint = column.label;
            if (column.date.stated()) hint += " (" + words_of(view_, column.date) + ")";
            if (!column.title.empty()) hint += " " + column.title;
            hint += base::format(" · {} {}", count_[columns_[i]], view_.words("văn bản dẫn", "documents cite it"));
            out += base::format(
                "<g transform=\"translate({} {}) rotate(-58)\"><title>{}</title>{}</g>\n", x + 4, top, xml(hint),
                drawn_text(0, 0, is_replaced(columns_[i]) ? "column stale" : "column", head_of(column), kHeadColumns));
            out += base::format("<path class=\"grid\" d=\"M{} {}V{}\"/>", x, top + 8, bottom - 6);
        }
        if (!rarely_.empty()) {
            const int x = x_of(columns_.size()) + kCell / 2;
            out += base::format(
                "<g transform=\"translate({} {}) rotate(-58)\">{}</g>\n", x + 4, top,
                drawn_text(0, 0, "column",
                           base::format("{} {}", rarely_.size(), view_.words("văn bản ít dẫn hơn", "less often cited")),
                           kHeadColumns));
        }
    }

    /// The notation where there is one: short, and what people know it by.
    static std::string head_of(const graph::Node& column) {
        if (column.kind == graph::NodeKind::document) return column.label;
        const std::size_t number = column.label.find(" số ");
        if (number == std::string::npos) return column.label;
        return column.label.substr(number + std::string_view(" số ").size());
    }

    void write_group(std::string& out, std::uint32_t row, int y) const {
        const std::string& body = body_of_.at(row);
        const std::size_t count = group_size_.at(body);
        out += base::format("<rect class=\"band\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", kMargin, y + 1,
                            kLabels + static_cast<int>(columns_.size()) * kCell, kCell - 2);
        out += base::format("<g class=\"{}\"><rect class=\"stripe\" x=\"{}\" y=\"{}\" width=\"5\" height=\"{}\"/></g>",
                            class_of(node(row).level), kMargin, y + 3, kCell - 6);
        out += drawn_text(kMargin + 12, y + 16, "body", count == 1 ? body : base::format("{} ({})", body, count),
                          kRowColumns);
    }

    void write_row(std::string& out, std::uint32_t row, int y) {
        const graph::Node& document = node(row);
        out += base::format("<g><title>{}</title>{}</g>", xml(row_name(view_, document)),
                            drawn_text(kMargin + 22, y + 16, "row", row_name(view_, document), kRowColumns));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto cell = cells_.find({row, columns_[i]});
            if (cell != cells_.end()) write_cell(out, cell->second, x_of(i), y);
        }
        std::size_t others = 0;
        for (const std::uint32_t column : rarely_) others += cells_.contains({row, column}) ? 1U : 0U;
        if (others > 0) {
            out += base::format("<text class=\"count middle\" x=\"{}\" y=\"{}\">+{}</text>",
                                x_of(columns_.size()) + kCell / 2, y + 16, others);
        }
        out += '\n';
    }

    /// The strongest relation gives the colour, the number of places the figure.
    void write_cell(std::string& out, const std::vector<std::uint32_t>& edges, int x, int y) const {
        const auto strength = [](const graph::Statement& said) {
            if (graph::succeeds(said.relation)) return 0;
            return graph::rests_on(said.relation) ? 1 : said.relation == legal::Relation::mentions ? 3 : 2;
        };
        std::uint32_t strongest = edges.front();
        std::size_t places = 0;
        std::string hint;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            const graph::Edge edge = graph_.edge(edges[i]);
            if (strength(edge.statement) < strength(graph_.edge(strongest).statement)) strongest = edges[i];
            places += edge.evidence.size();
            if (i < kMostHintEdges) hint += (i == 0 ? "" : "\n") + hint_of(answer_, view_, edge);
        }
        std::string escaped;
        for (std::size_t begin = 0; begin <= hint.size();) {
            const std::size_t end = std::min(hint.find('\n', begin), hint.size());
            escaped += xml(std::string_view(hint).substr(begin, end - begin));
            if (end < hint.size()) escaped += '\n';
            begin = end + 1;
        }
        out += base::format(
            "<g class=\"mark {}\"><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"16\" "
            "height=\"16\" rx=\"4\"/>",
            class_of(graph_.edge(strongest).statement), escaped, x + 4, y + 4);
        if (places > 1) out += base::format("<text x=\"{}\" y=\"{}\">{}</text>", x + 12, y + 16, places);
        out += "</g>";
    }

    const GraphAnswer& answer_;
    const graph::Graph& graph_;
    const View& view_;
    int head_ = kHighestHead;
    Drawing drawing_;
    std::vector<std::uint32_t> rows_;
    std::vector<std::uint32_t> columns_;
    std::set<std::uint32_t> rarely_;
    std::map<std::uint32_t, std::string> body_of_;
    std::map<std::string, std::size_t> group_size_;
    std::map<std::uint32_t, std::size_t> count_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> cells_;
};

}  // namespace

Drawing draw_matrix(const GraphAnswer& answer, const View& view) {
    return Matrix(answer, view).run();
}

std::vector<std::uint32_t> documents_of(const GraphAnswer& answer) {
    std::vector<std::uint32_t> documents;
    for (const graph::Reached& one : answer.part.nodes) {
        if (answer.graph.nodes()[one.node].kind == graph::NodeKind::document) documents.push_back(one.node);
    }
    return documents;
}

bool is_drawn_as_matrix(const GraphAnswer& answer) {
    return answer.question == GraphQuestion::everything && documents_of(answer).size() != 1;
}

}  // namespace doichieu::report
