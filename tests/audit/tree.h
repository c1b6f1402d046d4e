#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::audit {

using Json = nlohmann::json;

/// What a plan rests on, a task that carries it out, and one that does not.
inline constexpr const char* kBasis =
    "Căn cứ Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư về phát huy vai trò giám sát của Mặt trận;\n";
inline constexpr const char* kActs =
    "1. Thực hiện Chỉ thị số 18-CT/TW: Ủy ban Mặt trận xã giám sát bốn công trình dân sinh, báo cáo trước ngày "
    "30/9/2026.\n";
inline constexpr const char* kIdle =
    "1. Văn phòng Đảng ủy tổng hợp danh sách hộ cần sửa nhà trước mùa mưa, báo cáo Thường trực trước ngày 30/4/2026.\n";

/// A folder of plans and its roster, and the program run over it.
class Tree {
  public:
    /// `name` is relative to the audited folder.
    void plan(const std::string& name, const std::string& issuer, const std::string& day, const std::string& basis,
              const std::string& tasks, const std::string& type = "KẾ HOẠCH") const {
        folder_->write("plans/" + name, "ĐẢNG BỘ TỈNH LAM GIANG\n" + issuer + "\n*\nSố 12-KH/ĐU\n\nTân Lập, ngày " +
                                            day.substr(8) + " tháng " + day.substr(5, 2) + " năm " + day.substr(0, 4) +
                                            "\n\n" + type + "\ncông tác dân vận năm " + day.substr(0, 4) + "\n\n" +
                                            basis + "\n\nI- NỘI DUNG\n\n" + tasks +
                                            "\n\nNơi nhận:\n- Lưu Văn phòng.\n");
    }
    std::string write(const std::string& name, std::string_view text) const { return folder_->write(name, text); }
    void units(const std::string& rows) const {
        folder_->write("units.csv", "id,name,level,parent,folder,from,to,merged_into\n" + rows);
    }

    [[nodiscard]] std::filesystem::path path() const { return folder_->path(); }
    [[nodiscard]] testing::Outcome run(std::vector<std::string> more = {}, testing::Launch launch = {}) const {
        std::vector<std::string> words = {"audit", "plans"};
        if (std::filesystem::exists(path() / "units.csv")) words.insert(words.end(), {"--units", "units.csv"});
        words.insert(words.end(), more.begin(), more.end());
        launch.folder = path();
        return testing::doichieu(words, std::move(launch));
    }
    [[nodiscard]] Json json(std::vector<std::string> more = {}) const {
        more.insert(more.end(), {"--format", "json"});
        return Json::parse(run(std::move(more)).out);
    }

  private:
    std::shared_ptr<testing::TemporaryFolder> folder_ = std::make_shared<testing::TemporaryFolder>();
};

inline std::string state_of(const Json& audit, const std::string& unit, const std::string& directive) {
    for (const Json& cell : audit["matrix"]) {
        if (cell["unit"] == unit && cell["directive"].get<std::string>().starts_with(directive)) return cell["state"];
    }
    return "no such cell";
}

}  // namespace doichieu::audit
