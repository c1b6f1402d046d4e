#include "graph/graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <random>

#include "graph/date.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "support/files.h"

namespace doichieu::graph {
namespace {

using citation::Citation;
using legal::Relation;
using resolve::Resolution;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// ---- Building from nodes and edges -------------------------------------------------------------------------------

Node node(const std::string& id) {
    Node made;
    made.id = id;
    made.label = id;
    return made;
}

/// "a -reviews> b" for every edge, "~" before a derived one.
std::vector<std::string> edges_of(const Graph& graph) {
    std::vector<std::string> found;
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
        const Edge edge = graph.edge(i);
        found.push_back(std::string(edge.statement.asserted ? "" : "~") + graph.nodes()[edge.from].id + " -" +
                        to_string(edge.statement) + "> " + graph.nodes()[edge.to].id);
    }
    return found;
}

std::vector<Evidence> evidence_of(const Graph& graph, std::uint32_t edge) {
    const auto evidence = graph.edge(edge).evidence;
    return {evidence.begin(), evidence.end()};
}

Evidence evidence(const std::string& path, std::uint32_t line, const std::string& text) {
    return {path, line, text, {}, {}, {}};
}

EdgeFact fact(const std::string& from, Relation relation, const std::string& to, std::vector<Evidence> evidence = {}) {
    Statement statement;
    statement.relation = relation;
    return {from, to, statement, std::move(evidence)};
}

EdgeFact derived(const std::string& from, Relation relation, const std::string& to, legal::Date valid_from = {}) {
    EdgeFact made = fact(from, relation, to);
    made.statement.asserted = false;
    made.statement.valid_from = valid_from;
    return made;
}

TEST(Builder, SortsAndMerges) {
    Graph::Builder builder;
    for (const char* id : {"c", "a", "b", "a"}) builder.add_node(node(id));
    builder.add_edge(fact("c", Relation::mentions, "a", {evidence("p", 9, "y")}));
    builder.add_edge(fact("a", Relation::reviews, "b"));
    builder.add_edge(fact("c", Relation::mentions, "a", {evidence("p", 2, "x"), evidence("p", 9, "y")}));
    builder.add_edge(fact("a", Relation::continues, "b"));
    builder.add_edge(fact("b", Relation::mentions, "b"));
    const Graph graph = std::move(builder).freeze();
    ASSERT_EQ(graph.nodes().size(), 3U);
    EXPECT_THAT(edges_of(graph), ElementsAre("a -continues> b", "a -reviews> b", "c -mentions> a"));
    EXPECT_THAT(evidence_of(graph, 2), ElementsAre(evidence("p", 2, "x"), evidence("p", 9, "y")));
    EXPECT_EQ(graph.find("b"), 1);
    EXPECT_EQ(graph.find("bb"), -1);
    EXPECT_EQ(graph.find(""), -1);
    EXPECT_THAT(graph.out_edges(0), ElementsAre(0, 1));
    EXPECT_THAT(graph.in_edges(0), ElementsAre(2));
    EXPECT_THAT(graph.out_edges(1), IsEmpty());
}

TEST(Builder, AssertedOutranksDerivedInEitherOrder) {
    for (const bool derived_first : {true, false}) {
        Graph::Builder builder;
        builder.add_node(node("a"));
        builder.add_node(node("b"));
        const EdgeFact known = derived("a", Relation::replaces, "b", date("2021-07-30"));
        if (derived_first) builder.add_edge(known);
        builder.add_edge(fact("a", Relation::replaces, "b", {evidence("p", 1, "thay thế")}));
        if (!derived_first) builder.add_edge(known);
        const Graph graph = std::move(builder).freeze();
        ASSERT_EQ(graph.edge_count(), 1U);
        const Edge edge = graph.edge(0);
        EXPECT_TRUE(edge.statement.asserted);
        EXPECT_EQ(edge.statement.valid_from, date("2021-07-30"));
        EXPECT_EQ(edge.evidence.size(), 1U);
    }
}

TEST(Builder, KnownNodeOutranksAStub) {
    for (const bool stub_first : {true, false}) {
        Graph::Builder builder;
        Node stub = node("a");
        stub.stub = true;
        stub.label = "stub";
        stub.date = date("2020-01-01");
        if (stub_first) builder.add_node(stub);
        builder.add_node(node("a"));
        if (!stub_first) builder.add_node(stub);
        const Graph graph = std::move(builder).freeze();
        EXPECT_FALSE(graph.nodes()[0].stub);
        EXPECT_EQ(graph.nodes()[0].label, "a");
        EXPECT_EQ(graph.nodes()[0].date, date("2020-01-01"));
    }
}

TEST(Graph, Empty) {
    const Graph graph = Graph::Builder().freeze();
    EXPECT_THAT(graph.nodes(), IsEmpty());
    EXPECT_EQ(graph.edge_count(), 0U);
    EXPECT_EQ(graph.find("a"), -1);
}

/// Random graphs against Boost's adjacency_list, which is built another way.
TEST(Graph, NeighboursAgreeWithAdjacencyList) {
    using Oracle = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    std::mt19937 random(20230213);
    for (int round = 0; round < 50; ++round) {
        const auto count = std::uniform_int_distribution<std::uint32_t>(1, 30)(random);
        Graph::Builder builder;
        const auto name = [](std::uint32_t i) { return std::to_string(100 + i); };
        for (std::uint32_t i = 0; i < count; ++i) builder.add_node(node(name(i)));
        std::uniform_int_distribution<std::uint32_t> any(0, count - 1);
        std::uniform_int_distribution<int> relation(0, 3);
        for (std::uint32_t i = 0; i < 3 * count; ++i) {
            builder.add_edge(fact(name(any(random)), static_cast<Relation>(relation(random)), name(any(random))));
        }
        const Graph graph = std::move(builder).freeze();
        ASSERT_EQ(graph.nodes().size(), count);
        Oracle oracle(count);
        for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
            boost::add_edge(graph.edge(i).from, graph.edge(i).to, oracle);
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            EXPECT_EQ(graph.find(graph.nodes()[i].id), i);
            std::vector<std::uint32_t> out, in, oracle_out, oracle_in;
            for (const std::uint32_t edge : graph.out_edges(i)) {
                EXPECT_EQ(graph.edge(edge).from, i);
                out.push_back(graph.edge(edge).to);
            }
            for (const std::uint32_t edge : graph.in_edges(i)) {
                EXPECT_EQ(graph.edge(edge).to, i);
                in.push_back(graph.edge(edge).from);
            }
            for (const auto edge : boost::make_iterator_range(boost::out_edges(i, oracle))) {
                oracle_out.push_back(static_cast<std::uint32_t>(boost::target(edge, oracle)));
            }
            for (const auto edge : boost::make_iterator_range(boost::in_edges(i, oracle))) {
                oracle_in.push_back(static_cast<std::uint32_t>(boost::source(edge, oracle)));
            }
            EXPECT_EQ(out, oracle_out);
            EXPECT_EQ(in, oracle_in);
        }
    }
}

