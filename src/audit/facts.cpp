#include "audit/facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "checks/comparable.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "resolve/repetition.h"
#include "structure/body_name.h"
#include "structure/line.h"
#include "structure/marker.h"
#include "structure/task.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::audit {
namespace {

using citation::Citation;
using citation::Form;
using structure::Outline;
using structure::Paragraph;
using structure::Role;

/// Parts of a plan that set no tasks.
const std::vector<std::string>& sections_without_tasks() {
    static const std::vector<std::string> kTitles = {
        "mục đích",        "yêu cầu",         "mục tiêu",        "quan điểm",     "kinh phí",
        "đặc điểm",        "tình hình chung", "thực trạng",      "bối cảnh",      "căn cứ pháp",
        "căn cứ xây dựng", "căn cứ lập",      "căn cứ ban hành", "cơ sở pháp lý", "sự cần thiết"};
    return kTitles;
}

constexpr std::size_t kShortestCompared = 15;  ///< syllables; shorter ones repeat by chance
constexpr std::size_t kFewestMasked = 12;      ///< words; what is left of fewer is no likeness
constexpr std::size_t kLongestText = 1200;     ///< bytes of a paragraph that a report shows
constexpr base::Offset kLongestTitle = 160;

std::string value_of(const std::optional<structure::Stated>& stated) {
    return stated ? stated->value : std::string();
}

std::string cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

/// The first words of a paragraph behind its mark, folded.
std::string head_of(std::string_view text, std::size_t bytes) {
    if (const auto marker = structure::parse_marker(text)) text.remove_prefix(marker->length);
    return text::fold(cut(text, bytes));
}

/// "Năm qua, việc thực hiện Chỉ thị …": what was done, and no work to be done.
bool tells_of_the_past(std::string_view head) {
    constexpr std::array<std::string_view, 9> kPast{
        "năm qua",      "thời gian qua",      "những năm qua", "trong những năm qua", "trong thời gian qua",
        "nhiệm kỳ qua", "trong nhiệm kỳ qua", "theo đánh giá", "qua đánh giá"};
    return std::ranges::any_of(kPast, [&](std::string_view words) { return head.starts_with(words); });
}

/// Outside the parts of a text a task is what hands out work.
bool hands_out_work(std::string_view text) {
    constexpr std::array<std::string_view, 7> kCues{
        "chủ trì", "chịu trách nhiệm", "phụ trách", "hoàn thành trước", "hoàn thành trong", "xong trước", "xong trong"};
    return text.starts_with("Giao ") || text.starts_with("Phân công ") ||
           std::ranges::any_of(kCues, [&](std::string_view cue) { return text.find(cue) != text.npos; });
}

class Extraction {
  public:
    explicit Extraction(analysis::Analysis& analysis)
        : analysis_(analysis),
          outline_(analysis.outline),
          reader_(analysis.prose ? analysis.prose
                                 : std::make_shared<checks::ProseReader>(analysis.outline, analysis.citations.items)),
          is_task_(analysis.outline.paragraphs().size()) {}

    Extracted run() {
        structure::Tasks tasks(outline_, sections_without_tasks());
        for (std::size_t p = 0; p < is_task_.size(); ++p) {
            is_task_[p] = is_task(tasks, outline_.paragraphs()[p]);
            out_.facts.tasks += is_task_[p] ? 1U : 0U;
        }
        tasks_before_.assign(is_task_.size() + 1, 0);
        for (std::size_t p = 0; p < is_task_.size(); ++p)
            tasks_before_[p + 1] = tasks_before_[p] + (is_task_[p] ? 1U : 0U);
        read_identity();
        for (std::size_t i = 0; i < analysis_.citations.items.size(); ++i) read_citation(i);
        take_up_full_citations();
        read_paragraphs();
        read_findings();
        return std::move(out_);
    }

  private:
    [[nodiscard]] bool is_task(structure::Tasks& tasks, const Paragraph& paragraph) const {
        constexpr std::size_t kHead = 40;
        constexpr std::size_t kLooked = 1200;
        const std::string_view text = outline_.text(paragraph);
        const bool stands_alone =
            paragraph.section < 0 && paragraph.role == Role::body && structure::ends_sentence(text);
        const bool is_one = stands_alone ? hands_out_work(text.substr(0, kLooked)) : tasks.is_one(paragraph);
        return is_one && !tells_of_the_past(head_of(text, kHead));
    }

