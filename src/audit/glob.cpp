#include "audit/glob.h"

#include "text/utf8.h"

namespace doichieu::audit {
namespace {

std::string_view behind(std::string_view text, std::size_t at) {
    return text.substr(at);
}

/// One name against one part of a pattern. Backtracks to the last star alone, so it is never worse than quadratic.
bool name_fits(std::string_view pattern, std::string_view name) {
    std::size_t p = 0;
    std::size_t n = 0;
    std::size_t star = std::string_view::npos;
    std::size_t star_n = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_n = n;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            n += text::decode(name, n).length;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++p;
            ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++star_n;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

struct Cut {
    std::string_view first;
    std::string_view rest;
    bool is_last;
};

Cut cut(std::string_view path) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return {path, {}, true};
    return {path.substr(0, slash), behind(path, slash + 1), slash + 1 == path.size()};
}

bool parts_fit(std::string_view pattern, std::string_view path) {
    if (pattern.empty()) return true;  // it fitted a folder above
    if (path.empty()) return false;
    const Cut wanted = cut(pattern);
    if (wanted.first == "**") {
        if (wanted.rest.empty()) return true;
        for (std::string_view rest = path;;) {
            if (parts_fit(wanted.rest, rest)) return true;
            const Cut given = cut(rest);
            if (given.is_last) return false;
            rest = given.rest;
        }
    }
    const Cut given = cut(path);
    return name_fits(wanted.first, given.first) && parts_fit(wanted.rest, given.rest);
}

}  // namespace

bool fits(std::string_view pattern, std::string_view path) {
    while (pattern.starts_with("./")) pattern.remove_prefix(2);
    if (pattern.ends_with('/')) pattern.remove_suffix(1);
    if (pattern.starts_with('/')) return parts_fit(behind(pattern, 1), path);
    if (pattern.find('/') != std::string_view::npos) return parts_fit(pattern, path);
    for (std::string_view rest = path;;) {  // a bare name: any folder or file on the way
        const Cut given = cut(rest);
        if (name_fits(pattern, given.first)) return true;
        if (given.is_last) return false;
        rest = given.rest;
    }
}

}  // namespace doichieu::audit
