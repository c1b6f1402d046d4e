#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "legal/date.h"
#include "legal/notation.h"
#include "legal/terms.h"
#include "registry/registry.h"
#include "structure/outline.h"

namespace doichieu::citation {

enum class Form : std::uint8_t { numbered, short_form, named, self, anaphor };
[[nodiscard]] const char* to_string(Form);

/// Departures from the norm inside a notation, as bits.
enum Spelling : std::uint8_t {
    kSpace = 1,       ///< stray space
    kDash = 2,        ///< another dash than "-"
    kStroke = 4,      ///< Ð for Đ
    kCase = 8,        ///< nq/tw, CTR
    kSeparator = 16,  ///< a separator is missing or another sign (repaired)
    kLetter = 32      ///< D for Đ, O for 0, l for 1 (repaired)
};

/// One mention of an instrument. Spans count in the document's text; an empty span means not stated.
///
///   Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương (khóa XI) về tăng cường …
///   [-------raw--------]         [-date-]     [---------issuer--------]       [term]    [subject
///                 [-core-]
struct Citation {
    Citation() {}  // NOLINT(modernize-use-equals-default): "= default" would have all of it set to zero first

    Form form = Form::numbered;
    std::uint8_t spelling = 0;  ///< Spelling bits
    bool repaired = false;      ///< needed more than spaces, dashes and Ð
    legal::Relation relation = legal::Relation::mentions;
    legal::Regime regime = legal::Regime::unknown;
    std::int32_t cited_by = -1;    ///< index of the citation whose subject holds this one
    std::int32_t antecedent = -1;  ///< index of the citation that a short form or an anaphor takes up again
    std::uint32_t group = 0;       ///< members of one list or range share a number > 0
    std::uint32_t paragraph = 0;

    base::Span raw;
    base::Span core;  ///< the notation as it stands
    base::Span type_span;
    base::Span date_span;
    base::Span issuer_span;
    base::Span term_span;
    base::Span subject;  ///< without the leading "về", "về việc"
    base::Span provision_span;
    base::Span cue;     ///< the words that tell the relation
    base::Span extent;  ///< from raw (or the provision before it) to the last field

    legal::Date date;
    std::string type;       ///< standard spelling; empty when the text has no type word
    std::string notation;   ///< as written, spelling repaired; empty for named
    std::string canonical;  ///< as it should be; for named filled by resolution
    std::string issuer;     ///< as stated
    std::string term;       ///< Roman numeral
    std::string provision;  ///< "điểm a khoản 2 Điều 5"
    std::string name;       ///< named: text::fold() of the name, without year
    int name_year = 0;      ///< "Luật Đất đai năm 2024"
    legal::Notation parsed;
};

/// A candidate that was looked at and refused, for --explain.
struct Rejected {
    base::Span span;
    const char* reason;  ///< static text: "period of years", "form label", …
};

struct Citations {
    std::vector<Citation> items;     ///< in document order
    std::vector<Rejected> rejected;  ///< only with `keep_rejected`
};

struct Options {
    bool keep_rejected = false;
    bool anaphors = false;  ///< also "Kế hoạch nêu trên", "Luật này"
};

/// Every citation of the document. One pass over its paragraphs; linear in their size. Names come from the registry.
[[nodiscard]] Citations extract(const structure::Outline& outline, const registry::Registry& registry,
                                const Options& options = {});

}  // namespace doichieu::citation
