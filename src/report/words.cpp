#include "report/words.h"

namespace doichieu::report {

std::string_view words_of(const View& view, legal::Validity status) {
    switch (status) {
        case legal::Validity::unknown:
            return view.words("chưa rõ", "unknown");
        case legal::Validity::in_force:
            return view.words("còn hiệu lực", "in force");
        case legal::Validity::partly_in_force:
            return view.words("còn hiệu lực một phần", "partly in force");
        case legal::Validity::replaced:
            return view.words("đã bị thay thế", "replaced");
        case legal::Validity::expired:
            return view.words("hết hiệu lực", "expired");
        case legal::Validity::not_yet_in_force:
            return view.words("chưa có hiệu lực", "not yet in force");
        case legal::Validity::suspended:
            return view.words("tạm ngưng hiệu lực", "suspended");
    }
    return {};
}

std::string_view words_of(const View& view, legal::Relation relation) {
    switch (relation) {
        case legal::Relation::mentions:
            return view.words("nhắc đến", "mentions");
        case legal::Relation::based_on:
            return view.words("căn cứ", "based on");
        case legal::Relation::implements:
            return view.words("thực hiện", "implements");
        case legal::Relation::continues:
            return view.words("tiếp tục thực hiện", "continues");
        case legal::Relation::reviews:
            return view.words("sơ kết, tổng kết", "reviews");
        case legal::Relation::guides:
            return view.words("hướng dẫn", "guides");
        case legal::Relation::details:
            return view.words("quy định chi tiết", "details");
        case legal::Relation::promulgates:
            return view.words("ban hành", "promulgates");
        case legal::Relation::amends:
            return view.words("sửa đổi", "amends");
        case legal::Relation::supplements:
            return view.words("bổ sung", "supplements");
        case legal::Relation::replaces:
            return view.words("thay thế", "replaces");
        case legal::Relation::repeals:
            return view.words("bãi bỏ", "repeals");
    }
    return {};
}

std::string_view words_of(const View& view, legal::Confidence confidence) {
    switch (confidence) {
        case legal::Confidence::memory:
            return view.words("chưa kiểm chứng", "unverified");
        case legal::Confidence::single:
            return view.words("một nguồn", "one source");
        case legal::Confidence::verified:
            return view.words("đã kiểm chứng", "verified");
    }
    return {};
}

std::string_view words_of(const View& view, resolve::State state) {
    switch (state) {
        case resolve::State::resolved:
            return view.words("đã nhận ra", "resolved");
        case resolve::State::ambiguous:
            return view.words("nhiều văn bản cùng khớp", "fits several");
        case resolve::State::not_in_registry:
            return view.words("không có trong danh mục", "not in the registry");
        case resolve::State::malformed:
            return view.words("ký hiệu không hợp lệ", "malformed");
        case resolve::State::self:
            return view.words("chính văn bản này", "the document itself");
    }
    return {};
}

std::string_view words_of(const View& view, legal::Level level) {
    switch (level) {
        case legal::Level::central:
            return view.words("Trung ương", "Centre");
        case legal::Level::province:
            return view.words("Cấp tỉnh", "Province");
        case legal::Level::district:
            return view.words("Cấp huyện", "District");
        case legal::Level::commune:
            return view.words("Cấp xã", "Commune");
        case legal::Level::cell:
            return view.words("Chi bộ", "Party cell");
        case legal::Level::unknown:
            return view.words("Chưa rõ cấp", "Level not known");
    }
    return {};
}

}  // namespace doichieu::report
