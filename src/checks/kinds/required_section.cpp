#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "structure/line.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using structure::Role;
using structure::Section;

struct Wanted {
    base::TextPair name;
    std::vector<std::string> headings;  ///< folded words, any of which in a heading will do
    /// When there are any, a part whose title holds none of these and is no other wanted section will do, too.
    std::vector<std::string> other_than;
    /// Phrases that hold such words and tell of something else: "kinh phí thực hiện".
    std::vector<std::string> unless;

    [[nodiscard]] bool is_named_by(const std::string& title) const {
        if (!holds_any_words(title, headings)) return false;
        if (unless.empty()) return true;
        std::string folded = text::fold(title);
        for (const std::string& phrase : unless) {
            for (std::size_t at = 0; (at = folded.find(phrase, at)) != folded.npos; ++at)
                folded.replace(at, phrase.size(), "-");
        }
        return holds_any_words(folded, headings);
    }
};

class RequiredSection final : public Kind {
  public:
    RequiredSection(std::vector<Wanted> sections, bool bases) : sections_(std::move(sections)), bases_(bases) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const std::vector<std::string> headings = headings_of(inquiry);
        if (headings.size() < kFewestSections) {
            verdict.not_evaluated({"văn bản không chia thành các phần", "the document has no sections"});
            return;
        }
        if (inquiry.breaks_off()) {  // they may follow
            verdict.not_evaluated(Inquiry::broken_off());
        } else {
            for (const Wanted& wanted : sections_) {
                const bool found = std::ranges::any_of(
                    headings, [&](const std::string& heading) { return wanted.is_named_by(heading); });
                if (!found && !stands_under_another_name(inquiry, wanted)) report(inquiry, wanted.name, verdict);
            }
        }
        if (bases_ && !has_basis(inquiry)) report(inquiry, {"căn cứ ban hành", "the basis (căn cứ)"}, verdict);
    }

  private:
    static constexpr std::size_t kFewestSections = 2;

    /// "II. CÁC PHƯƠNG ÁN" between the purpose and the organisation is the content of a plan.
    [[nodiscard]] bool stands_under_another_name(const Inquiry& inquiry, const Wanted& wanted) const {
        if (wanted.other_than.empty()) return false;
        return std::ranges::any_of(inquiry.outline().sections(), [&](const Section& section) {
            if (depth(inquiry, section) != 0 || section.kind == structure::MarkerKind::dash) return false;
            const std::string title = title_of(inquiry, section);
            if (title.empty() || holds_any_words(title, wanted.other_than)) return false;
            return std::ranges::none_of(sections_, [&](const Wanted& other) { return other.is_named_by(title); });
        });
    }

    /// Titles of the parts, and of what stands below them where a part bears several names.
    static std::vector<std::string> headings_of(const Inquiry& inquiry) {
        std::vector<std::string> out;
        for (const Section& section : inquiry.outline().sections()) {
            if (section.kind == structure::MarkerKind::dash || depth(inquiry, section) > 1) continue;
            const std::string title = title_of(inquiry, section);
            if (depth(inquiry, section) == 0 || !structure::ends_sentence(title)) out.push_back(title);
        }
        return out;
    }

    static constexpr base::Offset kLongestTitle = 400;

    /// "Phần thứ hai" bears its title on the next line.
    static std::string title_of(const Inquiry& inquiry, const Section& section) {
        base::Span span = section.title;
        const auto& paragraphs = inquiry.outline().paragraphs();
        if (span.empty() && section.heading + 1 < std::min<std::size_t>(section.end_paragraph, paragraphs.size()))
            span = paragraphs[section.heading + 1].span;
        return inquiry.slice({span.begin, std::min(span.end, span.begin + kLongestTitle)});
    }

    static int depth(const Inquiry& inquiry, const Section& section) {
        int levels = 0;
        for (std::int32_t at = section.parent; at >= 0 && levels < 8; ++levels)
            at = inquiry.outline().sections()[static_cast<std::size_t>(at)].parent;
        return levels;
    }

    /// A căn cứ line, or an opening that names what the plan carries out.
    static bool has_basis(const Inquiry& inquiry) {
        const auto& paragraphs = inquiry.outline().paragraphs();
        if (std::ranges::any_of(paragraphs,
                                [](const structure::Paragraph& paragraph) { return paragraph.role == Role::can_cu; }))
            return true;
        // "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH"
        const auto tells_of_bases = [&](const Section& section) {
            const std::string title = text::fold(title_of(inquiry, section));
            return title.starts_with("căn cứ") || title.starts_with("các căn cứ") || title.starts_with("cơ sở pháp lý");
        };
        if (std::ranges::any_of(inquiry.outline().sections(), tells_of_bases)) return true;
        return std::ranges::any_of(inquiry.citations(), [&](const citation::Citation& item) {
            const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
            return paragraph != nullptr && paragraph->section < 0 && paragraph->role == Role::body &&
                   item.form != citation::Form::self;
        });
    }

    static void report(const Inquiry& inquiry, const base::TextPair& name, Verdict& verdict) {
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"section", name}};
        fault.key = name.vi;
        verdict.report(std::move(fault));
    }

    std::vector<Wanted> sections_;
    bool bases_;
};

std::shared_ptr<const Kind> decode_required_section(FieldReader& options) {
    std::vector<Wanted> sections;
    for (const io::YamlNode* item : options.mappings("sections")) {
        FieldReader fields(options.source(), *item, options.fault());
        Wanted wanted{fields.pair("name"), {}, {}, {}};
        for (const std::string& heading : fields.texts("headings")) wanted.headings.push_back(text::fold(heading));
        for (const std::string& words : fields.texts("other_than")) wanted.other_than.push_back(text::fold(words));
        for (const std::string& phrase : fields.texts("unless")) wanted.unless.push_back(text::fold(phrase));
        if (wanted.headings.empty())
            fields.refuse("headings",
                          {"cần ít nhất một cách gọi của phần này", "at least one name of the section is needed"});
        fields.close();
        sections.push_back(std::move(wanted));
    }
    const bool bases = options.flag_or("bases", false);
    if (sections.empty() && !bases)
        options.refuse("sections", {"cần ít nhất một phần bắt buộc", "at least one section is needed"});
    return std::make_shared<const RequiredSection>(std::move(sections), bases);
}

}  // namespace

KindRow required_section() {
    return {"required_section",
            {"phần phải có, nhận ra qua các cách gọi ở đề mục; và phần căn cứ",
             "sections that must be there, known by their headings; and the bases"},
            {"section"},
            decode_required_section};
}

}  // namespace doichieu::checks
