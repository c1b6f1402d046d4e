#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "checks/kinds/text_kinds.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// A type of document that a body does not issue.
struct Ban {
    std::string body;                            ///< folded words of the issuer's name; empty: any
    legal::Level level = legal::Level::unknown;  ///< unknown: any
    std::string type;
    std::string note;
};

class AuthorityTable final : public Kind {
  public:
    explicit AuthorityTable(std::vector<Ban> bans) : bans_(std::move(bans)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Identity& identity = inquiry.identity();
        if (!identity.type || !identity.issuer) {
            verdict.not_evaluated({"không rõ tên loại hoặc cơ quan ban hành", "type or issuer is not known"});
            return;
        }
        for (const Ban& ban : bans_) {
            if (ban.type != identity.type->value) continue;
            if (ban.level != legal::Level::unknown && ban.level != identity.level) continue;
            if (!ban.body.empty() && !holds_any_words(identity.issuer->value, {ban.body})) continue;
            Fault fault;
            fault.span = identity.type->span;
            fault.values = {{"type", same(identity.type->value)},
                            {"issuer", same(identity.issuer->value)},
                            {"note", same(ban.note)}};
            verdict.report(std::move(fault));
            return;
        }
    }

  private:
    std::vector<Ban> bans_;
};

std::shared_ptr<const Kind> decode_authority_table(FieldReader& options) {
    std::vector<Ban> bans;
    if (const auto table = read_option_table(options, "table", {"body", "level", "type", "note"}, {"type"})) {
        for (const registry::Row& row : table->rows) {
            registry::RowReader reader(*table, row);
            Ban ban{text::fold(reader.text("body")),
                    reader.word("level", legal::parse_level, legal::to_string, std::optional{legal::Level::unknown}),
                    reader.text("type"), reader.text("note")};
            if (ban.type.empty()) reader.refuse("type", {"thiếu tên loại", "the type is missing"});
            if (reader.error() && !options.fault()) options.fault() = reader.error();
            bans.push_back(std::move(ban));
        }
    }
    return std::make_shared<const AuthorityTable>(std::move(bans));
}

}  // namespace

KindRow authority_table() {
    return {"authority_table",
            {"bảng thẩm quyền: cơ quan nào không ban hành tên loại nào",
             "a table of who may not issue which type of document"},
            {"type", "issuer", "note"},
            decode_authority_table};
}

}  // namespace doichieu::checks
