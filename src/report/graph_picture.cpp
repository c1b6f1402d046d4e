#include "report/graph_picture.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/format.h"
#include "report/graph_words.h"
#include "report/xml.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

using graph::Reached;

constexpr int kCardWidth = 276;
constexpr int kCardHeight = 58;
constexpr int kCardGap = 10;
constexpr int kColumnGap = 120;
constexpr int kHeading = 30;
constexpr int kPictureMargin = 24;
constexpr int kArcRoom = 100;  ///< beside an outer column, for edges between its own cards
constexpr int kHighest = 210;  ///< of the text in the middle: it must be on the first screen
constexpr std::size_t kMostCards = 300;
constexpr std::size_t kLabelColumns = 34;
constexpr std::size_t kSmallColumns = 44;
constexpr std::size_t kMostHintLines = 12;

struct Card {
    std::uint32_t node = 0;
    std::uint32_t place = 0;  ///< in the answer
    int column = 0;           ///< 0 is the middle, negative is left
    int x = 0;
    int y = 0;
};

class Surroundings {
  public:
    Surroundings(const GraphAnswer& answer, const View& view) : answer_(answer), graph_(answer.graph), view_(view) {}

    Drawing run() {
        place_columns();
        for (auto& [column, cards] : columns_) order(column, cards);
        const int first = columns_.begin()->first;
        const int last = columns_.rbegin()->first;
        const int left = first <= 0 && has_edge_within(first) ? kArcRoom : kPictureMargin;
        const int right = last > 0 && has_edge_within(last) ? kArcRoom : kPictureMargin;
        for (auto& [column, cards] : columns_) {
            const int x = left + (column - first) * (kCardWidth + kColumnGap);
            for (Card& card : cards) card.x = x;
            drawing_.width = std::max(drawing_.width, x + kCardWidth + right);
        }
        stack(-1);
        stack(1);
        for (auto& [column, cards] : columns_) {
            if (column < -1 || column > 1) stack_beside_parents(column, cards);
        }
        place_subject();
        for (const auto& [column, cards] : columns_) {
            for (const Card& card : cards) {
                by_node_.emplace(card.node, &card);
                drawing_.height = std::max(drawing_.height, card.y + kCardHeight + kPictureMargin);
            }
        }
        drawing_.elements += headings_;
        for (const std::uint32_t index : answer_.part.edges) draw(graph_.edge(index));
        for (const auto& [column, cards] : columns_) {
            for (const Card& card : cards) draw(card);
        }
        return std::move(drawing_);
    }

  private:
    [[nodiscard]] const graph::Node& node(std::uint32_t index) const { return graph_.nodes()[index]; }

    [[nodiscard]] bool has_edge_within(int column) const {
        const auto is_in_it = [&](std::uint32_t node) {
            return std::ranges::find(columns_.at(column), node, &Card::node) != columns_.at(column).end();
        };
        return std::ranges::any_of(answer_.part.edges, [&](std::uint32_t index) {
            const graph::Edge edge = graph_.edge(index);
            return is_in_it(edge.from) && is_in_it(edge.to);
        });
    }

