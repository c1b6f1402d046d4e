#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "checks/kinds/kinds.h"
#include "legal/terms.h"

namespace doichieu::checks {
namespace {

using structure::MarkerKind;
using structure::Section;

/// A jump farther than this is more likely no numbering at all ("30. …" after "2.").
constexpr int kFarthestGap = 3;

bool is_letter(MarkerKind kind) {
    return kind == MarkerKind::letter || kind == MarkerKind::upper_letter;
}

class Numbering final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& sections = inquiry.outline().sections();
        if (sections.empty()) {
            verdict.not_evaluated({"văn bản không có mục đánh số", "the document has no numbered parts"});
            return;
        }
        std::map<std::pair<std::int32_t, MarkerKind>, Last> last;
        for (const Section& section : sections) {
            if (section.kind == MarkerKind::dash || section.ordinal == 0) continue;
            // Articles run through the whole document, whatever chapter holds them.
            const std::int32_t parent = section.kind == MarkerKind::article ? -1 : section.parent;
            Last& before = last[{parent, section.kind}];
            // I, II, V, IV and I, II, V, III, IV: the third alone is wrong. I, II, IV, III, V: two stand in each other's place.
            const bool stands_in_its_place = before.due != 0 && section.ordinal == before.due + 1;
            const bool was_put_before_it = before.due != 0 && section.ordinal == before.due;
            const bool is_behind_both = before.wrong != 0 && section.ordinal == before.wrong + 1;
            const bool goes_on = stands_in_its_place || was_put_before_it || is_behind_both;
            const bool is_wrong =
                before.section != nullptr && !goes_on && compare(inquiry, *before.section, section, verdict);
            before = {&section, is_wrong ? before.section->ordinal + 1 : 0,
                      was_put_before_it ? before.section->ordinal : 0};
        }
    }

  private:
    struct Last {
        const Section* section = nullptr;
        int due = 0;    ///< the number that should stand there, where a wrong one does; 0 where it is right
        int wrong = 0;  ///< the wrong one before it, which was told; 0 where there is none
    };

    /// Whether it was reported.
    static bool compare(const Inquiry& inquiry, const Section& before, const Section& section, Verdict& verdict) {
        const int step = section.ordinal - before.ordinal;
        if (step == 1 || section.ordinal == 1) return false;  // a new list may begin below any line
        if (step > kFarthestGap || step < -kFarthestGap) return false;
        // Some count a, b, c, d, e without đ.
        if (is_letter(section.kind) && step == 2) return false;
        const base::Span heading = heading_marker(inquiry, section);
        Fault fault;
        fault.span = heading;
        const std::string marker(section.marker);
        const std::string previous(before.marker);
        base::TextPair what;
        if (step == 0)
            what = {"lặp lại số “" + marker + "”", "number “" + marker + "” stands twice"};
        else if (step > 0)
            what = {"sau “" + previous + "” là “" + marker + "”, thiếu " + missing(before, section, "ở giữa"),
                    "“" + previous + "” is followed by “" + marker +
                        "”, missing: " + missing(before, section, "something between")};
        else
            what = {"“" + marker + "” đứng sau “" + previous + "”", "“" + marker + "” stands after “" + previous + "”"};
        fault.values = {
            {"kind", kind_of(section)}, {"what", what}, {"marker", same(marker)}, {"previous", same(previous)}};
        fault.related.push_back(inquiry.note(heading_marker(inquiry, before), {"mục liền trước", "the one before"}));
        verdict.report(std::move(fault));
        return true;
    }

    static base::TextPair kind_of(const Section& section) {
        switch (section.kind) {
            case MarkerKind::article:
                return {"điều", "articles"};
            case MarkerKind::chapter:
                return {"chương", "chapters"};
            case MarkerKind::part:
                return {"phần", "parts"};
            default:
                return {"mục", "headings"};
        }
    }

    /// “6”, or “6”, “7”: what would stand between, as far as the marks are plain numbers.
    static std::string missing(const Section& before, const Section& section, std::string_view otherwise) {
        std::string out;
        for (int ordinal = before.ordinal + 1; ordinal < section.ordinal; ++ordinal) {
            std::string mark = std::to_string(ordinal);
            if (std::to_string(section.ordinal) != section.marker) {
                if (legal::to_roman(section.ordinal) != section.marker) return std::string(otherwise);
                mark = legal::to_roman(ordinal);
            }
            out += (out.empty() ? "“" : ", “") + mark + "”";
        }
        return out;
    }

    /// The mark and the first words of the title.
    static base::Span heading_marker(const Inquiry& inquiry, const Section& section) {
        const structure::Paragraph& heading = inquiry.outline().paragraphs()[section.heading];
        const base::Offset end = section.title.empty() ? heading.span.end : section.title.end;
        return {heading.span.begin, std::min(std::max(end, heading.span.begin + 1), heading.span.end)};
    }
};

}  // namespace

KindRow numbering() {
    return {"numbering",
            {"số mục nhảy cách, lặp lại hoặc sai thứ tự", "numbers of parts that jump, repeat or stand out of order"},
            {"kind", "what", "marker", "previous"},
            plain<Numbering>};
}

}  // namespace doichieu::checks
