#include "formats/long_text.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/signs.h"
#include "formats/readers.h"
#include "text/survey.h"

namespace doichieu::formats {
namespace {

constexpr std::size_t kNear = std::size_t{64} << 10;  // bytes behind a part's size; most paragraphs end before

}  // namespace

LongText::Source LongText::in_file(std::shared_ptr<const io::InputFile> file) {
    return [file = std::move(file)](std::uint64_t begin, std::span<char> to) { return file->read_at(begin, to); };
}

LongText::Source LongText::in_memory(const io::Bytes& bytes) {
    return [kept = std::make_shared<const io::Bytes>(bytes.part(0, bytes.view().size()))](
               std::uint64_t begin, std::span<char> to) -> base::Result<std::size_t> {
        const std::string_view all = kept->view();
        return all.substr(std::min<std::size_t>(begin, all.size())).copy(to.data(), to.size());
    };
}

bool LongText::is_one(const Source& source, std::uint64_t size, const std::string& path, const Limits& limits) {
    if (size < kLong || size > limits.text_bytes) return false;
    std::string begin(kPart, '\0');
    const auto read = source(0, begin);
    if (!read || *read < kPart || !is_plain_text(begin, path)) return false;
    begin.resize(begin.find_last_of("\r\n") + 1);  // what it is cut in may be a character
    const text::Survey survey(begin);
    return !begin.empty() && survey.is_valid_utf8() && !survey.has_null();
}

void LongText::begin_with(std::string_view bytes, std::size_t room) {
    auto begun = std::make_unique_for_overwrite<char[]>(room);
    bytes.copy(begun.get(), room);
    held_ = std::move(begun);
    size_ = bytes.size();
    room_ = room;
}

void LongText::hold(std::size_t bytes) {
    if (is_all_read_ || size_ >= bytes) return;
    if (room_ < bytes) begin_with(held(), bytes);
    const auto read = source_(read_, std::span(held_.get() + size_, bytes - size_));
    if (!read) failure_ = read.error();
    const std::size_t got = read ? *read : 0;
    size_ += got;
    read_ += got;
    is_all_read_ = size_ < bytes;
}

std::size_t LongText::behind_line(std::size_t at) {
    while (true) {
        at = base::Signs<'\r', '\n'>::first(held(), at, size_);
        // What stands behind a carriage return tells whether it ends the line alone.
        if (at + 1 < size_) return at + (held().substr(at, 2) == "\r\n" ? 2 : 1);
        if (is_all_read_) return size_;
        hold(size_ + size_ / 4 + part_bytes_);  // each time more, for all that is held is copied then
    }
}

std::size_t LongText::end_of_part() {
    hold(part_bytes_ + kNear);
    if (size_ <= part_bytes_) return size_;
    const std::size_t first = behind_line(part_bytes_);
    for (std::size_t end = first; end - first < part_bytes_;) {
        const std::size_t next = behind_line(end);
        if (next == end) break;
        const bool is_empty = held().find_first_not_of(" \t\r\n", end) >= next;
        if (is_empty) return next;
        end = next;
    }
    return first;
}

base::Result<io::Bytes> LongText::next_part() {
    const std::size_t end = end_of_part();
    if (failure_) return *failure_;
    auto part = std::exchange(held_, nullptr);
    const std::string_view rest = std::string_view(part.get(), size_).substr(end);
    begin_with(rest, std::max(rest.size(), part_bytes_ + kNear));
    return io::Bytes::own(std::move(part), end);
}

std::optional<base::Result<ReadResult>> LongText::next() {
    while (!is_done_) {
        auto part = next_part();
        is_done_ = !part || part->view().empty();
        if (!part) return std::move(part.error());
        if (is_done_) break;
        auto read = read_plain_part(std::move(*part), path_, before_);
        is_done_ = !read;
        if (!read) return read;
        before_ = read->document.behind();
        if (read->document.blocks().empty()) continue;
        is_visible_ = true;
        return read;
    }
    if (is_visible_) return std::nullopt;
    is_visible_ = true;  // said once
    return no_visible_text(path_);
}

}  // namespace doichieu::formats
