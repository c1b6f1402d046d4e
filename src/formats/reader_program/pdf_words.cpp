#include "formats/reader_program/pdf_words.h"

#include <poppler/Error.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>
#include <poppler/poppler-config.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formats/pdf/page.h"
#include "formats/pdf/strikes.h"
#include "formats/reader_program/pdf_picture.h"
#include "text/utf8.h"

namespace doichieu::formats::reader_program {

namespace {

constexpr double kThin = 3;      // points: what is thinner is a rule
constexpr double kShortest = 4;  // points: shorter rules are parts of drawings
constexpr double kSlant = 10;    // degrees: text at a smaller angle was scanned so
constexpr std::size_t kMaxSpaces = 200'000;
constexpr std::size_t kMaxSlanted = 20'000;
constexpr std::size_t kMaxRules = 20'000;  // of one page

/// Fonts of office programs name their hyphen U+00AD, which elsewhere is a break that is not seen.
void append(std::string& text, Unicode c) {
    static constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (c == 0xAD) {
        text += '-';
    } else if (c >= 0xFB00 && c <= 0xFB06) {
        text += kLigatures[c - 0xFB00];
    } else if (c < 0x20 || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
        text::append_utf8(text, 0xFFFD);
    } else {
        text::append_utf8(text, static_cast<char32_t>(c));
    }
}

/// Collects words as poppler makes them, and beside them what it draws: rules, filled shapes, pictures.
class Collector : public TextOutputDev {
  public:
    Collector() : TextOutputDev(nullptr, false, 0, true, false) {}

    bool needNonText() override { return true; }

    void startPage(int number, GfxState* state, XRef* xref) override {
        TextOutputDev::startPage(number, state, xref);
        page_ = {};
        if (state == nullptr) return;
        page_.width = state->getPageWidth();
        page_.height = state->getPageHeight();
    }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double originX, double originY, CharCode c,
                  int bytes, const Unicode* u, int length) override {
        if (take_slanted(state, {x, y}, {dx, dy}, {u, u + length})) return;
        TextOutputDev::drawChar(state, x, y, dx, dy, originX, originY, c, bytes, u, length);
        const bool is_space = length == 1 && (u[0] == ' ' || u[0] == 0xA0 || u[0] == '\t');
        if (!is_space || page_.spaces.size() == kMaxSpaces) return;
        pdf::Point point;
        state->transform(x, y, &point.x, &point.y);
        if (std::isfinite(point.x) && std::isfinite(point.y)) page_.spaces.push_back(point);
    }

    void stroke(GfxState* state) override {
        TextOutputDev::stroke(state);
        for_each_subpath(state, [&](const std::vector<std::pair<double, double>>& points) {
            for (std::size_t i = 1; i < points.size(); ++i) {
                add_rule(
                    {std::min(points[i - 1].first, points[i].first), std::min(points[i - 1].second, points[i].second),
                     std::max(points[i - 1].first, points[i].first), std::max(points[i - 1].second, points[i].second)});
            }
        });
    }
    void fill(GfxState* state) override {
        TextOutputDev::fill(state);
        add_fills(state);
    }
    void eoFill(GfxState* state) override {
        TextOutputDev::eoFill(state);
        add_fills(state);
    }

