#include "checks/kinds/form_input.h"

namespace doichieu::checks {

bool shows_its_form(const Inquiry& inquiry, Verdict& verdict) {
    if (!inquiry.outline().document().facts().carries_formatting) {
        verdict.not_evaluated({"loại tệp này không mang theo phông, cỡ chữ và lề; docx, odt, rtf thì có",
                               "a file of this kind carries no fonts, sizes and margins; docx, odt and rtf do"});
        return false;
    }
    const structure::Components& components = inquiry.outline().components();
    if (!components.motto && !components.party_title && !components.issuer && !components.number) {
        verdict.not_evaluated({"văn bản giống một phần trích, không có phần đầu: không xét được thể thức",
                               "the text looks like an extract without its header: its form cannot be judged"});
        return false;
    }
    return true;
}

}  // namespace doichieu::checks
