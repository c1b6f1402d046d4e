#include <array>
#include <optional>
#include <vector>

#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

using structure::Components;

struct Component {
    std::string_view word;
    base::TextPair name;
    std::optional<base::Span> Components::*member;
};

const std::array<Component, 8>& all_components() {
    static const std::array<Component, 8> kAll = {{
        {"motto", {"Quốc hiệu, Tiêu ngữ", "national name and motto"}, &Components::motto},
        {"party_title",
         {"tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", "the title “ĐẢNG CỘNG SẢN VIỆT NAM”"},
         &Components::party_title},
        {"issuer", {"tên cơ quan ban hành", "the issuer's name"}, &Components::issuer},
        {"number", {"số, ký hiệu", "number and symbol"}, &Components::number},
        {"place_and_date", {"địa danh và ngày, tháng, năm", "place and date"}, &Components::place_and_date},
        {"subject", {"trích yếu", "the subject line"}, &Components::subject},
        {"recipients", {"nơi nhận", "the list of recipients"}, &Components::recipients},
        {"signature", {"quyền hạn, chức vụ và chữ ký", "authority, position and signature"}, &Components::signature},
    }};
    return kAll;
}

class RequiredComponent final : public Kind {
  public:
    explicit RequiredComponent(std::vector<const Component*> components) : components_(std::move(components)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const Components& found = inquiry.outline().components();
        std::vector<const Component*> missing;
        for (const Component* component : components_) {
            if (!(found.*component->member)) missing.push_back(component);
        }
        if (missing.empty()) return;
        // An extract lacks what stood around it; so does a text that is no whole document.
        if (found.looks_like_extract || missing.size() * 2 > components_.size()) {
            verdict.not_evaluated({"văn bản giống một phần trích, không có phần đầu: không xét được thể thức",
                                   "the text looks like an extract without its header: its form cannot be judged"});
            return;
        }
        for (const Component* component : missing) {
            Fault fault;
            fault.span = inquiry.first_line();
            fault.values = {{"component", component->name}};
            fault.key = component->word;
            verdict.report(std::move(fault));
        }
    }

  private:
    std::vector<const Component*> components_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    std::vector<std::string_view> words;
    for (const Component& component : all_components()) words.push_back(component.word);
    std::vector<const Component*> wanted;
    for (const std::string& word : options.words("components", words)) {
        for (const Component& component : all_components()) {
            if (component.word == word) wanted.push_back(&component);
        }
    }
    if (wanted.empty())
        options.refuse("components", {"cần ít nhất một thành phần thể thức", "at least one component is needed"});
    return std::make_shared<const RequiredComponent>(std::move(wanted));
}

}  // namespace

KindRow required_component() {
    return {"required_component",
            {"thành phần thể thức bắt buộc: số, địa danh và ngày, cơ quan ban hành, trích yếu, nơi nhận, chữ ký",
             "mandatory components: number, place and date, issuer, subject, recipients, signature"},
            {"component"},
            decode};
}

}  // namespace doichieu::checks
