#include <unordered_map>
#include <vector>

#include "checks/comparable.h"
#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

using structure::Section;

/// A section of fewer paragraphs is a paragraph that repeats.
constexpr std::size_t kFewestParagraphs = 2;
constexpr std::size_t kFewestSyllables = 30;

class DuplicateSection final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& sections = inquiry.outline().sections();
        const auto& prints = inquiry.comparer().prints();
        std::unordered_map<std::uint64_t, std::size_t> seen;
        std::uint32_t reported_until = 0;
        for (std::size_t s = 0; s < sections.size(); ++s) {
            const Section& section = sections[s];
            if (section.heading < reported_until) continue;  // inside one that was reported
            const auto print = content(section, prints);
            if (print == 0) continue;
            const auto [first, is_new] = seen.emplace(print, s);
            // A chapter of one article holds what the article holds.
            if (is_new || section.heading < sections[first->second].end_paragraph) continue;
            report(inquiry, sections[first->second], section, verdict);
            reported_until = section.end_paragraph;
        }
    }

  private:
    /// Hash of the paragraphs below the heading; 0 when there is too little.
    static std::uint64_t content(const Section& section, const std::vector<Print>& prints) {
        std::uint64_t print = 0;
        std::size_t count = 0;
        std::size_t syllables = 0;
        for (std::size_t p = section.heading + std::size_t{1}; p < section.end_paragraph && p < prints.size(); ++p) {
            if (prints[p].exact == 0) continue;
            print = (print ^ prints[p].exact) * 0x9E3779B97F4A7C15ULL;
            ++count;
            syllables += prints[p].syllables;
        }
        return count >= kFewestParagraphs && syllables >= kFewestSyllables ? print : 0;
    }

    static void report(const Inquiry& inquiry, const Section& first, const Section& second, Verdict& verdict) {
        const auto& paragraphs = inquiry.outline().paragraphs();
        const std::size_t last = std::min<std::size_t>(second.end_paragraph, paragraphs.size()) - 1;
        Fault fault;
        fault.span = {paragraphs[second.heading].span.begin, paragraphs[last].span.end};
        fault.values = {{"first", inquiry.outline().address(paragraphs[first.heading].span.begin)},
                        {"marker", same(std::string(second.marker))}};
        fault.related.push_back(
            inquiry.note(paragraphs[first.heading].span, {"mục đứng trước", "the earlier section"}));
        verdict.report(std::move(fault));
    }
};

}  // namespace

KindRow duplicate_section() {
    return {"duplicate_section",
            {"cả một mục lặp lại nguyên văn", "a whole section repeated word for word"},
            {"first", "marker"},
            plain<DuplicateSection>};
}

}  // namespace doichieu::checks
