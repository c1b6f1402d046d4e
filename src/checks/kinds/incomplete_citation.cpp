#include <algorithm>
#include <array>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"
#include "citation/words.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Citation;
using citation::Form;
using findings::Severity;
using resolve::State;
using structure::Role;

struct Missing {
    bool date = false;
    bool issuer = false;
    Severity level = Severity::info;

    [[nodiscard]] bool any() const { return date || issuer; }
    [[nodiscard]] base::TextPair words() const {
        if (date && issuer) return {"ngày và cơ quan ban hành", "its date and issuer"};
        if (date) return {"ngày ban hành", "its date"};
        return {"cơ quan ban hành", "its issuer"};
    }
};

bool symbol_tells_body(const Citation& item) {
    const legal::IssuerReading issuer = legal::Vocabulary::instance().issuer(item.parsed.issuer);
    // TW is the Central Committee, the Politburo and the Secretariat alike.
    return issuer.known && issuer.level != legal::Level::unknown && item.parsed.issuer != "TW";
}

/// "… thay thế Quy chế số 03-QC/UBKTĐU, ngày 15/8/2025": whoever replaces it has issued it.
bool is_own_repeal(const Citation& item) {
    return item.relation == legal::Relation::replaces || item.relation == legal::Relation::repeals;
}

/// Bytes before a citation in which its issuer may stand.
constexpr std::size_t kLongestLead = 400;
/// Instruments in a row that may share what stands behind the last.
constexpr std::size_t kLongestRow = 16;

/// "nghe Đảng ủy … báo cáo (Báo cáo số 115-BC/ĐU, ngày …)": who reports stands before.
bool is_report_in_brackets(const Citation& item, std::string_view before) {
    return before.ends_with('(') && text::fold(before).find(text::fold(item.type)) != std::string::npos;
}

/// "… ngày 20/02/2023 của Chánh Thanh tra tỉnh": a body, known or not.
bool is_followed_by_body(const citation::Words& words, const structure::Paragraph& paragraph, const Citation& item) {
    const std::size_t end = std::max(item.raw.end, item.date_span.end) - paragraph.span.begin;
    const std::size_t of = end <= words.text().size() ? words.match_forward(words.skip_space(end), "của") : 0;
    return of != 0 && words.upper_at(words.skip_space(of));
}

/// "theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …", "UBND huyện đã ban hành Kế hoạch số …": the
/// issuer stands before the number.
bool names_issuer_before(const Inquiry& inquiry, const Citation& item) {
    const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
    if (paragraph == nullptr) return false;
    const citation::Words& words = inquiry.words(*paragraph);
    std::string_view before = words.text().substr(0, item.raw.begin - paragraph->span.begin);
    if (before.size() > kLongestLead) before.remove_prefix(before.find(' ', before.size() - kLongestLead));
    if (is_report_in_brackets(item, before) || is_followed_by_body(words, *paragraph, item)) return true;
    const std::size_t issued = before.rfind("ban hành");
    if (issued != std::string_view::npos && before.find(':', issued) != std::string_view::npos) return true;
    const std::size_t end = words.back_space(item.raw.begin - paragraph->span.begin);
    return words.match_backward(end, "tại") != citation::Words::npos ||
           words.match_backward(end, "ban hành") != citation::Words::npos;
}

/// "Công điện số 86/CĐ-TTg ngày …, Công điện số 87/CĐ-TTg ngày … của Thủ tướng Chính phủ": said once for both.
bool shares_issuer_behind(const Inquiry& inquiry, std::size_t i) {
    const auto& citations = inquiry.citations();
    for (std::size_t next = i + 1; next < std::min(citations.size(), i + kLongestRow); ++next) {
        const bool alike =
            citations[next].paragraph == citations[i].paragraph && citations[next].cited_by == citations[i].cited_by &&
            citations[next].parsed.issuer == citations[i].parsed.issuer && citations[next - 1].subject.empty();
        if (!alike) return false;
        if (!citations[next].issuer.empty()) return true;
    }
    return false;
}

