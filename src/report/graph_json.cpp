#include <algorithm>

#include "report/graph.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

const char* name_of(graph::Fault::Kind kind) {
    switch (kind) {
        case graph::Fault::Kind::succession_cycle:
            return "succession_cycle";
        case graph::Fault::Kind::basis_cycle:
            return "basis_cycle";
        case graph::Fault::Kind::fork:
            return "fork";
    }
    return "";
}

class Writer {
  public:
    Writer(const GraphAnswer& answer, const View& view, Out& out) : answer_(answer), view_(view), json_(out) {}

    void run() {
        json_.begin_object().field("schemaVersion", 1).new_line().key("nodes").begin_array();
        for (const graph::Reached& one : answer_.part.nodes) write(one);
        json_.end_array().new_line().key("edges").begin_array();
        for (const std::uint32_t index : answer_.part.edges) write(answer_.graph.edge(index));
        json_.end_array();
        if (answer_.question == GraphQuestion::orphans) write(answer_.orphans);
        if (answer_.question == GraphQuestion::faults) {
            json_.new_line().key("faults").begin_array();
            for (const graph::Fault& fault : answer_.faults) {
                json_.new_line().begin_object().field("kind", name_of(fault.kind));
                write_ids("nodes", fault.nodes);
                json_.end_object();
            }
            json_.end_array();
        }
        json_.end_object();
    }

  private:
    [[nodiscard]] const graph::Node& node(std::uint32_t index) const { return answer_.graph.nodes()[index]; }

    void write_ids(std::string_view name, const std::vector<std::uint32_t>& indices) {
        json_.key(name).begin_array();
        for (const std::uint32_t index : indices) json_.value(node(index).id);
        json_.end_array();
    }

    void write(const graph::Reached& one) {
        const graph::Node& node = this->node(one.node);
        json_.new_line().begin_object().field("id", node.id).field("kind", graph::to_string(node.kind));
        json_.field("label", node.label).field("level", to_string(node.level)).field("date", node.date);
        if (node.kind == graph::NodeKind::instrument)
            json_.field("stub", node.stub).field("undecided", node.is_undecided);
        if (node.kind != graph::NodeKind::body) {
            json_.field_or_null("title", node.title).field_or_null("issuer", node.issuer);
        }
        if (node.kind == graph::NodeKind::document) json_.field_or_null("instrument", node.own_id);
        if (one.depth != graph::kNoDepth) {
            json_.field("depth", one.depth).key("via");
            if (one.edge == graph::kNoEdge) {
                json_.null();
            } else {
                json_.value(this->node(answer_.part.nodes[one.parent].node).id);
            }
        }
        const auto weight = std::ranges::find(answer_.weights, one.node, &graph::Weight::node);
        if (weight != answer_.weights.end()) {
            json_.field("restDirectly", weight->direct).field("rest", weight->all);
            json_.field("documentsRest", weight->documents);
        }
        json_.end_object();
    }

    void write(const graph::Edge& edge) {
        const graph::Statement& said = edge.statement;
        json_.new_line().begin_object().field("from", node(edge.from).id).field("to", node(edge.to).id);
        json_.field("relation", to_string(said)).field("asserted", said.asserted);
        json_.field("scope", said.whole ? "whole" : "part");
        json_.field("validFrom", said.valid_from).field("validTo", said.valid_to).key("evidence").begin_array();
        for (const graph::Evidence& evidence : edge.evidence) {
            json_.begin_object().field("path", evidence.path).field("line", evidence.line);
            json_.field("text", evidence.text).field("quote", evidence.quote);
            json_.field_or_null("address", evidence.address.in(view_.language));
            json_.field_or_null("provision", evidence.provision).end_object();
        }
        json_.end_array().end_object();
    }

    void write(const graph::Orphans& orphans) {
        json_.new_line();
        write_ids("withoutBasis", orphans.without_basis);
        json_.new_line();
        write_ids("notCarriedOut", orphans.not_carried_out);
        json_.new_line().key("skippedLevels").begin_array();
        for (const graph::Orphans::Skipped& one : orphans.skipped) {
            json_.begin_object().field("document", node(one.document).id).field("between", node(one.between).id);
            json_.field("above", node(one.above).id).end_object();
        }
        json_.end_array();
    }

    const GraphAnswer& answer_;
    const View& view_;
    JsonWriter json_;
};

}  // namespace

void graph_json(const GraphAnswer& answer, const View& view, Out& out) {
    Writer(answer, view, out).run();
    out << '\n';
}

}  // namespace doichieu::report
