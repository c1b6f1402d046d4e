/// grammar_compile PHRASES CUES ABBREVIATIONS SOURCE: the build's own program that turns the tables of corpus/grammar into
/// constant data.

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "base/literal.h"
#include "citation/grammar.h"
#include "io/file.h"
#include "legal/embedded_table.h"
#include "text/tones.h"
#include "text/utf8.h"

namespace {

using namespace doichieu;
using base::format;
using base::literal;
using citation::CueTree;

std::string array_of(std::string_view type, std::string_view name, const std::vector<std::string>& elements) {
    std::string out = format("constexpr {} {}[] = {{\n", type, name);
    for (const std::string& element : elements) out += "    " + element + ",\n";
    return out + "};\n";
}

/// A WordTable over `values`, which are elements of the source.
std::string word_table(std::string_view value_type, std::string_view name,
                       const std::map<std::string, std::string>& values) {
    std::size_t size = 2;
    while (size < values.size() * 2) size *= 2;
    std::vector<std::string> slots(size, "{}");
    for (const auto& [word, value] : values) {
        const std::uint64_t hash = text::hash_of_word(word);
        std::size_t at = hash & (size - 1);
        while (slots[at] != "{}") at = (at + 1) & (size - 1);
        slots[at] = format("{{{}U, {}, {}}}", hash, literal(word), value);
    }
    return array_of(format("WordTable<{}>::Slot", value_type), name, slots);
}

/// Phrases by a word, all of them in one array.
struct Grouped {
    std::vector<std::string> phrases;
    std::map<std::string, std::string> spans;

    Grouped(std::string_view array, const std::map<std::string, std::vector<std::string>>& groups) {
        for (const auto& [word, group] : groups) {
            spans[word] = format("Phrases({} + {}, {})", array, phrases.size(), group.size());
            for (const std::string& phrase : group) phrases.push_back(literal(phrase));
        }
    }
};

std::string phrases(std::string_view table) {
    std::map<std::string, std::vector<std::string>> lists;
    legal::for_each_row_of(
        table, 3, [&](const std::vector<std::string_view>& row) { lists[std::string(row[0])].emplace_back(row[1]); });
    std::string out;
    std::vector<std::string> groups;
    for (const auto& [list, phrases] : lists) {
        std::vector<std::string> in_order;
        std::map<std::string, std::vector<std::string>> by_first_word;
        for (const std::string& phrase : phrases) {
            in_order.push_back(literal(phrase));
            by_first_word[phrase.substr(0, phrase.find(' '))].push_back(phrase);
        }
        const Grouped grouped("kGrouped_" + list, by_first_word);
        out += array_of("std::string_view", "kPhrases_" + list, in_order) +
               array_of("std::string_view", "kGrouped_" + list, grouped.phrases) +
               word_table("Phrases", "kSlots_" + list, grouped.spans);
        groups.push_back(format("{{{}, kPhrases_{}, {{kSlots_{}}}}}", literal(list), list, list));
    }
    return out + array_of("PhraseGroups", "kPhraseGroups", groups);
}

std::string abbreviations(std::string_view table) {
    std::map<std::string, std::vector<std::string>> words;
    // short words
    legal::for_each_row_of(table, 2, [&](const std::vector<std::string_view>& row) {
        std::istringstream stream{std::string(row[1])};
        for (std::string word; stream >> word;) words[std::string(row[0])].push_back(word);
    });
    const Grouped grouped("kLongForms", words);
    return array_of("std::string_view", "kLongForms", grouped.phrases) +
           word_table("Phrases", "kAbbreviations", grouped.spans);
}

/// "thực" → "thưc": what OCR makes of a syllable whose tone mark it lost.
std::string without_tones(std::string_view syllable) {
    std::string out;
    for (std::size_t at = 0; at < syllable.size();) {
        const text::CodePoint point = text::decode(syllable, at);
        const text::Vowel vowel = text::vowel_of(point.value);
        text::append_utf8(out, vowel ? vowel.toneless : point.value);
        at += point.length;
    }
    return out;
}

/// Grows the CueTree phrase by phrase.
class Cues {
  public:
    void add(std::string_view words, std::string_view meaning) {
        std::uint32_t node = 0;
        for (std::string_view rest = words; !rest.empty();) {
            const std::size_t space = rest.rfind(' ');
            const std::string_view word = rest.substr(space + 1);
            rest = rest.substr(0, space == std::string_view::npos ? 0 : space);
            const std::uint64_t hash = text::hash_of_word(word);
            std::size_t at = CueTree::slot_of(node, hash);
            while (steps_[at].to != 0 && (steps_[at].from != node || steps_[at].word != word))
                at = (at + 1) % CueTree::kSlots;
            if (steps_[at].to == 0) {
                nodes_[node].goes_on = true;
                steps_[at] = {hash, std::string(word), node, static_cast<std::uint32_t>(nodes_.size())};
                if (node == 0) may_end_.set(hash % CueTree::kBits);
                nodes_.emplace_back();
            }
            node = steps_[at].to;
        }
        nodes_[node].phrases.push_back(format("{{{}, {}}}", literal(words), meaning));
    }

