#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "base/format.h"
#include "report/graph.h"
#include "report/graph_words.h"
#include "report/table.h"

namespace doichieu::report {
namespace {

using graph::Reached;

/// The Centre first, what is not known last.
constexpr std::array kLevels{legal::Level::central, legal::Level::province, legal::Level::district,
                             legal::Level::commune, legal::Level::cell,     legal::Level::unknown};

class Text {
  public:
    Text(const GraphAnswer& answer, const View& view, Out& out)
        : answer_(answer), graph_(answer.graph), view_(view), out_(out) {}

    void run() {
        switch (answer_.question) {
            case GraphQuestion::everything:
                return write_everything();
            case GraphQuestion::surroundings:
                return write_surroundings();
            case GraphQuestion::implementers:
                return write_implementers();
            case GraphQuestion::impact:
                return write_impact();
            case GraphQuestion::path:
                return write_path();
            case GraphQuestion::chain:
                return write_chain();
            case GraphQuestion::orphans:
                return write_orphans();
            case GraphQuestion::faults:
                return write_faults();
            case GraphQuestion::central:
                return write_central();
        }
    }

  private:
    [[nodiscard]] const graph::Node& node(std::uint32_t index) const { return graph_.nodes()[index]; }
    [[nodiscard]] const Reached& subject() const { return answer_.part.nodes.front(); }

    /// "Nghị quyết số 25-NQ/TW (03/6/2013)  25-NQ/TW@2013-06-03"
    [[nodiscard]] std::string named(std::uint32_t index, bool strong = false) const {
        const graph::Node& node = this->node(index);
        const std::string label = printable(node.label);
        std::string text = strong ? painted(view_, Tone::strong, label) : label;
        if (node.date.stated()) text += " (" + words_of(view_, node.date) + ")";
        return text + "  " + printable(node.id);
    }

    [[nodiscard]] std::string marks(const graph::Edge& edge, std::uint32_t other) const {
        std::string text;
        if (!edge.statement.asserted) text += view_.words("  [theo danh mục]", "  [by the registry]");
        if (!edge.statement.whole) text += view_.words("  [một phần]", "  [in part]");
        if (is_stub(other)) text.append("  [").append(words_of_stub(view_, node(other))).append("]");
        return text;
    }

    [[nodiscard]] bool is_stub(std::uint32_t index) const {
        return node(index).stub && node(index).kind == graph::NodeKind::instrument;
    }

    /// "  (dòng 10, 18)"; what many documents tell of two others: "  (ở 96 văn bản)".
    [[nodiscard]] std::string lines(const graph::Edge& edge) const {
        std::string text;
        std::set<std::string_view> documents;
        for (const graph::Evidence& evidence : edge.evidence) {
            if (evidence.line == 0) continue;
            documents.insert(evidence.path);
            text += (text.empty() ? std::string(view_.words("  (dòng ", "  (line ")) : ", ") +
                    std::to_string(evidence.line);
        }
        if (documents.size() > 1)
            return base::format("  ({} {} {})", view_.words("ở", "in"), documents.size(),
                                view_.words("văn bản", "documents"));
        return text.empty() ? text : text + ")";
    }

    void write_outgoing(std::uint32_t number) {
        const graph::Edge edge = graph_.edge(number);
        out_ << "  " << words_of(view_, edge.statement) << " → " << printable(node(edge.to).label) << "  "
             << printable(node(edge.to).id) << lines(edge) << marks(edge, edge.to) << '\n';
    }

    void write_everything() {
        for (const bool documents : {true, false}) {
            for (const Reached& one : answer_.part.nodes) {
                const bool is_document = node(one.node).kind == graph::NodeKind::document;
                const auto edges = graph_.out_edges(one.node);
                if (is_document != documents || (edges.empty() && !is_document)) continue;
                out_ << painted(view_, Tone::strong, printable(node(one.node).label)) << "  "
                     << printable(node(one.node).id) << '\n';
                for (const std::uint32_t edge : edges) write_outgoing(edge);
            }
        }
    }

    void write_heading(std::string_view words) { out_ << '\n' << words << '\n'; }

