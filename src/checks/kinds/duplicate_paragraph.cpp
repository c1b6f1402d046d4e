#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/format.h"
#include "checks/comparable.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "legal/vocabulary.h"
#include "similarity/alignment.h"
#include "structure/line.h"

namespace doichieu::checks {
namespace {

using findings::Severity;

/// Shorter ones repeat by chance ("Hoàn thành trước ngày 30/6.").
constexpr std::size_t kShortestExact = 8;
constexpr std::size_t kShownDifferences = 3;
/// A text is aligned with at most so many others.
constexpr std::size_t kMostCompared = 8;
/// Of the kept shingles of the longer text so many must stand in the other; a sketch keeps 16 in very long documents.
constexpr std::uint32_t kLeastSharedPercent = 12;
constexpr std::uint32_t kLongestSketch = 16;

class DuplicateParagraph final : public Kind {
  public:
    DuplicateParagraph(double least_share, std::size_t fewest_words, OptionalPattern labels)
        : least_share_(least_share), fewest_words_(fewest_words), labels_(std::move(labels)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const Comparer& comparer = inquiry.comparer();
        const auto& prints = comparer.prints();
        std::unordered_map<std::uint64_t, std::uint32_t> exact;
        std::unordered_map<std::uint64_t, std::uint32_t> masked;
        std::vector<bool> reported(prints.size());
        for (std::uint32_t p = 0; p < prints.size(); ++p) {
            const Print& print = prints[p];
            if (print.exact == 0 || print.syllables < kShortestExact) continue;
            const auto [first, is_new] = exact.emplace(print.exact, p);
            if (!is_new) {
                report(inquiry, first->second, p, {"nguyên văn", "word for word"}, {}, Severity::error, verdict);
            } else if (print.masked_words >= fewest_words_) {
                const auto [like, is_other] = masked.emplace(print.masked, p);
                if (is_other) continue;
                // Two rounds of one job may well be written alike: worth a look, no fault.
                report_near(inquiry, like->second, p,
                            {"gần như nguyên văn (chỉ khác số, ngày, tên riêng)", "but for numbers, dates and names"},
                            Severity::info, verdict);
            } else {
                continue;
            }
            reported[p] = true;
        }
        near(inquiry, reported, verdict);
    }

  private:
    void near(const Inquiry& inquiry, const std::vector<bool>& reported, Verdict& verdict) const {
        const auto& candidates = inquiry.comparer().candidates();
        for (std::size_t begin = 0; begin < candidates.size();) {
            std::size_t end = begin + 1;
            while (end < candidates.size() && candidates[end].later == candidates[begin].later) ++end;
            if (!reported[candidates[begin].later])
                compare(inquiry, candidates, begin, std::min(end, begin + kMostCompared), verdict);
            begin = end;
        }
    }

    void compare(const Inquiry& inquiry, const std::vector<similarity::Candidate>& candidates, std::size_t begin,
                 std::size_t end, Verdict& verdict) const {
        const Comparer& comparer = inquiry.comparer();
        const std::uint32_t later = candidates[begin].later;
        std::shared_ptr<const ComparableText> text;
        std::uint32_t best = 0;
        double share = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (!is_worth_a_look(comparer.prints(), candidates[i])) continue;
            if (!text) text = comparer.read(later);
            const double found =
                similarity::align(comparer.read(candidates[i].earlier)->words, text->words, least_share_).share;
            if (found > share) share = found, best = candidates[i].earlier;
        }
        if (share < least_share_) return;
        // What an amendment quotes belongs to several articles of another document.
        constexpr std::string_view kQuote = "“";
        const auto text_of = [&](std::uint32_t p) { return inquiry.outline().text(inquiry.outline().paragraphs()[p]); };
        if (text_of(best).starts_with(kQuote) && text_of(later).starts_with(kQuote)) return;
        const bool parallel = are_siblings(inquiry.outline(), best, later) && tell_of_two_things(inquiry, best, later);
        report_near(inquiry, best, later, {"gần như nguyên văn", "nearly word for word"},
                    parallel ? Severity::info : Severity::error, verdict);
    }

    /// Items of one list, with a number or with the same sign before them.
    static bool are_siblings(const structure::Outline& outline, std::uint32_t first, std::uint32_t second) {
        const std::string_view a = structure::visible(outline.text(outline.paragraphs()[first]));
        const std::string_view b = structure::visible(outline.text(outline.paragraphs()[second]));
        const bool have_one_sign = !a.empty() && !b.empty() && a.front() == b.front() &&
                                   std::string_view("+-*").find(a.front()) != std::string_view::npos;
        if (have_one_sign && outline.paragraphs()[first].section == outline.paragraphs()[second].section) return true;
        const auto list_of = [&](std::uint32_t p) {
            const std::int32_t item = outline.paragraphs()[p].section;
            if (item < 0 || outline.sections()[static_cast<std::size_t>(item)].heading != p) return std::int32_t{-2};
            return outline.sections()[static_cast<std::size_t>(item)].parent;
        };
        return list_of(first) != -2 && list_of(first) == list_of(second);
    }

