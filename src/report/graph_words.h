#pragma once

#include <string>
#include <string_view>

#include "graph/graph.h"
#include "report/view.h"
#include "report/words.h"

/// A graph's values in the words of people.
namespace doichieu::report {

[[nodiscard]] std::string_view words_of(const View&, const graph::Statement&);
/// Why a stub is one.
[[nodiscard]] std::string_view words_of_stub(const View&, const graph::Node&);
/// The same seen from the target: "được căn cứ bởi".
[[nodiscard]] std::string_view words_from_target(const View&, const graph::Statement&);
/// A date as the language writes it; "không rõ ngày" without one.
[[nodiscard]] std::string words_of(const View&, const legal::Date&);
/// "dòng 76 (II.7, đoạn 5)".
[[nodiscard]] std::string place_of(const View&, const graph::Evidence&);
/// Of a document; empty for others.
[[nodiscard]] std::string_view path_of(const graph::Node&);

}  // namespace doichieu::report