// ---- Building from a document ------------------------------------------------------------------------------------

constexpr const char* kText =
    "Thực hiện Kết luận số 43-KL/TW về tiếp tục thực hiện Nghị quyết số 25-NQ/TW\n"
    "Tổng kết Nghị quyết số 25-NQ/TW\n"
    "Kế hoạch số 98-KH/ĐU\n";

/// A small plan whose citations and resolutions a test makes by hand.
class DocumentGraph : public ::testing::Test {
  protected:
    DocumentGraph() {
        folder.write(
            "instruments.tsv",
            testing::replace_all(
                "notation|type|issuer|issued|effective_from|effective_to|term|title|status|status_as_of|source|"
                "confidence|note\n"
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2013-06-03|||XI|x|in_force|2026-01-01|x|single|\n"
                "43-KL/TW|Kết luận|Ban Bí thư|2019-01-07|||XII|x|in_force|2026-01-01|x|single|\n"
                "23-QĐ/TW|Quyết định|Bộ Chính trị|2021-07-30|||XIII|x|in_force|2026-01-01|x|single|\n",
                "|", "\t"));
        folder.write("relations.tsv",
                     testing::replace_all(
                         "from_notation|from_issued|relation|to_notation|to_issued|scope|date|source|confidence|note\n"
                         "43-KL/TW|2019-01-07|continues|25-NQ/TW|2013-06-03|whole|2019-01-07|x|single|\n"
                         "43-KL/TW|2019-01-07|guides|25-NQ/TW|2013-06-03|whole|2019-01-08|x|single|\n"
                         "23-QĐ/TW|2021-07-30|implements|25-NQ/TW|2013-06-03|whole|2021-07-30|x|single|\n",
                         "|", "\t"));
        auto opened = registry::Registry::open_tables(folder.path());
        if (!opened) throw std::runtime_error(opened.error().message.en);
        registry.emplace(std::move(*opened));
        document::Document::Input input;
        input.path = "xa-a/ke-hoach.txt";
        input.source = io::Bytes::own(kText);
        auto built = document::Document::build(std::move(input));
        if (!built) throw std::runtime_error(built.error().message.en);
        document.emplace(std::move(*built));
        outline.emplace(structure::Outline::build(*document));
    }

