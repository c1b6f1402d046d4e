#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/facts.h"
#include "registry/registry.h"

namespace doichieu::audit {

/// One instrument that documents cite, whether the registry knows it or only they do.
struct Directive {
    std::string id;
    std::string label;  ///< "Chỉ thị số 18-CT/TW"
    std::string title;  ///< as the registry tells it; may be empty
    std::string key;    ///< legal::identity_key
    legal::Level level = legal::Level::unknown;
    legal::Date date;
    bool known = false;               ///< to the registry
    bool is_undecided = false;        ///< cited without a day: any instrument of this number may be meant
    bool has_known_number = false;    ///< the registry knows instruments of this number
    std::vector<std::int32_t> older;  ///< what it replaced as a whole, directly or through others
    std::vector<std::int32_t> newer;  ///< what replaced it
};

/// Tells which mentions of all documents mean the same instrument. Identity is number, symbol, body and date: a mention
/// without a date joins the only instrument of its number that any document cites in full, and stays apart, undecided,
/// where there are several or none.
class Directives {
  public:
    static constexpr std::int32_t kNone = -1;

    Directives(const std::vector<DocumentFacts>& documents, const registry::Registry& registry);

    [[nodiscard]] const std::vector<Directive>& all() const { return all_; }
    [[nodiscard]] std::int32_t of(const CitationFact& citation) const;
    /// What a person means by an id, a notation or "Nghị quyết 25"; of several the ones that are cited. An instrument
    /// that the registry knows and nobody cites is added.
    [[nodiscard]] std::vector<std::int32_t> look_up(std::string_view words);
    /// Whether citing `cited` does what `wanted` asks: it is the same, or may be for all that is told, or came after it.
    [[nodiscard]] bool stands_for(std::int32_t cited, std::int32_t wanted) const;

  private:
    std::int32_t add_known(const registry::Instrument& instrument);
    void add_unknown(const std::vector<const CitationFact*>& mentions);
    [[nodiscard]] bool is_meant(std::int32_t known, const CitationFact& mention) const;
    void link_successors();

    const registry::Registry& registry_;
    std::vector<Directive> all_;
    std::unordered_map<std::string, std::int32_t> by_id_;
    std::unordered_map<std::string, std::vector<std::int32_t>> known_by_key_;
};

}  // namespace doichieu::audit