    void drawImageMask(GfxState* state, Object*, Stream*, int, int, bool, bool, bool) override { add_picture(state); }
    void drawImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, const int*, bool) override {
        add_picture(state);
    }
    void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool,
                         bool) override {
        add_picture(state);
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                             GfxImageColorMap*, bool) override {
        add_picture(state);
    }

    pdf::Page take() { return std::move(page_); }

  private:
    /// A letter of text that runs neither level nor upright (a mark across the page) is taken from poppler, which would
    /// mix it with the lines below.
    bool take_slanted(GfxState* state, const pdf::Point& at, const pdf::Point& advance,
                      std::span<const Unicode> shown) {
        std::array<double, 4> m{};
        state->getFontTransMat(&m[0], &m[1], &m[2], &m[3]);
        const double angle = std::atan2(m[1], m[0]);
        if (!std::isfinite(angle)) return false;
        const int degrees = static_cast<int>(std::lround(angle * 180 / std::numbers::pi));
        const int off = ((degrees % 90) + 90) % 90;
        if (off <= kSlant || off >= 90 - kSlant) return false;
        pdf::Point origin;
        pdf::Point step;
        state->transform(at.x, at.y, &origin.x, &origin.y);
        state->transformDelta(advance.x, advance.y, &step.x, &step.y);
        pdf::Word letter;
        letter.size = std::hypot(m[2], m[3]);
        letter.baseline = origin.y * std::cos(angle) - origin.x * std::sin(angle);
        letter.box.x0 = origin.x * std::cos(angle) + origin.y * std::sin(angle);
        letter.box.x1 = letter.box.x0 + std::hypot(step.x, step.y);
        letter.box.y0 = letter.baseline - letter.size;
        letter.box.y1 = letter.baseline;
        if (!std::isfinite(letter.box.width() + letter.box.height() + letter.size)) return true;
        for (const Unicode c : shown) append(letter.text, c);
        std::vector<pdf::Word>& letters = page_.slanted[degrees];
        const bool is_space = shown.size() == 1 && (shown[0] == ' ' || shown[0] == 0xA0);
        if (!letter.text.empty() && !is_space && letters.size() < kMaxSlanted) letters.push_back(std::move(letter));
        return true;
    }

    template <typename Use>
    void for_each_subpath(GfxState* state, Use use) {
        const GfxPath* path = state->getPath();
        std::vector<std::pair<double, double>> points;
        for (int i = 0; i < path->getNumSubpaths(); ++i) {
            const GfxSubpath* subpath = path->getSubpath(i);
            const int count = subpath->getNumPoints();
            if (count > 64) {
                ++page_.shapes;
                continue;
            }
            points.clear();
            bool is_curved = false;
            for (int j = 0; j < count; ++j) {
                double x = 0;
                double y = 0;
                state->transform(subpath->getX(j), subpath->getY(j), &x, &y);
                points.emplace_back(x, y);
                is_curved = is_curved || subpath->getCurve(j);
            }
            if (is_curved) {
                ++page_.shapes;
            } else if (points.size() > 1) {
                use(points);
            }
        }
    }

    void add_fills(GfxState* state) {
        for_each_subpath(state, [&](const std::vector<std::pair<double, double>>& points) {
            pdf::Box box{points[0].first, points[0].second, points[0].first, points[0].second};
            for (const auto& [x, y] : points) {
                box.x0 = std::min(box.x0, x);
                box.x1 = std::max(box.x1, x);
                box.y0 = std::min(box.y0, y);
                box.y1 = std::max(box.y1, y);
            }
            add_rule(box);
        });
    }

    void add_rule(const pdf::Box& box) {
        const double width = box.width();
        const double height = box.height();
        if (!std::isfinite(width) || !std::isfinite(height)) return;
        const bool is_thin = std::min(width, height) <= kThin && std::max(width, height) >= kShortest;
        if (!is_thin) {
            ++page_.shapes;
        } else if (page_.rules.size() < kMaxRules) {
            page_.rules.push_back(box);
        }
    }

    void add_picture(GfxState* state) {
        const auto& matrix = state->getCTM();
        const double area = std::abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
        const double whole = page_.width * page_.height;
        if (whole > 0 && std::isfinite(area)) page_.picture_share = std::min(1.0, page_.picture_share + area / whole);
    }

    pdf::Page page_;
};

/// "ABCDEF+Times-Bold" without the mark of a subset.
std::string_view plain_name(std::string_view name) {
    const bool is_subset = name.size() > 7 && name[6] == '+';
    if (is_subset) name.remove_prefix(7);
    return name.substr(0, 128);
}

class FontTable {
  public:
    explicit FontTable(std::vector<std::string>& names) : names_(names) {}

    std::uint32_t index_of(std::string_view name) {
        const auto known = indexes_.find(name);
        if (known != indexes_.end()) return known->second;
        names_.push_back(text::find_invalid_utf8(name) == std::string_view::npos ? std::string(name) : std::string());
        std::replace(names_.back().begin(), names_.back().end(), '\n', ' ');
        const auto index = static_cast<std::uint32_t>(names_.size() - 1);
        indexes_.emplace(name, index);
        return index;
    }

  private:
    std::vector<std::string>& names_;
    std::map<std::string, std::uint32_t, std::less<>> indexes_;
};

/// Asked by poppler every so many operators; true ends the page.
bool take_step(void* left) {
    auto& steps = *static_cast<std::uint32_t*>(left);
    if (steps > 0) --steps;
    return steps == 0;
}

/// Where a word that a rule runs through in part is to be cut: indices of characters, ascending, with both ends.
std::vector<int> cuts_of(const TextWord& word, const pdf::Word& own, const std::vector<pdf::Box>& rules) {
    std::vector<int> cuts = {0};
    const auto rules_at = pdf::rules_through(rules, own);
    for (int i = 1; i < word.getLength() && !rules_at.empty(); ++i) {
        const auto middle = [&](int at) { return (word.getEdge(at) + word.getEdge(at + 1)) / 2; };
        const bool is_cut = std::ranges::any_of(rules_at, [&](const pdf::Box& rule) {
            const auto is_between = [&](double x) { return middle(i - 1) < x && x <= middle(i); };
            return is_between(rule.x0) || is_between(rule.x1);
        });
        if (is_cut) cuts.push_back(i);
    }
    cuts.push_back(word.getLength());
    return cuts;
}

