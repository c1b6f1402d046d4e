#include "io/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "io/file.h"
#include "io/yaml_slips.h"

namespace doichieu::io {
namespace {

using base::Error;
using base::TextPair;

constexpr std::size_t kLargest = std::size_t{1} << 20;
constexpr int kDeepest = 32;

/// The lines of a text as libyaml counts them: LF, CR, CRLF, NEL, and the line and paragraph separators end one.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    [[nodiscard]] std::string_view operator[](std::uint32_t line) const {
        std::size_t begin = 0;
        while (--line > 0) {
            const auto [at, length] = next_break(begin);
            if (length == 0) return {};
            begin = at + length;
        }
        return text_.substr(begin, next_break(begin).first - begin);
    }

    /// Line and column (in code points) of a byte.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> place_of(std::size_t offset) const {
        std::uint32_t line = 1;
        std::size_t begin = 0;
        for (auto [at, length] = next_break(0); length != 0 && at < offset; std::tie(at, length) = next_break(begin)) {
            begin = at + length;
            ++line;
        }
        const std::string_view before = text_.substr(begin, offset > begin ? offset - begin : 0);
        const auto continuations =
            std::count_if(before.begin(), before.end(), [](char byte) { return (byte & 0xC0) == 0x80; });
        return {line, static_cast<std::uint32_t>(before.size() - static_cast<std::size_t>(continuations) + 1)};
    }

  private:
    /// Offset and length of the first line break at or after `at`; the end of the text and 0 when there is none.
    [[nodiscard]] std::pair<std::size_t, std::size_t> next_break(std::size_t at) const {
        for (; (at = text_.find_first_of("\n\r\xC2\xE2", at)) != std::string_view::npos; ++at) {
            const std::string_view rest = text_.substr(at);
            if (rest.starts_with("\r\n")) return {at, 2};
            if (rest.front() == '\n' || rest.front() == '\r') return {at, 1};
            if (rest.starts_with("\xC2\x85")) return {at, 2};
            if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) return {at, 3};
        }
        return {text_.size(), 0};
    }

    std::string_view text_;
};

/// Offset of the first combining mark (U+0300–036F). Vietnamese in NFC has none, in NFD nearly every word has one.
std::size_t find_combining_mark(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const bool begins_one =
            text[at] == '\xCC' || (text[at] == '\xCD' && static_cast<unsigned char>(text[at + 1]) < 0xB0);
        if (begins_one) return at;
    }
    return std::string_view::npos;
}

/// The event that libyaml has filled, freed on every way out.
struct Event {
    yaml_event_t data{};
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&data); }
};

std::uint32_t line_of(const yaml_mark_t& mark) {
    return static_cast<std::uint32_t>(mark.line) + 1;
}
std::uint32_t column_of(const yaml_mark_t& mark) {
    return static_cast<std::uint32_t>(mark.column) + 1;
}

/// A control character that no one types: the trace of "\b" or "\e" between double quotation marks.
bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    });
}

/// A line that may stand in an error: not too long to read, nothing that a terminal would obey.
bool is_showable(std::string_view line) {
    constexpr std::size_t kLongest = 1000;
    return line.size() <= kLongest && !has_control(line);
}

class Reader {
  public:
    Reader(std::string_view text, const std::string& path) : text_(text), path_(path), lines_(text) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { yaml_parser_delete(&parser_); }

    base::Result<YamlNode> run() {
        if (text_.size() > kLargest) return too_large();
        if (const std::size_t mark = find_combining_mark(text_); mark != std::string_view::npos)
            return decomposed(mark);
        YamlNode root;
        root.kind = YamlNode::Kind::mapping;
        root.line = root.column = 1;
        if (read_stream(root)) return root;
        return std::move(*error_);
    }

  private:
    // Each reading function is false when error_ has been set.

    bool read_stream(YamlNode& root) {
        Event stream;
        Event document;
        if (!next(stream) || !next(document)) return false;
        if (document.data.type == YAML_STREAM_END_EVENT) return true;
        Event first;
        if (!next(first)) return false;
        const bool empty = first.data.type == YAML_SCALAR_EVENT && first.data.data.scalar.length == 0 &&
                           first.data.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        if (!empty && !read_node(first, 1, root)) return false;
        Event document_end;
        Event stream_end;
        if (!next(document_end) || !next(stream_end)) return false;
        if (stream_end.data.type == YAML_STREAM_END_EVENT) return true;
        return fail(stream_end.data.start_mark, {{"tệp có nhiều phần cách nhau bằng “---”; chỉ được một phần",
                                                  "the file holds several documents (“---”); only one is allowed"},
                                                 {}});
    }

