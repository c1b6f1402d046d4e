#include <algorithm>
#include <array>
#include <optional>

#include "citation/citation.h"
#include "citation/forms/forms.h"
#include "citation/relation.h"
#include "citation/scan.h"

namespace doichieu::citation {
namespace {

using base::Offset;
using base::Span;

using ReadForm = std::size_t (*)(Reading&, std::size_t);

/// The forms by anchor, in order of priority: the first that reads wins.
constexpr std::array<ReadForm, 3> kAtDigits{read_numbered, read_plenum, read_short};
constexpr std::array<ReadForm, 2> kAtName{read_congress, read_named_law};

void shift(Span& span, Offset by) {
    if (span.empty()) return;
    span.begin += by;
    span.end += by;
}

void shift(Citation& citation, Offset by) {
    for (Span* span :
         {&citation.raw, &citation.core, &citation.type_span, &citation.date_span, &citation.issuer_span,
          &citation.term_span, &citation.subject, &citation.provision_span, &citation.cue, &citation.extent}) {
        shift(*span, by);
    }
}

/// The document's own number as a citation of form `self`.
std::optional<Citation> own_number(const structure::Outline& outline) {
    const structure::Identity& identity = outline.identity();
    if (!identity.notation) return std::nullopt;
    Citation citation;
    citation.form = Form::self;
    citation.raw = identity.notation->span;
    citation.core = identity.notation->span;
    citation.paragraph = static_cast<std::uint32_t>(outline.paragraph_at(citation.core.begin));
    // "Số" belongs to it when it stands right before, in the same cell and line.
    const structure::Paragraph& paragraph = outline.paragraphs()[citation.paragraph];
    const Words words(outline.text(paragraph));
    if (paragraph.span.contains(citation.core.begin)) {
        const std::size_t at = citation.core.begin - paragraph.span.begin;
        std::size_t end = words.back_space(at);
        if (end > 0 && words.text()[end - 1] == ':') end = words.back_space(end - 1);
        const std::size_t so = words.match_backward(end, "số");
        if (so != Words::npos && words.text().substr(so, at - so).find_first_of("\n\t") == std::string_view::npos) {
            citation.raw.begin = static_cast<Offset>(paragraph.span.begin + so);
        }
    }
    citation.extent = citation.raw;
    citation.type = identity.type ? identity.type->value : std::string{};
    citation.notation = identity.notation->value;
    if (auto parsed = legal::parse_notation(citation.notation)) {
        citation.parsed = std::move(*parsed);
        citation.canonical = legal::canonical(citation.parsed);
    }
    citation.date = identity.date;
    if (identity.date_span) citation.date_span = *identity.date_span;
    if (identity.issuer) citation.issuer = identity.issuer->value;
    citation.regime = identity.regime;
    return citation;
}

void read_paragraph(Reading& reading) {
    Scan scan(reading.words.text());
    std::size_t done = 0;  // end of what is already part of a citation
    while (true) {
        const Found anchor = scan.next();
        if (anchor.anchor == Anchor::end) return;
        if (anchor.at < done) continue;
        const auto try_forms = [&](const auto& forms) {
            for (const ReadForm read : forms) {
                if (const std::size_t end = read(reading, anchor.at); end != 0) return end;
            }
            return std::size_t{0};
        };
        const std::size_t end = anchor.anchor == Anchor::digits ? try_forms(kAtDigits) : try_forms(kAtName);
        if (end == 0) continue;
        done = end;
        scan.seek(end);
    }
}

char last_sign(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n*");
    return last == std::string_view::npos ? '\0' : text[last];
}

/// "… và Chỉ thị số 11-CT/HU của Ban Thường vụ Huyện ủy": what is said once after two joined ones holds for both.
void share_over_and(const Words& words, std::vector<Citation>& found) {
    for (std::size_t k = found.size(); k-- > 1;) {
        Citation& member = found[k - 1];
        if (member.form != Form::numbered || !member.issuer_span.empty()) continue;
        const bool grouped = member.group != 0 && member.group == found[k].group;
        if (member.date.stated() && !grouped) continue;
        if (found[k].parsed.issuer != member.parsed.issuer || found[k].parsed.type != member.parsed.type) continue;
        const std::size_t word = words.skip_space(member.extent.end);
        const std::size_t end = words.match_forward(word, "và");
        const bool joined = end != 0 && words.skip_space(end) == found[k].raw.begin;
        if (joined || grouped) share_fields(found, k - 1, k);
    }
}

}  // namespace

const char* to_string(Form form) {
    switch (form) {
        case Form::numbered:
            return "numbered";
        case Form::short_form:
            return "short";
        case Form::named:
            return "named";
        case Form::self:
            return "self";
        case Form::anaphor:
            return "anaphor";
    }
    return "";
}

Citations extract(const structure::Outline& outline, const registry::Registry& registry, const Options& options) {
    Citations citations;
    const BodyNames bodies(registry);
    std::optional<Citation> self = own_number(outline);
    std::uint32_t groups = 0;
    std::vector<Citation> found;
    std::vector<Rejected> rejected;
    std::optional<legal::Relation> lead;
    const std::string own_key = self ? legal::identity_key(self->parsed) : std::string{};
    const legal::Date own_date = self ? self->date : legal::Date{};
    const auto& paragraphs = outline.paragraphs();
    // About one mention per kilobyte; a guess that only saves moves.
    citations.items.reserve(outline.document().size() / 1024 + 16);
    for (std::size_t index = 0; index < paragraphs.size(); ++index) {
        const structure::Paragraph& paragraph = paragraphs[index];
        const Words words(outline.text(paragraph));
        found.clear();
        rejected.clear();
        Reading reading{words, registry, bodies, found, options.keep_rejected ? &rejected : nullptr, groups};
        read_paragraph(reading);
        if (options.anaphors) {
            read_anaphors(reading);
            std::stable_sort(found.begin(), found.end(),
                             [](const Citation& a, const Citation& b) { return a.raw.begin < b.raw.begin; });
        }
        if (!found.empty()) {
            share_over_and(words, found);
            // The document's own number takes its place among the others of its paragraph.
            if (self) {
                std::erase_if(found, [&](const Citation& c) {
                    return Span{c.core.begin + paragraph.span.begin, c.core.end + paragraph.span.begin}.overlaps(
                        self->core);
                });
            }
            const bool self_here = self && self->paragraph == index;
            const auto first = static_cast<std::int32_t>(citations.items.size() + (self_here ? 1 : 0));
            relate(words, bodies, paragraph.role, lead, found, first);
            if (self_here) {
                citations.items.push_back(std::move(*self));
                self.reset();
            }
            for (Citation& citation : found) {
                if (citation.form == Form::numbered && !own_key.empty() &&
                    legal::identity_key(citation.parsed) == own_key &&
                    (!citation.date.stated() || citation.date == own_date)) {
                    citation.form = Form::self;  // the document names itself: "(Kèm theo Quyết định số …)"
                }
                shift(citation, paragraph.span.begin);
                citation.paragraph = static_cast<std::uint32_t>(index);
                citations.items.push_back(std::move(citation));
            }
        } else if (self && self->paragraph == index) {
            citations.items.push_back(std::move(*self));
            self.reset();
        }
        if (const char last = last_sign(words.text());
            last == ':' || (paragraph.role == structure::Role::heading && found.empty())) {
            lead = lead_in(words, paragraph.role);
        } else if (found.empty() && paragraph.role != structure::Role::body) {
            lead.reset();
        }
        for (Rejected& refusal : rejected) {
            shift(refusal.span, paragraph.span.begin);
            citations.rejected.push_back(refusal);
        }
    }
    return citations;
}

}  // namespace doichieu::citation
