#include "checks/load_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "checks/example.h"
#include "checks/kind.h"
#include "io/embedded.h"
#include "io/file.h"
#include "io/yaml_archive.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using base::TextPair;
using io::YamlNode;

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 20;

/// All words that print() knows of an enumeration.
template <typename Enum>
std::vector<std::string_view> words_of(const char* (*print)(Enum), std::size_t count) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < count; ++i) words.emplace_back(print(static_cast<Enum>(i)));
    return words;
}

const std::vector<std::string_view>& regime_words() {
    static const auto kWords = words_of<legal::Regime>(legal::to_string, 4);
    return kWords;
}
const std::vector<std::string_view>& level_words() {
    static const auto kWords = words_of<legal::Level>(legal::to_string, 6);
    return kWords;
}

const std::vector<std::string_view>& type_words() {
    static const auto kWords = [] {
        std::vector<std::string_view> words;
        for (const legal::TypeSymbol& row : legal::Vocabulary::instance().types()) {
            if (std::ranges::find(words, row.type) == words.end()) words.emplace_back(row.type);
        }
        return words;
    }();
    return kWords;
}

/// `regime`, `from` and `to`.
Applies read_bounds(FieldReader& fields) {
    Applies applies;
    for (const std::string& word : fields.words("regime", regime_words()))
        applies.regimes.push_back(legal::parse_regime(word).value_or(legal::Regime::unknown));
    applies.from = fields.date("from");
    applies.to = fields.date("to");
    if (applies.from.stated() && applies.to.stated() && applies.to < applies.from) {
        fields.refuse("to", {"ngày kết thúc trước ngày bắt đầu: quy tắc không bao giờ được dùng",
                             "the last day is before the first: the rule would never apply"});
    }
    return applies;
}

Applies read_applies(FieldReader& rule) {
    const YamlNode* node = rule.mapping("applies");
    if (node == nullptr) return {};
    FieldReader fields(rule.source(), *node, rule.fault());
    Applies applies = read_bounds(fields);
    if (fields.has("type")) applies.types = fields.words("type", type_words());
    for (const std::string& word : fields.words("level", level_words()))
        applies.levels.push_back(legal::parse_level(word).value_or(legal::Level::unknown));
    for (const std::string& words : fields.texts("subject")) applies.subjects.push_back(text::fold(words));
    for (const std::string& words : fields.texts("issuer")) applies.issuers.push_back(text::fold(words));
    fields.close();
    return applies;
}

TemplatePair read_templates(FieldReader& rule, std::string_view key, const std::vector<std::string_view>& known) {
    TemplatePair templates;
    const YamlNode* node = rule.mapping(key);
    if (node == nullptr) return templates;
    FieldReader fields(rule.source(), *node, rule.fault());
    templates.vi = MessageTemplate(fields.text("vi"));
    templates.en = MessageTemplate(fields.text("en"));
    fields.close();
    for (const auto& [language, text] : {std::pair{"vi", &templates.vi}, std::pair{"en", &templates.en}}) {
        for (const std::string_view name : text->placeholders()) {
            if (std::ranges::find(known, name) != known.end()) continue;
            const TextPair which = unknown_word(name, known);
            fields.refuse(language, {"chỗ điền " + which.vi, "placeholder " + which.en});
        }
    }
    return templates;
}

Basis read_basis(FieldReader& rule, const YamlNode& node) {
    FieldReader fields(rule.source(), node, rule.fault());
    Basis basis;
    basis.text = {fields.text("vi"), fields.text("en")};
    static const std::vector<std::string_view> kWords = {"verified", "single", "memory"};
    basis.confidence = legal::parse_confidence(fields.word("confidence", kWords)).value_or(legal::Confidence::memory);
    basis.binds = read_bounds(fields);
    fields.close();
    return basis;
}

/// One basis, or a list of them.
std::vector<Basis> read_bases(FieldReader& rule) {
    std::vector<Basis> bases;
    const YamlNode* node = rule.node("basis");
    if (node != nullptr && node->kind == YamlNode::Kind::sequence) {
        for (const YamlNode* item : rule.mappings("basis")) {
            if (item->kind == YamlNode::Kind::mapping) bases.push_back(read_basis(rule, *item));
        }
    } else if (node = rule.mapping("basis"); node != nullptr) {
        bases.push_back(read_basis(rule, *node));
    }
    if (bases.empty()) rule.text("basis");  // says that it is missing
    return bases;
}

std::vector<Example> read_example_list(FieldReader& examples, std::string_view key) {
    std::vector<Example> out;
    for (const YamlNode* item : examples.mappings(key)) {
        if (item->kind == YamlNode::Kind::scalar) {
            out.emplace_back().text = item->scalar;
            continue;
        }
        FieldReader fields(examples.source(), *item, examples.fault());
        Example example;
        example.text = fields.text("text");
        example.as_of = fields.date("as_of");
        read_look(fields, example);
        fields.close();
        out.push_back(std::move(example));
    }
    return out;
}