    bool next(Event& event) {
        if (yaml_parser_parse(&parser_, &event.data) != 0) return true;
        return report_parser();
    }

    bool read_node(const Event& event, int depth, YamlNode& node) {
        const yaml_event_t& data = event.data;
        node.line = line_of(data.start_mark);
        node.column = column_of(data.start_mark);
        if (depth > kDeepest) {
            return fail(data.start_mark, {{"thụt lề quá sâu (hơn " + std::to_string(kDeepest) + " bậc)",
                                           "nested too deeply (more than " + std::to_string(kDeepest) + " levels)"},
                                          {}});
        }
        switch (data.type) {
            case YAML_SCALAR_EVENT:
                return read_scalar(data, node);
            case YAML_SEQUENCE_START_EVENT:
                return is_bare(data, data.data.sequence_start.anchor, data.data.sequence_start.tag) &&
                       read_sequence(depth, node);
            case YAML_MAPPING_START_EVENT:
                return is_bare(data, data.data.mapping_start.anchor, data.data.mapping_start.tag) &&
                       read_mapping(depth, node);
            default:
                return refuse_sign(data, "*");
        }
    }

    bool read_scalar(const yaml_event_t& data, YamlNode& node) {
        const auto& scalar = data.data.scalar;
        if (!is_bare(data, scalar.anchor, scalar.tag)) return false;
        node.kind = YamlNode::Kind::scalar;
        node.scalar.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        node.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
        if (scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && has_control(node.scalar)) {
            return fail(data.start_mark, backslash_slip(lines_[node.line]));
        }
        if (node.quoted || !misreads_silently(node.scalar)) return true;
        const std::string_view line = lines_[node.line];
        return fail(data.start_mark,
                    recognise_slip(line).value_or(
                        YamlSlip{{"giá trị này cần đặt trong dấu ngoặc kép", "this value must be quoted"}, {}}));
    }

    bool read_sequence(int depth, YamlNode& node) {
        node.kind = YamlNode::Kind::sequence;
        while (true) {
            Event item;
            if (!next(item)) return false;
            if (item.data.type == YAML_SEQUENCE_END_EVENT) return true;
            if (!read_node(item, depth + 1, node.items.emplace_back())) return false;
        }
    }

    bool read_mapping(int depth, YamlNode& node) {
        node.kind = YamlNode::Kind::mapping;
        std::map<std::string, std::uint32_t> lines_of_keys;
        while (true) {
            Event key;
            if (!next(key)) return false;
            if (key.data.type == YAML_MAPPING_END_EVENT) return true;
            YamlNode name;
            if (!read_node(key, depth + 1, name)) return false;
            if (name.kind != YamlNode::Kind::scalar) {
                return fail(key.data.start_mark, {{"tên mục phải là chữ, không phải danh sách hay nhóm",
                                                   "a key must be text, not a list or a mapping"},
                                                  {}});
            }
            const auto [seen, is_new] = lines_of_keys.emplace(name.scalar, name.line);
            if (!is_new) return duplicate(key, name, seen->second);
            auto& field = node.fields.emplace_back(std::move(name), YamlNode());
            Event value;
            if (!next(value) || !read_node(value, depth + 1, field.second)) return false;
        }
    }

    bool duplicate(const Event& key, const YamlNode& name, std::uint32_t first_line) {
        const std::string line = std::to_string(first_line);
        return fail(
            key.data.start_mark,
            {{"mục “" + name.scalar + "” đã có ở dòng " + line + "; hãy xóa hoặc đổi tên một trong hai",
              "the key “" + name.scalar + "” already stands in line " + line + "; remove or rename one of them"},
             {}});
    }

    bool is_bare(const yaml_event_t& data, const unsigned char* anchor, const unsigned char* tag) {
        if (anchor != nullptr) return refuse_sign(data, "&");
        return tag == nullptr || refuse_sign(data, "!");
    }

    bool refuse_sign(const yaml_event_t& data, const std::string& sign) {
        YamlSlip slip{
            {"không dùng được dấu " + sign + " của YAML ở đây", "YAML's sign " + sign + " cannot be used here"}, {}};
        if (auto known = recognise_slip(lines_[line_of(data.start_mark)])) slip = std::move(*known);
        return fail(data.start_mark, slip);
    }

