#include "checks/field_reader.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/format.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using base::TextPair;
using io::YamlNode;

std::string quoted(std::string_view text) {
    return "“" + std::string(text) + "”";
}

std::string join(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

std::string_view line_of(std::string_view text, std::uint32_t line) {
    std::size_t begin = 0;
    for (; line > 1; --line) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) return {};
        begin = end + 1;
    }
    std::string_view found = text.substr(begin, text.find('\n', begin) - begin);
    if (found.ends_with('\r')) found.remove_suffix(1);
    return found;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

/// "12", "12.5", "12,5"; no sign.
std::optional<double> decimal_of(std::string_view written) {
    std::string digits(text::trim(written));
    std::ranges::replace(digits, ',', '.');
    double value = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed != std::errc() || end != digits.data() + digits.size() || !(value >= 0 && value < 1e6)) {
        return std::nullopt;
    }
    return value;
}

}  // namespace

base::TextPair NumberRange::shown() const {
    if (least == most) return {base::format("{}", least), base::format("{}", least)};
    return {base::format("{} đến {}", least, most), base::format("{} to {}", least, most)};
}

base::Error bad_rule(const RuleSource& source, const YamlNode& node, TextPair message) {
    const std::string_view line = line_of(source.text, node.line);
    if (!text::trim(line).empty()) {
        message.vi.append("\n  ").append(line);
        message.en.append("\n  ").append(line);
    }
    return {"bad-rule", std::move(message), source.path, node.line, node.column};
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
    // What people who write Vietnamese write first.
    static constexpr std::pair<std::string_view, std::string_view> kTranslated[] = {
        {"loi", "error"},          {"canh bao", "warning"}, {"luu y", "info"},
        {"thong tin", "info"},     {"dang", "party"},       {"nha nuoc", "state_administrative"},
        {"tinh", "province"},      {"huyen", "district"},   {"xa", "commune"},
        {"trung uong", "central"}, {"chi bo", "cell"},      {"loai", "kind"},
        {"muc", "level"},          {"ten", "name"},         {"can cu", "basis"},
        {"vi du", "examples"},     {"ly do", "why"},        {"ap dung", "applies"},
        {"tuy chon", "options"}};
    const std::string folded = text::fold_unaccented(word.substr(0, 60));
    for (const auto& [vietnamese, english] : kTranslated) {
        if (folded == vietnamese && std::ranges::find(known, english) != known.end()) return english;
    }
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, folded.size() / 3) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t far = distance(folded, text::fold_unaccented(candidate));
        if (far < least) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

TextPair unknown_word(std::string_view word, const std::vector<std::string_view>& known) {
    const std::string_view meant = nearest(word, known);
    if (!meant.empty()) {
        return {quoted(word) + " không dùng được; có lẽ là " + quoted(meant) + " (dùng được: " + join(known) + ")",
                quoted(word) + " cannot stand here; perhaps " + quoted(meant) + " (possible: " + join(known) + ")"};
    }
    return {quoted(word) + " không dùng được; chọn một trong: " + join(known),
            quoted(word) + " cannot stand here; choose one of: " + join(known)};
}

FieldReader::FieldReader(const RuleSource& source, const YamlNode& mapping, base::Status& fault)
    : source_(source), mapping_(mapping), fault_(fault) {
    if (mapping.kind != YamlNode::Kind::mapping)
        refuse(mapping, {"chỗ này phải là các cặp “khóa: giá trị”", "“key: value” pairs must stand here"});
}

void FieldReader::refuse(const YamlNode& at, TextPair message) {
    if (!fault_) fault_ = bad_rule(source_, at, std::move(message));
}

void FieldReader::refuse(std::string_view key, TextPair message) {
    const YamlNode* found = mapping_.find(key);
    if (found != nullptr)
        refuse(*found, std::move(message));
    else
        refuse_missing(std::move(message));
}

void FieldReader::refuse_missing(TextPair message) {
    lacks_key_ = lacks_key_ || !fault_;
    refuse(mapping_, std::move(message));
}

const YamlNode* FieldReader::node(std::string_view key) {
    if (std::ranges::find(asked_, key) == asked_.end()) asked_.push_back(key);
    return mapping_.kind == YamlNode::Kind::mapping ? mapping_.find(key) : nullptr;
}

bool FieldReader::has(std::string_view key) {
    return node(key) != nullptr;
}

const YamlNode* FieldReader::required(std::string_view key) {
    const YamlNode* found = node(key);
    if (found == nullptr) refuse_missing({"thiếu khóa " + quoted(key), "key " + quoted(key) + " is missing"});
    return found;
}

std::string FieldReader::scalar(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::scalar) {
        refuse(node, {"chỗ này phải là một dòng chữ", "a text must stand here"});
    } else if (text::trim(node.scalar).empty()) {
        refuse(node, {"chỗ này còn trống", "nothing stands here"});
    }
    return std::string(text::trim(node.scalar));
}

std::string FieldReader::text(std::string_view key) {
    const YamlNode* found = required(key);
    return found != nullptr ? scalar(*found) : std::string();
}

std::string FieldReader::text_or(std::string_view key, std::string_view otherwise) {
    const YamlNode* found = node(key);
    return found != nullptr ? scalar(*found) : std::string(otherwise);
}

TextPair FieldReader::read_pair(const YamlNode& node) {
    FieldReader languages(source_, node, fault_);
    TextPair pair{languages.text("vi"), languages.text("en")};
    languages.close();
    return pair;
}

TextPair FieldReader::pair(std::string_view key) {
    const YamlNode* found = required(key);
    return found != nullptr ? read_pair(*found) : TextPair{};
}

TextPair FieldReader::pair_or_empty(std::string_view key) {
    const YamlNode* found = node(key);
    return found != nullptr ? read_pair(*found) : TextPair{};
}

