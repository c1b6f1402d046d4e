#include <algorithm>

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

base::Span line_span(const document::Document& document, std::uint32_t line, base::Span otherwise) {
    for (const document::Block& block : document.blocks()) {
        if (line != 0 && block.line >= line) return block.span;
    }
    return otherwise;
}

class FileFactKind final : public Kind {
  public:
    explicit FileFactKind(const Fact& fact) : fact_(fact) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const document::Document& document = inquiry.outline().document();
        const std::uint32_t count = document.facts().*fact_.count;
        if (count == 0 && !document.facts().carries_traces) {
            verdict.not_evaluated({"loại tệp này không mang theo dấu sửa, ghi chú hay chữ ẩn",
                                   "a file of this kind carries no changes, comments or hidden text"});
            return;
        }
        if (count == 0) return;
        Fault fault;
        fault.span = line_span(document, document.facts().*fact_.first_line, inquiry.first_line());
        fault.values = {{"count", same(std::to_string(count))}};
        verdict.report(std::move(fault));
    }

  private:
    const Fact& fact_;
};

/// Text that had to be converted to be read; one finding for each encoding.
class ConversionKind final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const document::Document& document = inquiry.outline().document();
        for (const document::Conversion& conversion : document.facts().conversions) {
            const std::string percent = std::to_string(static_cast<int>(conversion.confidence * 100 + 0.5)) + "%";
            const std::string count = std::to_string(conversion.runs);
            Fault fault;
            fault.span = line_span(document, conversion.first_line, inquiry.first_line());
            const base::TextPair how =
                conversion.by_font ? base::TextPair{count + " đoạn chữ dùng phông cũ", count + " runs in old fonts"}
                                   : base::TextPair{"độ tin cậy " + percent, "confidence " + percent};
            fault.values = {{"encoding", same(conversion.encoding)}, {"count", same(count)}, {"how", how}};
            verdict.report(std::move(fault));
        }
    }
};

/// Pages that were read from their pictures; one finding on the first of them.
class RecognizedKind final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& pages = inquiry.outline().document().facts().recognized_pages;
        if (pages.empty()) return;
        std::uint32_t least = 100;
        for (const document::RecognizedPage& page : pages) least = std::min(least, page.confidence);
        const std::string percent = std::to_string(least) + "%";
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"count", same(std::to_string(pages.size()))},
                        {"how", {"độ tin cậy thấp nhất " + percent, "least confidence " + percent}}};
        verdict.report(std::move(fault));
    }
};

std::shared_ptr<const Kind> decode_file_fact(FieldReader& options) {
    const std::string word =
        options.word("fact", {"tracked_changes", "comments", "hidden_text", "converted_text", "recognized_pages"});
    if (word == "converted_text") return std::make_shared<const ConversionKind>();
    if (word == "recognized_pages") return std::make_shared<const RecognizedKind>();
    for (const Fact& fact : kFacts) {
        if (fact.word == word) return std::make_shared<const FileFactKind>(fact);
    }
    return nullptr;
}

}  // namespace

KindRow file_fact() {
    return {
        "file_fact",
        {"tệp còn sửa đổi theo dõi, ghi chú, chữ ẩn, chữ theo bảng mã cũ hoặc trang nhận dạng từ ảnh",
         "a file that still carries tracked changes, comments, hidden text, text in a legacy encoding or pages read "
         "from pictures"},
        {"count", "encoding", "how"},
        decode_file_fact};
}

}  // namespace doichieu::checks
