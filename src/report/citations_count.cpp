#include <algorithm>
#include <optional>
#include <string>

#include "report/citation_fields.h"
#include "report/citations.h"

namespace doichieu::report {
namespace {

class CitationsCount final : public CitationsWriter {
  public:
    CitationsCount(const View& view, Out& out) : view_(view), out_(out) {}
    void add(const analysis::Analysis& analysis) override {
        if (!analysis.document.is_later_part()) {
            finish();
            path_ = analysis.document.path();
        }
        const auto shown =
            std::ranges::count_if(analysis.citations.items, [&](const auto& one) { return is_shown(one, view_); });
        count_ = count_.value_or(0) + static_cast<std::size_t>(shown);
    }
    void finish() override {
        if (count_) write_count(out_, path_, *count_);
        count_.reset();
    }

  private:
    const View view_;
    Out& out_;
    std::string path_;
    std::optional<std::size_t> count_;  ///< of the document whose parts come
};

}  // namespace

void write_count(Out& out, std::string_view path, std::size_t citations) {
    out << printable(path) << ':' << citations << '\n';
}

std::unique_ptr<CitationsWriter> citations_count(const View& view, Out& out) {
    return std::make_unique<CitationsCount>(view, out);
}

}  // namespace doichieu::report
