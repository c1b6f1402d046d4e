#include <algorithm>
#include <optional>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "checks/parts.h"
#include "structure/line.h"

namespace doichieu::checks {
namespace {

/// Longer parts are no header lines, bases or recipients that anybody wrote.
constexpr base::Offset kLongestPart = 8192;

class ComponentText final : public Kind {
  public:
    ComponentText(const Part* part, OptionalPattern must, OptionalPattern must_not, OptionalPattern unless,
                  OptionalPattern find, std::string write, const Part* given_part, OptionalPattern given,
                  bool may_be_absent)
        : part_(part),
          must_(std::move(must)),
          must_not_(std::move(must_not)),
          unless_(std::move(unless)),
          find_(std::move(find)),
          write_(std::move(write)),
          given_part_(given_part),
          given_(std::move(given)),
          may_be_absent_(may_be_absent) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        if (given_part_ != nullptr && !is_given(inquiry)) return;
        const std::vector<base::Span> spans = part_->find(inquiry);
        if (spans.empty()) {
            const base::TextPair reason{"không thấy " + part_->name.vi, part_->name.en + " was not found"};
            may_be_absent_ ? verdict.not_applicable(reason) : verdict.not_evaluated(reason);
            return;
        }
        for (const base::Span part : spans) {
            if (part.size() > kLongestPart) continue;
            const base::Span span = without_markup(inquiry, part);
            const std::string text = inquiry.slice(span);
            if (unless_ && unless_->matches_within(text)) continue;
            std::optional<base::Span> at;
            if (must_not_) {
                if (const auto groups = must_not_->find(text)) at = wanted(*groups);
            }
            if (must_ && !at && !must_->matches_within(text)) at = base::Span{0, span.size()};
            if (at) verdict.report(describe(span, text, *at));
        }
    }

  private:
    [[nodiscard]] bool is_given(const Inquiry& inquiry) const {
        return std::ranges::any_of(given_part_->find(inquiry), [&](base::Span span) {
            return span.size() <= kLongestPart && given_->matches_within(inquiry.slice(span));
        });
    }

    /// What a pattern points at: the first of its groups that holds something, all of it without one.
    static base::Span wanted(const std::vector<base::Span>& groups) {
        const auto group =
            std::ranges::find_if(groups.begin() + 1, groups.end(), [](base::Span one) { return !one.empty(); });
        return group != groups.end() ? *group : groups.front();
    }

    /// "*Căn cứ …;*" ends with ";": emphasis is how the line looks. A line that only draws and a blank ("Số:____") stay.
    static base::Span without_markup(const Inquiry& inquiry, base::Span part) {
        if (document::has_paragraphs(inquiry.outline().document().kind())) return part;
        const std::string text = inquiry.slice(part);
        const std::string_view seen = structure::visible(text);
        if (seen.empty() || structure::is_rule(text)) return part;
        const auto begin = static_cast<base::Offset>(seen.data() - text.data());
        const auto end = begin + static_cast<base::Offset>(seen.size());
        if (begin == 0 && text.find("__", end) != std::string::npos) return part;
        return {part.begin + begin, part.begin + end};
    }

    [[nodiscard]] Fault describe(base::Span span, const std::string& text, base::Span at) const {
        Fault fault;
        fault.span = {span.begin + at.begin, span.begin + at.end};
        if (fault.span.empty()) fault.span = span;
        fault.values = {{"text", same(text.substr(at.begin, at.size()))}, {"part", part_->name}};
        if (find_) {
            if (const auto groups = find_->find(text)) {
                const base::Span found = wanted(*groups);
                fault.fix = findings::Fix{findings::FixGrade::review,
                                          {{{span.begin + found.begin, span.begin + found.end}, write_}}};
            }
        }
        return fault;
    }

    const Part* part_;
    OptionalPattern must_;
    OptionalPattern must_not_;
    OptionalPattern unless_;
    OptionalPattern find_;
    std::string write_;
    const Part* given_part_;  ///< judge only where this other part matches; null: always
    OptionalPattern given_;
    bool may_be_absent_;  ///< a document without the part is none that the rule is about
};

std::shared_ptr<const Kind> decode_component_text(FieldReader& options) {
    const Part* part = read_part(options, "part");
    OptionalPattern must = optional_pattern(options, "must");
    OptionalPattern must_not = optional_pattern(options, "must_not");
    if (!must && !must_not) options.refuse("must", {"cần “must” hoặc “must_not”", "“must” or “must_not” is needed"});
    OptionalPattern unless = optional_pattern(options, "unless");
    OptionalPattern find = optional_pattern(options, "find");
    std::string write = raw_text(options, "write");
    const Part* given_part = options.has("given_part") ? read_part(options, "given_part") : nullptr;
    OptionalPattern given = optional_pattern(options, "given");
    if ((given_part != nullptr) != static_cast<bool>(given))
        options.refuse("given_part", {"“given_part” và “given” đi cùng nhau", "“given_part” and “given” go together"});
    const bool may_be_absent = options.flag_or("may_be_absent", false);
    if (part == nullptr) return nullptr;
    return std::make_shared<const ComponentText>(part, std::move(must), std::move(must_not), std::move(unless),
                                                 std::move(find), std::move(write), given_part, std::move(given),
                                                 may_be_absent);
}

}  // namespace

KindRow component_text() {
    return {"component_text",
            {"cách viết một thành phần: phải khớp, hoặc không được khớp một mẫu",
             "how a part of the document is written: it must, or must not, match a pattern"},
            {"text", "part"},
            decode_component_text};
}

}  // namespace doichieu::checks
