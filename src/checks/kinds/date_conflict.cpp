#include <algorithm>
#include <vector>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"
#include "checks/stated_body.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Citation;
using findings::Certainty;
using legal::Confidence;
using legal::Date;
using registry::Instrument;

bool fits(const Date& stated, const Date& known) {
    return stated.first_day() <= known && known <= stated.last_day();
}

bool share_a_term(const registry::Registry& registry, const Date& a, const Date& b) {
    const auto terms = registry.party_terms_at(a);
    const auto others = registry.party_terms_at(b);
    return std::ranges::any_of(
        terms, [&](const std::string& term) { return std::ranges::find(others, term) != others.end(); });
}

class DateConflict final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || !item.date.stated()) continue;
            if (item.date.complete() && !item.date.exists()) continue;
            // "Nghị quyết số 57-NQ/TW năm 2026": more likely the year of the work.
            if (item.form == citation::Form::numbered && item.date.month == 0) continue;
            if (!against_term(inquiry, i, verdict)) against_registry(inquiry, i, verdict);
        }
    }

  private:
    /// "ngày 19/5/2018 … khóa XI": the day lies in another term of the Central Committee.
    static bool against_term(const Inquiry& inquiry, std::size_t i, Verdict& verdict) {
        const Citation& item = inquiry.citations()[i];
        if (item.term.empty() || !item.date.complete()) return false;
        const bool central = read_body(item.issuer).level == legal::Level::central &&
                             read_body(item.issuer).side == StatedBody::Side::party;
        const bool other_body = !item.issuer.empty() && !central;
        if (other_body || legal::Vocabulary::instance().issuer(item.parsed.issuer).body != "Ban Chấp hành Trung ương")
            return false;
        const auto terms = inquiry.context.registry.party_terms_at(item.date);
        if (terms.empty() || std::ranges::find(terms, item.term) != terms.end()) return false;
        Fault fault;
        fault.span = {item.raw.begin, std::max({item.raw.end, item.date_span.end, item.term_span.end})};
        fault.values = inquiry.values(i);
        const std::string date = item.date.vietnamese();
        fault.values.emplace_back(
            "conflict",
            base::TextPair{"ngày " + date + " thuộc nhiệm kỳ khóa " + terms.front() + ", không phải khóa " + item.term,
                           date + " lies in term " + terms.front() + ", not in term " + item.term});
        fault.values.emplace_back("known", base::TextPair{"ghi “khóa " + terms.front() + "” hoặc sửa ngày",
                                                          "write “khóa " + terms.front() + "” or mend the date"});
        verdict.report(std::move(fault));
        return true;
    }

    /// Instruments that the citation may mean whatever their date.
    static std::vector<const Instrument*> same_number(const Inquiry& inquiry, const Citation& item) {
        std::vector<const Instrument*> out;
        if (item.form == citation::Form::named) {
            const auto* named = inquiry.context.registry.by_name(item.name);
            if (named != nullptr) out = *named;
        } else if (!item.parsed.issuer.empty()) {
            out = inquiry.context.registry.by_key(legal::identity_key(item.parsed));
        }
        std::erase_if(out, [](const Instrument* one) { return !one->issued.complete(); });
        return out;
    }

    /// The subject is the instrument's own title, which no other one of its number bears.
    static bool bears_title(const Inquiry& inquiry, const Citation& item, const Instrument& instrument) {
        constexpr std::ptrdiff_t kFewestWords = 8;
        if (item.subject.empty() || !instrument.has_whole_title()) return false;
        const std::string stated = text::fold(inquiry.slice(item.subject));
        std::string_view known = instrument.title;
        for (const std::string_view lead : {"về việc ", "về "}) {
            if (known.starts_with(lead)) known.remove_prefix(lead.size());
        }
        const std::string folded = text::fold(known);
        return std::ranges::count(folded, ' ') >= kFewestWords && stated.starts_with(folded);
    }

    /// The known instruments that could hardly be another one of the same number.
    static std::vector<const Instrument*> rivals(const Inquiry& inquiry, const Citation& item,
                                                 std::vector<const Instrument*> known) {
        const bool yearly = item.form == citation::Form::named || item.regime == legal::Regime::state_administrative;
        const bool whole_key = item.parsed.year != 0;
        std::erase_if(known, [&](const Instrument* one) {
            if (whole_key || bears_title(inquiry, item, *one)) return false;
            if (yearly) return one->issued.year != item.date.year;
            return !share_a_term(inquiry.context.registry, one->issued, item.date.first_day());
        });
        // Quyết định and Quy định are two series of numbers under one symbol.
        std::erase_if(known, [&](const Instrument* one) {
            return item.parsed.type == "QĐ" && !item.type.empty() && one->type != item.type;
        });
        return known;
    }

    static bool serves_many_bodies(const Citation& item) {
        if (item.form == citation::Form::named || item.parsed.year != 0) return false;
        return legal::Vocabulary::instance().issuer(item.parsed.issuer).level != legal::Level::central;
    }

    /// "Luật sửa đổi, bổ sung một số điều của Luật A số …, Luật B số … ngày …": the day is that of the amending law.
    static bool is_date_of_amending_law(const Inquiry& inquiry, const Citation& item, const Instrument& right) {
        constexpr std::string_view kAmends = "sửa đổi, bổ sung";
        const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
        if (paragraph == nullptr || right.type != "Luật" || right.title.find(kAmends) != std::string::npos)
            return false;
        const std::string_view before =
            inquiry.outline().text(*paragraph).substr(0, item.raw.end - paragraph->span.begin);
        const std::size_t clause = before.rfind(';') + 1;  // 0 without one
        return before.find(kAmends, clause) != std::string_view::npos;
    }

    static void against_registry(const Inquiry& inquiry, std::size_t i, Verdict& verdict) {
        const Citation& item = inquiry.citations()[i];
        if (serves_many_bodies(item)) return;
        std::vector<const Instrument*> known = same_number(inquiry, item);
        if (std::ranges::any_of(known, [&](const Instrument* one) { return fits(item.date, one->issued); })) return;
        known = rivals(inquiry, item, std::move(known));
        if (known.empty()) return;
        const Instrument& right = *known.front();
        if (is_date_of_amending_law(inquiry, item, right)) return;
        Fault fault;
        fault.span = {item.raw.begin, std::max(item.raw.end, item.date_span.end)};
        fault.values = inquiry.values(i);
        const std::string wrong_date = item.date.vietnamese();
        const std::string right_date = right.issued.vietnamese();
        fault.values.emplace_back("conflict",
                                  base::TextPair{"sổ đăng ký ghi ngày " + right_date + ", văn bản ghi " + wrong_date,
                                                 "the registry gives " + right_date + ", the text " + wrong_date});
        fault.values.emplace_back(
            "known",
            base::TextPair{"nếu đúng văn bản ấy, ghi “" + full_citation(right, inquiry.identity().regime) + "”",
                           "if that one is meant, write “" + full_citation(right, inquiry.identity().regime) + "”"});
        if (known.size() > 1) {
            fault.certainty = Certainty::likely;
            fault.at_most = findings::Severity::warning;
        } else if (right.confidence == Confidence::memory) {
            fault.certainty = Certainty::needs_review;
        }
        if (!item.date_span.empty() && known.size() == 1 && right.confidence != Confidence::memory &&
            item.date.complete()) {
            const std::string written = inquiry.slice(item.date_span);
            if (written.find('/') != std::string::npos)
                fault.fix = findings::Fix{findings::FixGrade::review, {{item.date_span, prefix(written) + right_date}}};
        }
        verdict.report(std::move(fault));
    }

    /// "ngày " when the span of a date holds the word.
    static std::string prefix(const std::string& written) {
        return written.substr(0, std::min(written.size(), written.find_first_of("0123456789")));
    }
};

}  // namespace

KindRow date_conflict() {
    return {"date_conflict",
            {"ngày hoặc khóa ghi trong văn bản trái với sổ đăng ký, hoặc ngày và khóa loại trừ nhau",
             "the stated date or term contradicts the registry, or each other"},
            citation_and({"conflict", "known"}),
            plain<DateConflict>};
}

}  // namespace doichieu::checks
