#include "report/graph.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/format.h"
#include "cli/catalogue.h"
#include "cli/registry_tables.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "formats/reader.h"
#include "graph/graph.h"
#include "graph/queries.h"
#include "io/file.h"
#include "report/graph_words.h"

namespace doichieu::cli {
namespace {

using base::TextPair;
using graph::Graph;
using Keys = std::vector<std::string>;

constexpr std::size_t kMostCandidates = 20;
constexpr std::size_t kMostCentral = 20;
constexpr std::string_view kDocument = "doc:";

bool is_below_current(const std::string& path) {
    std::error_code failed;
    const auto relative = std::filesystem::relative(path, failed);
    return !failed && !relative.empty() && *relative.begin() != "..";
}

/// A first word that names no file and does not look like one asks for a text.
bool is_key(const std::string& word) {
    if (word.starts_with(kDocument)) return true;
    if (word == "-" || io::kind_of(word) != io::EntryKind::missing) return false;
    return word.find('@') != std::string::npos || !formats::is_readable_name(word);
}

std::string file_of(const std::string& key) {
    const std::string path = key.starts_with(kDocument) ? key.substr(kDocument.size()) : key;
    return io::kind_of(path) == io::EntryKind::file ? path : std::string();
}

/// What is read: the paths behind the keys, and the keys that are files themselves. Without a path the current folder,
/// unless all keys are files elsewhere.
Options for_reading(const Options& options, const Keys& keys) {
    Options reading = options;
    reading.words.erase(reading.words.begin(), reading.words.begin() + static_cast<std::ptrdiff_t>(keys.size()));
    const bool is_given = !reading.words.empty();
    for (const std::string& key : keys) {
        const std::string file = file_of(key);
        if (!file.empty() && (is_given || !is_below_current(file))) reading.words.push_back(file);
    }
    return reading;
}

/// A graph over documents, with the session that read them.
class Reading {
  public:
    Reading(const Options& options, const Keys& keys, Graph::Builder::Known known, Console& console)
        : options_(for_reading(options, keys)),
          session_(options_, Depth::citations, Together::yes, std::numeric_limits<std::size_t>::max(), console),
          console_(console) {
        Graph::Builder builder;
        std::set<const Project*> projects;
        session_.for_each<graph::Facts>(
            [](Session::Analysis analysis, const Project&, const registry::Registry* registry) {
                return graph::facts_of(analysis->outline, analysis->citations, analysis->resolutions, *registry);
            },
            [&](graph::Facts facts, const Project& project) {
                builder.add(std::move(facts));
                projects.insert(&project);
                return true;
            });
        for (const Project* project : projects) builder.add_registry(project->registries->of(0), known);
        if (projects.empty() && known == Graph::Builder::Known::all) builder.add_registry(session_.registry(), known);
        graph_.emplace(std::move(builder).freeze());
    }

    [[nodiscard]] const Graph& graph() const { return *graph_; }
    void use(Graph graph) { graph_.emplace(std::move(graph)); }
    [[nodiscard]] Session& session() { return session_; }

