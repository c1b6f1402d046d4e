#include "graph/queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/date.h"
#include "graph/network.h"
#include "support/files.h"

namespace doichieu::graph {
namespace {

using legal::Level;
using legal::Relation;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// A small world: "xa" carries out the district's plan, which carries out the conclusion, which continues the
/// resolution; the commune reviews that one itself; a letter only mentions it.
class World : public ::testing::Test {
  protected:
    World() {
        instrument("NQ", Level::central, "2013-06-03");
        instrument("KL", Level::central, "2019-01-07");
        instrument("CT", Level::central, "2022-10-26");
        instrument("NQ2", Level::central, "2024-01-01");
        document("huyen", Level::district, "2022-01-10");
        document("xa", Level::commune, "2023-02-20");
        document("thu", Level::commune, "2023-05-01");
        document("sau", Level::commune, "2025-05-01");
        say("KL", Relation::continues, "NQ", false);
        say("NQ2", Relation::replaces, "NQ", false);
        say("doc:huyen", Relation::implements, "KL");
        say("doc:xa", Relation::based_on, "doc:huyen");
        say("doc:xa", Relation::reviews, "NQ");
        say("doc:thu", Relation::mentions, "NQ");
        say("doc:thu", Relation::mentions, "CT");
        say("doc:sau", Relation::implements, "KL");
    }

    void instrument(const std::string& id, Level level, std::string_view issued) {
        Node node;
        node.id = node.label = id;
        node.level = level;
        node.date = date(issued);
        builder_.add_node(node);
    }
    void document(const std::string& name, Level level, std::string_view issued) {
        Node node;
        node.id = "doc:" + name;
        node.label = name;
        node.kind = NodeKind::document;
        node.level = level;
        node.date = date(issued);
        builder_.add_node(node);
    }
    void say(const std::string& from, Relation relation, const std::string& to, bool asserted = true,
             std::string_view valid_from = "", std::string_view valid_to = "") {
        Statement statement;
        statement.relation = relation;
        statement.asserted = asserted;
        statement.valid_from = date(valid_from);
        statement.valid_to = date(valid_to);
        builder_.add_edge({from, to, statement, {}});
    }

    const Graph& graph() {
        if (!graph_) graph_.emplace(std::move(builder_).freeze());
        return *graph_;
    }
    std::uint32_t at(const std::string& id) {
        const std::int64_t found = graph().find(id);
        EXPECT_GE(found, 0) << id;
        return static_cast<std::uint32_t>(found);
    }
    /// "doc:xa 1 NQ": node, depth, the one through which it was reached.
    std::vector<std::string> told(const Part& part) {
        std::vector<std::string> lines;
        for (const Reached& one : part.nodes) {
            std::string line = graph().nodes()[one.node].id + " " + std::to_string(one.depth);
            if (one.edge != kNoEdge) line += " " + graph().nodes()[part.nodes[one.parent].node].id;
            lines.push_back(line);
        }
        return lines;
    }
    std::vector<std::string> ids(const std::vector<std::uint32_t>& nodes) {
        std::vector<std::string> found;
        for (const std::uint32_t node : nodes) found.push_back(graph().nodes()[node].id);
        return found;
    }
    std::vector<std::string> edges(const Part& part) {
        std::vector<std::string> found;
        for (const std::uint32_t index : part.edges) {
            const Edge edge = graph().edge(index);
            found.push_back(graph().nodes()[edge.from].id + " " + to_string(edge.statement) + " " +
                            graph().nodes()[edge.to].id);
        }
        return found;
    }

