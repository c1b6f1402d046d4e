#include "text/pattern.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>

#include "text/utf8.h"

namespace doichieu::text {
namespace {

/// What belongs_to_word() says of Latin script, as the inside of an RE2 class. All of \pL\pM would make each pattern with
/// a boundary some thousand instructions long; texts in other scripts do not come here.
constexpr std::string_view kWord =
    R"(A-Za-z0-9\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{24F}\x{300}-\x{36F}\x{1E00}-\x{1EFF}\x{FF10}-\x{FF19})";

RE2::Options options() {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingUTF8);
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{8} << 20);
    return options;
}

base::Error bad_pattern(std::string_view expression, std::string_view vi, std::string_view en) {
    std::string quoted = "“";
    quoted.append(expression).append("”");
    return {"bad-pattern",
            {"Mẫu " + quoted + " không dùng được: " + std::string(vi),
             "Pattern " + quoted + " cannot be used: " + std::string(en)},
            {}};
}

/// An expression cut at its top-level alternatives, without the \b at their ends.
struct Rewritten {
    std::string core;
    bool starts_at_boundary = false;
    bool ends_at_boundary = false;
    bool supported = true;
    bool balanced = true;  ///< every group opens and closes: what stands around it cannot change it
};

/// Reads an expression token by token: escapes, classes and groups are all that its boundaries depend on.
class BoundaryRewriter {
  public:
    explicit BoundaryRewriter(std::string_view expression) : rest_(expression) {}

    Rewritten run() && {
        while (!rest_.empty()) {
            if (starts_with("\\Q")) {
                const std::size_t end = rest_.find("\\E");
                take(end == std::string_view::npos ? rest_.size() : end + 2);
            } else if (rest_.front() == '\\') {
                take_escape();
            } else if (rest_.front() == '[') {
                take_class();
            } else if (starts_with("(?") && flags_length() != 0) {
                take_flags();
            } else {
                take_sign();
            }
        }
        end_alternative();
        result_.balanced = result_.balanced && depth_ == 0;
        result_.supported =
            !misplaced_ && (starting_ == 0 || starting_ == alternatives_) && (ending_ == 0 || ending_ == alternatives_);
        result_.starts_at_boundary = starting_ != 0;
        result_.ends_at_boundary = ending_ != 0;
        return std::move(result_);
    }

  private:
    bool starts_with(std::string_view prefix) const { return rest_.substr(0, prefix.size()) == prefix; }

    /// Anything that is matched: from here on a \b is no longer leading, and one seen before is not trailing.
    void take(std::size_t length) {
        if (pending_end_) misplaced_ = true;
        leading_ = false;
        result_.core.append(rest_.substr(0, length));
        rest_.remove_prefix(length);
    }

    void take_escape() {
        if (starts_with("\\b")) {
            rest_.remove_prefix(2);
            if (depth_ != 0 || pending_end_) {
                misplaced_ = true;
            } else if (leading_) {
                ++starting_;
                leading_ = false;
            } else {
                pending_end_ = true;
            }
        } else if (starts_with("\\B")) {
            misplaced_ = true;
            rest_.remove_prefix(2);
        } else {
            take(std::min<std::size_t>(2, rest_.size()));
        }
    }

    void take_class() {
        std::size_t end = starts_with("[^") ? 2 : 1;
        if (rest_.substr(end, 1) == "]") ++end;
        while (end < rest_.size() && rest_[end] != ']') {
            if (rest_.substr(end, 2) == "[:") end = std::min(rest_.find(":]", end), rest_.size()) + 1;
            end += rest_[end] == '\\' ? 2U : 1U;
        }
        take(std::min(end + 1, rest_.size()));
    }

    /// Length of "(?i)" and its like, 0 for another group.
    std::size_t flags_length() const {
        const std::size_t end = rest_.find_first_not_of("imsU-", 2);
        return end != std::string_view::npos && rest_[end] == ')' ? end + 1 : 0;
    }

    /// Flags match nothing, so a \b behind them is still leading.
    void take_flags() {
        const bool leading = leading_;
        take(flags_length());
        leading_ = leading;
    }

    void take_sign() {
        const char sign = rest_.front();
        if (sign == '|' && depth_ == 0) {
            end_alternative();
            ++alternatives_;
        }
        if (sign == '(') ++depth_;
        if (sign == ')') --depth_;
        if (depth_ < 0) result_.balanced = false;
        take(1);
        if (sign == '|' && depth_ == 0) leading_ = true;
    }

