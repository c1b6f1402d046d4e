#pragma once

#include <string>

namespace doichieu::testing {

inline const std::string kDraft =
    "KẾ HOẠCH\ncông tác dân vận năm 2023\n\nCăn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương "
    "khóa XI,\n";

}  // namespace doichieu::testing
