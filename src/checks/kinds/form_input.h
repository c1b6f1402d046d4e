#pragma once

#include "checks/inquiry.h"
#include "checks/kind.h"

namespace doichieu::checks {

/// Whether fonts and pages can be judged here: the file carries them, and the text is a document with its header, not
/// words copied out of one. Otherwise the verdict gets the reason.
[[nodiscard]] bool shows_its_form(const Inquiry& inquiry, Verdict& verdict);

}  // namespace doichieu::checks