    base::Span span(const std::string& words, std::size_t occurrence = 0) const {
        const std::string text = kText;
        std::size_t at = text.find(words);
        for (; occurrence > 0; --occurrence) at = text.find(words, at + 1);
        return {static_cast<base::Offset>(at), static_cast<base::Offset>(at + words.size())};
    }

    /// Appends a citation; resolved when `id` is an instrument of the registry.
    Citation& cite(const std::string& type, const std::string& notation, Relation relation,
                   const std::string& id = "") {
        Citation& citation = citations.items.emplace_back();
        citation.type = type;
        citation.notation = citation.canonical = notation;
        citation.relation = relation;
        citation.raw = span(type + " số " + notation);
        if (const auto parsed = legal::parse_notation(notation)) citation.parsed = *parsed;
        Resolution& resolution = resolutions.emplace_back();
        resolution.instrument = registry->by_id(id);
        resolution.state =
            resolution.instrument != nullptr ? resolve::State::resolved : resolve::State::not_in_registry;
        return citation;
    }

    Graph build() {
        Graph::Builder builder;
        builder.add(facts_of(*outline, citations, resolutions, *registry));
        builder.add_registry(*registry, Graph::Builder::Known::cited);
        return std::move(builder).freeze();
    }

    testing::TemporaryFolder folder;
    std::optional<registry::Registry> registry;
    std::optional<document::Document> document;
    std::optional<structure::Outline> outline;
    citation::Citations citations;
    std::vector<Resolution> resolutions;
};

TEST_F(DocumentGraph, CitationsBecomeEdgesWithEvidence) {
    cite("Kết luận", "43-KL/TW", Relation::implements, "43-KL/TW@2019-01-07").cue = span("Thực hiện");
    Citation& nested = cite("Nghị quyết", "25-NQ/TW", Relation::continues, "25-NQ/TW@2013-06-03");
    nested.cited_by = 0;
    nested.cue = span("tiếp tục thực hiện");
    cite("Nghị quyết", "25-NQ/TW", Relation::reviews, "25-NQ/TW@2013-06-03").raw = span("Nghị quyết số 25-NQ/TW", 1);
    const Graph graph = build();
    // The registry's "continues" is asserted by the text; what else it knows is derived.
    EXPECT_THAT(edges_of(graph), ElementsAre("43-KL/TW@2019-01-07 -continues> 25-NQ/TW@2013-06-03",
                                             "~43-KL/TW@2019-01-07 -guides> 25-NQ/TW@2013-06-03",
                                             "doc:xa-a/ke-hoach.txt -reviews> 25-NQ/TW@2013-06-03",
                                             "doc:xa-a/ke-hoach.txt -implements> 43-KL/TW@2019-01-07"));
    EXPECT_EQ(graph.edge(0).statement.valid_from, date("2019-01-07"));
    ASSERT_EQ(graph.edge(0).evidence.size(), 1U);
    const Evidence& evidence = graph.edge(0).evidence[0];
    EXPECT_EQ(evidence.path, "xa-a/ke-hoach.txt");
    EXPECT_EQ(evidence.line, 1U);
    EXPECT_EQ(evidence.text, "tiếp tục thực hiện");
    EXPECT_EQ(evidence.quote, "tiếp tục thực hiện Nghị quyết số 25-NQ/TW");
    EXPECT_EQ(graph.edge(1).statement.valid_from, date("2019-01-08"));
    EXPECT_THAT(graph.edge(1).evidence, IsEmpty());
    ASSERT_EQ(graph.edge(2).evidence.size(), 1U);
    EXPECT_EQ(graph.edge(2).evidence[0].line, 2U);
    EXPECT_EQ(graph.edge(2).evidence[0].text, "Nghị quyết số 25-NQ/TW");

    const Node& resolution = graph.nodes()[static_cast<std::size_t>(graph.find("25-NQ/TW@2013-06-03"))];
    EXPECT_EQ(resolution.kind, NodeKind::instrument);
    EXPECT_EQ(resolution.label, "Nghị quyết số 25-NQ/TW");
    EXPECT_EQ(resolution.level, legal::Vocabulary::instance().issuer("TW").level);
    EXPECT_EQ(resolution.date, date("2013-06-03"));
    EXPECT_FALSE(resolution.stub);
    EXPECT_EQ(graph.nodes()[static_cast<std::size_t>(graph.find("doc:xa-a/ke-hoach.txt"))].kind, NodeKind::document);
    EXPECT_EQ(graph.find("23-QĐ/TW@2021-07-30"), -1) << "the registry adds no instrument that nothing cites";
}

