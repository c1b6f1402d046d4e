#include "legal/embedded_table.h"

#include "io/embedded.h"

namespace doichieu::legal {
namespace {

void split(std::string_view line, std::vector<std::string_view>& cells) {
    cells.clear();
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return;
        line.remove_prefix(tab + 1);
    }
}

}  // namespace

void for_each_row_of(std::string_view table, std::size_t columns,
                     const std::function<void(const std::vector<std::string_view>&)>& visit) {
    std::string_view rest = table;
    bool header = true;
    std::vector<std::string_view> cells;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!header && !line.empty()) {
            split(line, cells);
            if (cells.size() >= columns) visit(cells);
        }
        header = false;
    }
}

void for_each_row(std::string_view table_name, std::size_t columns,
                  const std::function<void(const std::vector<std::string_view>&)>& visit) {
    if (const auto table = io::embedded_file(table_name)) for_each_row_of(*table, columns, visit);
}

}  // namespace doichieu::legal
