#include <string>

#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

/// Letters apart from their marks (NFD), zero-width signs, soft hyphens: the reader mends them, other programs do not.
class UncleanText final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::size_t count = 0;
        base::Span first;
        for (const document::Block& block : inquiry.outline().document().blocks()) {
            if (block.copy_begin == document::Block::kNotCopied) continue;
            if (count++ == 0) first = block.span;
        }
        if (count == 0) return;
        Fault fault;
        fault.span = first;
        fault.values = {{"count", same(std::to_string(count))}};
        verdict.report(std::move(fault));
    }
};

}  // namespace

KindRow unclean_text() {
    return {"unclean_text",
            {"chữ tổ hợp (dấu rời), ký tự vô hình trong tệp", "letters apart from their marks, invisible signs"},
            {"count"},
            plain<UncleanText>};
}

}  // namespace doichieu::checks
