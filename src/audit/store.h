#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/facts.h"
#include "audit/overlay.h"
#include "audit/texts.h"
#include "base/result.h"
#include "io/file.h"
#include "registry/companions.h"

namespace doichieu::audit {

/// The facts of every document of a folder, so that only what changed is read again. A SQLite file with a write-ahead
/// log: what was committed survives a kill at any point, readers and one writer go on at the same time, a second writer
/// waits. Not shared between threads.
class Store {
  public:
    /// What is known of a document without reading its facts.
    struct Known {
        io::FileStamp stamp;
        std::string sha256;
        std::string made_by;  ///< program, registry, rules and options that the facts rest on
        std::optional<registry::Statement> statement{};  ///< of itself for the others; its path is not kept
        // The facts rest on what the others say as well.
        Asked asked{};
        std::uint64_t told = 0;  ///< Overlay::said_to() then
    };

    /// `folder`/audit.sqlite; the folder is made. A store of another program version is emptied. Code: bad-store.
    static base::Result<Store> open(const std::string& folder);
    /// For where nothing may be written: lives as long as the run.
    static Store in_memory();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// By path as walked (relative to the audited folder).
    [[nodiscard]] std::unordered_map<std::string, Known> known();

    // Changes are collected into transactions of some documents each.
    [[nodiscard]] base::Status put(const std::string& path, const Known& known, const Extracted& extracted);
    [[nodiscard]] base::Status put_stamp(const std::string& path, const io::FileStamp& stamp);
    [[nodiscard]] base::Status remove(const std::string& path);
    [[nodiscard]] base::Status commit();
    /// Whether all of them are committed.
    [[nodiscard]] bool is_settled() const;
    /// Drops those that are not.
    void roll_back();

    /// What decode() takes, of every document, in any order.
    void for_each_facts(const std::function<void(std::string_view path, std::string_view encoded)>& visit);
    /// From now until the next change what is read is of one moment, whatever another run writes.
    void hold();
    // False when there are none, or they cannot be read (which then counts as not known).
    [[nodiscard]] bool wording(const std::string& path, Wording& wording);
    [[nodiscard]] bool details(const std::string& path, const std::string& shown, DocumentDetails& details);

    [[nodiscard]] bool facts(const std::string& path, DocumentFacts& facts);

    /// What of the last run's Grouping is kept.
    [[nodiscard]] std::vector<std::uint64_t> grouping();
    [[nodiscard]] base::Status put_grouping(const std::vector<std::uint64_t>& texts);

    [[nodiscard]] Comparisons comparisons();
    /// Those that are new; all that are in use where most others are not.
    [[nodiscard]] base::Status put_comparisons(const Comparisons& comparisons);

    /// Outcomes of earlier runs that asked the same question, for --since. Days are ISO dates.
    [[nodiscard]] base::Status put_outcome(const std::string& question, const std::string& day,
                                           const std::string& outcome);
    struct Outcome {
        std::string day;
        std::string content;
    };
    /// The newest, or the newest up to `day` when that is not empty.
    [[nodiscard]] std::optional<Outcome> outcome(const std::string& question, const std::string& day);

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace doichieu::audit