    /// "1. Tại các phường: 50 m2 …; 2. Tại các xã: 80 m2 …" are provisions written alike, each with its own number, "2. Tổng
    /// thu …; 3. Tổng chi …" items that put one name for another.
    static bool tell_of_two_things(const Inquiry& inquiry, std::uint32_t first, std::uint32_t second) {
        constexpr std::size_t kLongestName = 5;  // words
        const auto a = inquiry.comparer().read(first);
        const auto b = inquiry.comparer().read(second);
        const auto gaps = similarity::align(a->words, b->words, 0.0).differences;
        const auto is_name = [](std::size_t begin, std::size_t end) {
            return end != begin && end - begin <= kLongestName;
        };
        if (gaps.size() == 1 && is_name(gaps[0].a_begin, gaps[0].a_end) && is_name(gaps[0].b_begin, gaps[0].b_end))
            return true;
        constexpr std::string_view kDigits = "0123456789";
        return std::ranges::any_of(gaps, [&](const similarity::Difference& gap) {
            return slice(inquiry, *a, gap.a_begin, gap.a_end).find_first_of(kDigits) != std::string::npos &&
                   slice(inquiry, *b, gap.b_begin, gap.b_end).find_first_of(kDigits) != std::string::npos;
        });
    }

    [[nodiscard]] bool is_worth_a_look(const std::vector<Print>& prints, const similarity::Candidate& pair) const {
        const std::uint32_t a = prints[pair.earlier].words;
        const std::uint32_t b = prints[pair.later].words;
        const std::uint32_t longer = std::max(a, b);
        if (std::max(a, b) < fewest_words_ || std::min(a, b) < least_share_ * longer) return false;
        return pair.shared * 100 >= kLeastSharedPercent * std::min(longer, kLongestSketch);
    }

    void report_near(const Inquiry& inquiry, std::uint32_t first, std::uint32_t second, const base::TextPair& how,
                     Severity at_most, Verdict& verdict) const {
        const auto a = inquiry.comparer().read(first);
        const auto b = inquiry.comparer().read(second);
        report(inquiry, first, second, how, differences(inquiry, {*a, first}, {*b, second}), at_most, verdict);
    }

    struct Side {
        const ComparableText& text;
        std::uint32_t paragraph;
    };

    /// "; khác: “Bộ Chính trị” thay “Huyện ủy”"; of a date all of it.
    static base::TextPair differences(const Inquiry& inquiry, const Side& a, const Side& b) {
        const auto alignment = similarity::align(a.text.words, b.text.words, 0.0);
        base::TextPair out;
        std::size_t shown = 0;
        for (const similarity::Difference& gap : alignment.differences) {
            if (++shown > kShownDifferences) {
                out.vi += "; …";
                out.en += "; …";
                break;
            }
            std::string before = slice(inquiry, a.text, gap.a_begin, gap.a_end);
            std::string after = slice(inquiry, b.text, gap.b_begin, gap.b_end);
            if (!before.empty() && !after.empty()) {
                std::string dated_before = date_around(inquiry, a, gap.a_begin, gap.a_end);
                std::string dated_after = date_around(inquiry, b, gap.b_begin, gap.b_end);
                if (!dated_before.empty() && !dated_after.empty())
                    before = std::move(dated_before), after = std::move(dated_after);
            }
            const bool first = out.vi.empty();
            out.vi += first ? "; khác: " : "; ";
            out.en += first ? "; different: " : "; ";
            if (before.empty())
                out.vi += "thêm “" + after + "”", out.en += "“" + after + "” added";
            else if (after.empty())
                out.vi += "bớt “" + before + "”", out.en += "“" + before + "” left out";
            else
                out.vi += "“" + after + "” thay “" + before + "”", out.en += "“" + after + "” for “" + before + "”";
        }
        return out;
    }

    /// The date that these words of the paragraph belong to, without "ngày"; empty when they are of none.
    static std::string date_around(const Inquiry& inquiry, const Side& side, std::size_t begin, std::size_t end) {
        const structure::Paragraph& paragraph = inquiry.outline().paragraphs()[side.paragraph];
        for (const DateInText& found : inquiry.dates(paragraph)) {
            const base::Span date{paragraph.span.begin + found.span.begin, paragraph.span.begin + found.span.end};
            if (side.text.spans[begin].begin < date.begin || side.text.spans[end - 1].end > date.end) continue;
            const std::string written(inquiry.outline().text(paragraph).substr(found.span.begin, found.span.size()));
            constexpr std::string_view kDay = "ngày ";
            return written.starts_with(kDay) ? written.substr(kDay.size()) : written;
        }
        return {};
    }

    static std::string slice(const Inquiry& inquiry, const ComparableText& text, std::size_t begin, std::size_t end) {
        if (begin == end) return {};
        return inquiry.slice({text.spans[begin].begin, text.spans[end - 1].end});
    }

