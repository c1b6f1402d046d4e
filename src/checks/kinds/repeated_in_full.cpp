#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

class RepeatedInFull final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!is_full(item) || inquiry.mention(i).titular || item.cited_by >= 0) continue;
            const std::int32_t first = full_before(inquiry, i);
            if (first < 0) continue;
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.related.push_back(inquiry.note(inquiry.citations()[static_cast<std::size_t>(first)].raw,
                                                 {"đã ghi đầy đủ ở đây", "given in full here"}));
            verdict.report(std::move(fault));
        }
    }

  private:
    static bool is_full(const citation::Citation& item) {
        return item.form == citation::Form::numbered && item.date.complete() && !item.issuer.empty() &&
               !item.subject.empty();
    }

    static std::int32_t full_before(const Inquiry& inquiry, std::size_t i) {
        const citation::Citation& item = inquiry.citations()[i];
        for (std::int32_t j = inquiry.mention(i).earlier, steps = 0; j >= 0 && steps < 64; ++steps) {
            const auto at = static_cast<std::size_t>(j);
            const citation::Citation& before = inquiry.citations()[at];
            if (is_full(before) && before.date == item.date && !inquiry.mention(at).titular) return j;
            j = inquiry.mention(at).earlier;
        }
        return -1;
    }
};

}  // namespace

KindRow repeated_in_full() {
    return {"repeated_in_full",
            {"viện dẫn đầy đủ lặp lại ở chỗ chỉ cần tên loại và số, ký hiệu",
             "a full citation repeated where the short form is due"},
            citation_and({}),
            plain<RepeatedInFull>};
}

}  // namespace doichieu::checks
