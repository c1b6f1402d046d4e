#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/text_pair.h"

namespace doichieu::base {

/// An input, rule, configuration or registry that cannot be used. `line` and `column` are 1-based, 0 when unknown.
struct Error {
    std::string code;  ///< stable, kebab-case: "not-found", "broken-zip", …
    TextPair message;
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A value or the reason why there is none. Reading the wrong half is a fault of the program (asserts).
template <typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return std::get<0>(state_); }
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] Error& error() { return std::get<1>(state_); }
    [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

  private:
    std::variant<T, Error> state_;
};

/// Success without a value, or the reason of failure.
using Status = std::optional<Error>;

}  // namespace doichieu::base
