#include "resolve/antecedents.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "legal/body_key.h"
#include "text/fold.h"

namespace doichieu::resolve {

using citation::Citation;
using citation::Form;

namespace {

/// A mention of a draft, "Nghị quyết số     /NQ-HĐND", stands between: it may be what is taken up. Too far away to be
/// looked at, it may stand there as well.
bool has_blank_number(std::string_view text) {
    constexpr std::size_t kFarthest = 20'000;
    if (text.size() > kFarthest) return false;
    constexpr std::string_view kNumber = "số";
    for (std::size_t at = text.find(kNumber); at != std::string_view::npos; at = text.find(kNumber, at + 1)) {
        std::size_t sign = at + kNumber.size();
        while (sign < text.size() && std::string_view(" \t:._").find(text[sign]) != std::string_view::npos) ++sign;
        if (sign < text.size() && text[sign] == '/' && sign > at + kNumber.size()) return true;
    }
    return false;
}

class Antecedents {
  public:
    Antecedents(std::vector<Citation>& items, const structure::Outline& outline)
        : items_(items), document_(outline.document()) {
        if (outline.identity().type) own_type_ = outline.identity().type->value;
    }

    void find() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            Citation& citation = items_[i];
            switch (citation.form) {
                case Form::self:
                    self_ = static_cast<std::int32_t>(i);
                    break;
                case Form::short_form:
                    index_numbers(i);
                    take_up_number(citation);
                    if (i > 0 && citation.antecedent < 0) take_up_definition(citation, i);
                    break;
                case Form::anaphor:
                    index_types(i);
                    take_up_type(citation);
                    break;
                case Form::numbered:
                case Form::named:
                    break;
            }
        }
    }

  private:
    /// What was cited of one type so far.
    struct Cited {
        std::int32_t last = -1;
        std::uint32_t last_paragraph = 0;
        std::string key;  ///< of the first instrument
        bool several = false;
    };

    static std::string number_key(std::string_view type, const Citation& citation) {
        std::string key(type);
        return key.append(1, '|').append(citation.parsed.number_key());
    }

    // What stands before the one in hand is looked through when it is first asked for: most documents cite in full.

    void index_numbers(std::size_t count) {
        for (; numbers_ < count; ++numbers_) {
            const Citation& citation = items_[numbers_];
            if (citation.form == Form::numbered)
                by_number_[number_key(citation.type, citation)] = static_cast<std::int32_t>(numbers_);
        }
    }

    void index_types(std::size_t count) {
        for (; types_ < count; ++types_) {
            const Citation& citation = items_[types_];
            if (citation.form == Form::self || citation.form == Form::anaphor) continue;
            remember(citation, citation.antecedent >= 0 ? static_cast<std::size_t>(citation.antecedent) : types_);
        }
    }

    void remember(const Citation& citation, std::size_t index) {
        Cited& cited = by_type_[citation.type];
        const bool is_first = cited.last < 0;
        cited.last = static_cast<std::int32_t>(index);
        cited.last_paragraph = citation.paragraph;
        if (cited.several) return;
        const Citation& full = items_[index];
        std::string key = full.form == Form::named ? full.name : full.canonical + full.date.iso();
        if (is_first) {
            cited.key = std::move(key);
        } else {
            cited.several = key != cited.key;
        }
    }

    /// "Nghị quyết 15 của Quốc hội" is not the "Nghị quyết số 15-NQ/TW của Ban Chấp hành Trung ương" before it.
    static bool is_of_another_body(const Citation& one, const Citation& other) {
        if (one.issuer.empty() || other.issuer.empty()) return false;
        const std::string a = text::fold(one.issuer);
        const std::string b = text::fold(other.issuer);
        if (a.find(b) != std::string::npos || b.find(a) != std::string::npos) return false;
        return !legal::may_be_same_body(legal::body_key_of_folded(a), legal::body_key_of_folded(b));
    }

    void take_up_number(Citation& citation) const {
        auto found = by_number_.find(number_key(citation.type, citation));
        // "QĐ 37" is a Quyết định unless a Quy định bears the number.
        const bool may_be_regulation = found == by_number_.end() && document_.slice(citation.type_span) == "QĐ";
        if (may_be_regulation) found = by_number_.find(number_key("Quy định", citation));
        if (found == by_number_.end()) return;
        const Citation& antecedent = items_[static_cast<std::size_t>(found->second)];
        const int year = antecedent.parsed.year != 0 ? antecedent.parsed.year : antecedent.date.year;
        const bool other_date =
            citation.date.complete() && antecedent.date.complete() && citation.date != antecedent.date;
        const bool other_year = citation.parsed.year != 0 && year != 0 && citation.parsed.year != year;
        if (other_date || other_year || is_of_another_body(citation, antecedent)) return;
        citation.antecedent = found->second;
        if (may_be_regulation) citation.type = antecedent.type;
        citation.canonical = antecedent.canonical;
        citation.regime = antecedent.regime;
    }

