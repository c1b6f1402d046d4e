#include "audit/numbers.h"

#include <string>
#include <utility>

#include "audit/fault.h"
#include "base/format.h"
#include "legal/notation.h"

namespace doichieu::audit {
namespace {

using base::format;
using base::TextPair;
using findings::Certainty;
using findings::Finding;
using findings::Severity;

void stand(findings::Place& place, const registry::Statement& statement) {
    place.path = statement.path;
    place.line = statement.line;
    place.column = statement.column;
    place.end_line = statement.end_line;
    place.end_column = statement.end_column;
}

void relate(Finding& finding, TextPair message, const registry::Statement& other) {
    findings::Note& note = finding.related.emplace_back();
    note.message = std::move(message);
    stand(note.place, other);
}

Finding one_number_twice(const registry::Statement& at, const registry::Statement& other, bool same_year) {
    const std::string notation = legal::canonical(at.notation);
    // Numbers of a Party body run through a term, but some offices start anew each January.
    Finding finding = fault(kDuplicateNumber, same_year ? Severity::warning : Severity::info,
                            {format("hai văn bản của một cơ quan cùng mang số {}", notation),
                             format("two documents of one body bear the number {}", notation)},
                            other.path + "\n" + at.path);
    if (same_year) finding.certainty = Certainty::certain;
    finding.basis = numbering_basis(legal::regime_of(at.notation));
    finding.suggestion = {"đối chiếu sổ văn bản đi và cấp lại số cho một trong hai",
                          "check the outgoing register and renumber one of the two"};
    stand(finding.place, at);
    relate(finding, {"văn bản cùng số", "the other one"}, other);
    return finding;
}

Finding out_of_order(const registry::Statement& at, const registry::Statement& other) {
    const bool is_lower = at.issued > other.issued;  // then the higher number carries the earlier date
    const registry::Statement& lower = is_lower ? at : other;
    const registry::Statement& higher = is_lower ? other : at;
    Finding finding =
        fault(kDateOrder, Severity::info,
              {format("số {} đề ngày {}, sớm hơn ngày {} của số {}", legal::canonical(higher.notation),
                      higher.issued.vietnamese(), lower.issued.vietnamese(), legal::canonical(lower.notation)),
               format("number {} is dated {}, before {} of number {}", legal::canonical(higher.notation),
                      higher.issued.iso(), lower.issued.iso(), legal::canonical(lower.notation))},
              lower.path + "\n" + higher.path);
    finding.basis = order_of_numbers();
    finding.suggestion = {"đối chiếu sổ văn bản đi: một trong hai ngày hoặc số bị ghi sai",
                          "check the outgoing register: one of the dates or numbers is wrong"};
    stand(finding.place, at);
    relate(finding,
           is_lower ? TextPair{"văn bản có số lớn hơn", "the higher number"}
                    : TextPair{"văn bản có số nhỏ hơn", "the lower number"},
           other);
    return finding;
}

}  // namespace

TextPair numbering_basis(legal::Regime regime) {
    if (regime == legal::Regime::party)
        return {
            "Hướng dẫn 36-HD/VPTW; Hướng dẫn 05-HD/VPTW, Phần II-I, 3.1.1: số của mỗi tên loại đánh liên tục trong một "
            "nhiệm kỳ cấp ủy",
            "Hướng dẫn 36-HD/VPTW; Hướng dẫn 05-HD/VPTW, part II-I, 3.1.1: numbers of each type run on through a "
            "term of the committee"};
    return {"Nghị định 30/2020/NĐ-CP, Điều 15.1: số và ký hiệu là duy nhất trong một năm",
            "Nghị định 30/2020/NĐ-CP, article 15.1: number and symbol are unique in a year"};
}

TextPair order_of_numbers() {
    return {"Số văn bản được cấp theo thứ tự ngày ban hành", "Numbers are given in the order of dates"};
}

std::vector<Finding> number_faults(
    const registry::Companions& companions,
    const std::function<bool(const registry::Statement&, const registry::Statement&)>& are_different) {
    std::vector<Finding> faults;
    for (const registry::NumberConflict& conflict : companions.conflicts()) {
        const registry::Statement& at = companions.statements()[conflict.at];
        const registry::Statement& other = companions.statements()[conflict.other];
        if (conflict.may_be_one && !are_different(at, other)) continue;
        faults.push_back(conflict.kind == registry::NumberConflict::Kind::duplicate
                             ? one_number_twice(at, other, conflict.same_year)
                             : out_of_order(at, other));
    }
    return faults;
}

}  // namespace doichieu::audit