    void end_alternative() {
        if (pending_end_) ++ending_;
        pending_end_ = false;
    }

    std::string_view rest_;
    Rewritten result_;
    int depth_ = 0;
    int alternatives_ = 1;
    int starting_ = 0;
    int ending_ = 0;
    bool leading_ = true;
    bool pending_end_ = false;
    bool misplaced_ = false;
};

}  // namespace

struct Pattern::Impl {
    /// The core stands in group 1; around it the class of what may touch a word, or nothing.
    explicit Impl(const Rewritten& rewritten)
        : starts_at_boundary(rewritten.starts_at_boundary),
          ends_at_boundary(rewritten.ends_at_boundary),
          filter(kShortestWord) {
        int id = 0;
        error = filter.Add(around(rewritten), options(), &id);
        if (error != RE2::NoError) return;
        std::vector<std::string> found;
        filter.Compile(&found);
        for (std::size_t i = 0; i < found.size(); ++i)
            words.push_back({static_cast<int>(i), Grams::places_of(found[i]), may_match_with({static_cast<int>(i)}),
                             is_necessary(i, found.size())});
        // One of these that is not there tells enough.
        std::ranges::stable_partition(words, &Word::is_necessary);
        needs_words = !may_match_with({});
        const bool one_word_tells = std::ranges::all_of(words, [](const Word& word) { return word.suffices; });
        if (needs_words && !one_word_tells && words.size() <= kMostRemembered)
            answers = std::make_unique<std::atomic<Answer>[]>(std::size_t{1} << words.size());
    }

    [[nodiscard]] bool is_sound() const { return error == RE2::NoError; }
    [[nodiscard]] const RE2& program() const { return filter.GetRE2(0); }

    /// With these words and no other ones.
    [[nodiscard]] bool may_match_with(const std::vector<int>& held) const {
        std::vector<int> potential;
        filter.AllPotentials(held, &potential);
        return !potential.empty();
    }

    [[nodiscard]] bool is_necessary(std::size_t word, std::size_t count) const {
        std::vector<int> others(count);
        std::iota(others.begin(), others.end(), 0);
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(word));
        return !may_match_with(others);
    }

    [[nodiscard]] bool may_match(const Grams& grams) const {
        if (!needs_words) return true;
        std::vector<int> held;  // when there are too many words for `answers`
        std::size_t which = 0;
        for (const Word& word : words) {
            if (!grams.may_hold(word.grams)) {
                if (word.is_necessary) return false;
                continue;
            }
            if (word.suffices) return true;
            if (answers)
                which |= std::size_t{1} << static_cast<std::size_t>(word.id);
            else
                held.push_back(word.id);
        }
        return answers ? which != 0 && answer(which) : !held.empty() && may_match_with(held);
    }

    /// What may_match_with() tells; the filter is asked once for it, since it works that out in a dozen vectors.
    [[nodiscard]] bool answer(std::size_t which) const {
        std::atomic<Answer>& known = answers[which];
        if (known.load(std::memory_order_relaxed) == Answer::unknown) {
            std::vector<int> held;
            for (const Word& word : words) {
                if ((which >> static_cast<std::size_t>(word.id) & 1U) != 0) held.push_back(word.id);
            }
            known.store(may_match_with(held) ? Answer::yes : Answer::no, std::memory_order_relaxed);
        }
        return known.load(std::memory_order_relaxed) == Answer::yes;
    }

    static std::string around(const Rewritten& rewritten) {
        const std::string outside = "[^" + std::string(kWord) + "]";
        std::string whole = rewritten.starts_at_boundary ? "(?:\\A|" + outside + ")" : "";
        whole.append("(").append(rewritten.core).append(")");
        if (rewritten.ends_at_boundary) whole.append("(?:").append(outside).append("|\\z)");
        return whole;
    }

    /// Of a match, where that tells it: one character of each boundary stands around the core, and nothing at an end of
    /// the text.
    [[nodiscard]] std::optional<base::Span> core_of(std::string_view text, re2::StringPiece match) const {
        auto begin = static_cast<std::size_t>(match.data() - text.data());
        std::size_t end = begin + match.size();
        if ((starts_at_boundary && begin == 0) || (ends_at_boundary && end == text.size())) return std::nullopt;
        if (starts_at_boundary) begin += decode(text, begin).length;
        if (ends_at_boundary) end -= decode_before(text, end).length;
        return base::Span{static_cast<base::Offset>(begin), static_cast<base::Offset>(end)};
    }

    bool starts_at_boundary;
    bool ends_at_boundary;

  private:
    /// A word without which some matches cannot be, in small letters.
    struct Word {
        int id;  ///< of the filter
        Grams::Places grams;
        bool suffices = false;      ///< with it alone there may be a match
        bool is_necessary = false;  ///< without it there is none
    };
    static constexpr int kShortestWord = 2;             ///< in bytes
    static constexpr std::size_t kMostRemembered = 10;  ///< words
    enum class Answer : std::uint8_t { unknown, no, yes };

    RE2::ErrorCode error = RE2::NoError;
    re2::FilteredRE2 filter;
    std::vector<Word> words;
    std::unique_ptr<std::atomic<Answer>[]> answers;  ///< by which words are held, one bit each
    bool needs_words = false;
};

