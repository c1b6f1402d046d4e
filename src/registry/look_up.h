#pragma once

#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace doichieu::registry {

/// The instruments that a person means by `key`, by date; empty when nothing fits:
///
///   25-NQ/TW@2013-06-03   an id, or its beginning (25-NQ/TW@2013)
///   25-NQ/TW              a notation, in any case and with stray spaces: all that bear it
///   Nghị quyết số 25-NQ/TW, Nghị quyết 25
///   Luật Đất đai, Luật Đất đai 2013
[[nodiscard]] std::vector<const Instrument*> look_up(const Registry& registry, std::string_view key);

}  // namespace doichieu::registry