const std::vector<YamlNode>* FieldReader::list(std::string_view key) {
    const YamlNode* found = node(key);
    if (found == nullptr) return nullptr;
    if (found->kind != YamlNode::Kind::sequence) {
        refuse(*found, {"chỗ này phải là một danh sách: " + std::string(key) + ": [một, hai]",
                        "a list must stand here: " + std::string(key) + ": [one, two]"});
        return nullptr;
    }
    return &found->items;
}

std::vector<std::string> FieldReader::texts(std::string_view key) {
    std::vector<std::string> out;
    if (const auto* items = list(key)) {
        for (const YamlNode& item : *items) out.push_back(scalar(item));
    }
    return out;
}

std::vector<int> FieldReader::numbers(std::string_view key, int least, int most) {
    std::vector<int> out;
    if (const auto* items = list(key)) {
        for (const YamlNode& item : *items) out.push_back(number_at(item, least, most));
    }
    return out;
}

int FieldReader::number_or(std::string_view key, int otherwise, int least, int most) {
    const YamlNode* found = node(key);
    return found == nullptr ? otherwise : number_at(*found, least, most);
}

int FieldReader::number_at(const YamlNode& at, int least, int most) {
    int value = 0;
    const std::string written = scalar(at);
    const auto [end, failed] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (failed != std::errc() || end != written.data() + written.size() || value < least || value > most) {
        const std::string range = std::to_string(least) + " – " + std::to_string(most);
        refuse(at, {"chỗ này phải là một số nguyên từ " + range, "a whole number must stand here, " + range});
    }
    return value;
}

std::optional<bool> FieldReader::flag(std::string_view key) {
    if (!has(key)) return std::nullopt;
    return flag_or(key, false);
}

std::optional<NumberRange> FieldReader::range(std::string_view key) {
    const YamlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    const std::string written = scalar(*found);
    const std::size_t dash = written.find('-');
    const auto least = decimal_of(std::string_view(written).substr(0, dash));
    const auto most = dash == std::string::npos ? least : decimal_of(std::string_view(written).substr(dash + 1));
    if (!least || !most || *most < *least) {
        refuse(*found, {"chỗ này phải là một số hoặc một khoảng, ví dụ 14 hoặc 12-13",
                        "a number or a range must stand here, for example 14 or 12-13"});
        return std::nullopt;
    }
    return NumberRange{*least, *most};
}

double FieldReader::decimal_or(std::string_view key, double otherwise, double least, double most) {
    const YamlNode* found = node(key);
    if (found == nullptr) return otherwise;
    const auto value = decimal_of(scalar(*found));
    if (value && *value >= least && *value <= most) return *value;
    refuse(*found, {base::format("chỗ này phải là một số từ {} đến {}", least, most),
                    base::format("a number must stand here, from {} to {}", least, most)});
    return otherwise;
}

bool FieldReader::flag_or(std::string_view key, bool otherwise) {
    const YamlNode* found = node(key);
    if (found == nullptr) return otherwise;
    const std::string written = scalar(*found);
    if (written != "true" && written != "false")
        refuse(*found, {quoted(written) + " không dùng được; chỗ này chỉ được ghi true (có) hoặc false (không)",
                        quoted(written) + " cannot stand here; only true (yes) or false (no) may"});
    return written == "true";
}

legal::Date FieldReader::date(std::string_view key) {
    const YamlNode* found = node(key);
    if (found == nullptr) return {};
    const auto parsed = legal::parse_iso_date(scalar(*found));
    if (!parsed || !parsed->exists()) {
        refuse(*found, {"ngày phải ghi theo dạng năm-tháng-ngày, ví dụ 2026-05-27",
                        "a date is written year-month-day, for example 2026-05-27"});
        return {};
    }
    return *parsed;
}

std::string FieldReader::word(std::string_view key, const std::vector<std::string_view>& words) {
    const YamlNode* found = required(key);
    if (found == nullptr) return {};
    std::string written = scalar(*found);
    if (std::ranges::find(words, written) == words.end()) refuse(*found, unknown_word(written, words));
    return written;
}

std::vector<std::string> FieldReader::words(std::string_view key, const std::vector<std::string_view>& words) {
    std::vector<std::string> written = texts(key);
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (std::ranges::find(words, written[i]) == words.end())
            refuse(mapping_.find(key)->items[i], unknown_word(written[i], words));
    }
    return written;
}

const YamlNode* FieldReader::mapping(std::string_view key) {
    const YamlNode* found = node(key);
    if (found != nullptr && found->kind != YamlNode::Kind::mapping) {
        refuse(*found, {"chỗ này phải là các cặp “khóa: giá trị”", "“key: value” pairs must stand here"});
        return nullptr;
    }
    return found;
}

std::vector<const YamlNode*> FieldReader::mappings(std::string_view key) {
    std::vector<const YamlNode*> out;
    const YamlNode* found = node(key);
    if (found == nullptr) return out;
    if (found->kind != YamlNode::Kind::sequence) {
        refuse(*found, {"chỗ này phải là một danh sách, mỗi mục mở đầu bằng “- ”",
                        "a list must stand here, each item with “- ” before it"});
        return out;
    }
    for (const YamlNode& item : found->items) out.push_back(&item);
    return out;
}

void FieldReader::close() {
    if (mapping_.kind != YamlNode::Kind::mapping) return;
    for (const auto& [key, value] : mapping_.fields) {
        if (std::ranges::find(asked_, key.scalar) != asked_.end()) continue;
        if (lacks_key_) fault_.reset();
        lacks_key_ = false;
        const TextPair which = unknown_word(key.scalar, asked_);
        refuse(key, {"khóa " + which.vi, "key " + which.en});
    }
}

}  // namespace doichieu::checks
