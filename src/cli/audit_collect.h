#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/facts.h"
#include "audit/store.h"
#include "cli/options.h"
#include "cli/session.h"

namespace doichieu::cli {

/// The documents of one audit: facts of each, fresh or from the store, by path.
class Collection {
  public:
    /// `folder`: the audited one. What is wrong with a file or with the store becomes a problem of the session; without
    /// a usable store everything is read and nothing is kept.
    Collection(const Options& options, std::string folder, Session& session);

    void run();

    [[nodiscard]] std::vector<audit::DocumentFacts>& facts() { return facts_; }
    /// Of each document: its path relative to the folder, as reports name it.
    [[nodiscard]] const std::vector<std::string>& paths() const { return shown_; }
    [[nodiscard]] audit::DocumentDetails details(std::uint32_t document);
    [[nodiscard]] audit::Store& store() { return store_; }
    /// Whether what is put into the store will be there in the next run.
    [[nodiscard]] bool is_kept() const { return is_kept_; }
    /// Index of the document that lies at this path; -1 when there is none.
    [[nodiscard]] std::int32_t find(const std::string& path) const;

  private:
    struct Reading;
    [[nodiscard]] Reading read(const Session::File& file) const;
    void pass();
    void take(std::size_t item, Reading reading);
    void keep(base::Status status);
    void forget_the_gone();
    void name_unread_documents();
    [[nodiscard]] std::string key_of(const std::string& path) const;

    const Options& options_;
    std::string folder_;
    Session& session_;
    bool is_kept_ = true;
    audit::Store store_;
    std::string today_;
    std::unordered_map<std::string, audit::Store::Known> known_;
    std::unordered_map<const Project*, std::string> origins_;
    std::vector<audit::DocumentFacts> facts_;
    std::vector<std::string> keys_;  ///< in the store
    std::vector<std::string> shown_;
    std::vector<bool> is_wanted_;  ///< in this pass
};

}  // namespace doichieu::cli
