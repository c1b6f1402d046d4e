#include "checks/comparable.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "structure/line.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/folded_words.h"
#include "text/syllables.h"
#include "text/utf8.h"

namespace doichieu::checks {
namespace {

using similarity::Word;
using structure::Role;

/// Shorter paragraphs are compared for equality alone; longer ones are no paragraphs that anybody wrote.
constexpr std::size_t kFewestCompared = 10;
constexpr std::size_t kLongestBytes = std::size_t{1} << 16;
/// Of so many syllables a document's texts are kept, some twenty megabytes.
constexpr std::size_t kMostKept = std::size_t{1} << 20;

/// What a citation covers, its subject included.
base::Span reach(const citation::Citation& item) {
    return {std::min(item.raw.begin, item.extent.empty() ? item.raw.begin : item.extent.begin),
            std::max({item.raw.end, item.extent.end, item.subject.end})};
}

bool is_number(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

/// A capital in the middle of a sentence begins a name.
bool begins_name(std::string_view text, base::Span word) {
    if (!text::is_upper(text::decode(text, word.begin).value)) return false;
    std::size_t before = word.begin;
    while (before > 0 && text::is_space(text::decode_before(text, before).value))
        before -= text::decode_before(text, before).length;
    return before != 0 && std::string_view(".;:!?-)").find(text[before - 1]) == std::string_view::npos;
}

void push_once(std::vector<Word>& words, Word word) {
    if (words.empty() || words.back() != word) words.push_back(word);
}

/// "(Kèm theo Kế hoạch số …)" stands below the title of every annex.
bool refers_to_its_document(std::string_view text) {
    return text.starts_with('(') && text::fold(text.substr(0, 60)).find("kèm theo") != std::string::npos;
}

}  // namespace

ProseReader::ProseReader(const structure::Outline& outline, const std::vector<citation::Citation>& citations)
    : outline_(outline), citations_(citations), kept_(outline.paragraphs().size()) {
    title_begin_.resize(outline.paragraphs().size());
    for (const structure::Section& section : outline.sections()) {
        if (section.heading < title_begin_.size() && !section.title.empty())
            title_begin_[section.heading] = section.title.begin;
    }
    first_citation_.resize(outline.paragraphs().size() + 1, static_cast<std::uint32_t>(citations.size()));
    for (std::size_t i = citations.size(); i-- > 0;) {
        if (citations[i].paragraph < first_citation_.size())
            first_citation_[citations[i].paragraph] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t p = first_citation_.size() - 1; p-- > 0;)
        first_citation_[p] = std::min(first_citation_[p], first_citation_[p + 1]);
}

Comparer::Comparer(const Inquiry& inquiry)
    : reader_(inquiry.context.prose ? inquiry.context.prose
                                    : std::make_shared<ProseReader>(inquiry.outline(), inquiry.citations())) {
    const auto& paragraphs = inquiry.outline().paragraphs();
    prints_.resize(paragraphs.size());
    similarity::CandidateFinder finder(paragraphs.size());
    std::unordered_set<std::uint64_t> seen;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
        if (!reader_->is_prose(paragraphs[p])) continue;
        const std::shared_ptr<const ComparableText> text = read(p);
        prints_[p] = {text->exact, text->masked_print, static_cast<std::uint32_t>(text->syllables),
                      static_cast<std::uint32_t>(text->words.size()), static_cast<std::uint32_t>(text->masked.size())};
        if (text->mostly_cites) {  // two tasks for one instrument are no repetition, unless word for word
            prints_[p].masked_words = 0;
            continue;
        }
        if (text->words.size() >= kFewestCompared && seen.insert(text->exact).second) finder.add(p, text->words);
    }
    candidates_ = std::move(finder).run();
}

bool ProseReader::is_prose(const structure::Paragraph& paragraph) const {
    if (paragraph.role != Role::body && paragraph.role != Role::heading) return false;
    const std::string_view text = outline_.text(paragraph);
    if (text.starts_with('|') || refers_to_its_document(text)) return false;
    if (paragraph.span.size() > kLongestBytes) return false;
    const document::Block& block = outline_.document().blocks()[paragraph.first_block];
    if (block.role != document::BlockRole::body) return false;
    return paragraph.role == Role::body || structure::ends_sentence(text);
}

base::Offset ProseReader::text_begin(std::uint32_t index) const {
    const structure::Paragraph& paragraph = outline_.paragraphs()[index];
    return std::max(title_begin_[index], paragraph.span.begin);
}

std::shared_ptr<const ComparableText> ProseReader::read(std::uint32_t index) const {
    if (kept_[index]) return kept_[index];
    auto text = std::make_shared<const ComparableText>(read_anew(index));
    if (kept_syllables_ + text->syllables <= kMostKept) {
        kept_syllables_ += text->syllables;
        kept_[index] = text;
    }
    return text;
}

ComparableText ProseReader::read_anew(std::uint32_t index) const {
    static const Word kCitation = similarity::word_of("\x01");
    static const Word kNumber = similarity::word_of("\x02");
    static const Word kName = similarity::word_of("\x03");
    const structure::Paragraph& paragraph = outline_.paragraphs()[index];
    const base::Offset begin = text_begin(index);
    const std::string_view text = outline_.text(paragraph).substr(begin - paragraph.span.begin);
    const std::vector<base::Span> spans = text::syllables(text);
    ComparableText out;
    out.syllables = spans.size();

    std::size_t next = first_citation_[index];
    base::Offset citation_end = 0;
    std::vector<Word> every;
    every.reserve(spans.size());
    out.words.reserve(spans.size());
    out.spans.reserve(spans.size());
    out.masked.reserve(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const std::string_view word = text::fold_word(text.substr(spans[i].begin, spans[i].size()));
        const Word value = similarity::word_of(word);
        every.push_back(value);
        const base::Span at{begin + spans[i].begin, begin + spans[i].end};
        if (at.begin < citation_end) {
            out.spans.back().end = at.end;
            continue;
        }
        while (next < citations_.size() && reach(citations_[next]).end <= at.begin) ++next;
        if (next < citations_.size() && reach(citations_[next]).contains(at.begin)) {
            const citation::Citation& item = citations_[next];
            citation_end = reach(item).end;
            const std::string which = item.canonical.empty() ? item.name : item.canonical;
            out.words.push_back(similarity::word_of(which + item.date.iso()));
            out.spans.push_back(at);
            out.masked.push_back(kCitation);
            continue;
        }
        out.words.push_back(value);
        out.spans.push_back(at);
        if (is_number(word))
            push_once(out.masked, kNumber);
        else if (begins_name(text, spans[i]))
            push_once(out.masked, kName);
        else
            out.masked.push_back(value);
    }
    // Of what hardly says more than the titles that it cites, the rest would make any two alike.
    if (2 * out.words.size() < every.size()) {
        out.mostly_cites = true;
        out.words = out.masked = every;
        out.spans.clear();
        for (const base::Span span : spans) out.spans.push_back({begin + span.begin, begin + span.end});
    }
    out.exact = similarity::fingerprint(every);
    out.masked_print = similarity::fingerprint(out.masked);
    return out;
}

}  // namespace doichieu::checks
