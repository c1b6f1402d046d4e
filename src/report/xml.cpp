#include "report/xml.h"

#include "report/view.h"

namespace doichieu::report {

std::string xml(std::string_view text) {
    std::string result;
    for (const char byte : printable(text)) {
        switch (byte) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += byte;
        }
    }
    return result;
}

}  // namespace doichieu::report
