#include "similarity/alignment.h"

#include <algorithm>
#include <cmath>

namespace doichieu::similarity {
namespace {

/// Differences between consecutive matches, from the list of matched positions in order.
std::vector<Difference> gaps(const std::vector<std::pair<std::size_t, std::size_t>>& matches, std::size_t a_size,
                             std::size_t b_size) {
    std::vector<Difference> out;
    std::size_t a = 0;
    std::size_t b = 0;
    const auto close = [&](std::size_t next_a, std::size_t next_b) {
        if (next_a > a || next_b > b) out.push_back({a, next_a, b, next_b});
    };
    for (const auto& [in_a, in_b] : matches) {
        close(in_a, in_b);
        a = in_a + 1;
        b = in_b + 1;
    }
    close(a_size, b_size);
    return out;
}

}  // namespace

Alignment align(const std::vector<Word>& a, const std::vector<Word>& b, double least) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0) return {};
    if (a == b) return {longer, 1.0, {}};
    if (longer > kLongestAligned) return {};
    const auto needed = static_cast<int>(std::ceil(least * static_cast<double>(longer)));
    const int n = static_cast<int>(a.size());
    const int m = static_cast<int>(b.size());
    const int most_edits = n + m - 2 * needed;
    if (most_edits < 0) return {};

    // furthest[d][k + d]: furthest x on diagonal k = x - y after d edits.
    std::vector<std::vector<int>> furthest;
    int edits = 0;
    for (bool done = false; !done; ++edits) {
        if (edits > most_edits) return {};
        std::vector<int> row(static_cast<std::size_t>(2 * edits + 1), 0);
        const auto before = [&](int k) {
            const int d = edits - 1;
            return k < -d || k > d ? -1 : furthest[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
        };
        for (int k = -edits; k <= edits; k += 2) {
            int x = 0;
            if (edits > 0) x = (before(k + 1) >= before(k - 1) + 1) ? before(k + 1) : before(k - 1) + 1;
            int y = x - k;
            if (x > n || y > m || y < 0) {
                row[static_cast<std::size_t>(k + edits)] = -1;
                continue;
            }
            while (x < n && y < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)]) ++x, ++y;
            row[static_cast<std::size_t>(k + edits)] = x;
            if (x >= n && y >= m) done = true;
        }
        furthest.push_back(std::move(row));
    }
    --edits;

    // Back along the path, gathering matches.
    std::vector<std::pair<std::size_t, std::size_t>> matches;
    int x = n;
    int y = m;
    for (int d = edits; d >= 0; --d) {
        const int k = x - y;
        int from_x = 0;
        int from_y = 0;
        int after_x = 0;
        if (d > 0) {
            const auto& row = furthest[static_cast<std::size_t>(d - 1)];
            const auto at = [&](int diagonal) {
                return diagonal < -(d - 1) || diagonal > d - 1 ? -1 : row[static_cast<std::size_t>(diagonal + d - 1)];
            };
            const bool down = at(k + 1) >= at(k - 1) + 1;
            from_x = down ? at(k + 1) : at(k - 1);
            from_y = from_x - (down ? k + 1 : k - 1);
            after_x = down ? from_x : from_x + 1;
        }
        while (x > after_x) {
            --x, --y;
            matches.emplace_back(static_cast<std::size_t>(x), static_cast<std::size_t>(y));
        }
        x = from_x;
        y = from_y;
    }
    std::ranges::reverse(matches);
    Alignment out;
    out.matched = matches.size();
    out.share = static_cast<double>(matches.size()) / static_cast<double>(longer);
    out.differences = gaps(matches, a.size(), b.size());
    return out;
}

}  // namespace doichieu::similarity
