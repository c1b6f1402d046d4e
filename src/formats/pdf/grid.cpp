#include "formats/pdf/grid.h"

#include <algorithm>
#include <cmath>

#include "similarity/union_find.h"

namespace doichieu::formats::pdf {

namespace {

constexpr double kTouch = 3;             // points: rules that come so close meet
constexpr std::size_t kMaxRules = 4000;  // a drawing, no table
constexpr std::size_t kMaxLines = 400;   // of one table, in each direction

/// A rule seen along its length: `at` is where it stands across.
struct Rule {
    double at;
    double begin;
    double end;
};

/// Pieces of one straight line, as borders of single cells are drawn, become one.
std::vector<Rule> merged(std::vector<Rule> rules) {
    std::ranges::sort(rules, [](const Rule& a, const Rule& b) {
        return std::lround(a.at) != std::lround(b.at) ? a.at < b.at : a.begin < b.begin;
    });
    std::vector<Rule> out;
    for (const Rule& rule : rules) {
        Rule* same = nullptr;
        for (std::size_t back = 1; back <= std::min<std::size_t>(8, out.size()); ++back) {
            Rule& other = out[out.size() - back];
            if (std::abs(other.at - rule.at) <= 1.5 && rule.begin <= other.end + kTouch &&
                other.begin <= rule.end + kTouch) {
                same = &other;
                break;
            }
        }
        if (same == nullptr) {
            out.push_back(rule);
        } else {
            same->begin = std::min(same->begin, rule.begin);
            same->end = std::max(same->end, rule.end);
        }
    }
    return out;
}

/// Where the rules stand, near ones taken together.
std::vector<double> stops_of(const std::vector<const Rule*>& rules) {
    std::vector<double> stops;
    for (const Rule* rule : rules) stops.push_back(rule->at);
    std::ranges::sort(stops);
    const auto same = std::unique(stops.begin(), stops.end(), [](double a, double b) { return b - a <= kTouch; });
    stops.erase(same, stops.end());
    return stops;
}

bool is_covered(const std::vector<const Rule*>& rules, double at, double along) {
    return std::ranges::any_of(rules, [&](const Rule* rule) {
        return std::abs(rule->at - at) <= kTouch && rule->begin - kTouch <= along && along <= rule->end + kTouch;
    });
}

Grid grid_of(const std::vector<const Rule*>& across, const std::vector<const Rule*>& down) {
    Grid grid;
    const std::vector<double> ys = stops_of(across);
    const std::vector<double> xs = stops_of(down);
    if (ys.size() < 2 || xs.size() < 2 || ys.size() > kMaxLines || xs.size() > kMaxLines) return grid;
    const std::size_t rows = ys.size() - 1;
    const std::size_t columns = xs.size() - 1;
    if (rows * columns > 20'000) return grid;
    grid.box = {xs.front(), ys.front(), xs.back(), ys.back()};

    similarity::UnionFind<std::size_t> sets(rows * columns);
    for (std::size_t r = 0; r < rows; ++r) {
        const double y = (ys[r] + ys[r + 1]) / 2;
        for (std::size_t c = 0; c < columns; ++c) {
            const double x = (xs[c] + xs[c + 1]) / 2;
            const std::size_t here = r * columns + c;
            if (c + 1 < columns && !is_covered(down, xs[c + 1], y)) sets.unite(here, here + 1);
            if (r + 1 < rows && !is_covered(across, ys[r + 1], x)) sets.unite(here, here + columns);
        }
    }
    std::vector<std::size_t> cell_of(rows * columns, 0);
    for (std::size_t r = 0; r < rows; ++r) {
        std::uint32_t column = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t here = r * columns + c;
            const Box box{xs[c], ys[r], xs[c + 1], ys[r + 1]};
            const std::size_t root = sets.find(here);
            if (root == here) {
                cell_of[here] = grid.cells.size();
                grid.cells.push_back({box, static_cast<std::uint32_t>(r + 1), ++column});
                continue;
            }
            Box& whole = grid.cells[cell_of[root]].box;
            whole.x0 = std::min(whole.x0, box.x0);
            whole.x1 = std::max(whole.x1, box.x1);
            whole.y1 = std::max(whole.y1, box.y1);
        }
    }
    return grid;
}

}  // namespace

const Cell* Grid::at(double x, double y) const {
    for (const Cell& cell : cells) {
        if (cell.box.x0 <= x && x < cell.box.x1 && cell.box.y0 <= y && y < cell.box.y1) return &cell;
    }
    return nullptr;
}

std::vector<Grid> grids_of(const std::vector<Box>& rules) {
    std::vector<Rule> across;
    std::vector<Rule> down;
    if (rules.size() > kMaxRules) return {};
    for (const Box& rule : rules) {
        if (rule.width() >= rule.height()) {
            across.push_back({(rule.y0 + rule.y1) / 2, rule.x0, rule.x1});
        } else {
            down.push_back({(rule.x0 + rule.x1) / 2, rule.y0, rule.y1});
        }
    }
    across = merged(std::move(across));
    down = merged(std::move(down));

    similarity::UnionFind<std::size_t> sets(across.size() + down.size());
    for (std::size_t i = 0; i < across.size(); ++i) {
        for (std::size_t j = 0; j < down.size(); ++j) {
            const Rule& a = across[i];
            const Rule& d = down[j];
            if (a.begin - kTouch <= d.at && d.at <= a.end + kTouch && d.begin - kTouch <= a.at &&
                a.at <= d.end + kTouch) {
                sets.unite(i, across.size() + j);
            }
        }
    }
    std::vector<Grid> grids;
    for (std::size_t root = 0; root < across.size(); ++root) {
        if (sets.find(root) != root) continue;
        std::vector<const Rule*> own_across;
        std::vector<const Rule*> own_down;
        for (std::size_t i = root; i < across.size(); ++i) {
            if (sets.find(i) == root) own_across.push_back(&across[i]);
        }
        for (std::size_t j = 0; j < down.size(); ++j) {
            if (sets.find(across.size() + j) == root) own_down.push_back(&down[j]);
        }
        if (own_down.size() < 2 || own_across.size() < 2) continue;
        Grid grid = grid_of(own_across, own_down);
        if (grid.cells.size() > 1) grids.push_back(std::move(grid));
    }
    std::ranges::stable_sort(grids, {}, [](const Grid& grid) { return grid.box.y0; });
    return grids;
}

}  // namespace doichieu::formats::pdf