    /// Left when the first step from the middle goes along the edge, right when against it.
    void place_columns() {
        const auto& nodes = answer_.part.nodes;
        std::vector<int> column(nodes.size());
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            const Reached& one = nodes[i];
            if (i >= kMostCards) {
                ++drawing_.left_out;
                continue;
            }
            if (one.edge != graph::kNoEdge) {
                const int before = column[one.parent];
                const bool along = graph_.edge(one.edge).to == one.node;
                const int side = before != 0 ? before : along ? -1 : 1;
                column[i] = before + (side < 0 ? -1 : 1);
            }
            columns_[column[i]].push_back({one.node, i, column[i], 0, 0});
        }
    }

    void order(int column, std::vector<Card>& cards) const {
        std::ranges::stable_sort(cards, {}, [&](const Card& card) {
            const graph::Node& node = this->node(card.node);
            // Farther out the parents' order counts, which stack_beside_parents() puts first.
            return std::tuple(column == 0 ? 0 : order_of(node.level), node.date, node.id);
        });
    }

    /// The nearest columns: one level below the other, each with its name.
    void stack(int column) {
        const auto found = columns_.find(column);
        if (found == columns_.end()) return;
        int y = kPictureMargin;
        int last = -1;
        for (Card& card : found->second) {
            const legal::Level level = node(card.node).level;
            if (order_of(level) != last) {
                if (last >= 0) y += kCardGap;
                headings_ += drawn_text(card.x, y + 16, base::format("heading {}", class_of(level)),
                                        words_of(view_, level), kSmallColumns);
                y += kHeading;
                last = order_of(level);
            }
            card.y = y;
            y += kCardHeight + kCardGap;
        }
    }

    void stack_beside_parents(int column, std::vector<Card>& cards) {
        const int inner = column < 0 ? column + 1 : column - 1;
        std::map<std::uint32_t, int> parent_y;
        for (const Card& card : columns_[inner]) parent_y.emplace(card.node, card.y);
        const auto y_of = [&](const Card& card) {
            const Reached& one = answer_.part.nodes[card.place];
            const auto found = parent_y.find(answer_.part.nodes[one.parent].node);
            return found == parent_y.end() ? kPictureMargin : found->second;
        };
        std::ranges::stable_sort(cards, {}, y_of);
        int y = kPictureMargin + kHeading;
        for (Card& card : cards) {
            y = std::max(y, y_of(card));
            card.y = y;
            y += kCardHeight + kCardGap;
        }
    }

    void place_subject() {
        int middle = 0;
        for (const int side : {-1, 1}) {
            const auto found = columns_.find(side);
            if (found == columns_.end() || found->second.empty()) continue;
            middle = std::max(middle, (found->second.front().y + found->second.back().y) / 2);
        }
        int y = std::clamp(middle, kPictureMargin + kHeading, kPictureMargin + kHighest);
        for (Card& card : columns_[0]) {
            card.y = y;
            y += kCardHeight + kCardGap;
        }
    }

    void draw(const graph::Edge& edge) {
        const auto from = by_node_.find(edge.from);
        const auto to = by_node_.find(edge.to);
        if (from == by_node_.end() || to == by_node_.end()) return;
        const Card& a = *from->second;
        const Card& b = *to->second;
        const int ya = a.y + kCardHeight / 2;
        const int yb = b.y + kCardHeight / 2;
        std::string path;
        std::string tip;
        if (a.column == b.column) {  // an arc beside the column, on its outer side
            const bool left = a.column <= 0;
            const int x = left ? a.x : a.x + kCardWidth;
            const int bow = std::min(kColumnGap - 20, 26 + std::abs(ya - yb) / 12);
            const int out = left ? x - bow : x + bow;
            const int end = left ? x - 7 : x + 7;
            path = base::format("M{} {}C{} {} {} {} {} {}", x, ya, out, ya, out, yb, end, yb);
            tip = arrow(end, yb, left ? 7 : -7);
        } else {
            const bool to_left = b.x < a.x;
            const int xa = to_left ? a.x : a.x + kCardWidth;
            const int xb = to_left ? b.x + kCardWidth + 7 : b.x - 7;
            const int bend = std::max(40, std::abs(xa - xb) / 2);
            path = base::format("M{} {}C{} {} {} {} {} {}", xa, ya, to_left ? xa - bend : xa + bend, ya,
                                to_left ? xb + bend : xb - bend, yb, xb, yb);
            tip = arrow(xb, yb, to_left ? -7 : 7);
        }
        drawing_.elements += base::format("<g class=\"edge {}{}\"><title>{}</title><path d=\"{}\"/>{}</g>\n",
                                          class_of(edge.statement), edge.statement.asserted ? "" : " derived",
                                          xml_lines(hint_of(answer_, view_, edge)), path, tip);
    }

    /// A point at (x + length, y).
    static std::string arrow(int x, int y, int length) {
        return base::format("<path class=\"tip\" d=\"M{} {}l{} 4v-8z\"/>", x + length, y, -length);
    }

    /// Line breaks stay.
    static std::string xml_lines(const std::string& text) {
        std::string result;
        std::size_t begin = 0;
        while (true) {
            const std::size_t end = text.find('\n', begin);
            result += xml(std::string_view(text).substr(begin, end - begin));
            if (end == std::string::npos) return result;
            result += '\n';
            begin = end + 1;
        }
    }

    /// "thực hiện · dòng 30", how the card was reached.
    [[nodiscard]] std::string relation_of(const Card& card, std::string& style_class) const {
        const Reached& one = answer_.part.nodes[card.place];
        if (one.edge == graph::kNoEdge) return {};
        const graph::Edge edge = graph_.edge(one.edge);
        style_class = class_of(edge.statement);
        const bool along = edge.to == one.node;
        std::string text(along == (card.column < 0) ? words_of(view_, edge.statement)
                                                    : words_from_target(view_, edge.statement));
        if (!along && card.column > 0) text = words_of(view_, edge.statement);
        if (!along && card.column < 0) {  // what took the place of a cited one
            text =
                base::format("{} {}", words_of(view_, edge.statement), node(answer_.part.nodes[one.parent].node).label);
        }
        std::string lines;
        for (const graph::Evidence& evidence : edge.evidence) {
            lines += (lines.empty() ? base::format(" · {} ", view_.words("dòng", "line")) : ", ") +
                     std::to_string(evidence.line);
        }
        if (!edge.statement.asserted) lines += view_.words(" · theo danh mục", " · by the registry");
        return text + lines;
    }

    void draw(const Card& card) {
        const graph::Node& node = this->node(card.node);
        const bool is_subject = card.column == 0;
        std::string classes = base::format("card {}", class_of(node.level));
        if (is_subject) classes += " subject";
        if (node.kind == graph::NodeKind::document) classes += " document";
        if (node.stub) classes += " stub";
        std::string hint = node.label;
        if (!node.title.empty()) hint += "\n" + node.title;
        if (!node.issuer.empty()) hint += "\n" + node.issuer;
        if (const auto path = path_of(node); !path.empty()) hint += "\n" + std::string(path);
        if (node.stub) hint.append("\n").append(words_of_stub(view_, node));
        std::string relation_class;
        const std::string relation = relation_of(card, relation_class);
        const std::string third = !relation.empty()      ? relation
                                  : !node.issuer.empty() ? node.issuer
                                                         : std::string(words_of(view_, node.level));
        std::string second = node.date.stated() ? words_of(view_, node.date) : std::string();
        if (!node.title.empty()) second += (second.empty() ? "" : " · ") + node.title;
        drawing_.elements += base::format(
            "<g class=\"{}\"><title>{}</title><rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
            "rx=\"7\"/><rect class=\"stripe\" x=\"{}\" y=\"{}\" width=\"5\" height=\"{}\" rx=\"2\"/>",
            classes, xml_lines(hint), card.x, card.y, kCardWidth, kCardHeight, card.x, card.y + 6, kCardHeight - 12);
        drawing_.elements += drawn_text(card.x + 15, card.y + 19, "label", node.label, kLabelColumns);
        drawing_.elements += drawn_text(card.x + 15, card.y + 35, "small", second, kSmallColumns);
        drawing_.elements += drawn_text(card.x + 15, card.y + 50, base::format("small relation {}", relation_class),
                                        third, kSmallColumns);
        drawing_.elements += "</g>\n";
    }

    const GraphAnswer& answer_;
    const graph::Graph& graph_;
    const View& view_;
    Drawing drawing_;
    std::string headings_;
    std::map<int, std::vector<Card>> columns_;
    std::map<std::uint32_t, const Card*> by_node_;
};

}  // namespace