    Graph::Builder builder_;
    std::optional<Graph> graph_;
};

TEST_F(World, ImplementersDirectlyAndThroughOthers) {
    EXPECT_THAT(told(implementers(graph(), at("NQ"), false)), ElementsAre("NQ 0", "KL 1 NQ", "doc:xa 1 NQ"));
    const Part all = implementers(graph(), at("NQ"), true);
    EXPECT_THAT(told(all), ElementsAre("NQ 0", "KL 1 NQ", "doc:xa 1 NQ", "doc:huyen 2 KL", "doc:sau 2 KL"));
    EXPECT_THAT(edges(all), Contains("doc:xa based_on doc:huyen"));
}

TEST_F(World, ImpactFindsMentionsAndChainsThatWereThereByThen) {
    EXPECT_THAT(
        told(impact(graph(), at("NQ"), {})),
        UnorderedElementsAre("NQ 0", "KL 1 NQ", "doc:xa 1 NQ", "doc:thu 1 NQ", "doc:huyen 2 KL", "doc:sau 2 KL"));
    const Part early = impact(graph(), at("NQ"), date("2023-03-01"));
    EXPECT_THAT(told(early), UnorderedElementsAre("NQ 0", "KL 1 NQ", "doc:xa 1 NQ", "doc:huyen 2 KL"));
    EXPECT_THAT(edges(early), Contains("doc:xa reviews NQ"));
    EXPECT_THAT(told(impact(graph(), at("CT"), {})), ElementsAre("CT 0", "doc:thu 1 CT"));
    EXPECT_THAT(told(impact(graph(), at("NQ2"), {})), ElementsAre("NQ2 0"));
}

TEST_F(World, ImpactHeedsTheDatesOfEdges) {
    document("xa2", Level::commune, "2020-01-01");
    say("doc:xa2", Relation::implements, "CT", true, "2020-01-01", "2021-12-31");
    EXPECT_THAT(told(impact(graph(), at("CT"), date("2021-06-01"))), Contains("doc:xa2 1 CT"));
    EXPECT_THAT(told(impact(graph(), at("CT"), date("2022-01-01"))), ElementsAre("CT 0"));
}

TEST_F(World, ChainGoesUpToTheCentre) {
    EXPECT_THAT(told(chain(graph(), at("doc:xa"))),
                ElementsAre("doc:xa 0", "NQ 1 doc:xa", "doc:huyen 1 doc:xa", "KL 2 doc:huyen"));
    EXPECT_THAT(told(chain(graph(), at("NQ"))), ElementsAre("NQ 0"));
}

TEST_F(World, PathPrefersWhatRestsOnEachOtherInEitherDirection) {
    const auto up = path(graph(), at("doc:xa"), at("KL"));
    ASSERT_TRUE(up);
    EXPECT_THAT(told(*up), ElementsAre("doc:xa 0", "doc:huyen 1 doc:xa", "KL 2 doc:huyen"));
    const auto down = path(graph(), at("KL"), at("doc:xa"));
    ASSERT_TRUE(down);
    EXPECT_THAT(told(*down), ElementsAre("KL 0", "doc:huyen 1 KL", "doc:xa 2 doc:huyen"));
    EXPECT_EQ(down->edges, up->edges);
    const auto across = path(graph(), at("CT"), at("NQ2"));
    ASSERT_TRUE(across);
    EXPECT_THAT(told(*across), ElementsAre("CT 0", "doc:thu 1 CT", "NQ 2 doc:thu", "NQ2 3 NQ"));
    const auto self = path(graph(), at("CT"), at("CT"));
    ASSERT_TRUE(self);
    EXPECT_THAT(told(*self), ElementsAre("CT 0"));
}

TEST_F(World, PathIsNoneWhereNothingConnects) {
    instrument("alone", Level::central, "2000-01-01");
    EXPECT_FALSE(path(graph(), at("alone"), at("NQ")));
}

TEST_F(World, SurroundingsHoldWhatTookTheCitedOnesPlace) {
    const Part around = surroundings(graph(), at("doc:xa"));
    EXPECT_THAT(told(around),
                UnorderedElementsAre("doc:xa 0", "NQ 1 doc:xa", "doc:huyen 1 doc:xa", "KL 2 doc:huyen", "NQ2 2 NQ"));
    EXPECT_THAT(edges(around), Contains("KL continues NQ"));
    EXPECT_THAT(told(surroundings(graph(), at("NQ"))), Contains("doc:thu 1 NQ"));
}

TEST_F(World, CentralCountsDocumentsThroughOthers) {
    const auto weights = central(graph(), 10);
    ASSERT_EQ(weights.size(), 3U);
    EXPECT_EQ(graph().nodes()[weights[0].node].id, "NQ");
    EXPECT_EQ(weights[0].direct, 2U);
    EXPECT_EQ(weights[0].all, 4U);
    EXPECT_EQ(weights[0].documents, 3U);
    EXPECT_EQ(graph().nodes()[weights[1].node].id, "KL");
    EXPECT_EQ(central(graph(), 1).size(), 1U);
}

TEST_F(World, OrphansRestOnNothingOrAreCarriedOutByNobody) {
    const Orphans found = orphans(graph());
    EXPECT_THAT(ids(found.without_basis), ElementsAre("doc:thu"));
    EXPECT_THAT(ids(found.not_carried_out), ElementsAre("CT")) << "NQ2 is cited by nobody";
    EXPECT_THAT(found.skipped, IsEmpty()) << "nothing says that the district is the commune's superior";
}

TEST_F(World, WhatStatesNothingOfItselfIsNoOrphan) {
    document("README.md", Level::unknown, "");
    say("doc:README.md", Relation::implements, "CT");
    const Orphans found = orphans(graph());
    EXPECT_THAT(ids(found.without_basis), ElementsAre("doc:thu"));
    EXPECT_THAT(ids(found.not_carried_out), ElementsAre("CT")) << "a page about a folder carries nothing out";
}

TEST(Orphans, SkippedLevelNeedsTheSuperiorsOwnText) {
    for (const std::string superior : {"Huyện ủy Thanh Lĩnh", "Huyện ủy Mai Sơn", ""}) {
        Graph::Builder builder;
        Node directive;
        directive.id = directive.label = "KL";
        directive.level = Level::central;
        Node between;
        between.id = "doc:huyen";
        between.kind = NodeKind::document;
        between.level = Level::district;
        between.issuer = "Ban Thường vụ Huyện ủy Thanh Lĩnh";
        Node plan;
        plan.id = "doc:xa";
        plan.kind = NodeKind::document;
        plan.level = Level::commune;
        plan.superior = superior;
        for (const Node& node : {directive, between, plan}) builder.add_node(node);
        Statement implements;
        implements.relation = Relation::implements;
        builder.add_edge({"doc:huyen", "KL", implements, {}});
        builder.add_edge({"doc:xa", "KL", implements, {}});
        Statement based_on;
        based_on.relation = Relation::based_on;
        builder.add_edge({"doc:xa", "KL", based_on, {}});  // twice cited, once skipped
        const Graph graph = std::move(builder).freeze();
        const auto skipped = orphans(graph).skipped;
        ASSERT_EQ(skipped.size(), superior == "Huyện ủy Thanh Lĩnh" ? 1U : 0U) << superior;
        if (skipped.empty()) continue;
        EXPECT_EQ(graph.nodes()[skipped[0].document].id, "doc:xa");
        EXPECT_EQ(graph.nodes()[skipped[0].between].id, "doc:huyen");
        EXPECT_EQ(graph.nodes()[skipped[0].above].id, "KL");
    }
}

TEST_F(World, SoundWorldHasNoFaults) {
    EXPECT_THAT(faults(graph()), IsEmpty());
}

TEST_F(World, RingsAndForksAreFaults) {
    instrument("A", Level::central, "2001-01-01");
    instrument("B", Level::central, "2002-01-01");
    say("A", Relation::replaces, "B");
    say("B", Relation::repeals, "A");
    instrument("NQ3", Level::central, "2025-01-01");
    say("NQ3", Relation::replaces, "NQ");
    const auto found = faults(graph());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].kind, Fault::Kind::succession_cycle);
    EXPECT_THAT(ids(found[0].nodes), ElementsAre("A", "B"));
    EXPECT_EQ(found[0].edges.size(), 2U);
    EXPECT_EQ(found[1].kind, Fault::Kind::fork);
    EXPECT_THAT(ids(found[1].nodes), ElementsAre("NQ", "NQ2", "NQ3"));
}

