#include "audit/together.h"

#include <algorithm>
#include <utility>

#include "audit/numbers.h"

namespace doichieu::audit {
namespace {

using base::TextPair;
using findings::Severity;

checks::Rule rule_of(std::string_view id, Severity level, TextPair name, TextPair message, TextPair why,
                     std::vector<checks::Basis> bases) {
    checks::Rule rule;
    rule.id = id;
    rule.pack = kAuditPack;
    rule.level = level;
    rule.name = std::move(name);
    rule.message = {checks::MessageTemplate(message.vi), checks::MessageTemplate(message.en)};
    rule.why = std::move(why);
    rule.bases = std::move(bases);
    return rule;
}

std::vector<checks::Rule> all_rules() {
    using legal::Confidence;
    const checks::Basis custom{practice(), Confidence::memory, {}};
    std::vector<checks::Rule> rules;
    rules.push_back(rule_of("coverage/missing-directive", Severity::warning,
                            {"Kế hoạch của đơn vị thiếu văn bản chỉ đạo", "A unit's plan without a directive"},
                            {"kế hoạch của “{unit}” không dẫn {directive}, cũng không dẫn văn bản thay thế",
                             "no plan of “{unit}” cites {directive} or what replaced it"},
                            {"Cấp trên hỏi: đơn vị nào chưa thực hiện văn bản này? Kế hoạch của một đơn vị không nhắc "
                             "đến nó là nơi cần xem.",
                             "Which unit does not carry this out yet? A plan that does not name it is where to look."},
                            {custom}));
    rules.push_back(rule_of("coverage/no-plan", Severity::warning, {"Đơn vị chưa có kế hoạch", "A unit without a plan"},
                            {"“{unit}” chưa có kế hoạch nào", "“{unit}” has no plan"},
                            {"Đơn vị có trong danh sách mà không có văn bản nào được gửi đến thì phải thấy được.",
                             "A unit of the roster that has sent nothing must be seen."},
                            {custom}));
    rules.push_back(rule_of("duplicate/copied-section", Severity::info,
                            {"Mục chép từ văn bản khác", "A section copied from elsewhere"},
                            {"mục “{title}” chép {source}", "section “{title}” is copied from {source}"},
                            {"Mục chép nguyên văn thì chưa cụ thể hóa vào điều kiện của đơn vị.",
                             "A section taken word for word is not made concrete."},
                            {custom}));
    rules.push_back(rule_of("duplicate/document", Severity::warning,
                            {"Kế hoạch chép của nơi khác", "A plan copied from elsewhere"},
                            {"{share}% nội dung trùng với {source}", "{share}% of the text stands in {source}"},
                            {"Kế hoạch trùng gần hết với kế hoạch của đơn vị khác thì không phải của đơn vị mình.",
                             "A plan that is nearly all a neighbour's is not the unit's own."},
                            {custom}));
    rules.push_back(
        rule_of(std::string(kDateOrder), Severity::info, {"Số và ngày ngược thứ tự", "Number and date out of order"},
                {"số {higher} đề ngày sớm hơn số {lower}", "number {higher} is dated before number {lower}"},
                {"Số được cấp lần lượt theo ngày; ngược lại là một trong hai bị ghi sai.",
                 "Numbers are given day by day; where they are not, one of the two is wrong."},
                {{order_of_numbers(), Confidence::memory, {}}}));
    rules.push_back(rule_of(
        std::string(kDuplicateNumber), Severity::warning, {"Hai văn bản cùng một số", "Two documents with one number"},
        {"hai văn bản của một cơ quan cùng mang số {notation}", "two documents of one body bear the number {notation}"},
        {"Dẫn đến số ấy thì không ai biết là văn bản nào.",
         "Whoever cites the number cannot say which of the two is meant."},
        {}));
    for (const auto regime : {legal::Regime::party, legal::Regime::state_administrative})
        rules.back().bases.push_back({numbering_basis(regime), Confidence::single, {}});
    return rules;
}

}  // namespace

const TextPair& practice() {
    static const TextPair kPractice{
        "Thông lệ: mỗi đơn vị cụ thể hóa văn bản của cấp trên vào điều kiện của mình",
        "Practice: each body makes its superior's directives concrete for its own conditions"};
    return kPractice;
}

const std::vector<checks::Rule>& rules_together() {
    static const std::vector<checks::Rule> kRules = all_rules();
    return kRules;
}

const checks::Rule* find_rule_together(std::string_view id) {
    const auto found = std::ranges::find(rules_together(), id, &checks::Rule::id);
    return found == rules_together().end() ? nullptr : &*found;
}

bool names_rule_together(std::string_view pattern, std::string_view rule) {
    const checks::Rule* known = find_rule_together(rule);
    return known != nullptr && known->is_named_by(pattern);
}

bool names_any_together(std::string_view pattern) {
    return std::ranges::any_of(rules_together(), [&](const checks::Rule& rule) { return rule.is_named_by(pattern); });
}

}  // namespace doichieu::audit
