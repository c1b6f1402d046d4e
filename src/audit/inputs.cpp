#include "audit/inputs.h"

#include <algorithm>
#include <filesystem>

#include "audit/glob.h"
#include "formats/reader.h"
#include "io/file.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace doichieu::audit {
namespace {

namespace fs = std::filesystem;

bool is_selected(const std::string& file, const Selection& selection) {
    if (selection.include.empty() && selection.exclude.empty()) return true;
    const std::string path =
        shown_path(fs::absolute(file).lexically_normal().lexically_relative(selection.base).generic_string());
    const auto fits_path = [&path](const std::string& pattern) { return fits(pattern, path); };
    return (selection.include.empty() || std::ranges::any_of(selection.include, fits_path)) &&
           std::ranges::none_of(selection.exclude, fits_path);
}

findings::Problem nothing_found(const std::string& folder, bool has_readable) {
    if (has_readable) {
        return {shown_path(folder),
                "no-documents",
                {"Không tài liệu nào trong thư mục này khớp với include/exclude của cấu hình.",
                 "No document in this folder fits the configuration's include/exclude."}};
    }
    return {shown_path(folder),
            "no-documents",
            {"Thư mục không có tài liệu nào đọc được (" + formats::readable_endings() + ").",
             "The folder holds no readable document (" + formats::readable_endings() + ")."}};
}

Inputs documents_below(const std::string& folder, const Selection& selection) {
    Inputs inputs;
    io::Walk walk = io::walk(folder, [](std::string_view path) { return shown_path(path); });
    for (const base::Error& error : walk.errors) inputs.problems.push_back(problem_of(error));
    inputs.has_links = walk.has_links;
    bool has_readable = false;
    for (std::size_t i = 0; i < walk.files.size(); ++i) {
        std::string& file = walk.files[i];
        if (!formats::is_readable_name(file)) {
            inputs.others.push_back(std::move(file));
            continue;
        }
        has_readable = true;
        if (is_selected(file, selection)) inputs.items.push_back({std::move(file), std::move(walk.keys[i])});
    }
    if (inputs.items.empty() && inputs.problems.empty()) inputs.problems.push_back(nothing_found(folder, has_readable));
    return inputs;
}

}  // namespace

std::string shown_path(std::string_view path) {
    std::size_t replaced = 0;
    std::string valid = text::replace_invalid_utf8(path, replaced);
    return text::is_clean(valid) ? valid : text::clean(valid).text;
}

findings::Problem problem_of(const base::Error& error) {
    return {shown_path(error.path), error.code, error.message, error.line, error.column};
}

Inputs inputs_of(const std::string& path, const Selection& selection) {
    if (io::kind_of(path) != io::EntryKind::folder)
        return {{{path, shown_path(path)}}, {}, {}};  // reading tells what is wrong
    return documents_below(path, selection);
}

}  // namespace doichieu::audit
