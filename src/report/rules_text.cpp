#include "report/rules_text.h"

#include "report/table.h"
#include "report/words.h"

namespace doichieu::report {
namespace {

std::string level_word(const View& view, findings::Severity severity) {
    switch (severity) {
        case findings::Severity::error:
            return std::string(view.words("lỗi", "error"));
        case findings::Severity::warning:
            return std::string(view.words("cảnh báo", "warning"));
        case findings::Severity::info:
            return std::string(view.words("lưu ý", "note"));
    }
    return {};
}

/// A message with "…" for what each finding fills in.
std::string shown(const checks::MessageTemplate& message, base::Language language) {
    checks::Values values;
    for (const std::string_view name : message.placeholders()) values.emplace_back(name, base::TextPair{"…", "…"});
    return message.fill(values, language);
}

void line(Out& out, std::string_view name, std::string_view text) {
    if (!text.empty()) out << "  " << name << ": " << printable(text) << '\n';
}

void write_examples(const std::vector<checks::Example>& examples, std::string_view name, Out& out) {
    for (const checks::Example& example : examples) {
        out << "  " << name << ":\n";
        std::string_view rest = example.text;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            out << "    " << printable(rest.substr(0, end)) << '\n';
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
    }
}

}  // namespace

void rules_text(const std::vector<checks::Rule>& rules, const View& view, Out& out) {
    std::vector<std::vector<std::string>> rows = {
        {std::string(view.words("QUY TẮC", "RULE")), std::string(view.words("GÓI", "PACK")),
         std::string(view.words("MỨC", "LEVEL")), std::string(view.words("TÊN", "NAME"))}};
    for (const checks::Rule& rule : rules) {
        rows.push_back({rule.id, rule.pack, level_word(view, rule.level), rule.name.in(view.language)});
    }
    write_table(rows, view, out);
}

void rule_text(const checks::Rule& rule, std::string_view precision, const View& view, Out& out) {
    const bool vi = view.language == base::Language::vi;
    out << painted(view, Tone::strong, rule.id) << ": " << printable(rule.name.in(view.language)) << '\n';
    line(out, view.words("gói", "pack"), rule.pack);
    line(out, view.words("mức", "level"), level_word(view, rule.level));
    if (!rule.pack_enabled)
        line(
            out, view.words("tùy chọn", "optional"),
            std::string(view.words("chỉ dùng khi được bật: --enable ", "used only when enabled: --enable ")) + rule.id);
    line(out, view.words("báo", "says"), shown(vi ? rule.message.vi : rule.message.en, view.language));
    line(out, view.words("cách sửa", "what to do"), shown(vi ? rule.suggestion.vi : rule.suggestion.en, view.language));
    line(out, view.words("vì sao", "why"), rule.why.in(view.language));
    const checks::Basis basis = checks::joined(rule.bases);
    line(out, view.words("căn cứ", "basis"), basis.text.in(view.language));
    line(out, view.words("độ tin cậy của căn cứ", "confidence in the basis"), words_of(view, basis.confidence));
    line(out, view.words("loại kiểm tra", "kind"), rule.kind);
    line(out, view.words("đúng trên các văn bản mẫu", "right over the corpus"), precision);
    const auto types = [](const std::vector<std::string>& words) {
        std::string joined;
        for (const std::string& word : words) joined += (joined.empty() ? "" : ", ") + word;
        return joined;
    };
    line(out, view.words("tên loại văn bản", "types"),
         types(rule.applies.types.empty() ? rule.pack_applies.types : rule.applies.types));
    line(out, view.words("lĩnh vực", "subjects"), types(rule.pack_applies.subjects));
    line(out, view.words("cơ quan ban hành", "issuers"), types(rule.applies.issuers));
    line(out, view.words("tệp", "file"), rule.path);
    if (rule.applies.from.stated()) line(out, view.words("áp dụng từ", "applies from"), rule.applies.from.vietnamese());
    if (rule.applies.to.stated()) line(out, view.words("áp dụng đến", "applies until"), rule.applies.to.vietnamese());
    write_examples(rule.examples.fires, view.words("ví dụ bị báo", "example that fires"), out);
    write_examples(rule.examples.silent, view.words("ví dụ không bị báo", "example that stays silent"), out);
}

}  // namespace doichieu::report
