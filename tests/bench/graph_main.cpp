// The graph against a bidirectional adjacency_list with the same edge data, at a million vertices and five million
// edges, and how long questions take once it stands. Ratios of one run:
//
//   bench_graph [VERTICES [EDGES]]
//
// The world is layered as plans are: one vertex in fifty is a directive, each plan rests on directives above it, few of
// which many cite.

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "graph/network.h"
#include "graph/queries.h"

namespace doichieu::graph {
namespace {

using legal::Relation;

/// What Network keeps of an edge, as a plain record.
struct EdgeData {
    EdgeKind kind;
    Relation relation;
    bool whole;
    bool asserted;
    legal::Date valid_from, valid_to;
    std::uint32_t evidence_begin;
};
using List = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, EdgeData>;

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) * 1e-6 +
           static_cast<double>(usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_stime.tv_usec) * 1e-6;
}

double resident_mb() {
    std::ifstream file("/proc/self/statm");
    long all = 0;
    long resident = 0;
    file >> all >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

std::vector<Network::Link> links(std::uint32_t vertices, std::uint32_t edges) {
    std::mt19937 random(20230213);
    const std::uint32_t directives = std::max(2U, vertices / 50);
    std::uniform_real_distribution<double> part(0, 1);
    std::vector<Network::Link> made;
    made.reserve(edges);
    for (std::uint32_t i = 0; i < edges; ++i) {
        const auto from = static_cast<std::uint32_t>(part(random) * vertices);
        const double skew = part(random);
        const std::uint32_t above = from < directives ? from : directives;  // a directive rests on older ones
        const auto to = static_cast<std::uint32_t>(skew * skew * skew * above);
        Network::Link link{from, to, {}, 1};
        link.statement.relation = static_cast<Relation>(random() % 6);
        if (from < directives) {
            link.statement.asserted = false;
            link.statement.valid_from = {static_cast<std::int16_t>(2000 + from % 26), 1, 1};
            link.evidence = 0;
        }
        if (to != from) made.push_back(link);
    }
    std::ranges::sort(made, {}, [](const Network::Link& link) { return std::pair(link.from, link.to); });
    return made;
}

Graph graph_of(std::uint32_t vertices, const std::vector<Network::Link>& sorted) {
    const auto id = [](std::uint32_t vertex) { return std::to_string(10000000 + vertex); };
    Graph::Builder builder;
    for (std::uint32_t i = 0; i < vertices; ++i) {
        Node node;
        node.id = id(i);
        node.kind = i < vertices / 50 ? NodeKind::instrument : NodeKind::document;
        builder.add_node(std::move(node));
    }
    for (const Network::Link& link : sorted) builder.add_edge({id(link.from), id(link.to), link.statement, {}});
    return std::move(builder).freeze();
}

/// Time and memory of building from the links.
struct Cost {
    double seconds = 0;
    double mb = 0;
};
template <typename Build>
Cost cost_of(const Build& build) {
    const double mb = resident_mb();
    const double begin = cpu_seconds();
    const auto made = build();
    return {cpu_seconds() - begin, resident_mb() - mb};
}

template <typename Ask>
void time(const char* what, const std::vector<std::uint32_t>& subjects, const Ask& ask) {
    std::vector<double> seconds;
    std::size_t found = 0;
    for (const std::uint32_t subject : subjects) {
        ask(subject);  // warm
        const double begin = cpu_seconds();
        found += ask(subject);
        seconds.push_back(cpu_seconds() - begin);
    }
    std::ranges::sort(seconds);
    std::printf("%-28s median %8.3f ms   worst %8.3f ms   %zu nodes found in %zu questions\n", what,
                seconds[seconds.size() / 2] * 1e3, seconds.back() * 1e3, found, subjects.size());
}

int run(std::uint32_t vertices, std::uint32_t edges) {
    const auto sorted = links(vertices, edges);
    std::vector<Cost> ours;
    std::vector<Cost> theirs;
    for (int round = 0; round < 3; ++round) {
        ours.push_back(cost_of([&] { return Network(vertices, sorted); }));
        theirs.push_back(cost_of([&] {
            List list(vertices);
            std::uint32_t evidence = 0;
            for (const Network::Link& link : sorted) {
                const Statement& said = link.statement;
                boost::add_edge(link.from, link.to,
                                EdgeData{said.kind, said.relation, said.whole, said.asserted, said.valid_from,
                                         said.valid_to, evidence},
                                list);
                evidence += link.evidence;
            }
            return list;
        }));
    }
    const auto median = [](std::vector<Cost> costs, double Cost::*field) {
        std::ranges::sort(costs, {}, field);
        return costs[costs.size() / 2].*field;
    };
    // Later rounds reuse freed memory, so that only the first one's growth counts.
    std::printf("%u vertices, %zu edges\n", vertices, sorted.size());
    std::printf("build: ours %.3f s, adjacency_list %.3f s: 1/%.1f\n", median(ours, &Cost::seconds),
                median(theirs, &Cost::seconds), median(theirs, &Cost::seconds) / median(ours, &Cost::seconds));
    std::printf("memory: ours %.0f MB, adjacency_list %.0f MB: 1/%.1f\n", ours[0].mb, theirs[0].mb,
                theirs[0].mb / ours[0].mb);

    const Graph graph = graph_of(vertices, sorted);
    std::mt19937 random(1);
    std::vector<std::uint32_t> plans;
    std::vector<std::uint32_t> directives;
    for (int i = 0; i < 50; ++i) {
        plans.push_back(vertices / 2 + static_cast<std::uint32_t>(random()) % (vertices / 2));
        directives.push_back(vertices / 100 + static_cast<std::uint32_t>(random()) % (vertices / 100));
    }
    time("show (a plan)", plans, [&](std::uint32_t node) { return surroundings(graph, node).nodes.size(); });
    time("chain (a plan)", plans, [&](std::uint32_t node) { return chain(graph, node).nodes.size(); });
    time("implements (a directive)", directives,
         [&](std::uint32_t node) { return implementers(graph, node, false).nodes.size(); });
    time("implements --transitive", directives,
         [&](std::uint32_t node) { return implementers(graph, node, true).nodes.size(); });
    time("impact (a directive)", directives, [&](std::uint32_t node) {
        return impact(graph, node, {2026, 11, 23}).nodes.size();
    });
    time("path (plan to the Centre)", plans, [&](std::uint32_t node) {
        const auto way = path(graph, node, 0);
        return way ? way->nodes.size() : 0;
    });
    // Nothing rests on a plan: whichever way the edges point.
    time("path (plan to plan)", plans, [&](std::uint32_t node) {
        const auto way = path(graph, node, vertices - 1);
        return way ? way->nodes.size() : 0;
    });
    return 0;
}

}  // namespace
}  // namespace doichieu::graph

int main(int count, char** words) {
    const auto number = [&](int at, long otherwise) {
        return static_cast<std::uint32_t>(count > at ? std::strtol(words[at], nullptr, 10) : otherwise);
    };
    return doichieu::graph::run(number(1, 1000000), number(2, 5000000));
}