    [[nodiscard]] std::string source() const {
        std::vector<std::string> phrases;
        std::vector<std::string> nodes;
        for (const Node& node : nodes_) {
            nodes.push_back(format("{{{}, {}, std::span(kCuePhrases + {}, {})}}", nodes.size(), node.goes_on,
                                   phrases.size(), node.phrases.size()));
            phrases.insert(phrases.end(), node.phrases.begin(), node.phrases.end());
        }
        std::vector<std::string> steps;
        for (const Step& step : steps_)
            steps.push_back(
                step.to == 0 ? "{}" : format("{{{}U, {}, {}, {}}}", step.hash, literal(step.word), step.from, step.to));
        std::vector<std::string> words;
        for (std::size_t at = 0; at < may_end_.size(); at += 64)
            words.push_back(format("{}U", (may_end_ >> at & decltype(may_end_)(~std::uint64_t{0})).to_ullong()));
        return array_of("CuePhrase", "kCuePhrases", phrases) + array_of("CueTree::Node", "kCueNodes", nodes) +
               array_of("CueTree::Step", "kCueSteps", steps) + array_of("std::uint64_t", "kCueBits", words);
    }

  private:
    struct Step {
        std::uint64_t hash = 0;
        std::string word;
        std::uint32_t from = 0;
        std::uint32_t to = 0;
    };
    struct Node {
        bool goes_on = false;
        std::vector<std::string> phrases;
    };
    std::vector<Step> steps_ = std::vector<Step>(CueTree::kSlots);
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::bitset<CueTree::kBits> may_end_;
};

std::string cues(std::string_view table) {
    Cues cues;
    // words relation reach
    legal::for_each_row_of(table, 3, [&](const std::vector<std::string_view>& row) {
        const std::string_view words = row[0];
        const auto relation = legal::parse_relation(row[1]).value_or(legal::Relation::mentions);
        const std::string meaning = format("legal::Relation{{{}}}, {}", static_cast<int>(relation), row[2] == "near");
        cues.add(words, meaning);
        if (words.find(' ') == std::string_view::npos) return;
        for (std::size_t begin = 0; begin < words.size();) {
            const std::size_t end = std::min(words.find(' ', begin), words.size());
            std::string damaged(words);
            damaged.replace(begin, end - begin, without_tones(words.substr(begin, end - begin)));
            if (damaged != words) cues.add(damaged, meaning);
            begin = end + 1;
        }
    });
    return cues.source();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: grammar_compile PHRASES CUES ABBREVIATIONS SOURCE\n";
        return 2;
    }
    constexpr std::uint64_t kMost = std::uint64_t{1} << 20U;
    const auto phrase_table = io::read_file(argv[1], kMost);
    const auto cue_table = io::read_file(argv[2], kMost);
    const auto abbreviation_table = io::read_file(argv[3], kMost);
    if (phrase_table && cue_table && abbreviation_table) {
        const std::string source =
            "#include \"citation/grammar.h\"\n\nnamespace doichieu::citation {\nnamespace {\n\n" +
            phrases(phrase_table->view()) + cues(cue_table->view()) + abbreviations(abbreviation_table->view()) +
            R"(
constexpr WordTable<Phrases> kAbbreviationTable{kAbbreviations};
constexpr CueTree kCueTree{kCueNodes, kCueSteps, kCueBits};

}  // namespace

std::span<const PhraseGroups> phrase_groups() {
    return kPhraseGroups;
}

const WordTable<Phrases>& abbreviations() {
    return kAbbreviationTable;
}

const CueTree& cue_tree() {
    return kCueTree;
}

}  // namespace doichieu::citation
)";
        if (!io::write_whole(argv[4], source)) return 0;
    }
    std::cerr << "grammar_compile: unreadable tables or unwritable source\n";
    return 2;
}
