#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/format.h"
#include "checks/kinds/form_input.h"
#include "checks/kinds/kinds.h"
#include "checks/parts.h"

namespace doichieu::checks {
namespace {

using base::TextPair;
using document::PageSetup;

/// Rounding from centimetres or inches to the file's units and back, in millimetres.
constexpr double kRounding = 1.0;

struct Paper {
    std::string_view word;
    double short_mm;
    double long_mm;
};
constexpr Paper kPapers[] = {{"A4", 210, 297}, {"A5", 148, 210}, {"A3", 297, 420}};

struct Margin {
    std::string_view key;
    TextPair name;
    double PageSetup::*length;
};

const std::vector<Margin>& margins() {
    static const std::vector<Margin> kMargins = {{"top", {"trên", "top"}, &PageSetup::top_mm},
                                                 {"bottom", {"dưới", "bottom"}, &PageSetup::bottom_mm},
                                                 {"left", {"trái", "left"}, &PageSetup::left_mm},
                                                 {"right", {"phải", "right"}, &PageSetup::right_mm}};
    return kMargins;
}

/// Paper and margins of the document's pages. Pages that lie across hold tables: their margins are not asked.
class PageSetupKind final : public Kind {
  public:
    struct Wanted {
        std::vector<const Paper*> papers;
        std::vector<std::pair<const Margin*, NumberRange>> margins;
        double tolerance = kRounding;
        bool mirrored = false;  ///< left and right may change places: printed on both sides
        bool no_number_on_first_page = false;
    };
    explicit PageSetupKind(Wanted wanted) : wanted_(std::move(wanted)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        if (!shows_its_form(inquiry, verdict)) return;
        const auto& sections = inquiry.outline().document().sections();
        if (sections.empty()) {
            verdict.not_evaluated({"tệp không ghi khổ giấy và lề", "the file does not state paper and margins"});
            return;
        }
        TextPair what;
        for (const PageSetup& page : sections) {
            if (const TextPair fault = fault_of(page); !fault.empty()) {
                what = fault;
                break;
            }
        }
        if (what.empty() && wanted_.no_number_on_first_page && !sections.front().first_page_differs &&
            find_part("page_number")->find(inquiry).size() == 1 && sections.size() == 1)
            what = {"trang đầu vẫn hiện số", "the first page shows its number"};
        if (what.empty()) return;
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"what", what}, {"wanted", shown()}};
        verdict.report(std::move(fault));
    }

  private:
    [[nodiscard]] TextPair fault_of(const PageSetup& page) const {
        if (!wanted_.papers.empty() && page.width_mm > 0 && page.height_mm > 0 && !is_wanted_paper(page)) {
            const std::string size = base::format("{:.0f} x {:.0f} mm", page.width_mm, page.height_mm);
            return {"khổ " + size, "paper " + size};
        }
        if (page.width_mm > page.height_mm) return {};
        PageSetup turned = page;
        std::swap(turned.left_mm, turned.right_mm);
        if (wanted_.mirrored && margin_faults(turned).empty()) return {};
        return margin_faults(page);
    }

    [[nodiscard]] bool is_wanted_paper(const PageSetup& page) const {
        const auto [narrow, wide] = std::minmax(page.width_mm, page.height_mm);
        return std::ranges::any_of(wanted_.papers, [&, narrow = narrow, wide = wide](const Paper* paper) {
            return NumberRange{paper->short_mm, paper->short_mm}.holds(narrow, wanted_.tolerance) &&
                   NumberRange{paper->long_mm, paper->long_mm}.holds(wide, wanted_.tolerance);
        });
    }

    [[nodiscard]] TextPair margin_faults(const PageSetup& page) const {
        TextPair what;
        for (const auto& [margin, range] : wanted_.margins) {
            const double value = page.*margin->length;
            if (value <= 0 || range.holds(value, wanted_.tolerance)) continue;
            const std::string length = base::format(" {:.0f} mm", value);
            what.vi += (what.vi.empty() ? "lề " : ", ") + margin->name.vi + length;
            what.en += (what.en.empty() ? "margins: " : ", ") + margin->name.en + length;
        }
        return what;
    }

    [[nodiscard]] TextPair shown() const {
        TextPair out;
        for (const Paper* paper : wanted_.papers) {
            out.vi += (out.vi.empty() ? "khổ " : ", ") + std::string(paper->word);
            out.en += (out.en.empty() ? "paper " : ", ") + std::string(paper->word);
        }
        for (const auto& [margin, range] : wanted_.margins) {
            out.vi += (out.vi.empty() ? "" : ", ") + margin->name.vi + " " + range.shown().vi;
            out.en += (out.en.empty() ? "" : ", ") + margin->name.en + " " + range.shown().en;
        }
        if (!wanted_.margins.empty()) {
            out.vi += " mm";
            out.en += " mm";
        }
        return out;
    }

    Wanted wanted_;
};

std::shared_ptr<const Kind> decode_page_setup(FieldReader& options) {
    PageSetupKind::Wanted wanted;
    std::vector<std::string_view> names;
    for (const Paper& paper : kPapers) names.push_back(paper.word);
    for (const std::string& word : options.words("paper", names)) {
        const auto* found = std::ranges::find(kPapers, word, &Paper::word);
        if (found != std::end(kPapers)) wanted.papers.push_back(found);
    }
    for (const Margin& margin : margins()) {
        if (const auto range = options.range(margin.key)) wanted.margins.emplace_back(&margin, *range);
    }
    wanted.tolerance = options.decimal_or("tolerance", kRounding, 0, 50);
    wanted.mirrored = options.flag_or("mirrored", false);
    wanted.no_number_on_first_page = options.flag_or("no_number_on_first_page", false);
    if (wanted.papers.empty() && wanted.margins.empty() && !wanted.no_number_on_first_page)
        options.refuse("paper",
                       {"cần ít nhất một trong: paper, top, bottom, left, right, no_number_on_first_page",
                        "at least one is needed of: paper, top, bottom, left, right, no_number_on_first_page"});
    return std::make_shared<const PageSetupKind>(std::move(wanted));
}

}  // namespace

KindRow page_setup() {
    return {"page_setup",
            {"khổ giấy, lề tính bằng mm, số ở trang đầu (docx, odt, rtf)",
             "paper, margins in millimetres, a number on the first page (docx, odt, rtf)"},
            {"what", "wanted"},
            decode_page_setup};
}

}  // namespace doichieu::checks