void read_examples(FieldReader& fields, Examples& examples) {
    const YamlNode* node = fields.mapping("examples");
    if (node == nullptr) {
        fields.refuse(
            "examples",
            {"thiếu “examples”: cuối tệp phải có ít nhất một ví dụ bị báo (fires) và một ví dụ không bị báo (silent)",
             "“examples” is missing: at the end of the file, at least one that fires and one that stays silent"});
        return;
    }
    FieldReader lists(fields.source(), *node, fields.fault());
    examples.fires = read_example_list(lists, "fires");
    examples.silent = read_example_list(lists, "silent");
    examples.todo = read_example_list(lists, "todo");
    lists.close();
    const auto demand = [&](bool there, const std::string& list) {
        if (!there) {
            lists.refuse(*node, {"cần ít nhất một ví dụ trong “" + list + "”",
                                 "at least one example is needed in “" + list + "”"});
        }
    };
    // What no text can show (tracked changes), or no registry yet, stands in todo.
    demand(!examples.fires.empty() || !examples.todo.empty(), "fires");
    demand(!examples.silent.empty(), "silent");
}

const std::vector<std::string_view>& kind_names() {
    static const auto kNames = [] {
        std::vector<std::string_view> names;
        for (const KindRow& row : kinds()) names.push_back(row.name);
        return names;
    }();
    return kNames;
}

void read_options(FieldReader& fields, const KindRow& kind, Rule& rule) {
    static const YamlNode kNone = [] {
        YamlNode none;
        none.kind = YamlNode::Kind::mapping;
        return none;
    }();
    const YamlNode* node = fields.mapping("options");
    YamlNode placed = kNone;
    if (const YamlNode* at = fields.node("kind")) {
        placed.line = at->line;
        placed.column = at->column;
    }
    FieldReader options(fields.source(), node != nullptr ? *node : placed, fields.fault());
    rule.check = kind.decode(options);
    options.close();
}

}  // namespace

base::Result<Pack> load_pack(const RuleSource& source, const YamlNode& root, std::string id) {
    base::Status fault;
    FieldReader fields(source, root, fault);
    Pack pack;
    pack.id = std::move(id);
    pack.name = fields.pair("name");
    pack.description = fields.pair("description");
    pack.applies = read_applies(fields);
    pack.enabled = fields.flag_or("enabled", true);
    fields.close();
    if (fault) return *fault;
    return pack;
}

base::Result<Rule> load_rule(const RuleSource& source, const YamlNode& root, std::string id, const Pack& pack,
                             ExampleReading examples) {
    base::Status fault;
    FieldReader fields(source, root, fault);
    Rule rule;
    rule.id = std::move(id);
    rule.pack = pack.id;
    rule.path = source.path;
    rule.pack_applies = pack.applies;
    rule.pack_enabled = pack.enabled;
    rule.kind = fields.word("kind", kind_names());
    const KindRow* kind = find_kind(rule.kind);
    if (kind == nullptr) return *fault;
    rule.name = fields.pair("name");
    static const auto kLevels = words_of<findings::Severity>(findings::to_string, 3);
    rule.level = findings::parse_severity(fields.word("level", kLevels)).value_or(findings::Severity::info);
    fields.pair("message");
    rule.message = read_templates(fields, "message", kind->placeholders);
    rule.suggestion = read_templates(fields, "suggestion", kind->placeholders);
    rule.bases = read_bases(fields);
    rule.applies = read_applies(fields);
    rule.yields_to = fields.texts("yields_to");
    read_options(fields, *kind, rule);
    rule.why = fields.pair("why");
    if (examples == ExampleReading::keep) {
        read_examples(fields, rule.examples);
        if (!root.fields.empty() && root.fields.back().first.scalar != "examples") {
            fields.refuse(root.fields.back().first,
                          {"“examples” phải là khóa cuối cùng của tệp", "“examples” must be the last key of the file"});
        }
    }
    fields.close();
    if (rule.level == findings::Severity::error && std::ranges::all_of(rule.bases, [](const Basis& basis) {
            return basis.confidence == legal::Confidence::memory;
        })) {
        fields.refuse("level", {"căn cứ chưa kiểm chứng (confidence: memory) thì mức cao nhất là warning",
                                "a basis that is not checked (confidence: memory) allows a warning at most"});
    }
    if (fault) return *fault;
    return rule;
}