    void report(const Inquiry& inquiry, std::uint32_t first, std::uint32_t second, const base::TextPair& how,
                const base::TextPair& difference, Severity at_most, Verdict& verdict) const {
        if (is_enacting_clause(inquiry.outline(), first, second) || opens_document(inquiry.outline(), first)) return;
        if (is_title_of_attachment(inquiry.outline(), second) || introduces(inquiry.outline(), second)) return;
        if (labels_ && labels_->matches_within(inquiry.outline().text(inquiry.outline().paragraphs()[second]))) return;
        const auto& paragraphs = inquiry.outline().paragraphs();
        Fault fault;
        fault.span = paragraphs[second].span;
        fault.at_most = at_most;
        base::TextPair address = inquiry.outline().address(paragraphs[first].span.begin);
        if (address.empty()) {
            const auto line = inquiry.outline().document().locate(paragraphs[first].span.begin).line;
            address = {base::format("dòng {}", line), base::format("line {}", line)};
        }
        fault.values = {{"how", how}, {"first", address}, {"difference", difference}, {"advice", advice(at_most)}};
        fault.related.push_back(inquiry.note(paragraphs[first].span, {"đoạn đứng trước", "the earlier paragraph"}));
        verdict.report(std::move(fault));
    }

    /// What only differs in numbers and names may be two jobs.
    static base::TextPair advice(Severity at_most) {
        return at_most == Severity::info
                   ? base::TextPair{"nếu là hai việc riêng thì để nguyên; nếu lặp thì bỏ một đoạn",
                                    "leave both if they are two jobs, drop one if they are the same"}
                   : base::TextPair{"bỏ một đoạn, hoặc gộp hai đoạn nếu chỗ khác nhau là cần thiết",
                                    "drop one, or merge the two if the difference matters"};
    }

    /// "QUY CHẾ" / "Tiếp công dân, xử lý đơn …": the title of what the decision above it promulgates.
    static bool is_title_of_attachment(const structure::Outline& outline, std::uint32_t paragraph) {
        if (paragraph == 0) return false;
        const std::string_view title = outline.text(outline.paragraphs()[paragraph]);
        if (title.find("(Ban hành kèm theo") != std::string_view::npos) return true;
        const std::string_view above = structure::visible(outline.text(outline.paragraphs()[paragraph - 1]));
        constexpr std::size_t kLongestType = 60;
        return above.size() <= kLongestType && structure::is_capitals(above) &&
               !legal::Vocabulary::instance().type_of_word(above).empty();
    }

    /// "Đảng ủy trình Ban Thường vụ xem xét … như sau:" is said again at the end, as a request.
    static bool opens_document(const structure::Outline& outline, std::uint32_t first) {
        const structure::Paragraph& paragraph = outline.paragraphs()[first];
        return paragraph.section < 0 && structure::visible(outline.text(paragraph)).ends_with(':');
    }

    /// "Sửa đổi, bổ sung khoản 3 như sau:" says nothing by itself.
    static bool introduces(const structure::Outline& outline, std::uint32_t paragraph) {
        constexpr std::size_t kLongest = 120;  // code points
        const std::string_view text = structure::visible(outline.text(outline.paragraphs()[paragraph]));
        return text.ends_with(':') && !structure::is_longer_than(text, kLongest);
    }

    /// Điều 1 says again what the sentence before the articles enacts.
    static bool is_enacting_clause(const structure::Outline& outline, std::uint32_t first, std::uint32_t second) {
        const std::int32_t section = outline.paragraphs()[second].section;
        if (outline.paragraphs()[first].section >= 0) return false;
        // "Bộ trưởng … ban hành Thông tư …" says the title again.
        if (section < 0) return outline.text(outline.paragraphs()[second]).find(" ban hành ") != std::string_view::npos;
        const structure::Section& article = outline.sections()[static_cast<std::size_t>(section)];
        return article.kind == structure::MarkerKind::article && article.ordinal == 1;
    }

    double least_share_;
    std::size_t fewest_words_;
    OptionalPattern labels_;  ///< "Đơn vị chủ trì: …", which every task has
};

std::shared_ptr<const Kind> decode_duplicate_paragraph(FieldReader& options) {
    const int percent = options.number_or("least_percent", 70, 50, 100);
    const int words = options.number_or("fewest_syllables", 15, 5, 200);
    return std::make_shared<const DuplicateParagraph>(percent / 100.0, static_cast<std::size_t>(words),
                                                      optional_pattern(options, "labels"));
}

}  // namespace

KindRow duplicate_paragraph() {
    return {"duplicate_paragraph",
            {"đoạn lặp lại nguyên văn, gần nguyên văn, hoặc chỉ khác số, ngày, tên riêng",
             "a paragraph that repeats another, word for word, nearly, or but for numbers, dates and names"},
            {"how", "first", "difference", "advice"},
            decode_duplicate_paragraph};
}

}  // namespace doichieu::checks
