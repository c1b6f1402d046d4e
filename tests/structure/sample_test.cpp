// The user's own sample, where it is at hand.

#include <gtest/gtest.h>

#include "documents.h"
#include "support/files.h"

namespace doichieu::structure {
namespace {

class Sample : public ::testing::Test {
  protected:
    void SetUp() override {
        const auto path = testing::kSourceDir / "../shared/seed/000_baaeb8f172dcd59e.txt";
        if (!std::filesystem::exists(path)) GTEST_SKIP() << "the sample is not at hand";
        outlined_.emplace(make_document(testing::read_text(path)));
    }

    std::optional<Outlined> outlined_;
};

TEST_F(Sample, Identity) {
    const Identity& identity = outlined_->outline.identity();
    EXPECT_EQ(identity.type->value, "Kế hoạch");
    EXPECT_EQ(identity.subject->value, "công tác dân vận năm 2023");
    EXPECT_EQ(identity.issuer->value, "Ban Thường vụ Đảng ủy");
    EXPECT_EQ(outlined_->document.locate(identity.issuer->span.begin).line, 6U);
    EXPECT_EQ(identity.level, legal::Level::commune);
    EXPECT_EQ(identity.regime, legal::Regime::party);
    EXPECT_EQ(identity.year, 2023);
    EXPECT_EQ(identity.last_year, 2023);
    EXPECT_FALSE(identity.notation || identity.superior || identity.place || identity.date.stated() ||
                 identity.blank_number);
    const Components& components = outlined_->outline.components();
    EXPECT_TRUE(components.looks_like_extract && components.recipients && components.signature);
}

TEST_F(Sample, BrokenParagraphs) {
    std::vector<std::uint32_t> lines;
    for (const Paragraph& paragraph : outlined_->outline.paragraphs()) {
        if (paragraph.broken) lines.push_back(outlined_->document.blocks()[paragraph.first_block].line);
    }
    EXPECT_EQ(lines, (std::vector<std::uint32_t>{20, 36}));
}

TEST_F(Sample, SectionsAndAddresses) {
    std::string marks;
    for (const Section& section : outlined_->outline.sections()) (marks += section.marker) += " ";
    EXPECT_EQ(marks, "I 1 2 II 1 2 3 4 5 6 7 III 1 2 ");
    const std::pair<std::uint32_t, std::string_view> rows[] = {{3, "Tiêu đề"},
                                                               {6, "Căn cứ"},
                                                               {8, "I"},
                                                               {10, "I.1"},
                                                               {20, "II.1, đoạn 2"},
                                                               {72, "II.7"},
                                                               {74, "II.7, đoạn 1"},
                                                               {82, "II.7, đoạn 5"},
                                                               {92, "III.2"},
                                                               {94, "Nơi nhận"},
                                                               {99, "Nơi nhận, dòng 4"},
                                                               {110, "Phần ký"}};
    for (const auto& [line, address] : rows) EXPECT_EQ(outlined_->address_at_line(line), address) << line;
    const Paragraph* paragraph = outlined_->at_line(82);
    EXPECT_EQ(outlined_->outline.address(paragraph->span.begin).en, "II.7, paragraph 5");
    EXPECT_EQ(outlined_->outline.place(paragraph->span).line, 82U);
}

TEST_F(Sample, Roles) {
    const std::pair<std::uint32_t, Role> rows[] = {
        {3, Role::type_name},  {4, Role::subject},     {6, Role::can_cu},     {8, Role::heading},
        {10, Role::body},      {50, Role::heading},    {90, Role::body},      {94, Role::recipients_label},
        {96, Role::recipient}, {105, Role::signature}, {110, Role::signature}};
    for (const auto& [line, role] : rows) EXPECT_EQ(outlined_->at_line(line)->role, role) << line;
}

}  // namespace
}  // namespace doichieu::structure