base::Result<Pattern> Pattern::compile(std::string_view expression) {
    if (const std::size_t invalid = find_invalid_utf8(expression); invalid != std::string_view::npos) {
        return bad_pattern("?", "không phải UTF-8.", "not UTF-8.");
    }
    const Rewritten rewritten = BoundaryRewriter(expression).run();
    auto impl = std::make_unique<Impl>(rewritten);
    // Compiling is dear: as it was written, an expression is compiled only for the words of an error.
    if (!impl->is_sound() || !rewritten.balanced || !rewritten.supported) {
        const RE2 as_written(re2::StringPiece(expression.data(), expression.size()), options());
        if (!as_written.ok()) {
            return bad_pattern(expression, "sai cú pháp RE2 (" + as_written.error() + ").",
                               "RE2 syntax (" + as_written.error() + ").");
        }
    }
    if (!rewritten.supported) {
        return bad_pattern(
            expression,
            "\\b chỉ được đứng ở đầu hoặc cuối mẫu (nếu có nhiều lựa chọn, viết \\b(?:a|b)\\b); không dùng \\B.",
            "\\b may stand only at the start or the end (with alternatives write \\b(?:a|b)\\b); \\B is not "
            "supported.");
    }
    if (!impl->is_sound()) {
        const RE2 whole(Impl::around(rewritten), options());  // the filter keeps no reason
        return bad_pattern(expression, "mẫu quá lớn hoặc chưa đóng (" + whole.error() + ").",
                           "too large or not closed (" + whole.error() + ").");
    }
    return Pattern(std::move(impl));
}

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::may_match(const Grams& grams) const {
    return impl_->may_match(grams);
}

bool Pattern::matches_within(std::string_view text) const {
    return impl_->program().Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::UNANCHORED, nullptr,
                                  0);
}

std::optional<std::vector<base::Span>> Pattern::find(std::string_view text, std::size_t from) const {
    if (from > text.size()) return std::nullopt;
    // The character before `from` decides whether a word starts there.
    if (impl_->starts_at_boundary) from -= decode_before(text, from).length;
    const int count = 1 + impl_->program().NumberOfCapturingGroups();
    if (count == 2) {  // no group but the core: where it stands is found without the engine that follows groups
        re2::StringPiece match;
        if (!impl_->program().Match(re2::StringPiece(text.data(), text.size()), from, text.size(), RE2::UNANCHORED,
                                    &match, 1))
            return std::nullopt;
        if (const auto core = impl_->core_of(text, match)) return std::vector<base::Span>{*core};
    }
    std::array<re2::StringPiece, 16> few;  // most texts do not match, and need no list of groups
    std::vector<re2::StringPiece> many(static_cast<std::size_t>(count) > few.size() ? static_cast<std::size_t>(count)
                                                                                    : 0);
    const std::span<re2::StringPiece> groups(many.empty() ? few.data() : many.data(), static_cast<std::size_t>(count));
    if (!impl_->program().Match(re2::StringPiece(text.data(), text.size()), from, text.size(), RE2::UNANCHORED,
                                groups.data(), count)) {
        return std::nullopt;
    }
    std::vector<base::Span> spans;
    spans.reserve(groups.size() - 1);
    std::for_each(groups.begin() + 1, groups.end(), [&](re2::StringPiece group) {
        if (group.data() == nullptr) {
            spans.emplace_back();
            return;
        }
        const auto begin = static_cast<base::Offset>(group.data() - text.data());
        spans.push_back({begin, begin + static_cast<base::Offset>(group.size())});
    });
    return spans;
}

}  // namespace doichieu::text
