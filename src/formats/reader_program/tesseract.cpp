#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "formats/reader_program/ocr.h"
#include "text/utf8.h"

namespace doichieu::formats::reader_program {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPageTime{60'000};
constexpr std::size_t kMostWords = 20'000;  // of one page
// Where Debian and others put the models.
constexpr const char* kFolders[] = {"/usr/share/tesseract-ocr/5/tessdata/", "/usr/share/tesseract-ocr/4.00/tessdata/",
                                    "/usr/share/tessdata/", "/usr/local/share/tessdata/"};

std::string vietnamese_model() {
    for (const char* folder : kFolders) {
        std::ifstream file(std::string(folder) + "vie.traineddata", std::ios::binary);
        std::string model{std::istreambuf_iterator<char>(file), {}};
        if (!model.empty()) return model;
    }
    return {};
}

struct Free {
    void operator()(char* text) const { delete[] text; }
};

class Tesseract final : public Ocr {
  public:
    Tesseract(std::string model, std::uint32_t seconds)
        : model_(std::move(model)), deadline_(Clock::now() + std::chrono::seconds(seconds)) {}

    [[nodiscard]] bool has_time() const override { return Clock::now() < deadline_; }

    void read(const Picture& picture, std::uint32_t font, pdf::Page& page) override {
        if (!is_ready()) return;
        api_.SetImage(picture.grey.data(), static_cast<int>(picture.width), static_cast<int>(picture.height), 1,
                      static_cast<int>(picture.width));
        api_.SetSourceResolution(static_cast<int>(picture.resolution));
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
        tesseract::ETEXT_DESC monitor;
        monitor.set_deadline_msecs(
            static_cast<std::int32_t>(std::clamp(left, std::chrono::milliseconds(1), kPageTime).count()));
        const bool read = api_.Recognize(&monitor) == 0 && !monitor.deadline_exceeded();
        if (read) take_words(72 / picture.resolution, font, page);
        api_.Clear();
    }

  private:
    bool is_ready() {
        if (state_ == State::unopened) {
            const bool opened = api_.Init(model_.data(), static_cast<int>(model_.size()), "vie",
                                          tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false, nullptr) == 0;
            state_ = opened ? State::ready : State::failed;
            if (opened) api_.SetPageSegMode(tesseract::PSM_AUTO);
        }
        return state_ == State::ready;
    }

    /// `points`: of one pixel.
    void take_words(double points, std::uint32_t font, pdf::Page& page) {
        page.words.clear();
        page.spaces.clear();
        page.is_recognized = true;
        page.confidence = 0;
        double sure = 0;
        double letters = 0;
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (!at) return;
        do {
            pdf::Word word;
            if (page.words.size() == kMostWords || !take_word(*at, points, word)) continue;
            word.font = font;
            const auto length = static_cast<double>(text::count_code_points(word.text));
            sure += length * static_cast<double>(at->Confidence(tesseract::RIL_WORD));
            letters += length;
            page.spaces.push_back({word.box.x1, word.baseline});  // words are what spaces part
            page.words.push_back(std::move(word));
        } while (at->Next(tesseract::RIL_WORD));
        if (letters > 0) page.confidence = static_cast<std::uint32_t>(std::clamp(sure / letters, 0.0, 100.0));
    }

    static bool take_word(const tesseract::ResultIterator& at, double points, pdf::Word& word) {
        const std::unique_ptr<char[], Free> text(at.GetUTF8Text(tesseract::RIL_WORD));
        if (!text) return false;
        word.text = text.get();
        std::erase_if(word.text, [](char c) { return c == '\n' || c == ' '; });
        if (word.text.empty() || text::find_invalid_utf8(word.text) != std::string::npos) return false;
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        if (!at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) return false;
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        if (!at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1)) return false;
        float row = 0;
        float descenders = 0;
        float ascenders = 0;
        at.RowAttributes(&row, &descenders, &ascenders);
        word.box = {left * points, top * points, right * points, bottom * points};
        // One baseline for the line, however the sheet lay in the scanner.
        word.baseline = (y0 + y1) / 2.0 * points;
        word.size = std::clamp(static_cast<double>(row) * points, 4.0, 72.0);
        return true;
    }

    enum class State : std::uint8_t { unopened, ready, failed };

    std::string model_;
    Clock::time_point deadline_;
    tesseract::TessBaseAPI api_;
    State state_ = State::unopened;
};

}  // namespace

std::unique_ptr<Ocr> Ocr::open(std::uint32_t seconds) {
    std::string model = vietnamese_model();
    if (model.empty()) return nullptr;
    return std::make_unique<Tesseract>(std::move(model), seconds);
}

std::string_view tesseract_version() {
    return tesseract::TessBaseAPI::Version();
}

}  // namespace doichieu::formats::reader_program
