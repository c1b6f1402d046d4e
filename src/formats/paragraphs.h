#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "formats/reader.h"
#include "text/legacy.h"

namespace doichieu::formats {

/// How a run of characters looks. The font's name outlives the paragraph.
struct Look {
    std::string_view font;
    double size_pt = 0;
    bool bold = false;
    bool italic = false;
    bool underlined = false;
    bool hidden = false;
    bool all_capitals = false;
    friend bool operator==(const Look&, const Look&) = default;
};

/// Votes for the value that most characters of a paragraph share; the first of equals.
template <typename T>
class Majority {
  public:
    void add(const T& value, std::size_t weight) {
        for (auto& [known, votes] : votes_) {
            if (known != value) continue;
            votes += weight;
            return;
        }
        votes_.emplace_back(value, weight);
    }
    [[nodiscard]] T winner() const {
        const std::pair<T, std::size_t>* most = nullptr;
        for (const auto& vote : votes_) {
            if (most == nullptr || vote.second > most->second) most = &vote;
        }
        return most == nullptr ? T{} : most->first;
    }
    [[nodiscard]] bool is_divided() const { return votes_.size() > 1; }

  private:
    std::vector<std::pair<T, std::size_t>> votes_;
};

/// One paragraph while a reader collects it: append to `text`, then say how what was appended looks.
class Paragraph {
  public:
    std::string text;
    document::ParagraphFormat format;  ///< what concerns the paragraph as a whole; looks come in at its end

    void look_from(std::size_t begin, const Look& look);
    /// Something that is shown before the text, where there is text at all.
    void label(std::string words) {
        format.automatic_mark = !words.empty();
        label_ = std::move(words);
    }
    void append(std::string_view words, const Look& look) {
        const std::size_t begin = text.size();
        text += words;
        look_from(begin, look);
    }

  private:
    friend class ParagraphWriter;
    struct Legacy {
        std::size_t begin;
        std::size_t end;
        text::LegacyFont font;
    };
    std::string label_;
    Majority<std::pair<std::string_view, double>> faces_;
    Majority<bool> bold_;
    Majority<bool> italic_;
    Majority<bool> underlined_;
    Majority<bool> all_capitals_;
    std::vector<Legacy> legacy_;  ///< ascending, neighbours of one font joined: VNI letters may span runs
};

/// Where a paragraph stands.
struct Spot {
    document::BlockRole role = document::BlockRole::body;
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// Takes the paragraphs of a file in reading order and makes the source of a Document: one line each. Runs in legacy
/// fonts are converted on the way, and counted.
class ParagraphWriter {
  public:
    explicit ParagraphWriter(const Limits& limits) : limits_(limits) {}

    /// Line breaks in the text become soft ones (U+000B).
    void end(Paragraph paragraph, const Spot& spot);
    /// For notes, headers and footers that stand where they are anchored: they come behind the body, in this order.
    void end_later(Paragraph paragraph, const Spot& spot);
    /// The number that the next paragraph gets.
    [[nodiscard]] std::uint32_t line() const { return static_cast<std::uint32_t>(input_.line_roles.size()) + 1; }

    [[nodiscard]] document::FileFacts& facts() { return input_.facts; }
    /// One more tracked change, comment or hidden run, in the paragraph at hand.
    void note(std::uint32_t document::FileFacts::*count, std::uint32_t document::FileFacts::*first_line);
    void note_tracked_change() {
        note(&document::FileFacts::tracked_changes, &document::FileFacts::first_tracked_line);
    }
    void note_comment() { note(&document::FileFacts::comments, &document::FileFacts::first_comment_line); }
    void note_hidden() { note(&document::FileFacts::hidden_runs, &document::FileFacts::first_hidden_line); }
    /// The paragraph at hand stands on this page from byte `begin` of its text on.
    void begins_page(std::uint32_t begin, std::uint32_t page) { input_.pages.push_back({line(), begin, page}); }
    /// Index of a new section for paragraphs to name, and its page, which may become known later.
    std::uint32_t new_section();
    [[nodiscard]] document::PageSetup& section(std::uint32_t index) { return input_.sections[index]; }

    [[nodiscard]] bool is_full() const { return is_full_; }
    /// Ends the reader: path, kind, hash and cleaned text. Codes: too-many-paragraphs, no-visible-text.
    [[nodiscard]] base::Result<ReadResult> finish(const std::string& path, document::SourceKind kind,
                                                  std::string_view file, std::vector<findings::Problem> problems);

  private:
    void convert(Paragraph& paragraph);
    std::uint32_t format_index(const Paragraph& paragraph, const Spot& spot);

    const Limits& limits_;
    std::string text_;
    document::Document::Input input_;
    struct Less {
        bool operator()(const document::ParagraphFormat& a, const document::ParagraphFormat& b) const;
    };
    std::map<document::ParagraphFormat, std::uint32_t, Less> formats_;
    std::vector<std::pair<Paragraph, Spot>> later_;
    bool is_full_ = false;
};

}  // namespace doichieu::formats
