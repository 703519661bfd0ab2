#pragma once
// A value or an Error: the subset of std::expected that Vitae needs, and [[nodiscard]]. See
// docs/adr/0002.

#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.h"

namespace vitae {

template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT
    template <class U>
    requires(std::is_convertible_v<U&&, T> && !std::is_same_v<std::remove_cvref_t<U>, T> && !std::is_same_v<std::remove_cvref_t<U>, Error> && !std::is_same_v<std::remove_cvref_t<U>, Result<T>>)
        Result(U&& value)
        : state_(std::in_place_index<0>, std::forward<U>(value)) {}  // NOLINT

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    // Checked in every build: asking a failure for its value throws std::bad_variant_access.
    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Error& error() const { return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> : public Result<std::monostate> {
public:
    using Value = void;

    Result() : Result<std::monostate>(std::monostate{}) {}
    Result(Error error) : Result<std::monostate>(std::move(error)) {}  // NOLINT
    void operator*() const {}
};

}  // namespace vitae

/// Yields the value of a Result, or returns its error from the enclosing function (or lambda).
#define TRY(expression) VITAE_TRY_NUMBERED(expression, __COUNTER__)
// The number keeps a TRY inside a TRY, as in a lambda, from shadowing the outer one.
#define VITAE_TRY_NUMBERED(expression, number) VITAE_TRY_JOINED(expression, number)
#define VITAE_TRY_JOINED(expression, number) VITAE_TRY_NAMED(expression, try_result_##number)
#define VITAE_TRY_NAMED(expression, name)    \
    __extension__({                          \
        auto&& name = (expression);          \
        if (!name) return name.error();      \
        *std::forward<decltype(name)>(name); \
    })