    /// The one node that the key means; of several the only one that the documents cite, and then the others are named.
    /// Nothing when there is none, or more: that has been said.
    [[nodiscard]] std::optional<std::uint32_t> find(const std::string& written) {
        const std::string key = audit::shown_path(written);
        auto found = document_at(file_of(written));
        if (found.empty()) found = graph::find_nodes(graph(), key, session_.registry());
        if (found.size() == 1) return found.front();
        if (found.empty()) {
            session_.problems().add(
                {key,
                 "not-in-graph",
                 {"không phải văn bản nào trong các tệp đã đọc, trong những gì chúng dẫn, hay trong danh mục.",
                  "is none of the documents read, nor cited by them, nor in the registry."}});
        } else if (const auto cited = only_cited(found)) {
            say_others(key, *cited, found);
            return cited;
        } else {
            say_candidates(key, found);
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] std::optional<std::uint32_t> only_cited(const std::vector<std::uint32_t>& nodes) const {
        const auto is_cited = [this](std::uint32_t node) {
            return std::ranges::any_of(graph().in_edges(node), [this](std::uint32_t edge) {
                return graph().nodes()[graph().edge(edge).from].kind == graph::NodeKind::document;
            });
        };
        if (std::ranges::count_if(nodes, is_cited) != 1) return std::nullopt;
        return *std::ranges::find_if(nodes, is_cited);
    }

    void say_others(const std::string& key, std::uint32_t chosen, const std::vector<std::uint32_t>& found) {
        const std::string id = report::printable(graph().nodes()[chosen].id);
        console_.say(TextPair{base::format("“{}” khớp với {} văn bản; các văn bản đã đọc chỉ dẫn {}. Còn có:",
                                           report::printable(key), found.size(), id),
                              base::format("“{}” fits {} texts; of these the documents cite {} alone. The others:",
                                           report::printable(key), found.size(), id)});
        std::vector<std::uint32_t> others;
        std::ranges::copy_if(found, std::back_inserter(others), [&](std::uint32_t one) { return one != chosen; });
        list(others);
    }

    /// The document read from this file, however it is named.
    [[nodiscard]] std::vector<std::uint32_t> document_at(const std::string& file) const {
        if (file.empty()) return {};
        for (std::uint32_t i = 0; i < graph().nodes().size(); ++i) {
            const std::string path(report::path_of(graph().nodes()[i]));
            std::error_code failed;
            if (!path.empty() && std::filesystem::equivalent(path, file, failed)) return {i};
        }
        return {};
    }

    void say_candidates(const std::string& key, const std::vector<std::uint32_t>& found) {
        session_.problems().add({key,
                                 "ambiguous-key",
                                 {base::format("khớp với {} văn bản; hãy ghi đủ mã của một văn bản:", found.size()),
                                  base::format("fits {}; give the whole id of one:", found.size())}});
        list(found);
    }

    void list(const std::vector<std::uint32_t>& found) {
        const report::View view = console_.view();
        std::string lines;
        for (const std::uint32_t node : found) {
            const graph::Node& candidate = graph().nodes()[node];
            const std::size_t shown = std::min(found.size(), kMostCandidates);
            if (node == found[shown - 1] && shown < found.size()) {
                lines += "  …\n";
                break;
            }
            lines += base::format("  {}  {}", report::printable(candidate.id), report::printable(candidate.label));
            const std::size_t citing = graph().in_edges(node).size();
            if (citing > 0) {
                lines += base::format(" ({}: {})", view.words("số quan hệ đến", "relations to it"), citing);
            }
            lines += '\n';
        }
        console_.write_error(lines);
    }

    Options options_;
    Session session_;
    Console& console_;
    std::optional<Graph> graph_;
};

using Formats = std::span<const report::GraphFormat>;

/// Reads, asks and renders. `ask` gives no answer when it has said why.
template <typename Ask>
ExitCode answer(const Options& options, std::size_t keys, Graph::Builder::Known known, Formats formats,
                std::string_view standard_format, Console& console, const Ask& ask) {
    Reports reports(options, standard_format, console);
    const auto rows = reports.rows(formats, &report::GraphFormat::render);
    if (rows.empty()) return ExitCode::unusable;
    Reading reading(options, Keys(options.words.begin(), options.words.begin() + static_cast<std::ptrdiff_t>(keys)),
                    known, console);
    if (options.graph_detail.provisions || options.graph_detail.bodies) {
        reading.use(graph::with_detail(reading.graph(), options.graph_detail));
    }
    const std::optional<report::GraphAnswer> answer = ask(reading);
    if (!answer) return reading.session().problems().exit_code(ExitCode::unusable);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        rows[i]->render(*answer, reports.view(target), *target.out);
    }
    const ExitCode done = answer->faults.empty() ? ExitCode::done : ExitCode::blocked;
    return reading.session().problems().exit_code(reports.finish(&reading.session()) ? done : ExitCode::unusable);
}

bool lacks_keys(const Options& options, std::size_t keys, Console& console) {
    if (options.words.size() >= keys) return false;
    if (keys == 2) {
        console.say(TextPair{"Cần hai văn bản, ví dụ: doichieu graph path ke-hoach.docx 25-NQ/TW@2013-06-03",
                             "Two texts are needed, for example: doichieu graph path ke-hoach.docx "
                             "25-NQ/TW@2013-06-03"});
    } else {
        console.say(
            TextPair{"Thiếu số, ký hiệu, mã hay tệp của văn bản, ví dụ: doichieu graph implements "
                     "25-NQ/TW@2013-06-03",
                     "A notation, an id or a file is missing, for example: doichieu graph implements "
                     "25-NQ/TW@2013-06-03"});
    }
    return true;
}

/// A question about one text.
template <typename Ask>
ExitCode answer_about(const Options& options, report::GraphQuestion question, Console& console, const Ask& ask) {
    if (lacks_keys(options, 1, console)) return ExitCode::unusable;
    return answer(options, 1, Graph::Builder::Known::all, report::graph_formats(), "text", console,
                  [&](Reading& reading) -> std::optional<report::GraphAnswer> {
                      const auto node = reading.find(options.words.front());
                      if (!node) return std::nullopt;
                      return report::GraphAnswer{reading.graph(), question, ask(reading.graph(), *node),
                                                 options.statements.dates.as_of.value_or(today_or_unset())};
                  });
}

/// The whole graph of the documents, or one text with what is round it.
ExitCode answer_whole(const Options& options, Formats formats, std::string_view standard_format, Console& console) {
    const std::size_t keys = !options.words.empty() && is_key(options.words.front()) ? 1 : 0;
    using Known = Graph::Builder::Known;
    return answer(
        options, keys, keys == 1 ? Known::all : Known::cited, formats, standard_format, console,
        [&](Reading& reading) -> std::optional<report::GraphAnswer> {
            const Graph& graph = reading.graph();
            if (keys == 0) {
                return report::GraphAnswer{graph, report::GraphQuestion::everything, graph::everything(graph)};
            }
            const auto node = reading.find(options.words.front());
            if (!node) return std::nullopt;
            return report::GraphAnswer{graph, report::GraphQuestion::surroundings, graph::surroundings(graph, *node)};
        });
}

/// Nodes of a list, each once and in this order; edges as they are given.
graph::Part part_of(std::vector<std::uint32_t> nodes, std::vector<std::uint32_t> edges) {
    graph::Part part;
    std::set<std::uint32_t> seen;
    for (const std::uint32_t node : nodes) {
        if (seen.insert(node).second) {
            part.nodes.push_back({node, 0, static_cast<std::uint32_t>(part.nodes.size()), graph::kNoEdge});
        }
    }
    std::ranges::sort(edges);
    edges.erase(std::ranges::unique(edges).begin(), edges.end());
    part.edges = std::move(edges);
    return part;
}

}  // namespace

ExitCode graph_show(const Options& options, Console& console) {
    return answer_whole(options, report::graph_formats(), "text", console);
}

ExitCode graph_export(const Options& options, Console& console) {
    return answer_whole(options, report::graph_export_formats(), "dot", console);
}

ExitCode graph_implements(const Options& options, Console& console) {
    return answer_about(
        options, report::GraphQuestion::implementers, console,
        [&](const Graph& graph, std::uint32_t node) { return graph::implementers(graph, node, options.transitive); });
}

ExitCode graph_impact(const Options& options, Console& console) {
    return answer_about(options, report::GraphQuestion::impact, console, [&](const Graph& graph, std::uint32_t node) {
        return graph::impact(graph, node, options.statements.dates.as_of.value_or(today_or_unset()));
    });
}

ExitCode graph_chain(const Options& options, Console& console) {
    return answer_about(options, report::GraphQuestion::chain, console,
                        [](const Graph& graph, std::uint32_t node) { return graph::chain(graph, node); });
}

ExitCode graph_path(const Options& options, Console& console) {
    if (lacks_keys(options, 2, console)) return ExitCode::unusable;
    return answer(options, 2, Graph::Builder::Known::all, report::graph_formats(), "text", console,
                  [&](Reading& reading) -> std::optional<report::GraphAnswer> {
                      const auto from = reading.find(options.words[0]);
                      const auto to = reading.find(options.words[1]);
                      if (!from || !to) return std::nullopt;
                      auto way = graph::path(reading.graph(), *from, *to);
                      if (!way) {
                          console.say(TextPair{"Hai văn bản này không nối với nhau.", "These two are not connected."});
                          way.emplace();
                      }
                      return report::GraphAnswer{reading.graph(), report::GraphQuestion::path, std::move(*way)};
                  });
}

ExitCode graph_orphans(const Options& options, Console& console) {
    return answer(options, 0, Graph::Builder::Known::cited, report::graph_list_formats(), "text", console,
                  [](Reading& reading) -> std::optional<report::GraphAnswer> {
                      report::GraphAnswer found{reading.graph(), report::GraphQuestion::orphans};
                      found.orphans = graph::orphans(reading.graph());
                      std::vector<std::uint32_t> nodes = found.orphans.without_basis;
                      nodes.insert(nodes.end(), found.orphans.not_carried_out.begin(),
                                   found.orphans.not_carried_out.end());
                      std::vector<std::uint32_t> edges;
                      for (const graph::Orphans::Skipped& one : found.orphans.skipped) {
                          nodes.insert(nodes.end(), {one.document, one.between, one.above});
                          edges.push_back(one.edge);
                      }
                      found.part = part_of(std::move(nodes), std::move(edges));
                      return found;
                  });
}

ExitCode graph_cycles(const Options& options, Console& console) {
    return answer(options, 0, Graph::Builder::Known::all, report::graph_list_formats(), "text", console,
                  [](Reading& reading) -> std::optional<report::GraphAnswer> {
                      report::GraphAnswer found{reading.graph(), report::GraphQuestion::faults};
                      found.faults = graph::faults(reading.graph());
                      std::vector<std::uint32_t> nodes;
                      std::vector<std::uint32_t> edges;
                      for (const graph::Fault& fault : found.faults) {
                          nodes.insert(nodes.end(), fault.nodes.begin(), fault.nodes.end());
                          edges.insert(edges.end(), fault.edges.begin(), fault.edges.end());
                      }
                      found.part = part_of(std::move(nodes), std::move(edges));
                      return found;
                  });
}

ExitCode graph_central(const Options& options, Console& console) {
    return answer(options, 0, Graph::Builder::Known::cited, report::graph_list_formats(), "text", console,
                  [](Reading& reading) -> std::optional<report::GraphAnswer> {
                      report::GraphAnswer found{reading.graph(), report::GraphQuestion::central};
                      found.weights = graph::central(reading.graph(), kMostCentral);
                      std::vector<std::uint32_t> nodes;
                      for (const graph::Weight& weight : found.weights) nodes.push_back(weight.node);
                      found.part = part_of(std::move(nodes), {});
                      return found;
                  });
}

}  // namespace doichieu::cli
