#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/facts.h"
#include "audit/overlay.h"
#include "audit/store.h"
#include "cli/options.h"
#include "cli/session.h"

namespace doichieu::cli {

/// The documents of one audit: facts of each, fresh or from the store, by path. First every file is looked at, and what
/// it states of itself is put before all; then those are judged that are new, or to whom the others say something new.
class Collection {
  public:
    /// `folder`: the audited one. What is wrong with a file or with the store becomes a problem of the session; without
    /// a usable store everything is read and nothing is kept.
    Collection(const Options& options, std::string folder, Session& session);

    ~Collection();

    void run();

    [[nodiscard]] const std::vector<audit::DocumentFacts>& facts() const { return facts_; }
    /// After this the collection serves what is read one by one.
    [[nodiscard]] std::vector<audit::DocumentFacts> take_facts() { return std::move(facts_); }
    /// Of each document: its path relative to the folder, as reports name it.
    [[nodiscard]] const std::vector<std::string>& paths() const { return shown_; }
    [[nodiscard]] audit::Wording wording(std::uint32_t document);
    /// `shown`: its path, as reports name it.
    [[nodiscard]] audit::DocumentDetails details(std::uint32_t document, const std::string& shown);
    /// The one that lasts, if any does.
    [[nodiscard]] audit::Store& store() { return store_; }
    /// Whether what is put into the store will be there in the next run.
    [[nodiscard]] bool is_kept() const { return is_kept_; }
    /// Paragraphs of documents that changed or are gone, as the store knew them.
    [[nodiscard]] const std::unordered_map<std::uint64_t, similarity::Sketch>& departed() const { return departed_; }
    /// Index of the document that lies at this path; -1 when there is none.
    [[nodiscard]] std::int32_t find(const std::string& path) const;

  private:
    struct Sight;
    struct Reading;
    [[nodiscard]] Sight look(const Session::File& file);
    void look_at_all();
    void let_go_of_too_many(Sight& sight);
    void acquaint();
    void judge_those_wanted();
    [[nodiscard]] std::vector<std::size_t> wanted() const;
    [[nodiscard]] Reading judge(const Session::File& file);
    void put(std::size_t item, Reading reading);
    [[nodiscard]] audit::Store::Known* known_of(std::size_t item);
    void take_from_store();
    void settle();
    void see_off(const std::string& key);
    void give_up_store(const base::Error& why);
    void keep(const base::Status& status);
    void forget_the_gone();
    void name_unread_documents();
    void name_closed_folders();
    [[nodiscard]] std::string key_of(const std::string& path) const;

    const Options& options_;
    std::string folder_;
    Session& session_;
    bool is_kept_ = true;
    audit::Store store_;
    /// What the store could not take any more; then nothing is put into the store itself.
    std::optional<audit::Store> spare_;
    std::vector<std::pair<std::size_t, audit::Store::Known>> pending_;  ///< put into the store and not yet committed
    std::string today_;
    std::unordered_map<std::string, audit::Store::Known> known_;
    std::unordered_map<const Project*, std::string> origins_;
    std::unordered_map<const Project*, audit::Overlay> overlays_;
    std::vector<audit::DocumentFacts> facts_;
    std::vector<std::string> keys_;                            ///< in the store
    std::unordered_map<std::string_view, std::size_t> items_;  ///< by key
    std::vector<std::string> shown_;
    std::vector<Sight> sights_;  ///< of each file
    std::unordered_map<std::uint64_t, similarity::Sketch> departed_;
    std::size_t kept_ = 0;  ///< sights that hold a document
    std::uint64_t kept_bytes_ = 0;
};

}  // namespace doichieu::cli
