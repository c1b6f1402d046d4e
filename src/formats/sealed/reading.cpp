#include "formats/sealed/reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "text/utf8.h"

namespace doichieu::formats::sealed {

namespace {

constexpr std::uint32_t kMagic = 0x33524344;  // "DCR3"
constexpr double kSizeUnits = 100;            // font sizes travel as hundredths of a point
constexpr std::uint32_t kMostUnits = 1'000'000;

class Packer {
  public:
    void number(std::uint32_t value) {
        for (unsigned shift = 0; shift < 32; shift += 8) out_ += static_cast<char>((value >> shift) & 0xFF);
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        out_ += value;
    }
    template <typename T, typename Each>
    void list(const std::vector<T>& values, Each each) {
        number(static_cast<std::uint32_t>(values.size()));
        for (const T& value : values) each(value);
    }
    void numbers(const std::vector<std::uint32_t>& values) {
        list(values, [this](std::uint32_t value) { number(value); });
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// After the first value that does not fit everything reads as zero and ok() is false.
class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t number() {
        if (bytes_.size() < 4) return fail();
        std::uint32_t value = 0;
        for (unsigned i = 0; i < 4; ++i) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[i])) << (8 * i);
        }
        bytes_.remove_prefix(4);
        return value;
    }
    std::uint32_t number_below(std::uint32_t end) {
        const std::uint32_t value = number();
        return value < end ? value : fail();
    }
    std::string text() {
        const std::uint32_t size = number();
        if (size > bytes_.size()) return static_cast<void>(fail()), std::string();
        std::string value(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        if (text::find_invalid_utf8(value) != std::string::npos || value.find('\n') != std::string::npos) fail();
        return value;
    }
    /// `least`: bytes that one element takes at the least, so that a count cannot ask for more memory than there are
    /// bytes.
    template <typename T, typename Each>
    std::vector<T> list(std::size_t least, Each each) {
        std::vector<T> values;
        const std::uint32_t count = number();
        if (count > bytes_.size() / least) fail();
        for (std::uint32_t i = 0; i < count && ok(); ++i) values.push_back(each());
        return values;
    }
    std::vector<std::uint32_t> numbers() {
        return list<std::uint32_t>(4, [this] { return number(); });
    }
    std::uint32_t fail() {
        ok_ = false;
        bytes_ = {};
        return 0;
    }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool is_at_end() const { return bytes_.empty(); }

  private:
    std::string_view bytes_;
    bool ok_ = true;
};

constexpr std::uint32_t kRoles = static_cast<std::uint32_t>(document::BlockRole::text_box) + 1;
constexpr std::uint32_t kFailures = static_cast<std::uint32_t>(Failure::too_large) + 1;

void pack_paragraph(Packer& out, const Paragraph& paragraph) {
    out.text(paragraph.text);
    out.list(paragraph.runs, [&](const Run& run) {
        out.number(run.begin);
        out.number(run.font);
        out.number(
            static_cast<std::uint32_t>(std::lround(std::clamp<double>(run.size_pt * kSizeUnits, 0, kMostUnits))));
        out.number((run.bold ? 1U : 0U) | (run.italic ? 2U : 0U) | (run.hidden ? 4U : 0U));
    });
    out.list(paragraph.pages, [&](const PageStart& start) {
        out.number(start.begin);
        out.number(start.page);
    });
    out.number(static_cast<std::uint32_t>(paragraph.role));
    out.number(paragraph.centered ? 1 : 0);
    out.number(paragraph.table);
    out.number(paragraph.row);
    out.number(paragraph.column);
}

Paragraph unpack_paragraph(Unpacker& in, std::uint32_t fonts) {
    Paragraph paragraph;
    paragraph.text = in.text();
    const auto end = static_cast<std::uint32_t>(paragraph.text.size());
    std::uint32_t last = 0;
    const auto begin = [&] {
        const std::uint32_t value = in.number_below(end + 1);
        if (value < last) in.fail();
        return last = value;
    };
    paragraph.runs = in.list<Run>(16, [&] {
        Run run;
        run.begin = begin();
        run.font = in.number_below(fonts);
        run.size_pt = in.number_below(kMostUnits + 1) / kSizeUnits;
        const std::uint32_t look = in.number_below(8);
        run.bold = (look & 1) != 0;
        run.italic = (look & 2) != 0;
        run.hidden = (look & 4) != 0;
        return run;
    });
    last = 0;
    paragraph.pages = in.list<PageStart>(8, [&] {
        PageStart start;
        start.begin = begin();
        start.page = in.number();
        return start;
    });
    paragraph.role = static_cast<document::BlockRole>(in.number_below(kRoles));
    paragraph.centered = in.number_below(2) == 1;
    paragraph.table = in.number();
    paragraph.row = in.number();
    paragraph.column = in.number();
    return paragraph;
}

}  // namespace

std::string pack(const Reading& reading) {
    Packer out;
    out.number(kMagic);
    out.number(static_cast<std::uint32_t>(reading.failure));
    out.number(reading.page_count);
    out.number(reading.is_cut_off ? 1 : 0);
    out.list(reading.fonts, [&](const std::string& font) { out.text(font); });
    out.list(reading.paragraphs, [&](const Paragraph& paragraph) { pack_paragraph(out, paragraph); });
    out.numbers(reading.pages_without_text);
    out.numbers(reading.damaged_pages);
    out.list(reading.unreliable_pages, [&](const UnreliablePage& page) {
        out.number(page.page);
        out.number(page.sound);
    });
    out.list(reading.recognized_pages, [&](const document::RecognizedPage& page) {
        out.number(page.page);
        out.number(page.confidence);
    });
    out.numbers(reading.unclear_pages);
    out.number(reading.tracked_changes);
    out.number(reading.first_tracked);
    out.number(reading.comments);
    out.number(reading.first_comment);
    return out.take();
}

std::optional<Reading> unpack(std::string_view bytes) {
    Unpacker in(bytes);
    Reading reading;
    if (in.number() != kMagic) in.fail();
    reading.failure = static_cast<Failure>(in.number_below(kFailures));
    reading.page_count = in.number();
    reading.is_cut_off = in.number_below(2) == 1;
    reading.fonts = in.list<std::string>(4, [&] { return in.text(); });
    const auto fonts = static_cast<std::uint32_t>(reading.fonts.size());
    reading.paragraphs = in.list<Paragraph>(32, [&] { return unpack_paragraph(in, fonts); });
    reading.pages_without_text = in.numbers();
    reading.damaged_pages = in.numbers();
    reading.unreliable_pages = in.list<UnreliablePage>(8, [&] {
        UnreliablePage page;
        page.page = in.number();
        page.sound = in.number_below(101);
        return page;
    });
    reading.recognized_pages = in.list<document::RecognizedPage>(8, [&] {
        document::RecognizedPage page;
        page.page = in.number();
        page.confidence = in.number_below(101);
        return page;
    });
    reading.unclear_pages = in.numbers();
    reading.tracked_changes = in.number();
    reading.first_tracked = in.number();
    reading.comments = in.number();
    reading.first_comment = in.number();
    if (!in.ok() || !in.is_at_end()) return std::nullopt;
    return reading;
}

}  // namespace doichieu::formats::sealed
