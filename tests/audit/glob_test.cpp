#include "audit/glob.h"

#include <gtest/gtest.h>

namespace doichieu::audit {
namespace {

struct Case {
    const char* pattern;
    const char* path;
    bool fits;
};

TEST(Glob, Table) {
    constexpr Case kCases[] = {
        {"*.txt", "a.txt", true},
        {"*.txt", "xa/b/a.txt", true},
        {"*.txt", "a.docx", false},
        {"xa/*.txt", "xa/a.txt", true},
        {"xa/*.txt", "xa/b/a.txt", false},
        {"xa/**", "xa/b/a.txt", true},
        {"xa/**/a.txt", "xa/a.txt", true},
        {"xa/**/a.txt", "xa/b/c/a.txt", true},
        {"**/cu/**", "xa/cu/a.txt", true},
        {"**/cu/**", "cu/a.txt", true},
        {"**/cu/**", "xa/moi/a.txt", false},
        {"/a.txt", "xa/a.txt", false},
        {"./a.txt", "a.txt", true},
        {"cu", "xa/cu/a.txt", true},
        {"cu/", "cu/a.txt", true},
        {"?.txt", "ế.txt", true},
        {"?.txt", "ab.txt", false},
        {"kế hoạch*", "kế hoạch 2023.txt", true},
        {"*a*b*c", "xxaxxbxxc", true},
        {"*a*b*c", "xxaxxcxxb", false},
    };
    for (const Case& row : kCases) EXPECT_EQ(fits(row.pattern, row.path), row.fits) << row.pattern << " : " << row.path;
}

}  // namespace
}  // namespace doichieu::audit
