#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/word_bag.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Citation;
using structure::Role;

/// So much of a directive's subject must stand in one paragraph for that paragraph to be its task.
constexpr double kCovered = 0.6;
constexpr std::size_t kFewestWords = 4;
constexpr base::Offset kLongestTaskTitle = 200;  ///< longer ones are sentences
/// So often the body must name a directive for it to be one that the plan rests on.
constexpr int kMain = 3;

class BasisUse final : public Kind {
  public:
    BasisUse(bool unused, std::vector<std::string> types, std::vector<std::string> whole_work)
        : unused_(unused), types_(std::move(types)), whole_work_(std::move(whole_work)) {
        for (std::string& words : whole_work_) words = text::fold(words);
    }

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& citations = inquiry.citations();
        const auto is_basis = [&](std::size_t i) {
            return inquiry.mention(i).counts && citations[i].cited_by < 0 &&
                   inquiry.role_of(citations[i]) == Role::can_cu;
        };
        std::size_t bases = 0;
        for (std::size_t i = 0; i < citations.size(); ++i) bases += is_basis(i) ? 1U : 0U;
        if (bases == 0) {
            verdict.not_evaluated({"văn bản không có phần căn cứ", "the document names no bases"});
            return;
        }
        if (unused_)
            find_unused(inquiry, is_basis, verdict);
        else
            find_unnamed(inquiry, verdict);
    }

  private:
    [[nodiscard]] bool is_meant(const Citation& item) const {
        return std::ranges::find(types_, item.type) != types_.end();
    }

    template <typename IsBasis>
    void find_unused(const Inquiry& inquiry, const IsBasis& is_basis, Verdict& verdict) const {
        const auto& citations = inquiry.citations();
        std::set<std::uint32_t> in_body;
        std::set<std::uint32_t> used;
        for (std::size_t i = 0; i < citations.size(); ++i) {
            if (!inquiry.mention(i).counts) continue;
            if (!is_basis(i)) in_body.insert(inquiry.mention(i).instrument);
            if (inquiry.role_of(citations[i]) == Role::body || inquiry.role_of(citations[i]) == Role::heading)
                used.insert(inquiry.mention(i).instrument);
        }
        const auto carries_out_what_is_used = [&](std::size_t i) {
            // "140/NQ-CP … ban hành Chương trình hành động thực hiện Nghị quyết số 66-NQ/TW", and the body speaks of 66.
            for (std::size_t k = i + 1; k < citations.size() && citations[k].cited_by == static_cast<std::int32_t>(i);
                 ++k) {
                if (used.contains(inquiry.mention(k).instrument)) return true;
            }
            return false;
        };
        std::vector<const structure::Paragraph*> tasks;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const bool told =
                paragraph.role == Role::subject || paragraph.role == Role::annex ||
                ((paragraph.role == Role::body || paragraph.role == Role::heading) && paragraph.section >= 0);
            if (told) tasks.push_back(&paragraph);
        }
        if (tasks.size() < kFewestWords) return;
        std::vector<WordBag> paragraphs;  // read when the first basis asks
        std::vector<WordBag> titles;
        const auto read = [&] {
            if (!paragraphs.empty()) return;
            for (const structure::Paragraph* task : tasks)
                paragraphs.push_back(word_bag(inquiry.outline().text(*task)));
            // "3. Kê khai tài sản, thu nhập" is the task of a directive on "kê khai và kiểm soát việc kê khai tài sản".
            for (const structure::Section& section : inquiry.outline().sections()) {
                if (section.title.size() > kLongestTaskTitle) continue;
                WordBag title = word_bag(inquiry.slice(section.title));
                if (title.size() >= kFewestWords) titles.push_back(std::move(title));
            }
        };
        // What is about the very matter of the plan rests under all of it: "tham nhũng", "công nhân".
        const auto& stated = inquiry.identity().subject;
        const WordPairs matter = stated ? word_pairs(stated->value) : WordPairs();
        for (std::size_t i = 0; i < citations.size(); ++i) {
            const Citation& item = citations[i];
            if (!is_basis(i) || !is_meant(item) || item.subject.empty()) continue;
            if (in_body.contains(inquiry.mention(i).instrument) || carries_out_what_is_used(i)) continue;
            // "về tiếp tục thực hiện Chỉ thị số 05-CT/TW … về …": the matter is that of the inner one.
            const bool nests = i + 1 < citations.size() && citations[i + 1].cited_by == static_cast<std::int32_t>(i) &&
                               !citations[i + 1].subject.empty();
            const std::string subject_text = inquiry.slice(nests ? citations[i + 1].subject : item.subject);
            const std::string folded = text::fold(subject_text);
            if (folded.starts_with("sửa đổi")) continue;  // used with what it amends
            if (std::ranges::any_of(whole_work_,
                                    [&](const std::string& words) { return folded.find(words) != folded.npos; }))
                continue;
            const WordBag subject = word_bag(subject_text);
            if (subject.size() < kFewestWords) continue;
            read();
            if (std::ranges::any_of(paragraphs,
                                    [&](const WordBag& bag) { return shared_part(bag, subject) >= kCovered; }) ||
                std::ranges::any_of(titles,
                                    [&](const WordBag& title) { return shared_part(subject, title) >= kCovered; }))
                continue;
            if (std::ranges::any_of(word_pairs(subject_text),
                                    [&](const std::string& pair) { return matter.contains(pair); }))
                continue;
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

    void find_unnamed(const Inquiry& inquiry, Verdict& verdict) const {
        const auto& citations = inquiry.citations();
        std::map<std::uint32_t, std::set<legal::Date>> bases;
        for (std::size_t i = 0; i < citations.size(); ++i) {
            // Also what a basis carries out in its turn: "Căn cứ Chương trình số 02-CTr/TU … thực hiện Nghị quyết …".
            if (inquiry.mention(i).counts &&
                (inquiry.role_of(citations[i]) == Role::can_cu || is_opening(inquiry, citations[i])))
                bases[inquiry.mention(i).instrument].insert(date_of(inquiry, i));
        }
        const auto is_among_bases = [&](std::uint32_t instrument, const legal::Date& date) {
            const auto known = bases.find(instrument);
            return known != bases.end() &&
                   (!date.stated() || known->second.contains(date) || known->second.contains(legal::Date{}));
        };
        std::map<std::pair<std::uint32_t, legal::Date>, int> count;
        for (std::size_t i = 0; i < citations.size(); ++i) {
            const Mention& mention = inquiry.mention(i);
            if (!mention.counts || citations[i].cited_by >= 0 || !is_meant(citations[i])) continue;
            const legal::Date date = date_of(inquiry, i);
            if (is_among_bases(mention.instrument, date)) continue;
            const bool named_in_title = inquiry.role_of(citations[i]) == Role::subject;
            int& times = count[{mention.instrument, date}];
            if (times >= kMain) continue;  // told
            if (++times < kMain && !named_in_title) continue;
            times = kMain;
            Fault fault;
            fault.span = citations[i].raw;
            fault.values = inquiry.values(i);
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

    /// Numbers begin anew with each term: 18-NQ/TW of 2017 is not that of 2022. A mention without a date is of the last
    /// one that was dated.
    static legal::Date date_of(const Inquiry& inquiry, std::size_t i) {
        for (auto at = static_cast<std::int32_t>(i); at >= 0;
             at = inquiry.mention(static_cast<std::size_t>(at)).earlier) {
            const Citation& item = inquiry.citations()[static_cast<std::size_t>(at)];
            if (item.date.stated()) return item.date;
        }
        return {};
    }

    /// "Thực hiện Kế hoạch số …, Ban Thường vụ xây dựng kế hoạch như sau": a basis in the opening sentence.
    static bool is_opening(const Inquiry& inquiry, const Citation& item) {
        const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
        return paragraph != nullptr && paragraph->section < 0 && paragraph->role == Role::body;
    }

    bool unused_;
    std::vector<std::string> types_;
    std::vector<std::string> whole_work_;  ///< subjects of what rests under the whole year's work
};

std::shared_ptr<const Kind> decode_basis_use(FieldReader& options) {
    const bool unused = options.word("find", {"basis_without_task", "directive_without_basis"}) == "basis_without_task";
    std::vector<std::string> types = options.texts("types");
    if (types.empty()) options.refuse("types", {"cần ít nhất một tên loại", "at least one type is needed"});
    return std::make_shared<const BasisUse>(unused, std::move(types), options.texts("whole_work"));
}

}  // namespace

KindRow basis_use() {
    return {"basis_use",
            {"căn cứ không có nhiệm vụ nào; văn bản chính của phần nội dung không có ở căn cứ",
             "a basis without a task; a main directive of the body that is no basis"},
            citation_and({}),
            decode_basis_use};
}

}  // namespace doichieu::checks
