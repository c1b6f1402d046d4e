#pragma once

#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace doichieu::report {

/// Takes the bytes of a report, piece by piece.
using Sink = std::function<void(std::string_view)>;

/// Collects small pieces into blocks for a sink. flush() at the end; what was not flushed is lost.
class Out {
  public:
    explicit Out(Sink sink) : sink_(std::move(sink)) {}

    Out& operator<<(std::string_view piece) {
        if (piece.size() > kBlock) {
            flush();
            sink_(piece);
        } else if (!piece.empty()) {
            char* const at = room(piece.size());
            std::memcpy(at, piece.data(), piece.size());
            written_to(at + piece.size());
        }
        return *this;
    }
    Out& operator<<(char byte) {
        char* const at = room(1);
        *at = byte;
        written_to(at + 1);
        return *this;
    }
    Out& operator<<(std::size_t number) { return *this << std::string_view(std::to_string(number)); }

    void repeat(char byte, std::size_t times) { *this << std::string_view(std::string(times, byte)); }

    void flush() {
        if (at_ != buffer_.get()) sink_({buffer_.get(), static_cast<std::size_t>(at_ - buffer_.get())});
        at_ = buffer_.get();
    }

    /// For who puts many small pieces together: room for so many bytes, at most kBlock, of which written_to() says where
    /// those that were written end.
    static constexpr std::size_t kBlock = std::size_t{64} << 10;
    [[nodiscard]] char* room(std::size_t bytes) {
        if (static_cast<std::size_t>(end_ - at_) < bytes) flush();
        return at_;
    }
    void written_to(char* end) { at_ = end; }

  private:
    Sink sink_;
    std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(kBlock);
    char* at_ = buffer_.get();
    char* const end_ = at_ + kBlock;
};

}  // namespace doichieu::report