TEST_F(World, OneTextDividedIntoTwoIsNoFork) {
    instrument("NQ3", Level::central, "2024-01-01");
    say("NQ3", Relation::replaces, "NQ");
    EXPECT_THAT(faults(graph()), IsEmpty());
}

TEST_F(World, MentionsMakeNoRing) {
    say("NQ", Relation::mentions, "doc:thu");
    EXPECT_THAT(faults(graph()), IsEmpty());
}

// ---- What a person means ----

class Names : public ::testing::Test {
  protected:
    Names() {
        folder_.write(
            "instruments.tsv",
            testing::replace_all(
                "notation|type|issuer|issued|effective_from|effective_to|term|title|status|status_as_of|source|"
                "confidence|note\n"
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2003-03-12|||IX|x|in_force|2026-01-01|x|single|\n"
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2013-06-03|||XI|x|in_force|2026-01-01|x|single|\n"
                "43-KL/TW|Kết luận|Ban Bí thư|2019-01-07|||XII|x|in_force|2026-01-01|x|single|\n",
                "|", "\t"));
        auto opened = registry::Registry::open_tables(folder_.path());
        if (!opened) throw std::runtime_error(opened.error().message.en);
        registry_.emplace(std::move(*opened));
        Graph::Builder builder;
        builder.add_registry(*registry_, Graph::Builder::Known::all);
        for (const auto& [path, own] :
             {std::pair("xa-a/ke-hoach.docx", "05-KH/ĐU@2023-02-20@xa-a"),
              std::pair("xa-b/ke-hoach.docx", "06-KH/ĐU@2023-02-21@xa-b"), std::pair("xa-b/rieng.md", "")}) {
            Node node;
            node.id = node.label = std::string("doc:") + path;
            node.kind = NodeKind::document;
            node.own_id = own;
            builder.add_node(node);
        }
        Node stub;
        stub.id = stub.label = "98-KH/ĐU@2022-10-25";
        stub.stub = true;
        builder.add_node(stub);
        graph_.emplace(std::move(builder).freeze());
    }
    std::vector<std::string> find(std::string_view key) {
        std::vector<std::string> ids;
        for (const std::uint32_t node : find_nodes(*graph_, key, *registry_)) ids.push_back(graph_->nodes()[node].id);
        return ids;
    }
    testing::TemporaryFolder folder_;
    std::optional<registry::Registry> registry_;
    std::optional<Graph> graph_;
};