/// "của UBND thành phố tại Tờ trình số 83/TTr-UBND …, các văn bản số 1407/UBND-NNMT …": who is named before the first has
/// issued them all.
bool shares_issuer_before(const Inquiry& inquiry, std::size_t i) {
    const auto& citations = inquiry.citations();
    const auto body_of = [](const Citation& item) {
        return std::string_view(item.parsed.issuer).substr(0, item.parsed.issuer.find('-'));
    };
    for (std::size_t at = i; at > 0 && i - at < kLongestRow; --at) {
        const Citation& before = citations[at - 1];
        const base::Span between{before.raw.end, citations[at].raw.begin};
        const bool is_one_row = before.paragraph == citations[i].paragraph && before.cited_by < 0 &&
                                body_of(before) == body_of(citations[i]) && between.size() <= kLongestLead &&
                                inquiry.slice(between).find(". ") == std::string::npos;
        if (!is_one_row) return false;
        if (names_issuer_before(inquiry, before)) return true;
    }
    return false;
}

/// "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày 12/12/2013": one day for both.
bool shares_date_behind(const Inquiry& inquiry, std::size_t i) {
    constexpr base::Offset kSeparator = 8;  // bytes of ", " or " và "
    const auto& citations = inquiry.citations();
    for (std::size_t next = i + 1; next < std::min(citations.size(), i + kLongestRow); ++next) {
        const Citation& before = citations[next - 1];
        const bool alike = citations[next].paragraph == before.paragraph &&
                           citations[next].parsed.issuer == before.parsed.issuer &&
                           citations[next].parsed.type == before.parsed.type && before.subject.empty() &&
                           citations[next].raw.begin - before.raw.end <= kSeparator;
        if (!alike) return false;
        if (citations[next].date.stated()) return true;
    }
    return false;
}

/// "Tổ công tác Đề án 06": the number stands in the name of a body, which cites nothing.
bool is_in_name_of_body(const Inquiry& inquiry, std::size_t i) {
    const Citation& item = inquiry.citations()[i];
    const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
    if (item.form != Form::short_form || paragraph == nullptr) return false;
    const citation::Words& words = inquiry.words(*paragraph);
    std::size_t end = words.back_space(item.raw.begin - paragraph->span.begin);
    for (const char* verb : {"thực hiện", "triển khai"}) {
        if (const std::size_t begin = words.match_backward(end, verb); begin != citation::Words::npos)
            end = words.back_space(begin);
    }
    return std::ranges::any_of(std::array{"tổ", "tổ công tác", "tổ giúp việc", "ban chỉ đạo"}, [&](const char* body) {
        return words.match_backward(end, body) != citation::Words::npos;
    });
}

/// Cited before, or taken up, elsewhere than in the name of a body.
bool is_cited_before(const Inquiry& inquiry, std::size_t i) {
    const auto cites = [&](std::int32_t at) { return !is_in_name_of_body(inquiry, static_cast<std::size_t>(at)); };
    const std::int32_t antecedent = inquiry.citations()[i].antecedent;
    if (antecedent >= 0 && cites(antecedent)) return true;
    std::int32_t earlier = inquiry.mention(i).earlier;
    while (earlier >= 0 && !cites(earlier)) earlier = inquiry.mention(static_cast<std::size_t>(earlier)).earlier;
    return earlier >= 0;
}