TEST_F(DocumentGraph, UnknownInstrumentIsAStub) {
    cite("Kế hoạch", "98-KH/ĐU", Relation::mentions).date = date("2022-10-25");
    const Graph graph = build();
    ASSERT_GE(graph.find("98-KH/ĐU@2022-10-25"), 0);
    const Node& stub = graph.nodes()[static_cast<std::size_t>(graph.find("98-KH/ĐU@2022-10-25"))];
    EXPECT_TRUE(stub.stub);
    EXPECT_EQ(stub.label, "Kế hoạch số 98-KH/ĐU");
    EXPECT_EQ(stub.date, date("2022-10-25"));
}

TEST_F(DocumentGraph, WhatNamesNothingElseGivesNoEdge) {
    cite("Kế hoạch", "98-KH/ĐU", Relation::mentions);
    citations.items.back().form = citation::Form::self;
    resolutions.back().state = resolve::State::self;
    cite("Kế hoạch", "98-KH/ĐU", Relation::mentions).form = citation::Form::anaphor;
    cite("Kế hoạch", "98-KH/ĐU", Relation::mentions);
    resolutions.back().state = resolve::State::malformed;
    const Graph graph = build();
    EXPECT_EQ(graph.edge_count(), 0U);
    EXPECT_EQ(graph.nodes().size(), 1U);
}

TEST_F(DocumentGraph, CitedByTheDocumentItselfIsCitedByTheDocument) {
    cite("Kế hoạch", "98-KH/ĐU", Relation::mentions).form = citation::Form::self;
    cite("Nghị quyết", "25-NQ/TW", Relation::reviews, "25-NQ/TW@2013-06-03").cited_by = 0;
    EXPECT_THAT(edges_of(build()), ElementsAre("doc:xa-a/ke-hoach.txt -reviews> 25-NQ/TW@2013-06-03"));
}

TEST_F(DocumentGraph, ShortFormStandsForWhatItTakesUp) {
    cite("Kế hoạch", "98-KH/ĐU", Relation::mentions).date = date("2022-10-25");
    Citation& again = cite("Kế hoạch", "98", Relation::reviews);
    again.form = citation::Form::short_form;
    again.canonical.clear();
    again.antecedent = 0;
    again.raw = span("Kế hoạch");
    EXPECT_THAT(edges_of(build()), ElementsAre("doc:xa-a/ke-hoach.txt -mentions> 98-KH/ĐU@2022-10-25",
                                               "doc:xa-a/ke-hoach.txt -reviews> 98-KH/ĐU@2022-10-25"));
}

TEST_F(DocumentGraph, RegistryRelationsJoinInstrumentsOfDifferentDocuments) {
    Graph::Builder builder;
    cite("Nghị quyết", "25-NQ/TW", Relation::reviews, "25-NQ/TW@2013-06-03");
    builder.add(facts_of(*outline, citations, resolutions, *registry));
    citations.items.clear();
    resolutions.clear();
    cite("Quyết định", "23-QĐ/TW", Relation::mentions, "23-QĐ/TW@2021-07-30").raw = span("Thực hiện");
    builder.add(facts_of(*outline, citations, resolutions, *registry));
    builder.add_registry(*registry, Graph::Builder::Known::cited);
    EXPECT_THAT(edges_of(std::move(builder).freeze()),
                ::testing::Contains("~23-QĐ/TW@2021-07-30 -implements> 25-NQ/TW@2013-06-03"));
}

TEST_F(DocumentGraph, TheWholeRegistryWhenAskedFor) {
    Graph::Builder builder;
    builder.add_registry(*registry, Graph::Builder::Known::all);
    const Graph graph = std::move(builder).freeze();
    EXPECT_EQ(graph.nodes().size(), 3U);
    EXPECT_THAT(edges_of(graph), ElementsAre("~23-QĐ/TW@2021-07-30 -implements> 25-NQ/TW@2013-06-03",
                                             "~43-KL/TW@2019-01-07 -continues> 25-NQ/TW@2013-06-03",
                                             "~43-KL/TW@2019-01-07 -guides> 25-NQ/TW@2013-06-03"));
    EXPECT_EQ(graph.nodes()[2].title, "x");
    EXPECT_EQ(graph.nodes()[2].issuer, "Ban Bí thư");
}