TEST_F(Names, MeanOneSeveralOrNothing) {
    EXPECT_THAT(find("43-KL/TW"), ElementsAre("43-KL/TW@2019-01-07"));
    EXPECT_THAT(find(" 43 - kl/tw "), ElementsAre("43-KL/TW@2019-01-07"));
    EXPECT_THAT(find("Kết luận số 43-KL/TW"), ElementsAre("43-KL/TW@2019-01-07"));
    EXPECT_THAT(find("25-NQ/TW"), ElementsAre("25-NQ/TW@2003-03-12", "25-NQ/TW@2013-06-03"));
    EXPECT_THAT(find("25-NQ/TW@2013"), ElementsAre("25-NQ/TW@2013-06-03"));
    EXPECT_THAT(find("98-KH/ĐU"), ElementsAre("98-KH/ĐU@2022-10-25"));
    EXPECT_THAT(find("99-KH/ĐU"), IsEmpty());
    EXPECT_THAT(find(""), IsEmpty());
}

TEST_F(Names, DocumentsByPathByFileNameAndByTheirOwnNumber) {
    EXPECT_THAT(find("xa-a/ke-hoach.docx"), ElementsAre("doc:xa-a/ke-hoach.docx"));
    EXPECT_THAT(find("doc:xa-a/ke-hoach.docx"), ElementsAre("doc:xa-a/ke-hoach.docx"));
    EXPECT_THAT(find("./xa-a/ke-hoach.docx"), ElementsAre("doc:xa-a/ke-hoach.docx"));
    EXPECT_THAT(find("rieng.md"), ElementsAre("doc:xa-b/rieng.md"));
    EXPECT_THAT(find("ke-hoach.docx"), ElementsAre("doc:xa-a/ke-hoach.docx", "doc:xa-b/ke-hoach.docx"));
    EXPECT_THAT(find("05-KH/ĐU"), ElementsAre("doc:xa-a/ke-hoach.docx"));
    EXPECT_THAT(find("06-KH/ĐU@2023-02-21"), ElementsAre("doc:xa-b/ke-hoach.docx"));
}

// ---- Random graphs against adjacency_list ----

