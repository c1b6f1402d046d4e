#pragma once

#include <cstddef>
#include <functional>
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
        if (buffer_.size() + piece.size() > kBlock) flush();
        if (piece.size() > kBlock) {
            sink_(piece);
        } else {
            buffer_ += piece;
        }
        return *this;
    }
    Out& operator<<(char byte) { return *this << std::string_view(&byte, 1); }
    Out& operator<<(std::size_t number) { return *this << std::string_view(std::to_string(number)); }

    void repeat(char byte, std::size_t times) { *this << std::string_view(std::string(times, byte)); }

    void flush() {
        if (!buffer_.empty()) sink_(buffer_);
        buffer_.clear();
    }

  private:
    static constexpr std::size_t kBlock = std::size_t{64} << 10;
    Sink sink_;
    std::string buffer_;
};

}  // namespace doichieu::report