Drawing draw_surroundings(const GraphAnswer& answer, const View& view) {
    if (answer.part.nodes.empty()) return {400, 60, {}, 0};
    return Surroundings(answer, view).run();
}

std::string_view class_of(const graph::Statement& statement) {
    if (statement.kind != graph::EdgeKind::cites) return "mentions";
    switch (statement.relation) {
        case legal::Relation::based_on:
        case legal::Relation::implements:
        case legal::Relation::guides:
        case legal::Relation::details:
            return "rests";
        case legal::Relation::continues:
            return "continues";
        case legal::Relation::reviews:
            return "reviews";
        case legal::Relation::mentions:
        case legal::Relation::promulgates:
            return "mentions";
        case legal::Relation::amends:
        case legal::Relation::supplements:
            return "changes";
        case legal::Relation::replaces:
        case legal::Relation::repeals:
            return "ends";
    }
    return "mentions";
}

std::string_view class_of(legal::Level level) {
    return legal::to_string(level);
}

int order_of(legal::Level level) {
    return level == legal::Level::unknown ? 9 : static_cast<int>(level);
}

std::string drawn_text(int x, int y, std::string_view style_class, std::string_view text, std::size_t columns) {
    if (text.empty()) return {};
    std::string shown(text);
    if (text::display_width(text) > columns) {
        shown = std::string(text::prefix_by_width(text, columns - 1)) + "…";
    }
    return base::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", style_class, x, y, xml(shown));
}

std::string hint_of(const GraphAnswer& answer, const View& view, const graph::Edge& edge) {
    const auto& nodes = answer.graph.nodes();
    std::string text =
        base::format("{}\n{} → {}", nodes[edge.from].label, words_of(view, edge.statement), nodes[edge.to].label);
    if (!edge.statement.asserted) text += view.words("\ntheo danh mục", "\nby the registry");
    std::size_t lines = 0;
    for (const graph::Evidence& evidence : edge.evidence) {
        if (++lines > kMostHintLines) {
            text += "\n…";
            break;
        }
        text += base::format("\n{}: “{}”", place_of(view, evidence), evidence.quote);
    }
    return text;
}