    void write_surroundings() {
        const std::uint32_t subject = this->subject().node;
        const graph::Node& node = this->node(subject);
        out_ << named(subject, true) << marks(graph::Edge{}, subject) << '\n';
        if (!node.title.empty()) out_ << "  " << printable(node.title) << '\n';
        if (!node.issuer.empty()) out_ << "  " << printable(node.issuer) << '\n';
        const auto write_all = [&](const std::vector<std::uint32_t>& edges, bool outward, std::string_view heading) {
            if (edges.empty()) return;
            write_heading(heading);
            for (const std::uint32_t number : edges) {
                const graph::Edge edge = graph_.edge(number);
                const std::uint32_t other = outward ? edge.to : edge.from;
                out_ << "  " << (outward ? words_of(view_, edge.statement) : words_from_target(view_, edge.statement))
                     << (outward ? " → " : " ← ") << named(other) << lines(edge) << marks(edge, other) << '\n';
            }
        };
        const auto outgoing = graph_.out_edges(subject);
        const auto incoming = graph_.in_edges(subject);
        write_all(outgoing, true, view_.words("Nói đến", "Speaks of"));
        write_all(incoming, false, view_.words("Được nói đến", "Spoken of"));
        if (outgoing.empty() && incoming.empty()) {
            write_heading(view_.words("Không nối với văn bản nào.", "Connected to nothing."));
        }
    }

    /// "thực hiện, qua Kết luận số 43-KL/TW": how a node was reached and through which others.
    [[nodiscard]] std::string way_of(const Reached& one) const {
        const graph::Edge edge = graph_.edge(one.edge);
        std::string text(words_of(view_, edge.statement));
        for (const Reached* at = &parent(one); at->edge != graph::kNoEdge; at = &parent(*at)) {
            const graph::Edge next = graph_.edge(at->edge);
            text += base::format(" → {}, {}", printable(node(at->node).label), words_of(view_, next.statement));
        }
        return text + lines(edge) + marks(edge, one.node);
    }

    [[nodiscard]] const Reached& parent(const Reached& one) const { return answer_.part.nodes[one.parent]; }

    void write_implementers() {
        const std::size_t count = answer_.part.nodes.size() - 1;
        out_ << named(subject().node, true) << '\n';
        if (count == 0) {
            write_heading(view_.words("Chưa thấy văn bản nào thực hiện.", "Nothing is known to carry it out."));
            return;
        }
        for (const legal::Level level : kLevels) {
            std::vector<const Reached*> here;
            for (const Reached& one : answer_.part.nodes) {
                if (one.edge != graph::kNoEdge && node(one.node).level == level) here.push_back(&one);
            }
            if (here.empty()) continue;
            std::ranges::stable_sort(here, {},
                                     [&](const Reached* one) { return std::pair(one->depth, node(one->node).date); });
            write_heading(base::format("{} ({})", words_of(view_, level), here.size()));
            for (const Reached* one : here) {
                out_ << "  " << named(one->node) << '\n' << "      " << way_of(*one) << '\n';
            }
        }
    }

    // ---- impact ----

    struct Task {
        const graph::Evidence* evidence;
        std::uint32_t target;
    };

    [[nodiscard]] bool is_over(const graph::Node& node) const {
        return answer_.day.stated() && node.last_year != 0 && node.last_year < answer_.day.year;
    }

    void write_work(const Reached& one, const std::map<std::string_view, std::vector<Task>>& tasks) {
        const graph::Node& document = node(one.node);
        out_ << "\n[ ] " << painted(view_, Tone::strong, printable(document.label)) << "  "
             << printable(path_of(document)) << '\n';
        if (is_over(document)) {
            out_ << "      " << view_.words("kế hoạch đến hết năm ", "a plan to the end of ")
                 << std::size_t(document.last_year) << view_.words(", nay đã qua", ", now past") << '\n';
        }
        if (one.depth > 1) out_ << "      " << way_of(one) << '\n';
        const auto own = tasks.find(path_of(document));
        if (own == tasks.end()) return;
        for (const Task& task : own->second) {
            out_ << "      " << place_of(view_, *task.evidence) << ": “" << printable(task.evidence->quote) << "”";
            if (task.target != subject().node) out_ << " → " << printable(node(task.target).label);
            out_ << '\n';
        }
    }

