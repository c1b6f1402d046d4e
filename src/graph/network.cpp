#include "graph/network.h"

#include <algorithm>
#include <boost/iterator/transform_iterator.hpp>
#include <utility>

namespace doichieu::graph {
namespace {

constexpr std::uint8_t kWhole = 0x40;
constexpr std::uint8_t kAsserted = 0x80;

std::pair<std::uint32_t, std::uint32_t> ends_of(const Network::Link& link) {
    return {link.from, link.to};
}

/// Counting passes over the list itself: no second copy of it.
Network::Rows rows_of(std::uint32_t vertices, const std::vector<Network::Link>& links) {
    const auto begin = boost::make_transform_iterator(links.begin(), &ends_of);
    const auto end = boost::make_transform_iterator(links.end(), &ends_of);
    return Network::Rows(boost::edges_are_unsorted_multi_pass, begin, end, vertices);
}

std::uint8_t packed(const Statement& statement) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(statement.relation) |
                                     static_cast<unsigned>(statement.kind) << 4 | (statement.whole ? kWhole : 0U) |
                                     (statement.asserted ? kAsserted : 0U));
}

}  // namespace

Network::Network(std::uint32_t vertices, const std::vector<Link>& sorted) : rows_(rows_of(vertices, sorted)) {
    said_.reserve(sorted.size());
    evidence_begin_.reserve(sorted.size() + 1);
    std::uint32_t evidence = 0;
    for (const Link& link : sorted) {
        const Statement& statement = link.statement;
        if (statement.valid_from.stated() || statement.valid_to.stated()) {
            dates_.push_back({static_cast<std::uint32_t>(said_.size()), statement.valid_from, statement.valid_to});
        }
        said_.push_back(packed(statement));
        evidence_begin_.push_back(evidence);
        evidence += link.evidence;
    }
    evidence_begin_.push_back(evidence);
}

const Network::Dates* Network::dates(std::uint32_t edge) const {
    const auto found = std::ranges::lower_bound(dates_, edge, {}, &Dates::edge);
    return found == dates_.end() || found->edge != edge ? nullptr : &*found;
}

Statement Network::statement(std::uint32_t edge) const {
    Statement statement;
    statement.kind = kind(edge);
    statement.relation = relation(edge);
    statement.whole = (said_[edge] & kWhole) != 0;
    statement.asserted = (said_[edge] & kAsserted) != 0;
    if (const Dates* dates = this->dates(edge)) {
        statement.valid_from = dates->from;
        statement.valid_to = dates->to;
    }
    return statement;
}

bool Network::holds(std::uint32_t edge, const legal::Date& day) const {
    if (!day.stated()) return true;
    const Dates* dates = this->dates(edge);
    if (dates == nullptr) return true;
    return (!dates->from.stated() || dates->from.first_day() <= day) &&
           (!dates->to.stated() || day <= dates->to.last_day());
}

}  // namespace doichieu::graph