    /// "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ (Đề án 06)": a name for what stands before it.
    void take_up_definition(Citation& name, std::size_t index) {
        const Citation& full = items_[index - 1];
        if (full.form != Form::numbered || full.paragraph != name.paragraph || full.raw.end > name.raw.begin ||
            full.parsed.number_key() != name.parsed.number_key())
            return;
        const std::string between = document_.slice({full.raw.end, name.raw.begin});
        const std::size_t bracket = between.rfind('(');
        if (bracket == std::string::npos || between.find(';') != std::string::npos) return;
        const std::string_view introduced = std::string_view(between).substr(bracket + 1);
        constexpr std::string_view kCalled = "gọi";  // "(sau đây gọi tắt là Đề án 06)"
        const bool is_definition = introduced.find_first_of(").") == std::string_view::npos &&
                                   (introduced.empty() || introduced.find(kCalled) != std::string_view::npos);
        if (!is_definition) return;
        name.antecedent = static_cast<std::int32_t>(index - 1);
        name.canonical = full.canonical;
        name.regime = full.regime;
        by_number_[number_key(name.type, name)] = name.antecedent;
    }

    void take_up_type(Citation& anaphor) const {
        if (is_pointer_this(document_, anaphor) && !own_type_.empty() && is_kind_of(own_type_, anaphor.type)) {
            anaphor.antecedent = self_;
            return;
        }
        if (is_plural(document_, anaphor)) return;
        if (!anaphor.issuer.empty()) {
            take_up_issued(anaphor);
            return;
        }
        const Cited* cited = cited_as(anaphor.type);
        if (cited == nullptr || cited->last < 0) return;
        // Far from the last of several, which one is meant is a guess.
        constexpr std::uint32_t kFar = 12;
        if (cited->several && anaphor.paragraph > cited->last_paragraph + kFar) return;
        const Citation& before = items_[static_cast<std::size_t>(cited->last)];
        const base::Span between{before.extent.end, anaphor.raw.begin};
        if (!has_blank_number(document_.slice(between))) anaphor.antecedent = cited->last;
    }

    /// "Kế hoạch của Ủy ban nhân dân tỉnh nêu trên": the last one of this type and body.
    void take_up_issued(Citation& anaphor) const {
        const std::string issuer = text::fold(anaphor.issuer);
        for (const Citation* before = &anaphor; before != items_.data();) {
            --before;
            if (before->form == Form::anaphor || before->form == Form::self ||
                !is_kind_of(before->type, anaphor.type) || text::fold(before->issuer) != issuer)
                continue;
            anaphor.antecedent =
                before->antecedent >= 0 ? before->antecedent : static_cast<std::int32_t>(before - items_.data());
            return;
        }
    }

    /// The last one cited by this type word, or by a longer one that begins with it.
    const Cited* cited_as(std::string_view type) const {
        const Cited* nearest = nullptr;
        for (const auto& [cited_type, cited] : by_type_) {
            if (is_kind_of(cited_type, type) && (nearest == nullptr || cited.last > nearest->last)) nearest = &cited;
        }
        return nearest;
    }

    std::vector<Citation>& items_;
    const document::Document& document_;
    std::string own_type_;
    std::unordered_map<std::string, std::int32_t> by_number_;
    std::map<std::string, Cited, std::less<>> by_type_;
    std::int32_t self_ = -1;
    std::size_t numbers_ = 0;  ///< how many are in by_number_
    std::size_t types_ = 0;    ///< and in by_type_
};

}  // namespace

bool is_plural(const document::Document& document, const Citation& anaphor) {
    const std::string raw = text::fold(document.slice(anaphor.raw));
    return raw.starts_with("các ") || raw.starts_with("những ");
}

std::vector<std::size_t> taken_up_by(const std::vector<Citation>& items, std::size_t plural) {
    constexpr std::string_view kAnyType = "Văn bản";
    const Citation& anaphor = items[plural];
    const auto name_of = [](const Citation& one) {
        return !one.canonical.empty() ? one.canonical : !one.notation.empty() ? one.notation : one.name;
    };
    std::vector<std::size_t> all;
    std::vector<std::size_t> near;
    const auto add = [&](std::vector<std::size_t>& list, std::size_t one) {
        const auto is_same = [&](std::size_t other) { return name_of(items[other]) == name_of(items[one]); };
        if (std::ranges::none_of(list, is_same)) list.push_back(one);
    };
    for (std::size_t i = 0; i < plural; ++i) {
        const Citation& before = items[i];
        const bool is_kind = anaphor.type == kAnyType || is_kind_of(before.type, anaphor.type);
        if (before.form == Form::anaphor || before.form == Form::self || !is_kind) continue;
        add(all, i);
        if (before.paragraph == anaphor.paragraph) add(near, i);
    }
    if (near.size() > 1) return near;
    return all.size() == 2 && anaphor.type != kAnyType ? all : std::vector<std::size_t>{};
}

bool is_kind_of(std::string_view type, std::string_view kind) {
    return type.starts_with(kind) && (type.size() == kind.size() || type[kind.size()] == ' ');
}

bool is_pointer_this(const document::Document& document, const Citation& anaphor) {
    return text::fold(document.slice(anaphor.core)) == "này";
}

void find_antecedents(std::vector<Citation>& items, const structure::Outline& outline) {
    Antecedents(items, outline).find();
}

}  // namespace doichieu::resolve