    void write_impact() {
        std::map<std::string_view, std::vector<Task>> tasks;  // by document
        std::size_t paragraphs = 0;
        for (const std::uint32_t number : answer_.part.edges) {
            const graph::Edge edge = graph_.edge(number);
            paragraphs += edge.evidence.size();
            for (const graph::Evidence& evidence : edge.evidence) tasks[evidence.path].push_back({&evidence, edge.to});
        }
        for (auto& [path, own] : tasks) {
            std::ranges::stable_sort(own, {}, [](const Task& task) { return task.evidence->line; });
        }
        std::vector<const Reached*> documents;
        std::vector<const Reached*> others;
        for (const Reached& one : answer_.part.nodes) {
            if (one.edge == graph::kNoEdge) continue;
            (node(one.node).kind == graph::NodeKind::document ? documents : others).push_back(&one);
        }
        std::ranges::stable_sort(documents, {}, [&](const Reached* one) {
            return std::tuple(is_over(node(one->node)), one->depth, node(one->node).id);
        });
        out_ << named(subject().node, true) << '\n'
             << say({base::format("Nếu văn bản này được thay thế ngày {}: {} văn bản, {} chỗ phải xem lại.",
                                  words_of(view_, answer_.day), documents.size(), paragraphs),
                     base::format("Were it replaced on {}: documents to look at {}, places in them {}.",
                                  words_of(view_, answer_.day), documents.size(), paragraphs)})
             << '\n';
        for (const Reached* one : documents) write_work(*one, tasks);
        if (others.empty()) return;
        write_heading(view_.words("Văn bản khác dựa vào văn bản này (không có toàn văn)",
                                  "Other instruments that rest on it (their text is not here)"));
        for (const Reached* one : others) {
            out_ << "  " << named(one->node) << '\n' << "      " << way_of(*one) << '\n';
        }
    }

    // ---- ways ----

    void write_path() {
        for (std::size_t i = 0; i < answer_.part.nodes.size(); ++i) {
            const Reached& one = answer_.part.nodes[i];
            if (i > 0) {
                const graph::Edge edge = graph_.edge(one.edge);
                const bool outward = edge.to == one.node;
                out_ << (outward ? "  ↓ " : "  ↑ ")
                     << (outward ? words_of(view_, edge.statement) : words_from_target(view_, edge.statement))
                     << lines(edge) << marks(edge, one.node) << '\n';
            }
            out_ << named(one.node, i == 0 || i + 1 == answer_.part.nodes.size()) << '\n';
        }
    }

    void write_branch(std::uint32_t place, const std::vector<std::vector<std::uint32_t>>& children) {
        const Reached& one = answer_.part.nodes[place];
        out_.repeat(' ', std::size_t{2} * one.depth);
        if (one.edge != graph::kNoEdge) {
            const graph::Edge edge = graph_.edge(one.edge);
            out_ << words_of(view_, edge.statement) << " → " << named(one.node) << "  · "
                 << words_of(view_, node(one.node).level) << lines(edge) << marks(edge, one.node) << '\n';
        } else {
            out_ << named(one.node, true) << "  · " << words_of(view_, node(one.node).level) << '\n';
        }
        for (const std::uint32_t child : children[place]) write_branch(child, children);
    }

    /// A tree of the nearest ways: every text once, below the one through which it is reached.
    void write_chain() {
        std::vector<std::vector<std::uint32_t>> children(answer_.part.nodes.size());
        for (std::uint32_t i = 1; i < answer_.part.nodes.size(); ++i) {
            children[answer_.part.nodes[i].parent].push_back(i);
        }
        for (auto& below : children) {
            std::ranges::stable_sort(below, [&](std::uint32_t a, std::uint32_t b) {
                return level_of(a) != level_of(b) ? level_of(a) > level_of(b) : date_of(a) < date_of(b);
            });
        }
        write_branch(0, children);
        const bool reaches_centre = std::ranges::any_of(
            answer_.part.nodes, [&](const Reached& one) { return node(one.node).level == legal::Level::central; });
        if (!reaches_centre) {
            write_heading(view_.words("Chưa thấy đường lên đến Trung ương.", "No way up to the Centre is known."));
        }
    }
    [[nodiscard]] legal::Level level_of(std::uint32_t place) const {
        return node(answer_.part.nodes[place].node).level;
    }
    [[nodiscard]] legal::Date date_of(std::uint32_t place) const { return node(answer_.part.nodes[place].node).date; }

