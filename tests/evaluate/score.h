#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "evaluate/mention.h"

namespace doichieu::evaluate {

/// How many of the gold's were found, and how many of ours are right.
struct Counts {
    std::size_t gold = 0;
    std::size_t said = 0;
    std::size_t found = 0;  ///< of the gold's
    std::size_t right = 0;  ///< of ours

    /// 1 where there is nothing to be wrong about.
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    Counts& operator+=(const Counts& other);
};

/// Two mentions that speak of the same words, one-to-one within a document; the closest kind that holds.
///   strict   same bytes and form (a congress resolution may end before "của Đảng")
///   core     notation or name overlap
///   overlap  any byte in common
struct Pair {
    enum class Kind : std::uint8_t { strict, core, overlap };
    std::size_t gold = 0;
    std::size_t said = 0;
    Kind kind = Kind::strict;
};
[[nodiscard]] std::vector<Pair> pair_up(const std::vector<Mention>& gold, const std::vector<Mention>& said);

struct Spans {
    Counts strict;
    Counts core;
    Counts overlap;
    Spans& operator+=(const Spans& other);
};

/// A field over the pairs whose cores overlap; `stated`: those where one side states something.
struct FieldCounts {
    std::size_t pairs = 0;
    std::size_t right = 0;
    std::size_t stated = 0;
    std::size_t stated_right = 0;
    FieldCounts& operator+=(const FieldCounts& other);
};

struct Score {
    std::map<std::string, Spans> forms;  ///< by form, anaphors left out
    Spans all;
    std::array<FieldCounts, kFields> fields{};
    Counts keys;       ///< distinct canonical notations of each document, the own number left out
    Counts relations;  ///< distinct (canonical or notation, relation) of each document, the own number left out
    Counts anaphors;   ///< strict spans
    FieldCounts antecedents;
    Score& operator+=(const Score& other);
};

[[nodiscard]] Score score(const Judged& document);
[[nodiscard]] Score total(const std::vector<Score>& documents);

/// Bounds of the middle 95 % of a figure when the documents are drawn again with repetition (1000 times, fixed seed).
struct Interval {
    double low = 0;
    double high = 0;
};
[[nodiscard]] Interval bootstrap(const std::vector<Score>& documents,
                                 const std::function<double(const Score&)>& figure);

/// One thing that is wrong with a document, for reading and for comparing two builds.
struct Slip {
    std::string document;
    std::uint32_t line = 0;
    std::string kind;  ///< miss, extra, wrong
    std::string form;
    std::string text;   ///< the citation's raw
    std::string field;  ///< of a wrong one; "span" where only the core agrees
    std::string gold;
    std::string said;

    /// Tab-separated, in the order of the members.
    [[nodiscard]] std::string row() const;
    /// What tells it from others: all but what we say.
    [[nodiscard]] std::string key() const;
};
[[nodiscard]] std::vector<Slip> slips(const Judged& document);

}  // namespace doichieu::evaluate
