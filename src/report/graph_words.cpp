#include "report/graph_words.h"

#include "base/format.h"

namespace doichieu::report {

std::string_view words_of(const View& view, const graph::Statement& said) {
    switch (said.kind) {
        case graph::EdgeKind::cites:
            return words_of(view, said.relation);
        case graph::EdgeKind::part_of:
            return view.words("thuộc", "part of");
        case graph::EdgeKind::issued_by:
            return view.words("do … ban hành", "issued by");
    }
    return {};
}

std::string_view words_from_target(const View& view, const graph::Statement& said) {
    if (said.kind == graph::EdgeKind::part_of) return view.words("gồm", "holds");
    if (said.kind == graph::EdgeKind::issued_by) return view.words("ban hành", "issued");
    switch (said.relation) {
        case legal::Relation::mentions:
            return view.words("được nhắc đến trong", "mentioned in");
        case legal::Relation::based_on:
            return view.words("là căn cứ của", "the basis of");
        case legal::Relation::implements:
            return view.words("được thực hiện bằng", "implemented by");
        case legal::Relation::continues:
            return view.words("được tiếp tục thực hiện bằng", "continued by");
        case legal::Relation::reviews:
            return view.words("được sơ kết, tổng kết trong", "reviewed in");
        case legal::Relation::guides:
            return view.words("được hướng dẫn bằng", "guided by");
        case legal::Relation::details:
            return view.words("được quy định chi tiết bằng", "detailed by");
        case legal::Relation::promulgates:
            return view.words("được ban hành bằng", "promulgated by");
        case legal::Relation::amends:
            return view.words("được sửa đổi bằng", "amended by");
        case legal::Relation::supplements:
            return view.words("được bổ sung bằng", "supplemented by");
        case legal::Relation::replaces:
            return view.words("bị thay thế bằng", "replaced by");
        case legal::Relation::repeals:
            return view.words("bị bãi bỏ bằng", "repealed by");
    }
    return {};
}

std::string words_of(const View& view, const legal::Date& date) {
    if (!date.stated()) return std::string(view.words("không rõ ngày", "no date"));
    return view.language == base::Language::vi ? date.vietnamese() : date.iso();
}

std::string place_of(const View& view, const graph::Evidence& evidence) {
    std::string place = base::format("{} {}", view.words("dòng", "line"), static_cast<std::size_t>(evidence.line));
    const std::string& address = evidence.address.in(view.language);
    if (!address.empty()) place += " (" + address + ")";
    return place;
}

std::string_view path_of(const graph::Node& node) {
    if (node.kind != graph::NodeKind::document) return {};
    return std::string_view(node.id).substr(std::string_view("doc:").size());
}

std::string_view words_of_stub(const View& view, const graph::Node& node) {
    return node.is_undecided
               ? view.words("chưa rõ là bản nào trong các văn bản cùng số", "which of one number is not told")
               : view.words("không có trong danh mục", "not in the registry");
}

}  // namespace doichieu::report
