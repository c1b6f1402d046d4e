#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/format.h"
#include "report/findings.h"
#include "report/snippet.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

using base::format;
using findings::Finding;
using findings::Severity;

/// Of equal findings in one file this many are shown in full.
constexpr std::size_t kShownEqual = 5;

std::string_view level_word(const View& view, Severity severity) {
    switch (severity) {
        case Severity::error:
            return view.words("lỗi", "error");
        case Severity::warning:
            return view.words("cảnh báo", "warning");
        case Severity::info:
            return view.words("lưu ý", "note");
    }
    return {};
}

/// "2 lỗi, 8 cảnh báo": levels without a finding are left out.
template <typename Counted>
std::string counts(const View& view, const Counted& counted) {
    std::string text;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
        const std::size_t count = counted.count(severity);
        if (count == 0) continue;
        const bool plural = view.language == base::Language::en && count > 1;
        text += format("{}{} {}{}", text.empty() ? "" : ", ", count, level_word(view, severity), plural ? "s" : "");
    }
    return text;
}

/// Findings that say the same: of errors only those with one message, of the others all of one rule.
std::string group_of(const Finding& finding) {
    return finding.severity == Severity::error ? finding.rule + '\n' + finding.message.vi
                                               : finding.rule + '\n' + to_string(finding.severity);
}

class FindingsText {
  public:
    FindingsText(const View& view, Out& out) : view_(view), out_(out) {}

    void write(const Run& run) {
        for (const CheckedDocument& document : run.documents) write_document(document);
        if (view_.quiet) return;
        if (view_.explain) write_reasons(run);
        if (run.documents.size() == 1) {
            write_verdict(run.documents.front(), run);
        } else {
            write_verdict(run);
        }
        write_not_evaluated(run);
    }

  private:
    void write_document(const CheckedDocument& document) {
        std::map<std::string, std::vector<const Finding*>> groups;
        for (const Finding& finding : document.report.findings) groups[group_of(finding)].push_back(&finding);
        for (const Finding& finding : document.report.findings) {
            const auto& equal = groups[group_of(finding)];
            const auto position = static_cast<std::size_t>(std::ranges::find(equal, &finding) - equal.begin());
            if (view_.explain || position < kShownEqual) write_finding(finding);
            if (!view_.explain && position + 1 == kShownEqual) write_rest(equal);
        }
    }

    void write_finding(const Finding& finding) {
        const Tone tone = tone_of(finding.severity);
        out_ << painted(view_, tone, format("{}[{}]", level_word(view_, finding.severity), finding.rule));
        out_ << painted(view_, Tone::strong, ": " + printable(finding.message.in(view_.language))) << '\n';

        std::uint32_t last_line = finding.place.line;
        for (const findings::Note& note : finding.related) last_line = std::max(last_line, note.place.line);
        gutter_ = std::to_string(last_line).size() + 1;

        write_place("-->", finding.place);
        out_ << margin("|") << '\n';
        write_label(finding.place, '^', tone, {});
        for (const findings::Note& note : finding.related) write_related(note, finding.place.path);
        write_note(view_.words("vì sao", "why"), finding.basis.in(view_.language));
        write_note(view_.words("cách sửa", "what to do"), finding.suggestion.in(view_.language));
        if (finding.certainty == findings::Certainty::needs_review) {
            write_note(view_.words("mức chắc chắn", "certainty"),
                       view_.words("cần người xem lại", "needs a person's review"));
        }
        out_ << '\n';
    }

    /// "  --> ke-hoach.txt:6:8 (II.7, đoạn 5)", of a PDF "  --> ke-hoach.pdf:6:8 (trang 2, II.7, đoạn 5)"
    void write_place(std::string_view arrow, const findings::Place& place) {
        out_.repeat(' ', gutter_);
        out_ << painted(view_, Tone::gutter, arrow) << ' ' << printable(place.path);
        out_ << format(":{}:{}", place.line, place.column);
        std::string where = printable(place.address.in(view_.language));
        if (place.page != 0) {
            const std::string_view word =
                place.is_recognized ? view_.words("trang quét", "scanned page") : view_.words("trang", "page");
            where = format("{} {}{}{}", word, place.page, where.empty() ? "" : ", ", where);
        }
        if (!where.empty()) out_ << " (" << where << ')';
        out_ << '\n';
    }

