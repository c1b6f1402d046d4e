#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_pair.h"
#include "io/yaml.h"
#include "legal/date.h"

namespace doichieu::checks {

/// A YAML file while it is read: its text, for errors that show the line, and the tables beside it.
struct RuleSource {
    std::string path;
    std::string_view text;
    /// Bytes of a file in the folder of the rule file.
    std::function<base::Result<std::string>(const std::string& name)> sibling;
};

/// The error at a node: message, and the line below it.
[[nodiscard]] base::Error bad_rule(const RuleSource& source, const io::YamlNode& node, base::TextPair message);

/// The word among `known` that was probably meant, or empty.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

/// "“x” không có; có lẽ là “y”" with all that may stand there.
[[nodiscard]] base::TextPair unknown_word(std::string_view word, const std::vector<std::string_view>& known);

/// Numbers from `least` to `most`, as a rule file writes them: "14", "12-13", "12.5-13".
struct NumberRange {
    double least = 0;
    double most = 0;

    [[nodiscard]] bool holds(double value, double tolerance = 0) const {
        return value >= least - tolerance && value <= most + tolerance;
    }
    [[nodiscard]] base::TextPair shown() const;  ///< "14", "12 đến 13"
};

/// Strict reading of one mapping. The first fault is kept; what is read after it does not matter. close() finds the
/// keys that nobody asked for.
class FieldReader {
  public:
    FieldReader(const RuleSource& source, const io::YamlNode& mapping, base::Status& fault);

    [[nodiscard]] bool has(std::string_view key);
    std::string text(std::string_view key);  ///< must stand there
    std::string text_or(std::string_view key, std::string_view otherwise);
    base::TextPair pair(std::string_view key);
    base::TextPair pair_or_empty(std::string_view key);
    std::vector<std::string> texts(std::string_view key);  ///< list of texts; empty when it is not there
    int number_or(std::string_view key, int otherwise, int least, int most);
    std::vector<int> numbers(std::string_view key, int least, int most);  ///< a list; empty when it is not there
    bool flag_or(std::string_view key, bool otherwise);
    std::optional<bool> flag(std::string_view key);          ///< nothing when it is not there
    std::optional<NumberRange> range(std::string_view key);  ///< nothing when it is not there
    double decimal_or(std::string_view key, double otherwise, double least, double most);
    legal::Date date(std::string_view key);  ///< unset when it is not there
    std::string word(std::string_view key, const std::vector<std::string_view>& words);
    std::vector<std::string> words(std::string_view key, const std::vector<std::string_view>& words);
    /// A sub-mapping or a list of mappings; null or empty when it is not there.
    const io::YamlNode* mapping(std::string_view key);
    std::vector<const io::YamlNode*> mappings(std::string_view key);
    const io::YamlNode* node(std::string_view key);

    void refuse(const io::YamlNode& at, base::TextPair message);
    void refuse(std::string_view key, base::TextPair message);
    void close();

    [[nodiscard]] const RuleSource& source() const { return source_; }
    [[nodiscard]] base::Status& fault() { return fault_; }

  private:
    const io::YamlNode* required(std::string_view key);
    void refuse_missing(base::TextPair message);
    std::string scalar(const io::YamlNode& node);
    int number_at(const io::YamlNode& node, int least, int most);
    const std::vector<io::YamlNode>* list(std::string_view key);
    base::TextPair read_pair(const io::YamlNode& node);

    const RuleSource& source_;
    const io::YamlNode& mapping_;
    base::Status& fault_;
    std::vector<std::string_view> asked_;
    bool lacks_key_ = false;  ///< the fault is that a key is not there: a misspelt one may be why
};

}  // namespace doichieu::checks