std::vector<base::Error> find_reused_ids(const std::vector<Rule>& rules) {
    std::vector<base::Error> errors;
    std::map<std::pair<std::string, std::string>, std::string> seen;
    for (const Rule& rule : rules) {
        const auto [first, is_new] = seen.emplace(std::pair{rule.pack, rule.id}, rule.path);
        if (is_new) continue;
        errors.push_back({"duplicate-key",
                          {"quy tắc " + rule.id + " đã có trong gói " + rule.pack + ": " + first->second +
                               "; hãy đổi tên tệp này hoặc đặt vào một gói khác",
                           "rule " + rule.id + " already stands in pack " + rule.pack + ": " + first->second +
                               "; rename this file or put it into another pack"},
                          rule.path,
                          1,
                          1});
    }
    return errors;
}

namespace {

template <typename T>
bool share(const std::vector<T>& a, const std::vector<T>& b) {
    return a.empty() || b.empty() ||
           std::ranges::any_of(a, [&](const T& one) { return std::ranges::find(b, one) != b.end(); });
}

bool overlap(const Applies& a, const Applies& b) {
    const bool apart =
        (a.to.stated() && b.from.stated() && a.to < b.from) || (b.to.stated() && a.from.stated() && b.to < a.from);
    return !apart && share(a.regimes, b.regimes) && share(a.types, b.types) && share(a.levels, b.levels) &&
           share(a.subjects, b.subjects) && share(a.issuers, b.issuers);
}

}  // namespace

std::vector<base::Error> find_clashes(const std::vector<Rule>& rules) {
    std::vector<base::Error> errors;
    std::map<std::pair<std::string, std::string>, std::vector<const Rule*>> seen;
    for (const Rule& rule : rules) {
        if (!rule.pack_enabled) continue;  // an example to copy
        auto& before = seen[{rule.id, rule.kind}];
        for (const Rule* other : before) {
            const bool both = other->pack != rule.pack && overlap(rule.applies, other->applies) &&
                              overlap(rule.pack_applies, other->pack_applies) &&
                              overlap(rule.applies, other->pack_applies) && overlap(rule.pack_applies, other->applies);
            if (!both) continue;
            errors.push_back({"rule-clash",
                              {"quy tắc " + rule.id + " của gói " + rule.pack + " và của gói " + other->pack +
                                   " cùng áp dụng cho một văn bản; hãy đổi tên, hoặc thu hẹp “applies”",
                               "rule " + rule.id + " of pack " + rule.pack + " and of pack " + other->pack +
                                   " both hold for one document; rename one, or narrow “applies”"},
                              rule.path,
                              1,
                              1});
        }
        before.push_back(&rule);
    }
    return errors;
}

namespace {

/// Where a rule file stands: rules/<pack>/<family>/<name>.yaml.
struct RulePlace {
    std::string pack;
    std::string folder;  ///< of the file, with "/" at its end
    std::string id;
};

std::optional<RulePlace> place_of(std::string_view path, std::string_view root, std::string_view root_as_pack) {
    std::string_view rest = path.substr(root.size());
    std::vector<std::string_view> parts;
    for (std::size_t slash; (slash = rest.find('/')) != std::string_view::npos; rest.remove_prefix(slash + 1))
        parts.push_back(rest.substr(0, slash));
    const std::string name(rest.substr(0, rest.rfind('.')));
    const std::string folder(path.substr(0, path.size() - rest.size()));
    if (parts.size() == 2) return RulePlace{std::string(parts[0]), folder, std::string(parts[1]) + "/" + name};
    if (parts.size() == 1 && !root_as_pack.empty())
        return RulePlace{std::string(root_as_pack), folder, std::string(parts[0]) + "/" + name};
    return std::nullopt;
}

/// Where the files of rules come from: the program itself, or a folder.
class Files {
  public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;
    [[nodiscard]] virtual base::Result<std::string> text(const std::string& path) const = 0;
    [[nodiscard]] virtual base::Result<YamlNode> yaml(const std::string& path, std::string_view text) const {
        return io::parse_yaml(text, path);
    }
};

class FolderFiles final : public Files {
  public:
    [[nodiscard]] base::Result<std::string> text(const std::string& path) const override {
        auto bytes = io::read_file(path, kLargestFile);
        if (!bytes) return bytes.error();
        return std::string(bytes->view());
    }
};

/// Examples are in the texts alone.
class EmbeddedFiles final : public Files {
  public:
    explicit EmbeddedFiles(ExampleReading examples)
        : archive_(examples == ExampleReading::skip ? io::embedded_file("rules.packed").value_or("") : "") {}

    [[nodiscard]] base::Result<std::string> text(const std::string& path) const override {
        if (const auto bytes = io::embedded_file(path)) return std::string(*bytes);
        return base::Error{"not-found", {"không có tệp này", "there is no such file"}, path};
    }
    [[nodiscard]] base::Result<YamlNode> yaml(const std::string& path, std::string_view text) const override {
        if (auto root = archive_.read(path)) return std::move(*root);
        return io::parse_yaml(text, path);
    }