/// Boost's other graph, built another way and asked with its plain searches.
TEST(Queries, AgreeWithAdjacencyList) {
    using Oracle = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    std::mt19937 random(20260527);
    for (int round = 0; round < 60; ++round) {
        const auto count = std::uniform_int_distribution<std::uint32_t>(2, 25)(random);
        std::uniform_int_distribution<std::uint32_t> any(0, count - 1);
        std::uniform_int_distribution<int> relation(0, 11);
        Graph::Builder builder;
        const auto name = [](std::uint32_t i) { return std::to_string(100 + i); };
        for (std::uint32_t i = 0; i < count; ++i) {
            Node node;
            node.id = name(i);
            builder.add_node(node);
        }
        for (std::uint32_t i = 0; i < 2 * count; ++i) {
            Statement statement;
            statement.relation = static_cast<Relation>(relation(random));
            builder.add_edge({name(any(random)), name(any(random)), statement, {}});
        }
        const Graph graph = std::move(builder).freeze();
        Oracle resting(count);  // a → b when a rests on b
        Oracle reversed(count);
        Oracle everyway(count);
        Oracle succession(count);
        for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
            const Edge edge = graph.edge(i);
            boost::add_edge(edge.from, edge.to, everyway);
            boost::add_edge(edge.to, edge.from, everyway);
            if (succeeds(edge.statement.relation)) boost::add_edge(edge.from, edge.to, succession);
            if (!rests_on(edge.statement.relation)) continue;
            boost::add_edge(edge.from, edge.to, resting);
            boost::add_edge(edge.to, edge.from, reversed);
        }
        const auto distances = [&](const Oracle& oracle, std::uint32_t from) {
            std::vector<std::uint32_t> distance(count, kNoDepth);
            distance[from] = 0;
            boost::breadth_first_search(oracle, from,
                                        boost::visitor(boost::make_bfs_visitor(
                                            boost::record_distances(distance.data(), boost::on_tree_edge()))));
            return distance;
        };
        const auto of_part = [&](const Part& part) {
            std::vector<std::uint32_t> distance(count, kNoDepth);
            for (const Reached& one : part.nodes) distance[one.node] = one.depth;
            return distance;
        };
        for (std::uint32_t i = 0; i < count; ++i) {
            EXPECT_EQ(of_part(chain(graph, i)), distances(resting, i));
            EXPECT_EQ(of_part(implementers(graph, i, true)), distances(reversed, i));
            const std::uint32_t other = any(random);
            const auto way = path(graph, i, other);
            const std::uint32_t direct = distances(resting, i)[other];
            EXPECT_EQ(way.has_value(), distances(everyway, i)[other] != kNoDepth);
            if (direct != kNoDepth) EXPECT_EQ(way->nodes.back().depth, direct);
            if (way) {
                EXPECT_EQ(way->nodes.front().node, i);
                EXPECT_EQ(way->nodes.back().node, other);
                for (std::size_t step = 1; step < way->nodes.size(); ++step) {
                    const Edge edge = graph.edge(way->nodes[step].edge);
                    const std::set<std::uint32_t> ends{edge.from, edge.to};
                    EXPECT_EQ(ends, (std::set<std::uint32_t>{way->nodes[step - 1].node, way->nodes[step].node}));
                }
            }
        }
        const auto groups = [&](const Oracle& oracle) {
            std::vector<int> component(count);
            boost::strong_components(
                oracle, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, oracle)));
            std::map<int, std::vector<std::uint32_t>> members;
            for (std::uint32_t i = 0; i < count; ++i) members[component[i]].push_back(i);
            std::set<std::vector<std::uint32_t>> found;
            for (auto& [number, nodes] : members) {
                if (nodes.size() > 1) found.insert(nodes);
            }
            return found;
        };
        std::map<Fault::Kind, std::set<std::vector<std::uint32_t>>> rings;
        for (const Fault& fault : faults(graph)) rings[fault.kind].insert(fault.nodes);
        EXPECT_EQ(rings[Fault::Kind::succession_cycle], groups(succession));
        EXPECT_EQ(rings[Fault::Kind::basis_cycle], groups(resting));
    }
}

TEST(Network, KeepsWhatEdgesSay) {
    std::vector<Network::Link> links;
    for (const auto kind : {EdgeKind::cites, EdgeKind::part_of, EdgeKind::issued_by}) {
        for (int relation = 0; relation < 12; ++relation) {
            for (int bits = 0; bits < 8; ++bits) {
                Statement said{kind, static_cast<Relation>(relation), (bits & 1) != 0, (bits & 2) != 0, {}, {}};
                if ((bits & 4) != 0) said.valid_to = date("2021-07-30");
                links.push_back({0, 1, said, static_cast<std::uint32_t>(bits)});
            }
        }
    }
    const Network network(2, links);
    ASSERT_EQ(network.edge_count(), links.size());
    std::uint32_t evidence = 0;
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        const Statement said = network.statement(i);
        EXPECT_EQ(said.kind, links[i].statement.kind);
        EXPECT_EQ(said.relation, links[i].statement.relation);
        EXPECT_EQ(said.whole, links[i].statement.whole);
        EXPECT_EQ(said.asserted, links[i].statement.asserted);
        EXPECT_EQ(said.valid_to, links[i].statement.valid_to);
        EXPECT_EQ(network.evidence_begin(i), evidence);
        EXPECT_EQ(network.holds(i, date("2021-07-31")), !said.valid_to.stated());
        EXPECT_TRUE(network.holds(i, date("2021-07-30")));
        evidence += links[i].evidence;
    }
}

}  // namespace
}  // namespace doichieu::graph