std::string_view drawing_style() {
    return "svg{font-family:'Segoe UI','Noto Sans','Helvetica Neue',Arial,sans-serif}"
           ".heading{font-size:13px;font-weight:700;letter-spacing:.3px}"
           ".label{font-size:13.5px;font-weight:600;fill:#111827}.small{font-size:11px;fill:#4b5563}"
           ".box{fill:#fff;stroke:#d1d5db}.document .box{fill:#f8fafc;stroke:#94a3b8}"
           ".stub .box{stroke-dasharray:5 4}.subject .box{fill:#1f2937;stroke:#1f2937}"
           ".subject .label{fill:#fff}.subject .small{fill:#d1d5db}"
           ".edge path{fill:none;stroke-width:1.6;stroke-opacity:.55}.edge .tip{stroke:none}"
           ".edge.derived path{stroke-dasharray:2 4}.edge:hover path{stroke-width:3.5;stroke-opacity:1}"
           ".rests path{stroke:#2563eb}.rests .tip{fill:#2563eb}.continues path{stroke:#059669}"
           ".continues .tip{fill:#059669}.reviews path{stroke:#9333ea}.reviews .tip{fill:#9333ea}"
           ".mentions path{stroke:#9ca3af}.mentions .tip{fill:#9ca3af}.ends path{stroke:#dc2626}"
           ".ends .tip{fill:#dc2626}.changes path{stroke:#d97706}.changes .tip{fill:#d97706}"
           ".small.rests{fill:#1d4ed8}.small.continues{fill:#047857}.small.reviews{fill:#7e22ce}"
           ".small.mentions{fill:#6b7280}.small.ends{fill:#b91c1c}.small.changes{fill:#b45309}"
           ".card:hover .box{stroke:#111827}.central .stripe{fill:#dc2626}.province .stripe{fill:#d97706}"
           ".district .stripe{fill:#0d9488}.commune .stripe{fill:#2563eb}.cell .stripe{fill:#7c3aed}"
           ".unknown .stripe{fill:#9ca3af}.heading.central{fill:#b91c1c}.heading.province{fill:#b45309}"
           ".heading.district{fill:#0f766e}.heading.commune{fill:#1d4ed8}.heading.cell{fill:#6d28d9}"
           ".heading.unknown{fill:#6b7280}"
           ".mark rect{rx:3}.mark.rests rect{fill:#2563eb}.mark.continues rect{fill:#059669}"
           ".mark.reviews rect{fill:#9333ea}.mark.mentions rect{fill:#cbd5e1}.mark.ends rect{fill:#dc2626}"
           ".mark.changes rect{fill:#d97706}.mark:hover rect{stroke:#111827;stroke-width:2}"
           ".mark text{font-size:10px;fill:#fff;text-anchor:middle}.mark.mentions text{fill:#1f2937}"
           ".row{font-size:12px;fill:#1f2937}.body{font-size:12px;font-weight:700;fill:#111827}"
           ".stale{fill:#b91c1c;text-decoration:line-through}.column{font-size:11.5px;fill:#1f2937}"
           ".count{font-size:11px;fill:#6b7280;text-anchor:end}.count.middle{text-anchor:middle}"
           ".band{fill:#f8fafc}.grid{stroke:#eef2f7}.rule{stroke:#cbd5e1}";
}

std::string legend(const GraphAnswer& answer, const View& view) {
    struct Row {
        std::string_view style_class;
        std::string_view vi;
        std::string_view en;
    };
    static constexpr std::array kRows = std::to_array<Row>({
        {"rests", "căn cứ, thực hiện, hướng dẫn", "based on, implements, guides"},
        {"continues", "tiếp tục thực hiện", "continues"},
        {"reviews", "sơ kết, tổng kết", "reviews"},
        {"changes", "sửa đổi, bổ sung", "amends, supplements"},
        {"ends", "thay thế, bãi bỏ", "replaces, repeals"},
        {"mentions", "nhắc đến", "mentions"},
        {"dotted", "theo danh mục, không phải lời văn bản", "by the registry, not said by a document"},
        {"dashed", "văn bản không có trong danh mục", "not in the registry"},
    });
    std::set<std::string_view> drawn;
    for (const std::uint32_t index : answer.part.edges) {
        const graph::Edge edge = answer.graph.edge(index);
        drawn.insert(class_of(edge.statement));
        if (!edge.statement.asserted) drawn.insert("dotted");
    }
    for (const graph::Reached& one : answer.part.nodes) {
        const graph::Node& node = answer.graph.nodes()[one.node];
        if (node.stub && node.kind == graph::NodeKind::instrument) drawn.insert("dashed");
    }
    std::string html = "<p class=\"legend\">";
    for (const Row& row : kRows) {
        if (!drawn.contains(row.style_class)) continue;
        html += base::format("<span class=\"entry\"><span class=\"key {}\"></span>{}</span> ", row.style_class,
                             view.words(row.vi, row.en));
    }
    return html + "</p>\n";
}

}  // namespace doichieu::report