TEST_F(DocumentGraph, ProvisionsAndBodiesOnlyWhenAskedFor) {
    Citation& article = cite("Nghị quyết", "25-NQ/TW", Relation::implements, "25-NQ/TW@2013-06-03");
    article.provision = "khoản 2 Điều 5";
    const Graph plain = build();
    EXPECT_EQ(plain.nodes().size(), 2U);
    const Graph detailed = with_detail(plain, {true, true});
    EXPECT_THAT(edges_of(detailed),
                ElementsAre("~25-NQ/TW@2013-06-03 -issued_by> body:ban chấp hành trung ương",
                            "~25-NQ/TW@2013-06-03#khoản 2 Điều 5 -part_of> 25-NQ/TW@2013-06-03",
                            "doc:xa-a/ke-hoach.txt -implements> 25-NQ/TW@2013-06-03",
                            "doc:xa-a/ke-hoach.txt -implements> 25-NQ/TW@2013-06-03#khoản 2 Điều 5"));
    const auto kind_of = [&](const char* id) {
        return detailed.nodes()[static_cast<std::size_t>(detailed.find(id))].kind;
    };
    EXPECT_EQ(kind_of("25-NQ/TW@2013-06-03#khoản 2 Điều 5"), NodeKind::provision);
    EXPECT_EQ(kind_of("body:ban chấp hành trung ương"), NodeKind::body);
}

// ---- Documents that state to be an instrument --------------------------------------------------------------------

Node document(const std::string& path, const std::string& own_id) {
    Node made = node("doc:" + path);
    made.kind = NodeKind::document;
    made.own_id = own_id;
    return made;
}

TEST(Builder, CitedDocumentIsItsInstrument) {
    Graph::Builder builder;
    builder.add_node(document("tinh.txt", "139-KH/TU@2023-02-13@tinh-dong-giang"));
    builder.add_node(document("xa.txt", ""));
    builder.add_node(node("139-KH/TU@2023-02-13"));                  // its body is not named
    builder.add_node(node("139-KH/TU@2023-02-13@tinh-dong-giang"));  // the same
    builder.add_node(node("139-KH/TU@2023-02-13@tinh-khac"));        // another body's
    builder.add_node(node("139-KH/TU@?"));                           // nobody knows
    builder.add_edge(fact("doc:xa.txt", Relation::based_on, "139-KH/TU@2023-02-13", {evidence("xa.txt", 3, "Căn cứ")}));
    builder.add_edge(fact("doc:xa.txt", Relation::based_on, "139-KH/TU@2023-02-13@tinh-dong-giang",
                          {evidence("xa.txt", 9, "Căn cứ")}));
    builder.add_edge(fact("doc:tinh.txt", Relation::mentions, "139-KH/TU@2023-02-13"));
    const Graph graph = std::move(builder).freeze();
    EXPECT_THAT(edges_of(graph), ElementsAre("doc:xa.txt -based_on> doc:tinh.txt"));
    EXPECT_EQ(graph.edge(0).evidence.size(), 2U);
    EXPECT_EQ(graph.find("139-KH/TU@2023-02-13"), -1);
    EXPECT_GE(graph.find("139-KH/TU@2023-02-13@tinh-khac"), 0);
    EXPECT_GE(graph.find("139-KH/TU@?"), 0);
}

TEST(Builder, TwoDocumentsOfOneNumberAreNotGuessedBetween) {
    Graph::Builder builder;
    builder.add_node(document("a.txt", "5-KH/ĐU@2023-02-13@xa-a"));
    builder.add_node(document("b.txt", "5-KH/ĐU@2023-02-13@xa-b"));
    builder.add_node(node("5-KH/ĐU@2023-02-13"));
    EXPECT_GE(std::move(builder).freeze().find("5-KH/ĐU@2023-02-13"), 0);
}

TEST(Builder, TwoFilesOfOneTextAreNoThird) {
    Graph::Builder builder;
    builder.add_node(document("b.txt", "5-KH/ĐU@2023-02-13@xa-a"));
    builder.add_node(document("a.docx", "5-KH/ĐU@2023-02-13@xa-a"));
    builder.add_node(node("5-KH/ĐU@2023-02-13@xa-a"));
    builder.add_node(document("c.txt", ""));
    builder.add_edge(
        fact("doc:c.txt", Relation::implements, "5-KH/ĐU@2023-02-13@xa-a", {evidence("c.txt", 3, "Thực hiện")}));
    const Graph graph = std::move(builder).freeze();
    EXPECT_EQ(graph.nodes().size(), 3U);
    EXPECT_THAT(edges_of(graph), ElementsAre("doc:c.txt -implements> doc:a.docx"));
}

}  // namespace
}  // namespace doichieu::graph
