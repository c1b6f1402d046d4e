#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/text_pair.h"
#include "findings/finding.h"

namespace doichieu::report {

/// For whom a report is rendered. The machine formats heed the language alone.
struct View {
    base::Language language = base::Language::vi;
    bool colour = false;
    std::size_t width = 100;   ///< columns of the terminal
    bool fits_tables = false;  ///< cut to the width; a pipe or a file has them whole
    bool explain = false;      ///< also why each rule that said nothing said nothing
    bool quiet = false;        ///< findings alone, no verdict
    bool all = false;          ///< also anaphors ("Kế hoạch nêu trên")

    [[nodiscard]] std::string_view words(std::string_view vi, std::string_view en) const {
        return language == base::Language::vi ? vi : en;
    }
};

enum class Tone { error, warning, info, gutter, strong };
[[nodiscard]] Tone tone_of(findings::Severity);

/// `text` in the tone's colour, or as it is when the view has none.
[[nodiscard]] std::string painted(const View& view, Tone tone, std::string_view text);

/// `text` with each byte of a control or direction character made a space: a document must not steer the terminal.
/// Offsets stay.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace doichieu::report