  private:
    io::YamlArchive archive_;
};

/// Reads packs and rules from named files, embedded ones and those of a folder alike.
class Loader {
  public:
    Loader(std::string root, std::string root_as_pack, const Files& files, ExampleReading examples)
        : root_(std::move(root)), root_as_pack_(std::move(root_as_pack)), files_(files), examples_(examples) {}

    LoadedRules run(const std::vector<std::string>& files) {
        std::vector<std::pair<RulePlace, const std::string*>> rules;
        for (const std::string& file : files) {
            if (file.ends_with(".yml")) refuse_extension(file);
            if (!file.ends_with(".yaml")) continue;
            if (file.ends_with("/pack.yaml"))
                add_pack(file);
            else if (auto place = place_of(file, root_, root_as_pack_))
                rules.emplace_back(std::move(*place), &file);
            else
                refuse_place(file);
        }
        std::ranges::stable_sort(rules, [](const auto& a, const auto& b) {
            return std::tie(a.first.id, a.first.pack) < std::tie(b.first.id, b.first.pack);
        });
        loaded_.rules.reserve(rules.size());
        for (const auto& [place, file] : rules) add_rule(*file, place);
        for (base::Error& error : find_reused_ids(loaded_.rules)) loaded_.errors.push_back(std::move(error));
        return std::move(loaded_);
    }

  private:
    template <typename T, typename Load>
    void load_file(const std::string& file, std::vector<T>& out, Load load) {
        const auto text = files_.text(file);
        if (!text) return loaded_.errors.push_back(text.error());
        const auto root = files_.yaml(file, *text);
        if (!root) return loaded_.errors.push_back(root.error());
        const std::string folder = file.substr(0, file.rfind('/') + 1);
        const RuleSource source{file, *text,
                                [this, folder](const std::string& name) { return files_.text(folder + name); }};
        auto value = load(source, *root);
        if (!value) return loaded_.errors.push_back(value.error());
        out.push_back(std::move(*value));
    }

    void add_pack(const std::string& file) {
        const std::string inside = file.substr(root_.size());
        std::string id = inside.substr(0, inside.find('/'));
        if (id == "pack.yaml") id = root_as_pack_;
        load_file(file, loaded_.packs,
                  [&](const RuleSource& source, const YamlNode& root) { return load_pack(source, root, id); });
    }

    const Pack& pack_of(const std::string& id) {
        const auto found = std::ranges::find(loaded_.packs, id, &Pack::id);
        if (found != loaded_.packs.end()) return *found;
        Pack nameless;
        nameless.id = id;
        nameless.name = {id, id};
        loaded_.packs.push_back(std::move(nameless));
        return loaded_.packs.back();
    }

    void add_rule(const std::string& file, const RulePlace& place) {
        load_file(file, loaded_.rules, [&](const RuleSource& source, const YamlNode& root) {
            return load_rule(source, root, place.id, pack_of(place.pack), examples_);
        });
    }

    void refuse_place(const std::string& file) {
        loaded_.errors.push_back(
            {"bad-rule",
             {"tệp quy tắc phải nằm ở <gói>/<họ>/<tên>.yaml, ví dụ co-quan/spelling/ten-xa.yaml",
              "a rule file stands at <pack>/<family>/<name>.yaml, for example office/spelling/name.yaml"},
             file});
    }

    void refuse_extension(const std::string& file) {
        const std::string renamed = file.substr(file.rfind('/') + 1, file.size() - file.rfind('/') - 5) + ".yaml";
        loaded_.errors.push_back({"bad-rule",
                                  {"tệp quy tắc phải có đuôi .yaml; hãy đổi tên thành “" + renamed + "”",
                                   "a rule file ends in .yaml; rename it to “" + renamed + "”"},
                                  file});
    }

    std::string root_;
    std::string root_as_pack_;
    const Files& files_;
    ExampleReading examples_;
    LoadedRules loaded_;
};

}  // namespace

LoadedRules load_embedded(ExampleReading examples) {
    std::vector<std::string> names;
    for (const std::string_view name : io::embedded_names("rules/")) names.emplace_back(name);
    return Loader("rules/", "", EmbeddedFiles(examples), examples).run(names);
}

LoadedRules load_folder(const std::string& folder) {
    std::string root = folder;
    while (root.size() > 1 && root.back() == '/') root.pop_back();
    const io::Walk walk = io::walk(root);
    const std::string name = root.substr(root.rfind('/') + 1);
    LoadedRules loaded = Loader(root + "/", name, FolderFiles(), ExampleReading::keep).run(walk.files);
    loaded.errors.insert(loaded.errors.begin(), walk.errors.begin(), walk.errors.end());
    return loaded;
}

}  // namespace doichieu::checks