    std::string margin(std::string_view sign) const {
        return std::string(gutter_ + 1, ' ') + painted(view_, Tone::gutter, sign);
    }

    /// The line and, below it, the mark under the span and the label behind the mark.
    void write_label(const findings::Place& place, char mark, Tone tone, const std::string& label) {
        const std::size_t before = gutter_ + 3;
        const std::size_t room = view_.width > before ? view_.width - before : 1;
        const Snippet snippet = snippet_of(place, room);
        const std::string number = std::to_string(place.line);
        out_.repeat(' ', gutter_ - number.size());
        out_ << painted(view_, Tone::gutter, number + " |") << ' ' << snippet.line << '\n';
        const std::string indent = margin("|") + std::string(snippet.column + 1, ' ');
        const std::string marks(snippet.width, mark);
        if (snippet.column + snippet.width + 1 + text::display_width(label) <= room) {
            out_ << indent << painted(view_, tone, label.empty() ? marks : marks + ' ' + label) << '\n';
        } else {
            out_ << indent << painted(view_, tone, marks) << '\n'
                 << margin("|") << ' ' << painted(view_, tone, label) << '\n';
        }
    }

    void write_related(const findings::Note& note, const std::string& path) {
        const std::string message = printable(note.message.in(view_.language));
        if (note.place.line == 0) {
            write_note(view_.words("xem thêm", "see also"), message);
            return;
        }
        if (note.place.path != path) write_place(":::", note.place);
        if (note.place.source_line.empty()) {  // the text of another document is not at hand
            write_note(view_.words("xem thêm", "see also"), message);
            return;
        }
        write_label(note.place, '-', Tone::gutter, message);
    }

    void write_note(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        out_ << margin("=") << ' ' << painted(view_, Tone::strong, name) << ": " << printable(text) << '\n';
    }

    void write_rest(const std::vector<const Finding*>& equal) {
        if (equal.size() <= kShownEqual) return;
        std::string lines;
        for (std::size_t i = kShownEqual; i < equal.size(); ++i) {
            lines += (i == kShownEqual ? "" : ", ") + std::to_string(equal[i]->place.line);
        }
        const Finding& finding = *equal.front();
        const std::size_t rest = equal.size() - kShownEqual;
        out_ << painted(view_, tone_of(finding.severity),
                        format("{}[{}]", level_word(view_, finding.severity), finding.rule));
        out_ << (view_.language == base::Language::vi
                     ? format(": … và {} chỗ khác trong tệp này (dòng {})\n\n", rest, lines)
                     : format(": … and {} more in this file (lines {})\n\n", rest, lines));
    }

    void write_reasons(const Run& run) {
        for (const CheckedDocument& document : run.documents) {
            const auto& [from, to] = document.as_of.interval;
            const std::string days = from == to ? from.vietnamese() : from.vietnamese() + " - " + to.vietnamese();
            out_ << printable(document.path) << ": " << view_.words("xét tại ngày ", "judged at ") << days << " ("
                 << basis_words(document.as_of.basis) << ")\n";
            std::string before;
            for (const findings::RuleOutcome& outcome : document.report.outcomes) {
                if (outcome.reason.empty() || outcome.state == findings::RuleState::fired) continue;
                std::string line = format("  {}: {}; {}\n", outcome.rule, state_words(outcome.state),
                                          printable(outcome.reason.in(view_.language)));
                if (line != before) out_ << line;  // packs may share a rule and its reason
                before = std::move(line);
            }
        }
        out_ << '\n';
    }

