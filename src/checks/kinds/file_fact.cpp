#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

using document::FileFacts;

struct Fact {
    std::string_view word;
    std::uint32_t FileFacts::*count;
    std::uint32_t FileFacts::*first_line;
};

constexpr Fact kFacts[] = {
    {"tracked_changes", &FileFacts::tracked_changes, &FileFacts::first_tracked_line},
    {"comments", &FileFacts::comments, &FileFacts::first_comment_line},
    {"hidden_text", &FileFacts::hidden_runs, &FileFacts::first_hidden_line},
};

class FileFactKind final : public Kind {
  public:
    explicit FileFactKind(const Fact& fact) : fact_(fact) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const document::Document& document = inquiry.outline().document();
        if (document.kind() != document::SourceKind::docx) {
            verdict.not_evaluated({"loại tệp này không mang theo dấu sửa, ghi chú hay chữ ẩn",
                                   "a file of this kind carries no changes, comments or hidden text"});
            return;
        }
        const std::uint32_t count = document.facts().*fact_.count;
        if (count == 0) return;
        Fault fault;
        fault.span = line_span(document, document.facts().*fact_.first_line, inquiry.first_line());
        fault.values = {{"count", same(std::to_string(count))}};
        verdict.report(std::move(fault));
    }

  private:
    static base::Span line_span(const document::Document& document, std::uint32_t line, base::Span otherwise) {
        for (const document::Block& block : document.blocks()) {
            if (line != 0 && block.line >= line) return block.span;
        }
        return otherwise;
    }

    const Fact& fact_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    const std::string word = options.word("fact", {"tracked_changes", "comments", "hidden_text"});
    for (const Fact& fact : kFacts) {
        if (fact.word == word) return std::make_shared<const FileFactKind>(fact);
    }
    return nullptr;
}

}  // namespace

KindRow file_fact() {
    return {"file_fact",
            {"tệp còn sửa đổi theo dõi, ghi chú hoặc chữ ẩn",
             "a file that still carries tracked changes, comments or hidden text"},
            {"count"},
            decode};
}

}  // namespace doichieu::checks
