#include "text/encoding_guess.h"

#include <algorithm>

#include "base/lanes.h"
#include "base/signs.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/spelling.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

constexpr std::size_t kSample = 64 * 1024;
constexpr double kEnough = 0.8;  // share of syllables in what a conversion gives
constexpr std::size_t kFewestWords = 3;

/// Of how many words, and how many of these are syllables: one is worth less than many.
double confidence_of(const Spelling& spelling) {
    const auto words = static_cast<double>(spelling.words);
    return spelling.share() * words / (words + 1);
}

/// One candidate of a guess.
void consider(std::optional<EncodingGuess>& best, EncodingGuess candidate, std::string_view converted) {
    const Spelling spelling = spelling_of(clean(converted).text);
    if (spelling.words < kFewestWords || spelling.share() < kEnough) return;
    candidate.confidence = confidence_of(spelling);
    if (!best || candidate.confidence > best->confidence) best = candidate;
}

using Decode = std::string (*)(std::string_view, LegacyEncoding);

void consider_legacy(std::optional<EncodingGuess>& best, std::string_view text, Decode decode_as) {
    using enum LegacyEncoding;
    for (const LegacyEncoding encoding : {windows_1258, tcvn3, vni, vps, viscii}) {
        consider(best, {encoding, {}, 0}, decode_as(text, encoding));
    }
}

/// The sample ends at a line or word, so that nothing is cut.
std::string_view sample_of(std::string_view text) {
    if (text.size() <= kSample) return text;
    const std::size_t end = text.find_last_of(" \n\r\t", kSample);
    return text.substr(0, end == std::string_view::npos || end == 0 ? kSample : end);
}

/// Characters of Western Europe and symbols, and letters that only Vietnamese has: half of what is not ASCII in it.
struct Signs {
    std::size_t vietnamese = 0;
    std::size_t western = 0;
};

Signs signs_of(std::string_view text, Signs signs = {}) {
    std::size_t i = 0;
#if defined(DOICHIEU_LANES)
    using base::lane;
    constexpr std::size_t kMostRounds = 127;  // what a lane can count to
    while (i + 17 <= text.size()) {
        base::Bytes16 vietnamese{};
        base::Bytes16 western{};
        for (std::size_t round = 0; round < kMostRounds && i + 17 <= text.size(); ++round, i += 16) {
            base::Bytes16 lead;
            base::Bytes16 next;
            base::load(text.data() + i, lead);
            base::load(text.data() + i + 1, next);
            const base::Bytes16 is_vietnamese = ((lead == lane(0xE1)) & ((next | lane(1)) == lane(0xBB))) |
                                                ((lead == lane(0xC6)) & (((next | lane(1)) == lane(0xA1)) |
                                                                         (next == lane(0xAF)) | (next == lane(0xB0)))) |
                                                (lead == lane(0xCC));
            vietnamese -= is_vietnamese;
            western -= ((lead >= lane(0xC2)) & (lead <= lane(0xC7)) & ~is_vietnamese) |
                       ((lead == lane(0xE2)) & (next >= lane(0x84)) & (next < lane(0)));
        }
        for (std::size_t at = 0; at < 16; ++at) {
            signs.vietnamese += static_cast<std::size_t>(vietnamese[at]);
            signs.western += static_cast<std::size_t>(western[at]);
        }
    }
#endif
    for (; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xC2) continue;
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if (lead == 0xE1 && (next == 0xBA || next == 0xBB)) ++signs.vietnamese;
        if ((lead == 0xC6 && (next == 0xA0 || next == 0xA1 || next == 0xAF || next == 0xB0)) || lead == 0xCC) {
            ++signs.vietnamese;
        } else if ((lead >= 0xC2 && lead <= 0xC7) || (lead == 0xE2 && next >= 0x84)) {
            ++signs.western;
        }
    }
    return signs;
}

/// Cheap signs of a text that is not Vietnamese as it stands.
bool looks_wrong(std::string_view sample) {
    constexpr std::size_t kStretch = 1024;
    Signs signs;
    while (!sample.empty()) {
        signs = signs_of(sample.substr(0, kStretch + 1), signs);  // the byte behind a lead is looked at
        sample.remove_prefix(std::min(kStretch, sample.size()));
        if (signs.vietnamese * 10 >= signs.western + sample.size() / 2)
            return false;  // a sign takes two bytes and more
    }
    return signs.western >= kFewestWords && signs.vietnamese * 10 < signs.western;
}

// ---- Single lines ----

constexpr std::size_t kEvidence = 5;  // words that show an encoding to be among a text's
constexpr double kGain = 0.3;         // share of syllables that a line's conversion must add

/// Calls `use` with each line and where it begins.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
    const bool has_returns = text.find('\r') != std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '\n' ? at
                                : has_returns    ? base::Signs<'\n', '\r'>::first(text, at, text.size())
                                                 : std::min(text.find('\n', at), text.size());
        use(text.substr(at, end - at), at);
        at = end + 1;
    }
}

/// Holds a letter that no legacy encoding shows.
bool is_unicode(std::string_view line) {
    using Leads = base::Signs<'\xE1'>;
    for (std::size_t at = 0; (at = Leads::first(line, at, line.size())) < line.size(); ++at) {
        if (at + 2 >= line.size()) break;
        // U+1EA0–1EF9: most lines of Vietnamese end here.
        const auto last = static_cast<unsigned char>(line[at + 2]);
        if ((line[at + 1] == '\xBA' && last >= 0xA0) || (line[at + 1] == '\xBB' && last <= 0xB9)) return true;
    }
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint c = decode(line, at);
        if (is_beyond_latin1(c.value)) return true;
        at += c.length;
    }
    return false;
}

