#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "analysis/analyse.h"
#include "report/out.h"
#include "report/view.h"

/// Outputs of `extract`: one file each, and a row in citations.cpp.
namespace doichieu::report {

/// Takes the documents of a run one after the other and writes as it goes; nothing of a document is kept beyond what
/// the end needs.
class CitationsWriter {
  public:
    CitationsWriter() = default;
    CitationsWriter(const CitationsWriter&) = delete;
    CitationsWriter& operator=(const CitationsWriter&) = delete;
    virtual ~CitationsWriter() = default;
    virtual void add(const analysis::Analysis& analysis) = 0;
    virtual void finish() {}
};

using NewCitationsWriter = std::unique_ptr<CitationsWriter>(const View&, Out&);

NewCitationsWriter citations_jsonl;  ///< one object per citation (contract)
NewCitationsWriter citations_csv;    ///< the same columns
NewCitationsWriter citations_count;  ///< PATH:N
NewCitationsWriter citations_table;  ///< for people: the distinct instruments with their status
NewCitationsWriter text_only;        ///< the text as the reader understood it

/// A line of `count` for a document whose citations were counted and not kept.
void write_count(Out& out, std::string_view path, std::size_t citations);

struct CitationsFormat {
    std::string_view name;
    NewCitationsWriter* open = nullptr;  ///< null: named elsewhere, not in this version
};
[[nodiscard]] std::span<const CitationsFormat> citations_formats();

}  // namespace doichieu::report
