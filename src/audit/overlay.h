#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/analyse.h"
#include "registry/registry.h"

namespace doichieu::audit {

/// What the judgement of one document asks the other documents, as numbers: who bears the numbers that it cites, and what
/// was done to the instruments that it means. Sorted, each once; good within one version of the program.
using Asked = std::vector<std::uint64_t>;
[[nodiscard]] Asked asked_by(const analysis::Analysis& analysis, const registry::Registry& registry);

/// What the documents of a run say of themselves and of each other. A judgement stays right as long as the tables are the
/// same and the others say the same to what it asked.
class Overlay {
  public:
    /// Of a registry with companions; empty without them.
    explicit Overlay(const registry::Registry& registry);

    /// Stands for all that is said to these questions; 0 for nothing.
    [[nodiscard]] std::uint64_t said_to(const Asked& asked) const;

  private:
    void add(std::uint64_t question, std::uint64_t content);

    std::unordered_map<std::uint64_t, std::uint64_t> said_;  ///< to each question: a sum, so that no order matters
    std::uint64_t to_all_ = 0;
};

}  // namespace doichieu::audit
