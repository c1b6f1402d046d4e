#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "legal/memo.h"
#include "similarity/alignment.h"
#include "similarity/words.h"
#include "text/fold.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

/// Of the title so much must stand in the text before a departure from it is worth a word.
constexpr double kLeastShare = 0.85;
constexpr std::size_t kFewestWords = 6;
constexpr std::size_t kMostMissing = 4;

/// A title as it is compared. Documents cite the same instruments again and again.
struct Title {
    std::string folded;
    std::vector<similarity::Word> words;
};

std::string without_lead(std::string folded) {
    for (const std::string_view lead : {"về việc ", "về "}) {
        if (folded.starts_with(lead)) return folded.substr(lead.size());
    }
    return folded;
}

/// Valid until the next call.
const Title& title_of(const std::string& text) {
    thread_local legal::Memo<Title> memo;
    return memo.get(text, [&] {
        Title title{without_lead(text::fold(text)), {}};
        title.words = similarity::words_of(title.folded);
        return title;
    });
}

/// Registries and papers alike add and drop these.
bool is_small_word(std::string_view words) {
    return words == "các" || words == "những" || words == "việc" || words == "và" || words == "của";
}

/// True when another citation stands inside this one's subject.
bool holds_another(const Inquiry& inquiry, std::size_t index) {
    const auto& citations = inquiry.citations();
    return index + 1 < citations.size() && citations[index + 1].cited_by == static_cast<std::int32_t>(index);
}

class TitleDiffers final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            const resolve::Resolution& resolution = inquiry.resolution(i);
            if (!inquiry.mention(i).counts || item.subject.empty() || item.form != citation::Form::numbered) continue;
            if (resolution.state != resolve::State::resolved || resolution.instrument == nullptr) continue;
            if (holds_another(inquiry, i)) continue;  // the inner one's own title is compared where it stands
            const registry::Instrument& instrument = *resolution.instrument;
            if (instrument.title.empty() || !instrument.has_whole_title()) continue;
            if (instrument.confidence == legal::Confidence::memory) continue;
            const std::string words = departing_words(inquiry.slice(item.subject), instrument.title);
            if (words.empty()) continue;
            Fault fault;
            fault.span = item.subject;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("title", same(instrument.title));
            fault.values.emplace_back("words", same(words));
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

  private:
    /// Words of the title that the text leaves out or changes. A subject may run on behind the title, or stop before
    /// its end: only what is missing in the middle counts.
    static std::string departing_words(const std::string& subject, const std::string& title) {
        const auto [known, known_words] = title_of(title);
        std::vector<similarity::Word> stated_words = title_of(subject).words;
        if (known_words.size() < kFewestWords || stated_words.size() + kMostMissing < known_words.size()) return {};
        if (stated_words.size() > known_words.size() + kMostMissing)
            stated_words.resize(known_words.size() + kMostMissing);
        const auto alignment = similarity::align(known_words, stated_words, 0.5);
        if (static_cast<double>(alignment.matched) < kLeastShare * static_cast<double>(known_words.size())) return {};
        const auto spans = text::syllables(known);
        std::string out;
        for (const similarity::Difference& gap : alignment.differences) {
            if (gap.a_end == known_words.size() || gap.a_begin == gap.a_end) continue;
            if (is_small_word(
                    known.substr(spans[gap.a_begin].begin, spans[gap.a_end - 1].end - spans[gap.a_begin].begin)))
                continue;
            out += (out.empty() ? "“" : ", “") +
                   known.substr(spans[gap.a_begin].begin, spans[gap.a_end - 1].end - spans[gap.a_begin].begin) + "”";
        }
        return out;
    }
};

}  // namespace

KindRow title_differs() {
    return {"title_differs",
            {"trích yếu ghi trong văn bản khác trích yếu của văn bản được viện dẫn",
             "the quoted subject departs from the instrument's own"},
            citation_and({"title", "words"}),
            plain<TitleDiffers>};
}

}  // namespace doichieu::checks
