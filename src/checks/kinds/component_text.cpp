#include <optional>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "checks/parts.h"

namespace doichieu::checks {
namespace {

/// Longer parts are no header lines, bases or recipients that anybody wrote.
constexpr base::Offset kLongestPart = 8192;

class ComponentText final : public Kind {
  public:
    ComponentText(const Part* part, OptionalPattern must, OptionalPattern must_not, OptionalPattern unless,
                  OptionalPattern find, std::string write)
        : part_(part),
          must_(std::move(must)),
          must_not_(std::move(must_not)),
          unless_(std::move(unless)),
          find_(std::move(find)),
          write_(std::move(write)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const std::vector<base::Span> spans = part_->find(inquiry);
        if (spans.empty()) {
            verdict.not_evaluated({"không thấy " + part_->name.vi, part_->name.en + " was not found"});
            return;
        }
        for (const base::Span span : spans) {
            if (span.size() > kLongestPart) continue;
            const std::string text = inquiry.slice(span);
            if (unless_ && unless_->matches_within(text)) continue;
            std::optional<base::Span> at;
            if (must_not_) {
                if (const auto groups = must_not_->find(text)) at = groups->front();
            }
            if (must_ && !at && !must_->matches_within(text)) at = base::Span{0, span.size()};
            if (at) verdict.report(describe(span, text, *at));
        }
    }

  private:
    [[nodiscard]] Fault describe(base::Span span, const std::string& text, base::Span at) const {
        Fault fault;
        fault.span = {span.begin + at.begin, span.begin + at.end};
        if (fault.span.empty()) fault.span = span;
        fault.values = {{"text", same(text.substr(at.begin, at.size()))}, {"part", part_->name}};
        if (find_) {
            if (const auto groups = find_->find(text)) {
                const base::Span found = groups->size() > 1 ? (*groups)[1] : groups->front();
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
};

std::shared_ptr<const Kind> decode_component_text(FieldReader& options) {
    const Part* part = read_part(options, "part");
    OptionalPattern must = optional_pattern(options, "must");
    OptionalPattern must_not = optional_pattern(options, "must_not");
    if (!must && !must_not) options.refuse("must", {"cần “must” hoặc “must_not”", "“must” or “must_not” is needed"});
    OptionalPattern unless = optional_pattern(options, "unless");
    OptionalPattern find = optional_pattern(options, "find");
    std::string write = raw_text(options, "write");
    if (part == nullptr) return nullptr;
    return std::make_shared<const ComponentText>(part, std::move(must), std::move(must_not), std::move(unless),
                                                 std::move(find), std::move(write));
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