    // ---- lists ----

    void write_list(std::string_view heading, const std::vector<std::uint32_t>& nodes) {
        out_ << painted(view_, Tone::strong, heading) << " (" << nodes.size() << ")\n";
        for (const std::uint32_t one : nodes) {
            out_ << "  " << named(one) << "  · " << words_of(view_, node(one).level) << '\n';
        }
    }

    void write_orphans() {
        const graph::Orphans& orphans = answer_.orphans;
        write_list(view_.words("Văn bản ở đây không dựa vào văn bản nào", "Documents that rest on nothing"),
                   orphans.without_basis);
        out_ << '\n';
        write_list(view_.words("Văn bản được dẫn, hoặc của cấp trên, mà chưa văn bản nào ở đây thực hiện",
                               "Cited or a superior's, but carried out by no document here"),
                   orphans.not_carried_out);
        out_ << '\n'
             << painted(view_, Tone::strong,
                        view_.words("Bỏ qua cấp trung gian: dẫn thẳng văn bản trên, không dẫn văn bản của cấp trên "
                                    "trực tiếp",
                                    "Skipped levels: rests on the higher text, not on its own superior's"))
             << " (" << orphans.skipped.size() << ")\n";
        for (const graph::Orphans::Skipped& one : orphans.skipped) {
            const graph::Edge edge = graph_.edge(one.edge);
            out_ << "  " << named(one.document) << '\n'
                 << "      " << words_of(view_, edge.statement) << " → " << printable(node(one.above).label)
                 << lines(edge) << "; " << view_.words("chưa dẫn ", "without ") << named(one.between) << '\n';
        }
    }

    void write_faults() {
        if (answer_.faults.empty()) {
            out_ << view_.words("Không có vòng lặp, không văn bản nào có hai văn bản thay thế.\n",
                                "No cycles, and nothing with two successors.\n");
            return;
        }
        for (const graph::Fault& fault : answer_.faults) {
            out_ << painted(view_, Tone::error, heading_of(fault.kind)) << '\n';
            for (const std::uint32_t edge : fault.edges) {
                out_ << "  " << named(graph_.edge(edge).from) << '\n';
                out_ << "  ";
                write_outgoing(edge);
            }
        }
    }

    [[nodiscard]] std::string_view heading_of(graph::Fault::Kind kind) const {
        switch (kind) {
            case graph::Fault::Kind::succession_cycle:
                return view_.words("lỗi: thay thế, bãi bỏ lẫn nhau thành vòng",
                                   "error: they replace each other in a ring");
            case graph::Fault::Kind::basis_cycle:
                return view_.words("lỗi: dựa vào nhau thành vòng", "error: they rest on each other in a ring");
            case graph::Fault::Kind::fork:
                return view_.words("lỗi: cùng một văn bản mà có nhiều văn bản thay thế toàn bộ",
                                   "error: one text with several successors as a whole");
        }
        return {};
    }

    void write_central() {
        std::vector<std::vector<std::string>> rows{
            {std::string(view_.words("văn bản", "instrument")), std::string(view_.words("cấp", "level")),
             std::string(view_.words("trực tiếp", "directly")), std::string(view_.words("tất cả", "all")),
             std::string(view_.words("hồ sơ ở đây", "documents here")), std::string(view_.words("mã", "id"))}};
        for (const graph::Weight& weight : answer_.weights) {
            const graph::Node& node = this->node(weight.node);
            rows.push_back({node.label, std::string(words_of(view_, node.level)), std::to_string(weight.direct),
                            std::to_string(weight.all), std::to_string(weight.documents), node.id});
        }
        write_table(rows, view_, out_);
    }

    [[nodiscard]] std::string say(const base::TextPair& sentence) const { return sentence.in(view_.language); }

    const GraphAnswer& answer_;
    const graph::Graph& graph_;
    const View& view_;
    Out& out_;
};

}  // namespace

void graph_text(const GraphAnswer& answer, const View& view, Out& out) {
    Text(answer, view, out).run();
}

}  // namespace doichieu::report
