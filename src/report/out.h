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
            std::memcpy(room(piece.size()), piece.data(), piece.size());
            advance(piece.size());
        }
        return *this;
    }
    Out& operator<<(char byte) {
        *room(1) = byte;
        advance(1);
        return *this;
    }
    Out& operator<<(std::size_t number) { return *this << std::string_view(std::to_string(number)); }

    void repeat(char byte, std::size_t times) { *this << std::string_view(std::string(times, byte)); }

    void flush() {
        if (size_ > 0) sink_({buffer_.get(), size_});
        size_ = 0;
    }

    /// For who puts many small pieces together: room for so many bytes, at most kBlock, of which advance() says how many
    /// were written.
    static constexpr std::size_t kBlock = std::size_t{64} << 10;
    [[nodiscard]] char* room(std::size_t bytes) {
        if (size_ + bytes > kBlock) flush();
        return buffer_.get() + size_;
    }
    void advance(std::size_t written) { size_ += written; }

  private:
    Sink sink_;
    std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(kBlock);
    std::size_t size_ = 0;
};

}  // namespace doichieu::report
