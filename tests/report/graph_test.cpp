#include "report/graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace doichieu::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

graph::Node node(const std::string& id, graph::NodeKind kind, legal::Level level, std::string title = {}) {
    graph::Node made;
    made.id = id;
    made.label = kind == graph::NodeKind::document ? "Kế hoạch " + id : id.substr(0, id.find('@'));
    made.kind = kind;
    made.level = level;
    made.title = std::move(title);
    made.issuer = "Đảng ủy xã " + id;
    return made;
}

/// One plan, or two, that rest on a conclusion whose title attacks every format.
class Output : public ::testing::Test {
  protected:
    graph::Graph make(bool two) {
        graph::Graph::Builder builder;
        const auto document = graph::NodeKind::document;
        builder.add_node(node("doc:a.txt", document, legal::Level::commune));
        if (two) builder.add_node(node("doc:b.txt", document, legal::Level::commune));
        graph::Node cited = node("43-KL/TW@2019-01-07", graph::NodeKind::instrument, legal::Level::central,
                                 "về \"<script>alert(1)</script>\" & 'khác'\x01");
        cited.date = {2019, 1, 7};
        builder.add_node(cited);
        graph::Statement said;
        said.relation = legal::Relation::implements;
        for (const char* from : {"doc:a.txt", "doc:b.txt"}) {
            if (!two && std::string_view(from) == "doc:b.txt") continue;
            builder.add_edge(
                {from,
                 "43-KL/TW@2019-01-07",
                 said,
                 {{std::string(from).substr(4), 7, "=Thực hiện", "Thực hiện <b>43-KL/TW", {"II.1", "II.1"}, {}}}});
        }
        return std::move(builder).freeze();
    }
    static std::string render(void (*format)(const GraphAnswer&, const View&, Out&), const GraphAnswer& answer) {
        std::string text;
        Out out([&](std::string_view bytes) { text += bytes; });
        format(answer, View{}, out);
        out.flush();
        return text;
    }
    static GraphAnswer everything(const graph::Graph& graph) {
        return {graph, GraphQuestion::everything, graph::everything(graph)};
    }
};

TEST_F(Output, PicturesAndPagesStandAloneAndEscape) {
    for (const bool two : {false, true}) {
        const graph::Graph graph = make(two);
        const std::string page = render(graph_html, everything(graph));
        EXPECT_THAT(page, AllOf(StartsWith("<!DOCTYPE html>\n<html lang=\"vi\">"), HasSubstr("<svg "),
                                HasSubstr("dòng 7 (II.1)"), HasSubstr("Thực hiện &lt;b&gt;43-KL/TW"),
                                Not(HasSubstr("<script")), Not(HasSubstr("\x01")), Not(HasSubstr("src="))));
        const std::string picture = render(graph_svg, everything(graph));
        EXPECT_THAT(picture, AllOf(StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""), HasSubstr("<style>"),
                                   HasSubstr("Trung ương"), Not(HasSubstr("<script"))));
        EXPECT_EQ(page, render(graph_html, everything(make(two)))) << "same graph, same bytes";
    }
}

TEST_F(Output, OneDocumentIsDrawnWithWhatIsRoundItManyAsRows) {
    const graph::Graph one = make(false);
    EXPECT_THAT(render(graph_svg, everything(one)),
                AllOf(HasSubstr("class=\"card commune subject document\""), HasSubstr("class=\"edge rests\"")));
    const graph::Graph two = make(true);
    EXPECT_THAT(render(graph_svg, everything(two)),
                AllOf(HasSubstr("class=\"mark rests\""), HasSubstr("rotate(-58)"), Not(HasSubstr("class=\"edge"))));
}

TEST_F(Output, TablesKeepCellsApart) {
    const graph::Graph graph = make(false);
    const std::string csv = render(graph_csv, everything(graph));
    EXPECT_THAT(csv, StartsWith("from,fromLabel,relation,to,toLabel,toDate,asserted,scope,validFrom,validTo,path,line,"
                                "address,quote\ndoc:a.txt,"));
    EXPECT_THAT(csv, HasSubstr(",true,whole,,,a.txt,7,II.1,Thực hiện <b>43-KL/TW\n"));
    const auto json = nlohmann::json::parse(render(graph_json, everything(graph)));
    EXPECT_EQ(json["edges"][0]["evidence"][0]["quote"], "Thực hiện <b>43-KL/TW");
    EXPECT_FALSE(json["nodes"][0].contains("depth"));
    for (const auto format : {graph_graphml, graph_gexf}) {
        EXPECT_THAT(render(format, everything(graph)),
                    AllOf(StartsWith("<?xml version=\"1.0\""), HasSubstr("&lt;script&gt;"), Not(HasSubstr("\x01"))));
    }
}

}  // namespace
}  // namespace doichieu::report
