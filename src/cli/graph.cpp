#include "report/graph.h"

#include <utility>

#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "graph/graph.h"

namespace doichieu::cli {

ExitCode graph_show(const Options& options, Console& console) {
    Reports reports(options, "text", console);
    const auto rows = reports.rows(report::graph_formats(), &report::GraphFormat::render);
    if (rows.empty()) return ExitCode::unusable;

    // One thread: what a document cites is put into the graph with the registry that resolved it.
    Session session(options, Depth::citations, Together::yes, 1, console);
    graph::Graph::Builder builder;
    session.for_each<bool>(
        [&builder](Session::Analysis analysis, const Project& project) {
            builder.add(analysis->outline, analysis->citations, analysis->resolutions, project.registries->of(0));
            return true;
        },
        [](bool, const Project&) { return true; });
    const graph::Graph graph = std::move(builder).freeze();

    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        rows[i]->render(graph, reports.view(target), *target.out);
    }
    return session.problems().exit_code(reports.finish(&session) ? ExitCode::done : ExitCode::unusable);
}

}  // namespace doichieu::cli
