#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "legal/date.h"
#include "legal/terms.h"

namespace doichieu::structure {

enum class Role : std::uint8_t {
    other,      ///< before the body, not recognised
    header,     ///< national motto, Party title, issuer, number, place and date
    type_name,  ///< KẾ HOẠCH
    subject,    ///< trích yếu
    can_cu,     ///< opening lines that name the basis
    heading,    ///< of a section
    body,
    recipients_label,  ///< Nơi nhận, Kính gửi
    recipient,
    signature,  ///< authority, position, name
    annex
};

/// One sentence flow as a reader takes it in: usually one block; several when lines are hard-wrapped, or when a page
/// break cut a sentence in two (`broken`: a fault of the document, and one paragraph to every later stage). A line that
/// holds two columns ("Nơi nhận:        T/M BAN THƯỜNG VỤ") gives two paragraphs that share their block.
struct Paragraph {
    base::Span span;
    std::uint32_t first_block = 0;
    std::uint32_t last_block = 0;  ///< inclusive
    std::uint32_t copy = kNoCopy;  ///< index into the outline's copies when the blocks are not contiguous in memory
    std::int32_t section = -1;     ///< innermost section, -1 before the first
    std::uint32_t number = 0;      ///< "đoạn 5", "dòng 2": counted within its section or list, 0 for what opens it
    std::uint32_t broken_after = 0;  ///< block after which the sentence was cut, when `broken`
    Role role = Role::body;
    bool broken = false;
    static constexpr std::uint32_t kNoCopy = 0xFFFFFFFF;
};

enum class MarkerKind : std::uint8_t { part, chapter, roman, article, arabic, letter, dash, upper_letter };

/// A numbered part of the document. The tree is given by `parent`; sections stand in document order.
struct Section {
    std::string_view marker;  ///< "II", "7", "1.1", "a", "thứ nhất"; the bullet itself for dashes; in the text
    int ordinal = 0;  ///< 2, 7, 1 (the last part of "1.1"); 0 for dashes; letters count a b c d đ e g h i k …
    std::int32_t parent = -1;
    std::uint32_t heading = 0;        ///< index of the paragraph that opens it
    std::uint32_t end_paragraph = 0;  ///< exclusive
    base::Span title;                 ///< text after the marker
    MarkerKind kind = MarkerKind::roman;
};

/// A stated value and where it stands.
struct Stated {
    std::string value;
    base::Span span;
};

/// What the document says of itself. Nothing found is nothing claimed: unset means not stated.
struct Identity {
    std::optional<Stated> type;      ///< standard spelling: "Kế hoạch"
    std::optional<Stated> subject;   ///< trích yếu without the leading "V/v", "về việc"; several lines joined
    std::optional<Stated> notation;  ///< own number, spelling repaired: "05-KH/ĐU"
    bool blank_number = false;       ///< "Số:      /KH-UBND": a draft
    legal::Date date;                ///< as stated: it may not be in the calendar
    int year_of_date = 0;            ///< also where its day or month is blank; 0 when not stated
    std::optional<base::Span> date_span;  ///< unset when a part is blank ("ngày    tháng 02 năm 2023")
    std::optional<Stated> issuer;         ///< "Ban Thường vụ Đảng ủy", "Ủy ban nhân dân xã …"
    std::optional<Stated> superior;       ///< line above the issuer
    std::optional<Stated> place;          ///< place name before the date: "Hồng Phong"
    legal::Level level = legal::Level::unknown;
    legal::Regime regime = legal::Regime::unknown;
    int year = 0;       ///< year that it plans for ("công tác dân vận năm 2023"), first of a period
    int last_year = 0;  ///< last year of a period, == year otherwise
};

/// Form components that were found (thể thức), for the rules form/….
struct Components {
    std::optional<base::Span> motto;        ///< CỘNG HÒA XÃ HỘI … / Độc lập - Tự do - Hạnh phúc
    std::optional<base::Span> party_title;  ///< ĐẢNG CỘNG SẢN VIỆT NAM
    std::optional<base::Span> issuer;
    std::optional<base::Span> number;
    std::optional<base::Span> place_and_date;
    std::optional<base::Span> type_name;
    std::optional<base::Span> subject;
    std::optional<base::Span> recipients;
    std::optional<base::Span> signature;
    /// No header at all though type and body are there: the text looks like an extract of a document.
    bool looks_like_extract = false;
};

/// Move only: markers of sections are views into it.
class Outline {
  public:
    Outline() = default;
    Outline(Outline&&) noexcept = default;
    Outline& operator=(Outline&&) noexcept = default;
    Outline(const Outline&) = delete;
    Outline& operator=(const Outline&) = delete;
    ~Outline() = default;

    /// `document` must outlive the outline.
    static Outline build(const document::Document& document);

    [[nodiscard]] const document::Document& document() const { return *document_; }
    [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
    [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }
    [[nodiscard]] const Identity& identity() const { return identity_; }
    /// For what the caller states because the draft does not.
    void set_identity(Identity identity) { identity_ = std::move(identity); }
    [[nodiscard]] const Components& components() const { return components_; }

    /// Bytes of a paragraph; text(p)[i] stands at document offset p.span.begin + i. Line breaks inside stay as they are;
    /// a page number between the two halves of a sentence reads as spaces.
    [[nodiscard]] std::string_view text(const Paragraph&) const;
    /// Paragraph that holds the offset, or the last before it.
    [[nodiscard]] std::size_t paragraph_at(base::Offset) const;
    /// The place as a person says it: "II.7, đoạn 5" / "II.7, paragraph 5"; "Căn cứ", "Nơi nhận" outside sections.
    [[nodiscard]] base::TextPair address(base::Offset) const;
    /// Document::place() with the address filled in.
    [[nodiscard]] findings::Place place(base::Span, std::size_t excerpt_limit = 400) const;

  private:
    friend class OutlineBuilder;
    const document::Document* document_ = nullptr;
    std::vector<Paragraph> paragraphs_;
    std::vector<Section> sections_;
    std::vector<std::string> copies_;
    std::vector<std::uint32_t> annexes_;  ///< paragraphs that open an annex
    Identity identity_;
    Components components_;
};

}  // namespace doichieu::structure
