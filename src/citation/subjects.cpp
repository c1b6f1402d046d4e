#include "citation/subjects.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "citation/clause.h"
#include "citation/cues.h"
#include "citation/fields.h"

namespace doichieu::citation {
namespace {

using base::Offset;

/// Where a body acts after a comma, the subject has ended: "… năm học 2023 - 2024, Trường THPT xây dựng kế hoạch".
std::size_t acting_comma(const Words& words, const BodyNames& bodies, std::size_t from, std::size_t to) {
    static constexpr std::array<std::string_view, 18> kActs{
        "xây dựng",   "ban hành", "đề ra",   "báo cáo", "hướng dẫn", "thông báo",  "yêu cầu", "đề nghị", "triển khai",
        "quyết định", "kết luận", "chỉ đạo", "giao",    "có ý kiến", "trân trọng", "kính",    "lập",     "tổ chức"};
    const std::string_view p = words.text();
    for (std::size_t comma = p.find(',', from); comma < to; comma = p.find(',', comma + 1)) {
        const std::size_t body = words.skip_space(comma + 1);
        const std::size_t end = bodies.name_end(words, body);
        if (end == 0 || end >= to) continue;
        const std::size_t verb = words.skip_space(end);
        for (const std::string_view act : kActs) {
            if (words.match_forward(verb, act) != 0) return comma;
        }
    }
    return Words::npos;
}

}  // namespace

void read_subjects(const Words& words, const BodyNames& bodies, std::vector<Citation>& found, std::int32_t first) {
    const std::string_view p = words.text();
    for (std::size_t k = 0; k < found.size(); ++k) {
        Citation& citation = found[k];
        if (citation.form == Form::self || citation.form == Form::anaphor) continue;
        const std::size_t begin = subject_begin(words, citation.extent.end, !acts_on_other(citation.relation));
        if (begin == Words::npos) continue;
        std::size_t end = clause_end(words, begin);
        const std::int32_t own = first + static_cast<std::int32_t>(k);
        for (std::size_t next = k + 1; next < found.size() && found[next].raw.begin < end; ++next) {
            if (found[next].form == Form::anaphor) continue;
            // A citation that stands inside this subject belongs to it; so does what its own subject holds.
            std::int32_t holder = found[next].cited_by;
            while (holder > own) holder = found[static_cast<std::size_t>(holder - first)].cited_by;
            if (holder == own && !(acts_on_other(found[next].relation) && found[next].cue.begin > begin)) continue;
            std::size_t cut = std::min<std::size_t>(
                start_of(found[next]),
                found[next].cue.empty() || found[next].cue.begin < begin ? p.size() : found[next].cue.begin);
            if (const std::size_t comma = last_comma(p, begin, cut); comma != Words::npos) cut = comma;
            end = std::min(end, cut);
            break;
        }
        if (const std::size_t comma = acting_comma(words, bodies, begin, end); comma != Words::npos) end = comma;
        end = words.back_space(end);
        while (end > begin && (p[end - 1] == ',' || p[end - 1] == ':')) end = words.back_space(end - 1);
        if (const std::size_t and_begin = words.match_backward(end, "và");
            and_begin != Words::npos && and_begin > begin)
            end = words.back_space(and_begin);
        if (end > begin) citation.subject = {static_cast<Offset>(begin), static_cast<Offset>(end)};
    }
}

}  // namespace doichieu::citation