    /// libyaml names the place where it gave up and often the one where the construct began; the slip stands on one of
    /// them or on the line before.
    bool report_parser() {
        if (parser_.error == YAML_READER_ERROR) return unreadable_byte();
        const std::string problem = parser_.problem == nullptr ? "" : parser_.problem;
        const std::uint32_t line = line_of(parser_.problem_mark);
        if (problem.find("escape") != std::string::npos || problem.find("hexdecimal") != std::string::npos) {
            return fail(parser_.problem_mark, backslash_slip(lines_[line]));
        }
        const std::uint32_t begun = parser_.context == nullptr ? line : line_of(parser_.context_mark);
        for (const std::uint32_t suspect : {line, begun, line > 1 ? line - 1 : line}) {
            if (const auto slip = recognise_slip(lines_[suspect])) {
                const bool here = suspect == line;
                return fail(suspect, here ? column_of(parser_.problem_mark) : 1, *slip);
            }
        }
        if (problem.starts_with("did not find expected") || problem.starts_with("mapping values are not allowed")) {
            return fail(parser_.problem_mark, {{"dòng này thụt lề không khớp với các dòng trên",
                                                "this line is not indented like those above it"},
                                               {}});
        }
        return fail(
            parser_.problem_mark,
            {{"không đọc được theo cú pháp YAML (" + problem + ")", "not readable as YAML (" + problem + ")"}, {}});
    }

    bool unreadable_byte() {
        const auto [line, column] = lines_.place_of(parser_.problem_offset);
        const bool control =
            parser_.problem != nullptr && std::string_view(parser_.problem).find("control") != std::string_view::npos;
        if (control) {
            return fail_at(line, column,
                           {"có ký tự điều khiển không nhìn thấy được", "there is an invisible control character"});
        }
        return fail_at(
            line, column,
            {"tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8", "the file is not UTF-8; save it as UTF-8"});
    }

    Error too_large() {
        const TextPair size = size_text(text_.size());
        const TextPair most = size_text(kLargest);
        return {"bad-yaml",
                {"Tệp YAML quá lớn: " + size.vi + ", giới hạn là " + most.vi + ".",
                 "YAML file is too large: " + size.en + ", the limit is " + most.en + "."},
                path_};
    }

    Error decomposed(std::size_t mark) {
        const auto [line, column] = lines_.place_of(mark);
        fail(line, column,
             {{"chữ có dấu ở dạng tổ hợp (NFD); hãy lưu lại ở dạng dựng sẵn (NFC)",
               "letters and marks are stored apart (NFD); save the file as NFC"},
              {}});
        return std::move(*error_);
    }

    bool fail(const yaml_mark_t& mark, const YamlSlip& slip) { return fail(line_of(mark), column_of(mark), slip); }

    bool fail(std::uint32_t line, std::uint32_t column, const YamlSlip& slip) {
        fail_at(line, column, slip.reason);
        const std::string_view shown = lines_[line];
        if (shown.empty() || !is_showable(shown)) return false;
        add_line("đang viết: ", "written:   ", shown);
        if (!slip.corrected.empty()) add_line("nên viết:  ", "should be: ", slip.corrected);
        return false;
    }

    bool fail_at(std::uint32_t line, std::uint32_t column, const TextPair& reason) {
        error_ = Error{"bad-yaml", {reason.vi + ".", reason.en + "."}, path_, line, column};
        return false;
    }

    void add_line(std::string_view vi, std::string_view en, std::string_view content) {
        error_->message.vi.append("\n  ").append(vi).append(content);
        error_->message.en.append("\n  ").append(en).append(content);
    }

    std::string_view text_;
    const std::string& path_;
    Lines lines_;
    yaml_parser_t parser_{};
    std::optional<Error> error_;
};

}  // namespace

YamlNode::YamlNode() = default;
YamlNode::YamlNode(const YamlNode&) = default;
YamlNode::YamlNode(YamlNode&&) noexcept = default;
YamlNode& YamlNode::operator=(const YamlNode&) = default;
YamlNode& YamlNode::operator=(YamlNode&&) noexcept = default;
YamlNode::~YamlNode() = default;

const YamlNode* YamlNode::find(std::string_view key) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [key](const auto& field) { return field.first.scalar == key; });
    return found == fields.end() ? nullptr : &found->second;
}

base::Result<YamlNode> parse_yaml(std::string_view text, const std::string& path) {
    return Reader(text, path).run();
}

}  // namespace doichieu::io
