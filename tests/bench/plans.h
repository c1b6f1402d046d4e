#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace doichieu::bench {

/// Writes plans as offices do, some sixteen kilobytes each, with a citation in about half a kilobyte and what looks like
/// one between them (periods, fractions, dates, budgets). Equal seeds give equal bytes.
class PlanWriter {
  public:
    explicit PlanWriter(std::uint64_t seed) : state_(seed * 2 + 1) {}

    std::string plan(std::size_t bytes) {
        const std::string place(pick(kPlaces));
        std::string out = "ĐẢNG BỘ HUYỆN " + std::string(pick(kCapitals)) + "\nBAN THƯỜNG VỤ\n*\nSố " + number(300) +
                          "-KH/HU\n\nKẾ HOẠCH\nthực hiện nhiệm vụ năm 20" + two_digits(10, 25) + "\n-----\n\nCăn cứ " +
                          citation() + ";\nThực hiện " + citation() + ", Ban Thường vụ Huyện ủy " + place +
                          " xây dựng Kế hoạch như sau:\n";
        for (int part = 1; out.size() < bytes; ++part) {
            out += std::to_string(part) + ". " + std::string(pick(kHeadings)) + "\n";
            for (int line = 0; line < 6; ++line) out += "- " + sentence() + "\n";
        }
        return out +
               "\nNơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo);\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n";
    }

  private:
    static constexpr std::array<std::string_view, 6> kPlaces{"Đông Sơn",  "Lam Hà",   "Phú Khê",
                                                             "Tân Thạnh", "Vĩnh Hòa", "Yên Lãng"};
    static constexpr std::array<std::string_view, 4> kCapitals{"ĐÔNG SƠN", "LAM HÀ", "PHÚ KHÊ", "YÊN LÃNG"};
    static constexpr std::array<std::string_view, 5> kHeadings{"Mục đích, yêu cầu", "Công tác tuyên truyền, vận động",
                                                               "Nhiệm vụ trọng tâm", "Tổ chức thực hiện",
                                                               "Kinh phí bảo đảm"};
    static constexpr std::array<std::string_view, 6> kPartyTypes{"Nghị quyết@NQ", "Chỉ thị@CT",   "Kết luận@KL",
                                                                 "Kế hoạch@KH",   "Hướng dẫn@HD", "Quy định@QĐ"};
    static constexpr std::array<std::string_view, 4> kStateTypes{"Quyết định@QĐ", "Kế hoạch@KH", "Chỉ thị@CT",
                                                                 "Thông báo@TB"};
    static constexpr std::array<std::string_view, 5> kPartyBodies{
        "TW@Ban Bí thư", "TW@Bộ Chính trị", "TU@Ban Thường vụ Tỉnh ủy", "HU@Ban Thường vụ Huyện ủy",
        "TW@Ban Chấp hành Trung ương"};
    static constexpr std::array<std::string_view, 3> kStateBodies{
        "TTg@Thủ tướng Chính phủ", "UBND@Ủy ban nhân dân tỉnh", "UBND@Ủy ban nhân dân huyện"};
    static constexpr std::array<std::string_view, 6> kSubjects{
        "tăng cường sự lãnh đạo của Đảng đối với công tác dân vận",
        "xây dựng nông thôn mới gắn với chuyển đổi số",
        "nâng cao chất lượng sinh hoạt chi bộ",
        "phòng, chống tham nhũng, lãng phí, tiêu cực",
        "bảo đảm an sinh xã hội cho hộ nghèo, hộ cận nghèo",
        "đẩy mạnh học tập và làm theo tấm gương của Bác"};
    static constexpr std::array<std::string_view, 8> kFillers{
        "Cấp ủy các cấp phân công cấp ủy viên phụ trách địa bàn, thường xuyên kiểm tra, đôn đốc và kịp thời tháo gỡ "
        "khó khăn",
        "Mặt trận Tổ quốc và các đoàn thể vận động đoàn viên, hội viên tích cực tham gia các phong trào thi đua yêu "
        "nước",
        "Phấn đấu đến cuối năm có 412/1300 hộ thoát nghèo, tỷ lệ che phủ rừng đạt 47,5%, thu ngân sách đạt 98 tỷ đồng",
        "Giai đoạn 2020 - 2025 tập trung nguồn lực đầu tư hạ tầng giao thông, thủy lợi, trường học và trạm y tế",
        "Báo cáo kết quả trước ngày 24/11/2023 để tổng hợp; cơ quan thường trực theo dõi việc thực hiện ở cơ sở",
        "Văn phòng tham mưu chuẩn bị nội dung, chương trình và các điều kiện cần thiết phục vụ hội nghị sơ kết",
        "Các chi bộ đưa nội dung này vào sinh hoạt thường kỳ, gắn với đánh giá, xếp loại đảng viên hằng năm",
        "Thủ trưởng các đơn vị chịu trách nhiệm về tiến độ và chất lượng công việc được giao tại địa phương"};

    template <std::size_t Size>
    std::string_view pick(const std::array<std::string_view, Size>& of) {
        return of[below(Size)];
    }

    std::size_t below(std::size_t limit) {  // xorshift: the same on every machine
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 7U;
        state_ ^= state_ << 17U;
        return static_cast<std::size_t>(state_ % limit);
    }

    std::string number(std::size_t limit) { return std::to_string(1 + below(limit)); }

    std::string two_digits(std::size_t first, std::size_t last) {
        const std::string digits = std::to_string(first + below(last - first + 1));
        return digits.size() == 1 ? "0" + digits : digits;
    }

    std::string date() { return "ngày " + two_digits(1, 28) + "/" + two_digits(1, 12) + "/20" + two_digits(10, 25); }

    std::string citation() {
        const bool party = below(2) == 0;
        const std::string_view type = party ? pick(kPartyTypes) : pick(kStateTypes);
        const std::string_view body = party ? pick(kPartyBodies) : pick(kStateBodies);
        const std::size_t symbol = type.find('@');
        const std::size_t name = body.find('@');
        std::string out(type.substr(0, symbol));
        out += " số " + number(2400) + (party ? "-" : "/") + std::string(type.substr(symbol + 1));
        out += (party ? "/" : "-") + std::string(body.substr(0, name)) + ", " + date();
        out += " của " + std::string(body.substr(name + 1));
        if (party && below(3) == 0) out += " khóa XIII";
        return out + " về " + std::string(pick(kSubjects));
    }

    std::string sentence() {
        std::string out;
        while (out.size() < 260) out += std::string(pick(kFillers)) + ". ";
        return below(2) == 0 ? out + "Tiếp tục thực hiện " + citation() + "." : out + "Lưu ý tiến độ.";
    }

    std::uint64_t state_;
};

}  // namespace doichieu::bench
