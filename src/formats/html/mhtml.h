#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace doichieu::formats::html {

/// A page as it stood before it was packed for mail.
struct SavedPage {
    std::string bytes;
    std::string charset;  ///< as the part's header says, lower case; may be empty
};

/// A web page saved as one file, as browsers and Word do, begins with headers of mail.
[[nodiscard]] bool is_mhtml(std::string_view bytes);
/// The first HTML in it; none without any. No larger than the file.
[[nodiscard]] std::optional<SavedPage> page_of_mhtml(std::string_view bytes);

}  // namespace doichieu::formats::html
