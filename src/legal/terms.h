#pragma once

/// Glossary of the domain, with the spelling used for identifiers.
///
///   căn cứ (can_cu)         opening lines that name what a document rests on; relation based_on
///   trích yếu (trich_yeu)   the subject line below the type name; `subject` in code
///   nơi nhận (noi_nhan)     the list of recipients at the end; `recipients` in code
///   số, ký hiệu             number and symbol; together `notation`: 25-NQ/TW, 33/CT-TTg, 10/2022/QH15
///   tên loại                the type word: Nghị quyết, Chỉ thị, Kế hoạch …; `type`
///   cơ quan ban hành        the issuing body; `issuer`
///   khóa, nhiệm kỳ          term of a congress or assembly; `term`, a Roman numeral
///   quy phạm pháp luật      legal normative document; Regime::state_normative (year inside the notation)
///   văn bản hành chính      administrative document; Regime::state_administrative
///   cấp ủy                  Party committee; thường trực, ban thường vụ: its standing members and board
///   sơ kết, tổng kết        interim and final review; relation reviews
///   thể thức                mandatory form components of a document; rules form/…

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doichieu::legal {

enum class Regime : std::uint8_t { unknown, party, state_administrative, state_normative };
enum class Level : std::uint8_t { unknown, central, province, district, commune, cell };

enum class Relation : std::uint8_t {
    mentions,
    based_on,
    implements,
    continues,
    reviews,
    guides,
    details,
    promulgates,
    amends,
    supplements,
    replaces,
    repeals
};

/// State of an instrument at a date or over an interval (contract, resolution.status).
enum class Validity : std::uint8_t {
    unknown,
    in_force,
    partly_in_force,
    replaced,
    expired,
    not_yet_in_force,
    suspended
};

/// How far a fact is to be trusted: two sources, one source, general knowledge.
enum class Confidence : std::uint8_t { memory, single, verified };

[[nodiscard]] const char* to_string(Regime);
[[nodiscard]] const char* to_string(Level);
[[nodiscard]] const char* to_string(Relation);
[[nodiscard]] const char* to_string(Validity);
[[nodiscard]] const char* to_string(Confidence);
[[nodiscard]] std::optional<Regime> parse_regime(std::string_view);
[[nodiscard]] std::optional<Level> parse_level(std::string_view);
[[nodiscard]] std::optional<Relation> parse_relation(std::string_view);
[[nodiscard]] std::optional<Validity> parse_validity(std::string_view);
[[nodiscard]] std::optional<Confidence> parse_confidence(std::string_view);

[[nodiscard]] constexpr bool is_state(Regime regime) {
    return regime == Regime::state_administrative || regime == Regime::state_normative;
}

/// "XIII" ↔ 13; accepts I–L, nothing else.
[[nodiscard]] std::optional<int> parse_roman(std::string_view);
[[nodiscard]] std::string to_roman(int number);

}  // namespace doichieu::legal
