#include "report/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace doichieu::report {
namespace {

std::string written(const std::function<void(JsonWriter&)>& write) {
    std::string text;
    Out out([&text](std::string_view bytes) { text += bytes; });
    JsonWriter json(out);
    write(json);
    out.flush();
    return text;
}

TEST(JsonWriter, SeparatesAndNests) {
    EXPECT_EQ(
        written([](JsonWriter& json) {
            json.begin_object().field("a", 1).key("b").begin_array().value("x").value(true).null();
            json.begin_object().end_object().end_array().field_or_null("c", "").field("d", legal::Date{2023, 2, 0});
            json.field("e", legal::Date{2023, 6, 31});
            json.end_object();
        }),
        R"({"a":1,"b":["x",true,null,{}],"c":null,"d":"2023-02","e":null})");
}

TEST(JsonWriter, PutsElementsOnLines) {
    EXPECT_EQ(written([](JsonWriter& json) { json.begin_array().new_line().value(1).new_line().value(2).end_array(); }),
              "[\n1,\n2]");
}

TEST(JsonWriter, EscapesWhatJsonWantsEscaped) {
    std::string every;
    for (char byte = 1; byte < 0x7F; ++byte) every += byte;
    every += "Đ đ \u2028 \U0001F600";
    every.push_back('\0');
    const std::string text = written([&](JsonWriter& json) { json.value(every); });
    EXPECT_EQ(nlohmann::json::parse(text).get<std::string>(), every);
}

TEST(JsonWriter, FindsAnEscapeWhereverItStands) {
    for (std::size_t at = 0; at < 40; ++at) {
        for (const char byte : {'"', '\\', '\n', '\x1F'}) {
            std::string content(40, 'x');
            content[at] = byte;
            const std::string text = written([&](JsonWriter& json) { json.value(content + "Đế"); });
            EXPECT_EQ(nlohmann::json::parse(text).get<std::string>(), content + "Đế") << at;
        }
    }
}

TEST(Out, HandsOnBlocksInOrder) {
    std::string text;
    std::size_t pieces = 0;
    Out out([&](std::string_view bytes) {
        text += bytes;
        ++pieces;
    });
    std::string expected;
    for (std::size_t i = 0; i < 100000; ++i) {
        out << i << '\n';
        expected += std::to_string(i) + "\n";
    }
    const std::string large(200000, 'x');
    out << large;
    out.flush();
    EXPECT_EQ(text, expected + large);
    EXPECT_LT(pieces, 20U);
}

}  // namespace
}  // namespace doichieu::report
