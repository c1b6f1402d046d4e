// Boxes of words to paragraphs, on pages that no program would print. Twelve bytes make one word, rule or space: what it
// is, where it stands, how large, and which text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "formats/pdf/page.h"
#include "formats/sealed/reading.h"
#include "text/utf8.h"

namespace {

using namespace doichieu::formats;

constexpr std::size_t kStep = 12;
constexpr std::array<std::string_view, 16> kTexts = {"Nghị",  "quyết", "1", "2.",   "-",  "QĐ-",          "TTg", "12/",
                                                     "Trang", "[1]",   "*", "Điều", "5.", "\xEF\xBF\xBD", "m",   "II."};

std::vector<pdf::Page> pages_of(const std::uint8_t* data, std::size_t size) {
    std::vector<pdf::Page> pages(1);
    pages.back().width = 595;
    pages.back().height = 842;
    for (std::size_t at = 0; at + kStep <= size; at += kStep) {
        const std::uint8_t* b = data + at;
        const auto number = [&](std::size_t i) { return (b[i] * 256 + b[i + 1]) / 64.0 - 20; };
        pdf::Page& page = pages.back();
        switch (b[0] % 8) {
            case 0: {
                pages.push_back({});
                pages.back().width = number(1);
                pages.back().height = number(3);
                pages.back().picture_share = b[5] / 255.0;
                break;
            }
            case 1:
                page.rules.push_back({number(1), number(3), number(1) + number(5), number(3) + 1});
                break;
            case 2:
                page.rules.push_back({number(1), number(3), number(1) + 1, number(3) + number(5)});
                break;
            case 3:
                page.spaces.push_back({number(1), number(3)});
                break;
            default: {
                pdf::Word word;
                word.size = b[7] / 8.0;
                word.baseline = number(3);
                word.box = {number(1), word.baseline - word.size, number(1) + b[8], word.baseline + word.size / 4};
                word.text = kTexts[b[9] % kTexts.size()];
                word.font = b[10] % 2;
                word.bold = (b[10] & 2) != 0;
                page.words.push_back(std::move(word));
                break;
            }
        }
    }
    return pages;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sealed::Reading reading;
    reading.fonts = {"Times", ".VnTime"};
    auto pages = pages_of(data, size);
    std::size_t given = 0;
    for (const pdf::Page& page : pages) {
        for (const pdf::Word& word : page.words) given += word.text.size() + 1;
    }
    const auto count = static_cast<std::uint32_t>(pages.size());
    pdf::lay_out(std::move(pages), reading);
    std::size_t made = 0;
    for (const sealed::Paragraph& paragraph : reading.paragraphs) {
        made += paragraph.text.size();
        if (paragraph.pages.empty() || paragraph.pages.back().page > count) std::abort();
    }
    if (made > given || reading.page_count != count) std::abort();  // nothing is told twice
    const auto back = sealed::unpack(sealed::pack(reading));
    if (!back) std::abort();
    return 0;
}
