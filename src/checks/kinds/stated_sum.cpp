#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/sums.h"
#include "checks/kinds/text_kinds.h"
#include "structure/line.h"
#include "structure/marker.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using structure::Role;

/// "58 trường, gồm: 19 trường mầm non, 24 trường tiểu học, 16 trường trung học cơ sở": the parts add up to the whole.
/// Silent unless the list must be the whole: parts of one kind behind "gồm", parts that exclude each other and are more
/// than the whole, amounts of money for the years of a plan or from its sources.
class StatedSum final : public Kind {
  public:
    /// Parts that exclude each other: xã, phường, đặc khu.
    struct Class {
        OptionalPattern whole;
        OptionalPattern part;
    };
    StatedSum(std::vector<Class> classes, OptionalPattern vague, OptionalPattern mixed)
        : classes_(std::move(classes)), vague_(std::move(vague)), mixed_(std::move(mixed)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& paragraphs = inquiry.outline().paragraphs();
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            const Role role = paragraphs[i].role;
            if (role != Role::body && role != Role::heading && role != Role::annex) continue;
            const text::Passage passage = inquiry.passage(paragraphs[i]);
            const Place place{inquiry, i, passage, passage.text};
            look_at_counts(place, verdict);
            look_at_totals(place, verdict);
            look_at_amounts(place, verdict);
            look_at_named_parts(place, verdict);
            look_at_shares(place, verdict);
        }
    }

  private:
    struct Place {
        const Inquiry& inquiry;
        std::size_t paragraph;
        text::Passage passage;
        std::string_view text;

        [[nodiscard]] std::string_view slice(base::Span span) const { return text.substr(span.begin, span.size()); }
    };
    struct Part {
        double number = 0;
        std::string words;  ///< folded; of an amount its unit
        std::string label;  ///< folded; what stands before the number: "cấp tỉnh", the year of an amount
    };
    struct List {
        std::vector<Part> parts;
        double sum = 0;
        int decimals = 0;
    };

    /// `whole_` needs no word of its own, and would be searched for in each paragraph.
    [[nodiscard]] bool may_open_list(const Place& place) const {
        const std::string_view text = place.text;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] != '(' && text[at] != ':') continue;
            const std::size_t behind = text.find_first_not_of(" \t\n\f\r", at + 1);
            if (behind == text.npos || (text[behind] >= '0' && text[behind] <= '9')) return true;
        }
        return made_of_words_->matches_within(place.passage);
    }

    /// "(cấp tỉnh 4 cuộc, …", which has no word that a pattern could be looked up by.
    static bool has_bracket(std::string_view text) {
        const std::size_t open = text.find('(');
        return open != text.npos && text.find_first_of("0123456789", open) != text.npos;
    }

    void look_at_counts(const Place& place, Verdict& verdict) const {
        if (!may_open_list(place)) return;
        for (std::size_t from = 0; const auto found = whole_->find(place.passage, from);) {
            const std::vector<base::Span>& groups = *found;
            from = groups[2].end;
            const bool in_brackets = place.slice(groups[3]).starts_with('(');
            const auto list = list_behind(place, groups[5], *part_, in_brackets);
            if (!list) continue;
            const double whole = number_of(place.slice(groups[1]));
            if (!are_one_sum_gone_wrong(whole, list->sum)) continue;
            if (vague_ && vague_->matches_within(place.text.substr(0, groups[1].begin))) continue;
            const bool may_overlap = mixed_ && std::ranges::any_of(list->parts, [&](const Part& part) {
                                         return mixed_->matches_within(part.words);
                                     });
            if (may_overlap) continue;
            const std::string words = text::fold(place.slice(groups[2]));
            const bool exclude = exclude_each_other(words, list->parts, &Part::words);
            const bool is_made_of = text::fold(place.slice(groups[4])).find("gồm") != std::string::npos;
            const bool must_be_whole = is_made_of ? exclude || are_alike(words, list->parts) : exclude;
            if (!must_be_whole || (!is_made_of && list->sum < whole)) continue;
            report(place, {groups[1].begin, groups[2].end}, place.slice(groups[1]), *list, verdict);
        }
    }

    /// "21 xã, 02 thị trấn, tổng số 22 đơn vị hành chính cấp xã": the whole stands behind its parts.
    void look_at_totals(const Place& place, Verdict& verdict) const {
        for (std::size_t from = 0; const auto found = total_->find(place.passage, from);) {
            const std::vector<base::Span>& groups = *found;
            from = groups[1].end;
            const std::string_view before = place.text.substr(0, groups.front().begin);
            const std::size_t sentence = before.rfind(". ") + 1;  // 0 in the first sentence
            const std::size_t first = before.find_first_of("0123456789", sentence);
            if (first == before.npos) continue;
            const auto list = read_list(before.substr(first), *part_, false);
            const double whole = number_of(place.slice(groups[1]));
            if (!list || !are_one_sum_gone_wrong(whole, list->sum)) continue;
            if (!exclude_each_other(text::fold(place.slice(groups[2])), list->parts, &Part::words)) continue;
            report(place, {static_cast<base::Offset>(first), groups[2].end}, place.slice(groups[1]), *list, verdict);
        }
    }

    void look_at_amounts(const Place& place, Verdict& verdict) const {
        const structure::Identity& identity = place.inquiry.identity();
        for (std::size_t from = 0; const auto found = amount_->find(place.passage, from);) {
            const std::vector<base::Span>& groups = *found;
            from = groups[2].end;
            auto list = list_behind(place, groups[3], *yearly_, false);
            const bool by_year = list && are_of_consecutive_years(list->parts);
            if (!by_year) list = list_behind(place, groups[3], *source_, false);
            if (!list) continue;
            const std::string unit = text::fold(place.slice(groups[2]));
            if (std::ranges::any_of(list->parts, [&](const Part& part) { return part.words != unit; })) continue;
            const std::string_view written = place.slice(groups[1]);
            const double whole = number_of(written);
            const double rounding = std::max(list->decimals, decimals_of(written)) == 0
                                        ? 0
                                        : std::pow(10.0, -std::min(list->decimals, decimals_of(written)));
            if (!are_one_sum_gone_wrong(whole, list->sum) || std::abs(whole - list->sum) <= rounding + 1e-9) continue;
            // Not each year or source need be named, but those that are cannot take more than there is.
            const bool names_all_years = by_year && year_of(list->parts.front()) == identity.year &&
                                         year_of(list->parts.back()) == identity.last_year;
            if (list->sum < whole && !names_all_years) continue;
            report(place, {groups[1].begin, groups[2].end}, written, *list, verdict);
        }
    }

    /// "512.300 triệu đồng, gồm: chi đầu tư 118.400 triệu đồng; chi thường xuyên 371.900 triệu đồng; …", "120 người, gồm: lực
    /// lượng quân sự 45 người, công an 38 người", "38 cuộc giám sát, trong đó: cấp tỉnh 4 cuộc, cấp huyện 12 cuộc, cấp xã 24
    /// cuộc": names before numbers of the whole's own unit. Only what it is made of ("gồm") can be less than the whole.
    void look_at_named_parts(const Place& place, Verdict& verdict) const {
        if (!has_bracket(place.text) && !made_of_words_->matches_within(place.passage)) return;
        for (std::size_t from = 0; const auto found = made_of_->find(place.passage, from);) {
            const std::vector<base::Span>& groups = *found;
            from = groups[2].end;
            const auto list = list_behind(place, groups[5], *named_, place.slice(groups[4]).empty());
            if (!list) continue;
            const std::string unit = text::fold(place.slice(groups[2]));
            if (std::ranges::any_of(list->parts, [&](const Part& part) { return part.words != unit; })) continue;
            const bool may_overlap = mixed_ && std::ranges::any_of(list->parts, [&](const Part& part) {
                                         return mixed_->matches_within(part.label);
                                     });
            if (may_overlap) continue;
            const bool is_made_of = text::fold(place.slice(groups[4])).find("gồm") != std::string::npos;
            if (!is_made_of &&
                (list->sum < number_of(place.slice(groups[1])) || !exclude_each_other(unit, list->parts, &Part::label)))
                continue;
            if (vague_ && vague_->matches_within(place.text.substr(0, groups[1].begin))) continue;
            const std::string_view written = place.slice(groups[1]);
            const double whole = number_of(written);
            const int decimals = std::min(list->decimals, decimals_of(written));
            const double rounding = std::max(list->decimals, decimals_of(written)) == 0
                                        ? 0
                                        : std::pow(10.0, -decimals) * static_cast<double>(list->parts.size()) / 2;
            if (!are_one_sum_gone_wrong(whole, list->sum) || std::abs(whole - list->sum) <= rounding + 1e-9) continue;
            report(place, {groups[1].begin, groups[3].end}, written, *list, verdict);
        }
    }

    /// "Cơ cấu chi: chi đầu tư phát triển chiếm 25%, …": shares that are more than all.
    void look_at_shares(const Place& place, Verdict& verdict) const {
        constexpr double kAll = 100;
        for (std::size_t from = 0; const auto found = structure_->find(place.passage, from);) {
            const std::vector<base::Span>& groups = *found;
            from = groups[1].end;
            const auto list = read_list(place.text.substr(groups[2].begin), *share_, false);
            if (!list || !are_one_sum_gone_wrong(kAll, list->sum)) continue;
            const double rounding = std::pow(10.0, -list->decimals) * static_cast<double>(list->parts.size()) / 2;
            if (list->sum <= kAll + rounding + 1e-9) continue;
            report(place, groups[1], "100%", *list, verdict, "%");
        }
    }

    /// What stands behind a whole up to the end of its sentence; at the end of a paragraph, the items below it.
    static std::optional<List> list_behind(const Place& place, base::Span first, const text::Pattern& part,
                                           bool in_brackets) {
        if (!first.empty()) return read_list(place.text.substr(first.begin), part, in_brackets);
        const auto& paragraphs = place.inquiry.outline().paragraphs();
        std::string lines;
        ItemMark last;
        bool has_parts = false;  // the last item ends with "trong đó:"
        for (std::size_t i = place.paragraph + 1; i < paragraphs.size(); ++i) {
            std::string_view line = structure::visible(place.inquiry.outline().text(paragraphs[i]));
            const ItemMark mark = item_mark(line);
            if (mark.length == 0) break;
            if (last.length != 0 && !mark.follows(last)) {
                if (has_parts && !mark.is_like(last)) continue;
                if (mark.is_like(last)) break;
                return std::nullopt;  // parts of parts
            }
            if (last.length == 0 && mark.ordinal > 1) break;
            last = mark;
            line = structure::visible(line.substr(mark.length));
            has_parts = line.ends_with(':');
            if (has_parts) line = line.substr(0, line.rfind(','));
            while (line.ends_with(';') || line.ends_with('.') || line.ends_with(',')) line.remove_suffix(1);
            if (!lines.empty()) lines += "; ";
            lines += line;
        }
        return read_list(lines, part, false);
    }

    /// "- ", "2. ", "b) " before an item.
    struct ItemMark {
        std::size_t length = 0;
        int ordinal = 0;   ///< 0 for dashes
        char sign = '\0';  ///< '-', '+', '1' for numbers, 'a' for letters

        [[nodiscard]] bool is_like(const ItemMark& other) const { return sign == other.sign; }
        [[nodiscard]] bool follows(const ItemMark& other) const {
            return is_like(other) && (ordinal == 0 || ordinal == other.ordinal + 1);
        }
    };

    static ItemMark item_mark(std::string_view line) {
        if (line.starts_with('-') || line.starts_with('+')) return {1, 0, line.front()};
        auto marker = structure::parse_marker(line);
        // "a) 40 chi bộ …": the reader of marks wants a word behind a letter.
        std::string shape;
        if (const std::size_t sign = line.find(')'); !marker && sign > 0 && sign <= std::string_view("đ").size()) {
            shape = std::string(line.substr(0, sign + 1)) + " x";
            marker = structure::parse_marker(shape);
        }
        if (!marker || marker->length > line.size()) return {};
        if (marker->kind == structure::MarkerKind::arabic) return {marker->length, marker->ordinal, '1'};
        if (marker->kind == structure::MarkerKind::letter) return {marker->length, marker->ordinal, 'a'};
        return {};
    }

    /// Nothing when something in the list is not counted, or when it tells more of a part than its number and name.
    static std::optional<List> read_list(std::string_view text, const text::Pattern& pattern, bool in_brackets) {
        List list;
        bool last_is_named = false;  // "và" stands before the last part
        bool has_semicolons = false;
        for (std::size_t at = 0;;) {
            const std::string_view rest = text.substr(at);
            const auto groups = pattern.find(rest);
            if (!groups) return std::nullopt;
            const auto slice = [&](std::size_t group) {
                return rest.substr((*groups)[group].begin, (*groups)[group].size());
            };
            const std::string_view number = slice(2);
            list.parts.push_back({number_of(number), text::fold(slice(3)), text::fold(slice(1))});
            list.sum += list.parts.back().number;
            list.decimals = std::max(list.decimals, decimals_of(number));
            const std::string_view separator = slice(4);
            if (separator.empty()) {
                const std::string_view end = slice(5);
                const bool ends = end == ","   ? last_is_named
                                  : end == ";" ? !has_semicolons || last_is_named
                                  : end == "." ? !in_brackets
                                               : true;
                if (!ends || list.parts.size() < 2 || goes_on(rest.substr(groups->front().end))) return std::nullopt;
                return list;
            }
            last_is_named = separator.find("và") != std::string_view::npos;
            has_semicolons = has_semicolons || separator.find(';') != std::string_view::npos;
            at += (*groups)[4].end;
        }
    }

    /// "… gồm 16 phường và 8 xã; còn lại là đặc khu."
    static bool goes_on(std::string_view behind) {
        const std::string folded = text::fold(behind);
        return std::ranges::any_of(std::array{"còn lại", "ngoài ra", "riêng", "chưa kể", "không kể", "chưa gồm"},
                                   [&](const char* words) { return folded.starts_with(words); });
    }

    [[nodiscard]] bool exclude_each_other(const std::string& whole, const std::vector<Part>& parts,
                                          std::string Part::*name) const {
        return std::ranges::any_of(classes_, [&](const Class& kind) {
            return kind.whole->matches_within(whole) &&
                   std::ranges::all_of(parts, [&](const Part& part) { return kind.part->matches_within(part.*name); });
        });
    }

    /// "64 chi bộ, gồm 40 chi bộ …, 14 chi bộ …": the same word is counted.
    static bool are_alike(const std::string& whole, const std::vector<Part>& parts) {
        const auto first_word = [](const std::string& words) { return words.substr(0, words.find(' ')); };
        return std::ranges::all_of(parts,
                                   [&](const Part& part) { return first_word(part.words) == first_word(whole); });
    }

    static bool are_of_consecutive_years(const std::vector<Part>& parts) {
        return std::ranges::adjacent_find(
                   parts, [](const Part& a, const Part& b) { return year_of(b) != year_of(a) + 1; }) == parts.end();
    }

    static int year_of(const Part& part) { return static_cast<int>(number_of(part.label)); }

    static void report(const Place& place, base::Span at, std::string_view stated, const List& list, Verdict& verdict,
                       std::string_view sign = {}) {
        const base::Offset begin = place.inquiry.outline().paragraphs()[place.paragraph].span.begin;
        const base::Span span{begin + at.begin, begin + at.end};
        if (place.inquiry.is_in_citation(span) || place.inquiry.quotations().holds(span)) return;
        const bool is_known = std::ranges::any_of(
            verdict.faults(), [&](const Fault& known) { return known.span.overlaps(span) && !known.span.empty(); });
        if (is_known) return;
        Fault fault;
        fault.span = span;
        fault.values = {{"text", same(structure::collapse(place.slice(at)))},
                        {"stated", same(std::string(stated))},
                        {"sum", same(written_number(list.sum, list.decimals) + std::string(sign))}};
        verdict.report(std::move(fault));
    }

    std::vector<Class> classes_;  ///< patterns of folded words
    OptionalPattern vague_;       ///< before a number that is no whole: "tăng 12 trường, gồm …"
    OptionalPattern mixed_;       ///< parts that may lie in one another: "10 nữ, 12 dưới 35 tuổi"
    /// Number, words, what opens the list, its word, the list's first digit (none at the end of the paragraph).
    OptionalPattern whole_{
        R"((?i)(?:^|[\s(:;-])(\d{1,3}(?:\.\d{3})+|\d+)\s+([^\s\d.,;:()|][^\d.,;:()|]*?)\s*([,(:]?\s*((?:bao\s+)?gồm(?:\s+có)?|trong\s+đó(?:\s+có)?)\s*:?|[(:])\s*(\d|$))"};
    OptionalPattern made_of_words_{"(?i)gồm|trong\\s+đó"};
    OptionalPattern total_{
        R"((?i)\s*[,;(]\s*tổng(?:\s+số|\s+cộng)?(?:\s+(?:là|có))?\s*:?\s*(\d{1,3}(?:\.\d{3})+|\d+)\s+([^\s\d.,;:()|][^\d.,;:()|]*))"};
    /// No label, number, words, what parts it from the next part, what ends the list.
    OptionalPattern part_{
        R"((?i)^()(\d{1,3}(?:\.\d{3})+|\d+)\s+([^\s\d.,;:()|][^\d.,;:()|]*?)\s*(?:\(\s*(?:(?:chiếm|đạt|t[ỷỉ] lệ)\s+)?\d+(?:,\d+)?\s*%\s*\)\s*)?(?:([,;]\s*(?:và\s+)?|\svà\s+)\d|([.;,)]|$)))"};
    OptionalPattern amount_{
        R"((?i)(?:^|[\s(:;-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+((?:(?:nghìn|ngàn|triệu|t[ỷỉ])\s+)?đồng)\s*[,(:]?\s*(?:(?:bao\s+)?gồm|trong\s+đó|cụ\s+thể)\s*:?\s*(năm|ngân sách|vốn|nguồn|$))"};
    /// Number, unit, more words, the word that opens the list (none: a bracket), the list's first letter (none at the end of
    /// the paragraph).
    OptionalPattern made_of_{
        R"((?i)(?:^|[\s(:;-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+((?:(?:nghìn|ngàn|triệu|t[ỷỉ])\s+)?[^\s\d.,;:()%|]+)((?:\s+[^\s\d.,;:()%|]+){0,8}?)\s*(?:[,(:]?\s*((?:bao\s+)?gồm(?:\s+có)?|trong\s+đó(?:\s+có)?)\s*:?|\()\s*([^\s\d.,;:()|]|$))"};
    OptionalPattern named_{
        R"((?i)^([^\s\d.,;:()|][^\d.;:()|]*?)\s*:?\s*(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+((?:(?:nghìn|ngàn|triệu|t[ỷỉ])\s+)?[^\s\d.,;:()%|]+)\s*(?:([,;]\s*(?:và\s+)?|\svà\s+)[^\s\d.,;:()|]|([.;,)]|$)))"};
    OptionalPattern structure_{R"((?i)((?:cơ\s+cấu|phân\s+loại|xếp\s+loại)[^:;.]{0,200}):\s*([^\s\d.,;:()|]))"};
    OptionalPattern share_{
        R"((?i)^()[^\s\d.,;:()|][^\d.;:()%|]*?\s(\d{1,3}(?:,\d+)?)\s*(%)\s*(?:([,;]\s*(?:và\s+)?|và\s+)[^\s\d.,;:()|]|([.;,)]|$)))"};
    OptionalPattern source_{
        R"((?i)^()(?:ngân\s+sách|vốn|nguồn)[^\d.;:()|]*?\s*:?\s*(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+((?:(?:nghìn|ngàn|triệu|t[ỷỉ])\s+)?đồng)\s*(?:\([^()]*\)\s*)?(?:([,;]\s*(?:và\s+)?|\svà\s+)(?:ngân|vốn|nguồn)|([.;,)]|$)))"};
    OptionalPattern yearly_{
        R"((?i)^năm\s+(20\d\d)\s*(?::|là|dự\s+kiến|bố\s+trí)?\s*(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+((?:(?:nghìn|ngàn|triệu|t[ỷỉ])\s+)?đồng)\s*(?:\([^()]*\)\s*)?(?:([,;]\s*(?:và\s+)?|\svà\s+)năm|([.;,)]|$)))"};
};

std::shared_ptr<const Kind> decode_stated_sum(FieldReader& options) {
    std::vector<StatedSum::Class> classes;
    for (const io::YamlNode* node : options.mappings("classes")) {
        FieldReader fields(options.source(), *node, options.fault());
        StatedSum::Class kind{optional_pattern(fields, "whole"), optional_pattern(fields, "part")};
        if (!kind.whole) fields.text("whole");
        if (!kind.part) fields.text("part");
        fields.close();
        if (!kind.whole || !kind.part) return nullptr;
        classes.push_back(std::move(kind));
    }
    OptionalPattern vague = optional_pattern(options, "vague");
    OptionalPattern mixed = optional_pattern(options, "mixed");
    return std::make_shared<const StatedSum>(std::move(classes), std::move(vague), std::move(mixed));
}

}  // namespace

KindRow stated_sum() {
    return {"stated_sum",
            {"các phần được kê ra cộng lại không bằng tổng", "listed parts that do not add up to their whole"},
            {"text", "stated", "sum"},
            decode_stated_sum};
}

}  // namespace doichieu::checks