    /// "Văn phòng Tỉnh ủy theo dõi …" in a plan of the province, "… căn cứ Kế hoạch này xây dựng kế hoạch của địa phương".
    [[nodiscard]] bool is_none_of_those_below(std::string_view text) const {
        constexpr std::size_t kBody = 48;  // bytes that hold the name of an organ
        constexpr std::size_t kLooked = 600;
        if (text.find("ế hoạch này") != text.npos) {  // in hardly any
            const std::string whole = head_of(text, kLooked);
            if (whole.find("căn cứ kế hoạch này") != whole.npos && whole.find("xây dựng kế hoạch") != whole.npos)
                return true;
        }
        const std::string head = head_of(text, kBody);
        const legal::Level own = outline_.identity().level;
        return own != legal::Level::unknown && structure::begins_body_name(head) &&
               structure::level_of_body(head) == own;
    }

    void read_identity() {
        const structure::Identity& identity = outline_.identity();
        DocumentFacts& facts = out_.facts;
        facts.path = analysis_.document.path();
        facts.is_read = true;
        facts.type = value_of(identity.type);
        facts.subject = value_of(identity.subject);
        facts.notation = value_of(identity.notation);
        facts.issuer = value_of(identity.issuer);
        facts.superior = value_of(identity.superior);
        facts.place = value_of(identity.place);
        facts.date = identity.date;
        facts.level = identity.level;
        facts.regime = identity.regime;
        facts.year = identity.year;
        facts.last_year = identity.last_year;
        facts.judged = analysis_.date.interval;
        facts.basis = analysis_.date.basis;
    }

    /// Whether somebody is told to do something about what is cited here.
    [[nodiscard]] bool has_task(const Citation& item) const {
        const auto& paragraphs = outline_.paragraphs();
        if (item.paragraph >= paragraphs.size()) return false;
        const Paragraph& paragraph = paragraphs[item.paragraph];
        if (paragraph.role == Role::subject || paragraph.role == Role::type_name) return out_.facts.tasks > 0;
        if (is_task_[item.paragraph]) return true;
        if (paragraph.role != Role::heading || paragraph.section < 0) return false;
        const auto& section = outline_.sections()[static_cast<std::size_t>(paragraph.section)];
        return section.heading == item.paragraph &&
               tasks_before_[section.end_paragraph] > tasks_before_[item.paragraph];
    }

    void read_citation(std::size_t index) {
        const Citation& item = analysis_.citations.items[index];
        const resolve::Resolution& resolution = analysis_.resolutions[index];
        CitationFact fact;
        fact.own = item.form == Form::self || resolution.state == resolve::State::self;
        fact.follows = item.antecedent >= 0 && static_cast<std::size_t>(item.antecedent) < index;
        if (fact.follows && resolution.instrument == nullptr) {
            fact = out_.facts.citations[static_cast<std::size_t>(item.antecedent)];
            fact.follows = true;
        } else {
            fact.id = resolution.state == resolve::State::malformed || item.form == Form::anaphor
                          ? std::string()
                          : resolve::instrument_id(item, resolution);
            if (fact.id.starts_with('@')) fact.id.clear();
            fact.key = item.form == Form::numbered ? legal::identity_key(item.parsed) : std::string();
            fact.notation = item.canonical.empty() ? item.notation : item.canonical;
            fact.type = item.type;
            fact.issuer = item.issuer;
            fact.term = item.term;
            fact.date = item.date;
            fact.level = legal::Vocabulary::instance().issuer(item.parsed.issuer).level;
            take_common_number(resolution, fact);
            if (resolution.validity != nullptr && resolution.validity->successor != nullptr)
                fact.successor = resolution.validity->successor->id;
        }
        const document::Position at = analysis_.document.locate(item.raw.begin);
        fact.raw = cut(analysis_.document.slice(item.raw), kLongestTitle);
        fact.cited_by = item.cited_by;
        fact.line = at.line;
        fact.column = at.column;
        fact.relation = item.relation;
        fact.state = resolution.state;
        fact.status = resolution.status;
        fact.has_task = has_task(item);
        out_.facts.citations.push_back(std::move(fact));
    }

    /// "Chỉ thị 18 của Ban Bí thư": which one is not said, its number is.
    static void take_common_number(const resolve::Resolution& resolution, CitationFact& fact) {
        if (!fact.key.empty() || resolution.instrument != nullptr || resolution.candidates.empty()) return;
        const registry::Instrument& first = *resolution.candidates.front();
        const bool is_common = !first.key.empty() && std::ranges::all_of(resolution.candidates, [&](const auto* one) {
            return one->key == first.key && one->type == first.type;
        });
        if (!is_common) return;
        fact.key = first.key;
        fact.notation = first.notation;
        fact.id = first.notation + "@?";
    }