/// Programs end a file with this mark; a few append a little behind it.
bool ends_whole(std::string_view bytes) {
    constexpr std::size_t kTail = 4096;
    return bytes.substr(bytes.size() - std::min(bytes.size(), kTail)).find("%%EOF") != std::string_view::npos;
}

/// The page names contents, and they are not in the file.
bool lacks_contents(PDFDoc& document, int number) {
    Page* page = document.getPage(number);
    if (page == nullptr || !page->isOk()) return true;
    const Object object = document.getXRef()->fetch(page->getRef());
    if (!object.isDict() || object.dictLookupNF("Contents").isNull()) return false;
    const Object contents = object.dictLookup("Contents");
    if (!contents.isArray()) return !contents.isStream();
    for (int i = 0; i < contents.arrayGetLength(); ++i) {
        if (!contents.arrayGet(i).isStream()) return true;
    }
    return false;
}

void append_words(TextPage& from, FontTable& fonts, std::size_t most, pdf::Page& page) {
    const auto list = from.makeWordList(false);
    const std::vector<pdf::Box> rules = pdf::level_rules(page);
    const int count = list->getLength();
    for (int i = 0; i < count && page.words.size() < most; ++i) {
        const TextWord& word = *list->get(i);
        if (word.getLength() == 0) continue;
        pdf::Word own;
        word.getBBox(&own.box.x0, &own.box.y0, &own.box.x1, &own.box.y1);
        own.baseline = word.getBaseline();
        own.size = word.getFontSize();
        own.turn = static_cast<std::uint8_t>(word.getRotation() & 3);
        if (!std::isfinite(own.box.width() + own.box.height() + own.baseline + own.size)) continue;
        const GooString* name = word.getFontName(0);
        const std::string_view font = name == nullptr ? std::string_view() : plain_name(name->toStr());
        own.font = fonts.index_of(font);
        const TextFontInfo* info = word.getFontInfo(0);
        own.bold = info->isBold() || font.find("Bold") != std::string_view::npos;
        own.italic = info->isItalic() || font.find("Italic") != std::string_view::npos ||
                     font.find("Oblique") != std::string_view::npos;
        const std::vector<int> cuts = cuts_of(word, own, rules);
        for (std::size_t cut = 1; cut < cuts.size(); ++cut) {
            pdf::Word part = own;
            for (int c = cuts[cut - 1]; c < cuts[cut]; ++c) append(part.text, *word.getChar(c));
            if (cuts.size() > 2) {
                part.box.x0 = word.getEdge(cuts[cut - 1]);
                part.box.x1 = word.getEdge(cuts[cut]);
            }
            page.words.push_back(std::move(part));
        }
    }
}

}  // namespace

void prepare_pdf() {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
}

std::string_view poppler_version() {
    return POPPLER_VERSION;
}

sealed::Reading read_pdf(std::string_view bytes, const PdfLimits& limits, Ocr* ocr) {
    sealed::Reading reading;
    auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
    PDFDoc document(stream);  // owns the stream
    if (!document.isOk()) {
        reading.failure =
            document.getErrorCode() == errEncrypted ? sealed::Failure::encrypted : sealed::Failure::broken;
        return reading;
    }
    const int count = document.getNumPages();
    if (count <= 0) {
        reading.failure = sealed::Failure::broken;
        return reading;
    }
    reading.page_count = static_cast<std::uint32_t>(count);
    if (reading.page_count > limits.pages) {
        reading.failure = sealed::Failure::too_many_pages;
        return reading;
    }
    reading.is_cut_off = !ends_whole(bytes);
    FontTable fonts(reading.fonts);
    std::vector<pdf::Page> pages;
    std::size_t words = 0;
    std::uint32_t steps = limits.steps;
    for (int number = 1; number <= count; ++number) {
        if (lacks_contents(document, number)) reading.damaged_pages.push_back(static_cast<std::uint32_t>(number));
        Collector collector;
        document.displayPage(&collector, number, 72, 72, 0, false, true, false, take_step, &steps);
        TextPage* text = collector.takeText();
        pdf::Page page = collector.take();
        append_words(*text, fonts, limits.words - words, page);
        text->decRefCnt();
        if (ocr != nullptr && pdf::text_of(page, reading.fonts) != pdf::PageText::sound && ocr->has_time()) {
            const std::uint32_t font = fonts.index_of("");  // what OCR reads has none that it could name
            if (const auto picture = picture_of(document, number, page)) ocr->read(*picture, font, page);
        }
        if (steps == 0) {
            reading.failure = sealed::Failure::too_large;
            return reading;
        }
        words += page.words.size();
        pages.push_back(std::move(page));
        if (words >= limits.words) {
            reading.failure = sealed::Failure::out_of_memory;
            return reading;
        }
    }
    pdf::lay_out(std::move(pages), reading);
    return reading;
}

}  // namespace doichieu::formats::reader_program
