#include "report/citation_fields.h"
#include "report/citations.h"

namespace doichieu::report {
namespace {

class CitationsCount final : public CitationsWriter {
  public:
    CitationsCount(const View& view, Out& out) : view_(view), out_(out) {}
    void add(const analysis::Analysis& analysis) override {
        out_ << printable(analysis.document.path()) << ':' << shown_citations(analysis, view_).size() << '\n';
    }

  private:
    const View view_;
    Out& out_;
};

}  // namespace

std::unique_ptr<CitationsWriter> citations_count(const View& view, Out& out) {
    return std::make_unique<CitationsCount>(view, out);
}

}  // namespace doichieu::report
