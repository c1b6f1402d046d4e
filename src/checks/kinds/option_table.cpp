#include "checks/kinds/option_table.h"

#include "text/characters.h"

namespace doichieu::checks {

std::optional<registry::Table> read_option_table(FieldReader& options, std::string_view key,
                                                 const std::vector<std::string_view>& known,
                                                 const std::vector<std::string_view>& required) {
    const std::string name = options.text(key);
    const auto bytes = options.source().sibling ? options.source().sibling(name) : base::Error{"not-found", {}, name};
    if (!bytes) {
        options.refuse(key, {"không có bảng “" + name + "” cạnh tệp quy tắc",
                             "there is no table “" + name + "” beside the rule file"});
        return std::nullopt;
    }
    auto table = registry::parse_table(*bytes, name, registry::TableFormat::csv);
    base::Status fault = table ? registry::check_columns(*table, known, required) : table.error();
    if (fault) {
        if (!options.fault()) options.fault() = std::move(fault);
        return std::nullopt;
    }
    return std::move(*table);
}

std::vector<std::string> split_cell(std::string_view cell) {
    std::vector<std::string> out;
    while (!cell.empty()) {
        const std::size_t bar = cell.find('|');
        const std::string_view part = text::trim(cell.substr(0, bar));
        if (!part.empty()) out.emplace_back(part);
        cell = bar == std::string_view::npos ? std::string_view() : cell.substr(bar + 1);
    }
    return out;
}

}  // namespace doichieu::checks
