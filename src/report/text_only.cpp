#include "report/citations.h"

namespace doichieu::report {
namespace {

class TextOnly final : public CitationsWriter {
  public:
    explicit TextOnly(Out& out) : out_(out) {}
    void add(const analysis::Analysis& analysis) override {
        analysis.document.for_each_piece([this](std::string_view piece) { out_ << piece; });
    }

  private:
    Out& out_;
};

}  // namespace

std::unique_ptr<CitationsWriter> text_only(const View&, Out& out) {
    return std::make_unique<TextOnly>(out);
}

}  // namespace doichieu::report
