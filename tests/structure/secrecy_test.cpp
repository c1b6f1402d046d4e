#include "structure/secrecy.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "structure/documents.h"

namespace doichieu::structure {
namespace {

TEST(Secrecy, IsALineOfItsOwn) {
    const std::vector<std::pair<std::string, Secrecy>> cases = {
        {"ĐẢNG ỦY XÃ A\nSố 12-KH/ĐU\nMẬT\n\nKẾ HOẠCH\n", Secrecy::secret},
        {"  [ TỐI  MẬT ]\n\nKẾ HOẠCH\n", Secrecy::top_secret},
        {"**TUYỆT MẬT**\nKẾ HOẠCH\n", Secrecy::absolute},
        {"Độ mật: Tối mật\nKẾ HOẠCH\n", Secrecy::top_secret},
        {"Mật\nTuyệt mật\n", Secrecy::absolute},
        {"KẾ HOẠCH\nBẢO VỆ BÍ MẬT NHÀ NƯỚC\n", Secrecy::none},
        {"Tài liệu MẬT phải nộp lại.\n", Secrecy::none},
        {"mật\nđường\n", Secrecy::none},
        {"KẾ HOẠCH\n", Secrecy::none},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(secrecy_of(make_document(text)), expected) << text;
    std::string late = "KẾ HOẠCH\n";
    for (int i = 0; i < 50; ++i) late += "Một đoạn.\n";
    EXPECT_EQ(secrecy_of(make_document(late + "MẬT\n")), Secrecy::none);
}

}  // namespace
}  // namespace doichieu::structure