    std::string_view basis_words(resolve::DateBasis basis) const {
        switch (basis) {
            case resolve::DateBasis::as_of:
                return view_.words("theo --as-of", "by --as-of");
            case resolve::DateBasis::stated:
                return view_.words("ngày ghi trên văn bản", "the document's own date");
            case resolve::DateBasis::plan_year:
                return view_.words("từ văn bản mới nhất được dẫn đến hết năm của kế hoạch",
                                   "from the latest instrument cited to the end of the plan's year");
            case resolve::DateBasis::today:
                return view_.words("hôm nay", "today");
        }
        return {};
    }

    std::string_view state_words(findings::RuleState state) const {
        switch (state) {
            case findings::RuleState::passed:
                return view_.words("đạt", "passed");
            case findings::RuleState::fired:
                return view_.words("có phát hiện", "fired");
            case findings::RuleState::not_applicable:
                return view_.words("không áp dụng", "not applicable");
            case findings::RuleState::not_evaluated:
                return view_.words("chưa đánh giá được", "not evaluated");
            case findings::RuleState::needs_review:
                return view_.words("cần người xem", "needs review");
        }
        return {};
    }

    static bool must_not_be_signed(const CheckedDocument& document) {
        return document.is_blocked || document.count(Severity::error) > 0;
    }

    void write_verdict(const CheckedDocument& document, const Run& run) {
        const std::string found = counts(view_, document);
        const std::size_t open = not_evaluated(run).size();
        std::string verdict;
        if (must_not_be_signed(document)) {
            verdict = painted(view_, Tone::error, view_.words("CHƯA NÊN KÝ", "DO NOT SIGN YET")) + ": " + found;
        } else if (document.count(Severity::warning) > 0) {
            verdict = painted(view_, Tone::warning, view_.words("Xem lại trước khi ký", "Review before signing"));
            verdict += std::string(view_.words(": không thấy lỗi; ", ": no error found; ")) + found;
        } else if (!run.problems.empty()) {
            verdict = painted(view_, Tone::warning, view_.words("Chưa kiểm tra hết", "Not everything was checked"));
            verdict += std::string(view_.words(": chưa thấy lỗi", ": no error found so far")) +
                       (found.empty() ? "" : "; ") + found;
        } else {
            verdict = painted(view_, Tone::strong,
                              !document.report.form_is_judged ? view_.words("Về nội dung", "As to content")
                              : document.lacks_validity
                                  ? view_.words("Cần tra hiệu lực trước khi ký", "Look up validity before signing")
                                  : view_.words("Có thể ký", "Ready to sign"));
            verdict +=
                std::string(view_.words(": không thấy lỗi", ": no error found")) + (found.empty() ? "" : "; ") + found;
            if (document.lacks_validity) {
                verdict += view_.words("; chưa rõ hiệu lực của văn bản nào được viện dẫn",
                                       "; the validity of no cited instrument is known");
            }
        }
        if (!document.report.form_is_judged)
            verdict += view_.words("; thể thức chưa được xét", "; its form was not judged");
        if (const legal::Date& begins = document.report.form_begins; begins.stated()) {
            verdict += view_.language == base::Language::vi
                           ? " (văn bản có trước " + begins.vietnamese() + ", ngày bắt đầu của bộ quy tắc thể thức)"
                           : " (it is older than the rules on form, which begin on " + begins.iso() + ")";
        }
        const legal::Date& day = document.as_of.interval.to;
        if (document.as_of.basis == resolve::DateBasis::today && !document.date.stated() && day.stated()) {
            verdict += view_.language == base::Language::vi
                           ? "; văn bản không ghi ngày nên hiệu lực được xét theo hôm nay, " + day.vietnamese()
                           : "; it bears no date, so that validity is judged as of today, " + day.iso();
        }
        if (open > 0) {
            verdict += view_.language == base::Language::vi
                           ? format("; {} quy tắc chưa đánh giá được", open)
                           : format("; {} {} not evaluated", open, open == 1 ? "rule" : "rules");
        }
        out_ << verdict << trouble(run) << ".\n";
    }

