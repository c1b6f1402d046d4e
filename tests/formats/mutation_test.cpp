// The readers on damaged seeds: whatever the bytes, an error with a sentence or a sound document. The fuzz targets go
// further; this part runs in every test run, with sanitizers too.

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "formats/odt_builder.h"
#include "fuzz/sound_document.h"
#include "support/files.h"

namespace doichieu::formats {
namespace {

/// The same numbers in every run (Numerical Recipes' generator).
class Numbers {
  public:
    std::uint32_t below(std::size_t most) {
        state_ = state_ * 1664525 + 1013904223;
        return static_cast<std::uint32_t>((state_ >> 8) % most);
    }

  private:
    std::uint32_t state_ = 42;
};

std::string damaged(std::string bytes, Numbers& numbers) {
    const std::uint32_t changes = 1 + numbers.below(6);
    for (std::uint32_t i = 0; i < changes && !bytes.empty(); ++i) {
        const std::size_t at = numbers.below(bytes.size());
        switch (numbers.below(5)) {
            case 0:
                bytes[at] = static_cast<char>(numbers.below(256));
                break;
            case 1:
                bytes.erase(at, 1 + numbers.below(40));
                break;
            case 2:
                bytes.insert(at, bytes.substr(numbers.below(bytes.size()), numbers.below(60)));
                break;
            case 3:
                bytes.resize(at + 1);
                break;
            default:
                bytes[at] = "{}<>\\\"'&/ \0;"[numbers.below(12)];
                break;
        }
    }
    return bytes;
}

void read_damaged(const std::string& seed, const char* name) {
    Numbers numbers;
    for (int i = 0; i < 400; ++i) fuzz::read_soundly(damaged(seed, numbers), name);
}

TEST(Mutations, OfPagesAndRtf) {
    const auto seeds = testing::kSourceDir / "tests/fuzz/seeds";
    read_damaged(testing::read_text(seeds / "rtf/plan.rtf"), "a.rtf");
    read_damaged(testing::read_text(seeds / "html/word.html"), "a.html");
}

TEST(Mutations, OfOdtContent) {
    const std::string seed = testing::read_text(testing::kSourceDir / "tests/fuzz/seeds/odt/list_table_note");
    const std::size_t first = seed.find('\0');
    const std::size_t second = seed.find('\0', first + 1);
    Numbers numbers;
    for (int i = 0; i < 400; ++i) {
        fuzz::read_soundly(fixture::odt(damaged(seed.substr(0, first), numbers),
                                        seed.substr(first + 1, second - first - 1), seed.substr(second + 1)),
                           "a.odt");
    }
}

TEST(Mutations, OfPackages) {
    const auto folder = testing::kSourceDir / "tests/formats/conformance";
    for (const char* name : {"auto-numbered", "merged-cells", "text-box", "tracked-changes"}) {
        read_damaged(testing::read_text(folder / name / "document.docx"), "a.docx");
        read_damaged(testing::read_text(folder / name / "document.odt"), "a.odt");
        read_damaged(testing::read_text(folder / name / "document.xml"), "a.xml");
        read_damaged(testing::read_text(folder / name / "document.fodt"), "a.fodt");
    }
}

}  // namespace
}  // namespace doichieu::formats