class IncompleteCitation final : public Kind {
  public:
    IncompleteCitation(std::vector<std::string> number_alone, std::vector<std::string> known_by_number)
        : number_alone_(std::move(number_alone)), known_by_number_(std::move(known_by_number)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const std::vector<bool> dated_later = find_dated_later(inquiry);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Citation& item = inquiry.citations()[i];
            const Mention& mention = inquiry.mention(i);
            if (!mention.counts || is_in_name_of_body(inquiry, i) || is_cited_before(inquiry, i)) continue;
            if (item.cited_by >= 0) continue;  // in another's title, which is copied as it is
            if (names(number_alone_, item.type)) continue;
            if (mention.titular && (item.date.stated() || dated_later[mention.instrument] || item.form == Form::named))
                continue;
            const Missing missing = what_is_missing(inquiry, i);
            if (!missing.any()) continue;
            verdict.report(describe(inquiry, i, missing));
        }
    }

  private:
    /// A subject line may name what the body cites in full.
    static std::vector<bool> find_dated_later(const Inquiry& inquiry) {
        std::vector<bool> dated(inquiry.citations().size() + 1);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Mention& mention = inquiry.mention(i);
            if (mention.counts && !mention.titular && inquiry.citations()[i].date.stated())
                dated[mention.instrument] = true;
        }
        return dated;
    }

    static bool names(const std::vector<std::string>& types, const std::string& type) {
        return std::ranges::find(types, type) != types.end();
    }

    [[nodiscard]] Missing what_is_missing(const Inquiry& inquiry, std::size_t i) const {
        const Citation& item = inquiry.citations()[i];
        const bool in_basis = inquiry.role_of(item) == Role::can_cu;
        Missing missing;
        if (item.form == Form::named) {
            const bool law = item.type == "Luật" || item.type == "Bộ luật" || item.type == "Pháp lệnh";
            missing.date = law && in_basis && !item.date.stated() && item.name_year == 0 && item.parsed.number.empty();
            return missing;
        }
        if (item.form == Form::short_form) {
            missing = {!item.date.stated(), item.issuer.empty(), Severity::warning};
            if (!missing.date) missing.issuer = false;
            if (names(known_by_number_, item.type)) missing.level = Severity::info;
            return missing;
        }
        const bool normative = item.regime == legal::Regime::state_normative || item.parsed.year != 0;
        if (normative) {
            missing.date = in_basis && !item.date.stated() && item.parsed.form != legal::Notation::Form::law &&
                           inquiry.identity().regime == legal::Regime::state_administrative;
            return missing;
        }
        if (item.regime != legal::Regime::party && item.regime != legal::Regime::state_administrative) return missing;
        missing.date = !item.date.stated() && !shares_date_behind(inquiry, i);
        missing.issuer = item.issuer.empty() && !is_own_repeal(item) && !names_issuer_before(inquiry, item) &&
                         !shares_issuer_behind(inquiry, i) && !shares_issuer_before(inquiry, i);
        // In the text number and day mostly tell which one is meant, and the sentence whose it is.
        const bool tells = !in_basis || symbol_tells_body(item) || inquiry.resolution(i).state == State::resolved;
        missing.level = missing.date || !tells ? Severity::warning : Severity::info;
        return missing;
    }

    static Fault describe(const Inquiry& inquiry, std::size_t i, const Missing& missing) {
        const Citation& item = inquiry.citations()[i];
        const resolve::Resolution& resolution = inquiry.resolution(i);
        const legal::Regime citing = inquiry.identity().regime;
        Fault fault;
        fault.span = item.raw;
        fault.at_most = missing.level;
        fault.values = inquiry.values(i);
        fault.values.emplace_back("missing", missing.words());
        base::TextPair choice;
        base::TextPair full{"tra bản gốc rồi ghi đủ số, ký hiệu, ngày, cơ quan ban hành và trích yếu",
                            "look up the original and give number, symbol, date, issuer and subject"};
        if (resolution.state == State::resolved && resolution.instrument != nullptr) {
            const std::string cited = "“" + full_citation(*resolution.instrument, citing) + "”";
            full = {"ghi " + cited, "write " + cited};
        } else if (resolution.state == State::ambiguous && resolution.candidates.size() > 1) {
            choice = {"; có thể là ", "; it may be "};
            const std::size_t shown = std::min<std::size_t>(resolution.candidates.size(), 3);
            for (std::size_t k = 0; k < shown; ++k) {
                const std::string candidate = short_citation(*resolution.candidates[k], citing);
                choice.vi += (k == 0 ? "" : k + 1 == shown ? " hoặc " : "; ") + candidate;
                choice.en += (k == 0 ? "" : k + 1 == shown ? " or " : "; ") + candidate;
            }
            if (resolution.candidates.size() > shown) choice.vi += " …", choice.en += " …";
            const std::string cited = "“" + full_citation(*resolution.candidates.front(), citing) + "”";
            full = {"xác định đúng văn bản rồi ghi đủ, ví dụ " + cited,
                    "find out which one is meant and cite it in full, for example " + cited};
        }
        fault.values.emplace_back("candidates", choice);
        fault.values.emplace_back("full", full);
        return fault;
    }

    std::vector<std::string> number_alone_;     ///< types that are cited by their number alone, in brackets
    std::vector<std::string> known_by_number_;  ///< types of which "Đề án 06" is what everybody calls one
};

std::shared_ptr<const Kind> decode_incomplete_citation(FieldReader& options) {
    std::vector<std::string> number_alone = options.texts("number_alone");
    return std::make_shared<const IncompleteCitation>(std::move(number_alone), options.texts("known_by_number"));
}

}  // namespace

KindRow incomplete_citation() {
    return {"incomplete_citation",
            {"viện dẫn lần đầu thiếu ngày hoặc cơ quan ban hành", "a first citation without date or issuer"},
            citation_and({"missing", "candidates", "full"}),
            decode_incomplete_citation};
}

}  // namespace doichieu::checks
