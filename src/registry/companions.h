#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "legal/date.h"
#include "legal/notation.h"
#include "legal/terms.h"
#include "registry/seat.h"

/// Documents that are read together resolve against each other: what each states of itself is a row for the others,
/// and what it says that it replaces, amends or carries out is a relation.
namespace doichieu::registry {

/// What a document does to another instrument, in its own words.
struct Act {
    legal::Relation relation = legal::Relation::mentions;
    bool whole = true;
    std::string type;  ///< of the other instrument, "" when not said
    legal::Notation notation;
    std::string name;  ///< text::fold() of the name of one that is cited without number
    int name_year = 0;
    legal::Date issued;
    std::string issuer;
    std::uint32_t line = 0;  ///< where it says so
};

/// What a document states of itself: complete, or there is none. Plain values, so that a store can keep them.
struct Statement {
    std::string path;                                                  ///< of the document, as reports name it
    std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;  ///< of its number
    std::string type;
    legal::Notation notation;
    legal::Date issued;          ///< complete
    legal::Date effective_from;  ///< complete; not stated where it does not say
    std::string issuer;          ///< placed_issuer()
    std::string title;           ///< the subject with its leading "về"
    std::vector<Act> acts;       ///< in document order
};

/// Two documents of one body whose numbers cannot both be right.
struct NumberConflict {
    enum class Kind : std::uint8_t {
        duplicate,  ///< one number, two instruments
        order       ///< the higher number carries the earlier date
    };
    Kind kind = Kind::duplicate;
    std::size_t at = 0;     ///< index of the statement that is to be looked at: of two the later one
    std::size_t other = 0;  ///< of the one that it contradicts
    bool same_year = true;  ///< otherwise of one term, in which numbers should run on
    /// Of a duplicate: one day and one title, as of one instrument in two files or in two versions. Only the texts tell.
    bool may_be_one = false;
};

/// The statements of all documents of one run. The same for every order in which they are given. Immutable, so that
/// all threads share it.
class Companions {
  public:
    explicit Companions(std::vector<Statement> statements);

    /// By path.
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
    /// By path of the one to be looked at.
    [[nodiscard]] const std::vector<NumberConflict>& conflicts() const { return conflicts_; }

  private:
    std::vector<Statement> statements_;
    std::vector<NumberConflict> conflicts_;
};

/// Path of the document that is this instrument; empty when none of those read together is, also for an instrument that
/// one of them only names.
[[nodiscard]] std::string_view document_of(const Registry& registry, const Instrument& instrument);

/// Conflicts among statements, in the order of `at`. Silent wherever the body is not surely the same: its place must be
/// named, and what is above it too or both lie in one folder. Party numbers run through a term, State numbers through a
/// year; where a term may have changed nothing is said.
[[nodiscard]] std::vector<NumberConflict> number_conflicts(const std::vector<Statement>& statements);

}  // namespace doichieu::registry
