#include "checks/parent_plan.h"

#include <algorithm>

#include "checks/inquiry.h"
#include "structure/line.h"
#include "text/fold.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

using structure::Role;

constexpr std::size_t kShortestItem = 10;
constexpr std::size_t kMostItems = 2000;

/// Parts that give no tasks.
bool tells_aims(const std::string& folded) {
    for (const std::string_view words :
         {"mục đích", "yêu cầu", "mục tiêu", "quan điểm", "kinh phí", "tình hình", "kết quả", "tổ chức thực hiện"}) {
        if (folded.find(words) != std::string::npos) return true;
    }
    return false;
}

bool is_item(const structure::Outline& outline, const structure::Paragraph& paragraph) {
    if (paragraph.section < 0 || (paragraph.role != Role::body && paragraph.role != Role::heading)) return false;
    const std::string_view text = outline.text(paragraph);
    if (!structure::ends_sentence(text) || !text::has_syllables(text.substr(0, 400), kShortestItem)) return false;
    const auto& sections = outline.sections();
    std::int32_t top = paragraph.section;
    for (int steps = 0; sections[static_cast<std::size_t>(top)].parent >= 0 && steps < 16; ++steps)
        top = sections[static_cast<std::size_t>(top)].parent;
    const base::Span title = sections[static_cast<std::size_t>(top)].title;
    return !tells_aims(text::fold(outline.document().slice({title.begin, std::min(title.end, title.begin + 300)})));
}

}  // namespace

ParentPlan read_parent_plan(const Context& parent) {
    const structure::Outline& outline = parent.outline;
    ParentPlan plan;
    plan.path = outline.document().path();
    if (outline.identity().notation) plan.notation = outline.identity().notation->value;
    for (const structure::Paragraph& paragraph : outline.paragraphs()) {
        if (plan.items.size() == kMostItems) break;
        if (is_item(outline, paragraph))
            plan.items.push_back({outline.place(paragraph.span), std::string(outline.text(paragraph))});
    }
    const Inquiry inquiry(parent);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
        const citation::Citation& item = inquiry.citations()[i];
        if (!inquiry.mention(i).counts || item.cited_by >= 0 || item.parsed.issuer.empty()) continue;
        ParentPlan::Directive directive;
        directive.key = legal::identity_key(item.parsed);
        const registry::Instrument* known = inquiry.resolution(i).instrument;
        directive.issued = known != nullptr ? known->issued : item.date;
        if (!seen.insert(directive.key + directive.issued.iso()).second) continue;
        directive.place = outline.place(item.raw);
        directive.written = item.type + " số " + item.canonical;
        plan.directives.push_back(std::move(directive));
    }
    return plan;
}

}  // namespace doichieu::checks