    /// "Chỉ thị số 18-CT/TW" beside one full citation of that number means that one.
    void take_up_full_citations() {
        const std::vector<std::size_t> naming = resolve::naming_citations(analysis_.citations, analysis_.resolutions);
        for (std::size_t i = 0; i < naming.size(); ++i) {
            if (naming[i] == i) continue;
            CitationFact& fact = out_.facts.citations[i];
            const CitationFact& full = out_.facts.citations[naming[i]];
            fact.id = full.id;
            fact.state = full.state;
            fact.status = full.status;
            fact.successor = full.successor;
        }
    }

    void read_paragraphs() {
        const auto& paragraphs = outline_.paragraphs();
        std::vector<std::uint32_t> facts_before(paragraphs.size() + 1, 0);
        for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
            facts_before[p] = static_cast<std::uint32_t>(out_.facts.paragraphs.size());
            if (reader_->is_prose(paragraphs[p])) read_paragraph(p);
        }
        facts_before.back() = static_cast<std::uint32_t>(out_.facts.paragraphs.size());
        for (const structure::Section& section : outline_.sections()) {
            const document::Document& document = analysis_.document;
            const base::Offset begin = paragraphs[section.heading].span.begin;
            const base::Offset end = std::max(begin, section.title.end);
            out_.facts.sections.push_back(
                {structure::collapse(document.slice({begin, std::min(end, begin + kLongestTitle)})),
                 document.locate(begin).line, section.parent, facts_before[section.heading],
                 facts_before[section.end_paragraph]});
        }
    }

    void read_paragraph(std::uint32_t index) {
        const std::shared_ptr<const checks::ComparableText> read = reader_->read(index);
        const checks::ComparableText& text = *read;
        if (text.syllables < kShortestCompared || text.words.size() < kShortestCompared / 2) return;
        const Paragraph& paragraph = outline_.paragraphs()[index];
        const document::Document& document = analysis_.document;
        ParagraphFact fact;
        fact.exact = text.exact;
        fact.masked = text.masked.size() < kFewestMasked || text.mostly_cites ? 0 : text.masked_print;
        fact.print = similarity::fingerprint(text.words);
        fact.line = document.blocks()[paragraph.first_block].line;
        fact.end_line = document.blocks()[paragraph.last_block].line;
        fact.section = paragraph.section;
        fact.syllables = static_cast<std::uint32_t>(text.syllables);
        fact.words = static_cast<std::uint32_t>(text.words.size());
        fact.is_task = is_task_[index];
        fact.is_none_of_those_below = fact.is_task && is_none_of_those_below(outline_.text(paragraph));
        fact.sketch = similarity::sketch_of(similarity::shingles_of(text.words));
        out_.facts.paragraphs.push_back(fact);
        out_.wording.push_back(text.words);
        out_.details.paragraphs.push_back(cut(outline_.text(paragraph), kLongestText));
    }

    void read_findings() {
        out_.details.findings = std::move(analysis_.report.findings);
        std::map<std::string, std::uint32_t> faults;
        for (findings::Finding& finding : out_.details.findings) {
            // Only the terminal's snippets show the whole line.
            finding.place.source_line.clear();
            for (findings::Note& note : finding.related) note.place.source_line.clear();
            std::uint32_t& count = finding.severity == findings::Severity::error     ? out_.facts.errors
                                   : finding.severity == findings::Severity::warning ? out_.facts.warnings
                                                                                     : out_.facts.infos;
            ++count;
            if (finding.severity > findings::Severity::info) ++faults[finding.rule];
        }
        for (const auto& [rule, count] : faults) out_.facts.faults.push_back({rule, count});
    }

    analysis::Analysis& analysis_;
    const Outline& outline_;
    std::shared_ptr<const checks::ProseReader> reader_;
    std::vector<bool> is_task_;
    std::vector<std::uint32_t> tasks_before_;
    Extracted out_;
};

}  // namespace

Extracted extract_facts(analysis::Analysis& analysis, std::string sha256, std::vector<findings::Problem> problems) {
    Extracted extracted = Extraction(analysis).run();
    extracted.facts.sha256 = std::move(sha256);
    extracted.facts.problems = std::move(problems);
    return extracted;
}

}  // namespace doichieu::audit
