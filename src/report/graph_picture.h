#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/graph.h"

/// Drawings of a graph as SVG elements: no network, no script, whole numbers alone, so that the same graph gives the
/// same bytes.
namespace doichieu::report {

struct Drawing {
    int width = 0;
    int height = 0;
    std::string elements;
    std::size_t left_out = 0;  ///< texts that would not fit
};

/// One text in the middle: left what it rests on, right who rests on it, nearest first; in a column by level and date.
[[nodiscard]] Drawing draw_surroundings(const GraphAnswer& answer, const View& view);

/// Many documents: a row each, grouped by the body that issued them; a column for each text that they rest on, by level
/// and date; a mark where the one cites the other.
[[nodiscard]] Drawing draw_matrix(const GraphAnswer& answer, const View& view);

/// The answer to draw for a graph: of a single document its surroundings.
[[nodiscard]] bool is_drawn_as_matrix(const GraphAnswer& answer);
[[nodiscard]] std::vector<std::uint32_t> documents_of(const GraphAnswer& answer);

/// Style of the elements, for a <style>.
[[nodiscard]] std::string_view drawing_style();

/// What the marks and colours mean, as HTML.
[[nodiscard]] std::string legend(const GraphAnswer& answer, const View& view);

// ---- What both drawings share ----

/// Name of the style's class: "rests", "reviews", "mentions", "ends", "changes".
[[nodiscard]] std::string_view class_of(const graph::Statement& statement);
[[nodiscard]] std::string_view class_of(legal::Level level);
/// The Centre first, what is not known last.
[[nodiscard]] int order_of(legal::Level level);
/// <text> at a place, cut to so many columns.
[[nodiscard]] std::string drawn_text(int x, int y, std::string_view style_class, std::string_view text,
                                     std::size_t columns);
/// What a mark says when it is pointed at: both ends, the relation, every place with its words.
[[nodiscard]] std::string hint_of(const GraphAnswer& answer, const View& view, const graph::Edge& edge);

}  // namespace doichieu::report