std::string without_unicode_lines(std::string_view text) {
    std::string out;
    for_each_line(text, [&](std::string_view line, std::size_t) {
        if (!is_unicode(line)) out.append(line).append("\n");
    });
    return out;
}

struct OddLine {
    std::string_view text;
    std::size_t begin = 0;
    double share = 0;  ///< of syllables, as it stands
};

std::vector<OddLine> odd_lines_of(std::string_view text) {
    std::vector<OddLine> lines;
    for_each_line(text, [&](std::string_view line, std::size_t begin) {
        if (line.empty() || is_unicode(line) || signs_of(line).western == 0) return;
        lines.push_back({line, begin, spelling_of(clean(line).text).share()});
    });
    return lines;
}

/// An encoding that some lines show, and what all lines in it come to.
struct Shown {
    EncodingGuess guess;
    std::size_t words = 0;  ///< of the lines that show it by themselves
    Spelling converted;
    std::uint32_t lines = 0;
    std::size_t first = 0;
};

std::vector<Shown> encodings_shown_by(const std::vector<OddLine>& lines) {
    std::vector<Shown> shown;
    for (const OddLine& line : lines) {
        const auto guess = guess_text(line.text);
        if (!guess) continue;
        const Spelling converted = spelling_of(clean(convert_text(line.text, *guess)).text);
        if (converted.share() - line.share < kGain) continue;
        auto known = std::ranges::find_if(shown, [&](const Shown& one) {
            return one.guess.legacy == guess->legacy && one.guess.misreading == guess->misreading;
        });
        if (known == shown.end()) known = shown.insert(shown.end(), Shown{*guess, 0, {}, 0, 0});
        known->words += converted.words;
    }
    std::erase_if(shown, [](const Shown& one) { return one.words < kEvidence; });
    return shown;
}

}  // namespace

std::string name_of(const EncodingGuess& guess) {
    if (guess.legacy) return std::string(name_of(*guess.legacy));
    return guess.misreading == Misreading::windows_1252 ? "UTF-8 → Windows-1252" : "UTF-8 → MacRoman";
}

std::optional<EncodingGuess> guess_bytes(std::string_view bytes) {
    std::optional<EncodingGuess> best;
    consider_legacy(best, sample_of(bytes), decode_legacy);
    return best;
}

std::optional<EncodingGuess> guess_text(std::string_view text) {
    const std::string_view sample = sample_of(text);
    if (!looks_wrong(sample)) return std::nullopt;
    std::optional<EncodingGuess> best;
    for (const Misreading misreading : {Misreading::windows_1252, Misreading::mac_roman}) {
        const std::string undone = undo_misreading(sample, misreading);
        if (undone != sample) consider(best, {std::nullopt, misreading, 0}, undone);
    }
    // Lines in Unicode are not converted, so they say nothing for an encoding.
    const std::string convertible = best ? std::string(sample) : without_unicode_lines(sample);
    if (!best) consider_legacy(best, convertible, decode_legacy_shown);
    // What reads as Vietnamese already is left alone.
    if (best && spelling_of(clean(convertible).text).share() >= kEnough) return std::nullopt;
    return best;
}

std::string convert_text(std::string_view text, const EncodingGuess& guess) {
    if (!guess.legacy) return undo_misreading(text, guess.misreading);
    std::string out;
    std::size_t done = 0;
    for_each_line(text, [&](std::string_view line, std::size_t begin) {
        if (!is_unicode(line)) return;
        out += decode_legacy_shown(text.substr(done, begin - done), *guess.legacy);
        out += line;
        done = begin + line.size();
    });
    return out + decode_legacy_shown(text.substr(done), *guess.legacy);
}

std::optional<ConvertedLines> convert_lines(std::string_view text) {
    const std::vector<OddLine> lines = odd_lines_of(text);
    std::vector<Shown> shown = encodings_shown_by(lines);
    if (shown.empty()) return std::nullopt;
    ConvertedLines out;
    std::size_t done = 0;
    for (const OddLine& line : lines) {
        Shown* best = nullptr;
        Spelling best_spelling;
        std::string best_text;
        for (Shown& one : shown) {
            std::string converted = convert_text(line.text, one.guess);
            const Spelling spelling = spelling_of(clean(converted).text);
            if (spelling.share() < std::max(kEnough, line.share + kGain)) continue;
            if (best != nullptr && spelling.share() <= best_spelling.share()) continue;
            best = &one;
            best_spelling = spelling;
            best_text = std::move(converted);
        }
        if (best == nullptr) continue;
        if (best->lines++ == 0) best->first = line.begin;
        best->converted.words += best_spelling.words;
        best->converted.syllables += best_spelling.syllables;
        out.text.append(text, done, line.begin - done);
        out.text += best_text;
        done = line.begin + line.text.size();
    }
    out.text += text.substr(done);
    std::ranges::sort(shown, {}, &Shown::first);
    for (Shown& one : shown) {
        if (one.lines == 0) continue;
        one.guess.confidence = confidence_of(one.converted);
        out.conversions.push_back({one.guess, one.lines, one.first});
    }
    return out;
}

}  // namespace doichieu::text