    void write_verdict(const Run& run) {
        if (run.documents.empty()) {
            out_ << view_.words("Chưa kiểm tra được văn bản nào.\n", "No document could be checked.\n");
            return;
        }
        const auto bad = static_cast<std::size_t>(std::ranges::count_if(run.documents, must_not_be_signed));
        const std::size_t all = run.documents.size();
        std::string verdict =
            view_.language == base::Language::vi
                ? format("{} văn bản: {} CHƯA NÊN KÝ, {} không thấy lỗi", all, bad, all - bad)
                : format("{} documents: {} NOT TO BE SIGNED YET, {} without an error", all, bad, all - bad);
        const std::string found = counts(view_, run);
        if (!found.empty()) verdict += "; " + found;
        out_ << painted(view_, bad > 0 ? Tone::error : Tone::strong, verdict) << trouble(run) << ".\n";
        for (const CheckedDocument& document : run.documents) {
            if (!must_not_be_signed(document)) continue;
            out_ << "  " << view_.words("chưa nên ký: ", "do not sign yet: ") << printable(document.path) << " ("
                 << counts(view_, document) << ")\n";
        }
    }

    /// What a verdict must not hide: inputs that could not be used.
    std::string trouble(const Run& run) const {
        if (run.problems.empty()) return {};
        const std::size_t count = run.problems.size();
        return view_.language == base::Language::vi
                   ? format("; {} trục trặc với đầu vào", count)
                   : format("; {} {} with the input", count, count == 1 ? "problem" : "problems");
    }

    static std::set<std::string> not_evaluated(const Run& run) {
        std::set<std::string> rules;
        for (const CheckedDocument& document : run.documents) {
            for (const findings::RuleOutcome& outcome : document.report.outcomes) {
                if (outcome.state == findings::RuleState::not_evaluated) rules.insert(outcome.rule);
            }
        }
        return rules;
    }

    /// By reason, what most rules lack first: it tells whether something is wrong with the text or only with the file.
    void write_not_evaluated(const Run& run) {
        struct Lack {
            std::string_view reason;
            std::set<std::string_view> rules;
        };
        std::vector<Lack> lacks;
        for (const CheckedDocument& document : run.documents) {
            for (const findings::RuleOutcome& outcome : document.report.outcomes) {
                if (outcome.state != findings::RuleState::not_evaluated) continue;
                const std::string_view reason = outcome.reason.in(view_.language);
                const auto known = std::ranges::find(lacks, reason, &Lack::reason);
                if (known == lacks.end() && lacks.size() == kMostReasons) continue;  // of hundreds of documents
                (known == lacks.end() ? lacks.emplace_back(reason) : *known).rules.insert(outcome.rule);
            }
        }
        if (lacks.empty()) return;
        std::ranges::stable_sort(lacks, std::greater{}, [](const Lack& lack) { return lack.rules.size(); });
        const bool all = view_.explain || lacks.size() <= kShownReasons;
        out_ << view_.words("Chưa đánh giá được", "Not evaluated");
        if (!view_.explain) out_ << view_.words(" (--explain kể từng quy tắc)", " (--explain tells each rule)");
        out_ << ":\n";
        for (const Lack& lack : std::span(lacks).first(all ? lacks.size() : kShownReasons)) {
            const std::size_t count = lack.rules.size();
            if (count == 1) {
                out_ << "  " << *lack.rules.begin();
            } else {
                out_ << "  " << count << view_.words(" quy tắc", " rules");
            }
            out_ << ": " << printable(lack.reason) << '\n';
        }
        if (!all) out_ << view_.words("  … và các lý do khác\n", "  … and for other reasons\n");
    }

    static constexpr std::size_t kShownReasons = 6;
    static constexpr std::size_t kMostReasons = 1000;

    const View& view_;
    Out& out_;
    std::size_t gutter_ = 2;  ///< columns of the line numbers, and a space before them
};

}  // namespace

void findings_text(const Run& run, const View& view, Out& out) {
    FindingsText(view, out).write(run);
}

}  // namespace doichieu::report
