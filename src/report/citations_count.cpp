#include "report/citation_fields.h"
#include "report/citations.h"

namespace doichieu::report {
namespace {

class CitationsCount final : public CitationsWriter {
  public:
    CitationsCount(const View& view, Out& out) : view_(view), out_(out) {}
    void add(const analysis::Analysis& analysis) override {
        write_count(out_, analysis.document.path(), shown_citations(analysis, view_).size());
    }

  private:
    const View view_;
    Out& out_;
};

}  // namespace

void write_count(Out& out, std::string_view path, std::size_t citations) {
    out << printable(path) << ':' << citations << '\n';
}

std::unique_ptr<CitationsWriter> citations_count(const View& view, Out& out) {
    return std::make_unique<CitationsCount>(view, out);
}

}  // namespace doichieu::report
