#pragma once
// JSON values, and the strict reader for what callers send. Objects keep the order of their
// members. The JSON library is known to json.cc alone.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace vitae {

class Json {
public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default;
    Json(bool value) : value_(value) {}          // NOLINT(google-explicit-constructor)
    Json(std::int64_t value) : value_(value) {}  // NOLINT(google-explicit-constructor)
    Json(int value)
        : value_(static_cast<std::int64_t>(value)) {}      // NOLINT(google-explicit-constructor)
    Json(double value) : value_(value) {}                  // NOLINT(google-explicit-constructor)
    Json(std::string value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
    Json(std::string_view value)
        : value_(std::string(value)) {}                      // NOLINT(google-explicit-constructor)
    Json(const char* value) : value_(std::string(value)) {}  // NOLINT(google-explicit-constructor)
    Json(Array value) : value_(std::move(value)) {}          // NOLINT(google-explicit-constructor)
    Json(Object value) : value_(std::move(value)) {}         // NOLINT(google-explicit-constructor)

    static Json object(std::initializer_list<Member> members = {}) { return Json(Object(members)); }
    static Json array() { return Json(Array{}); }

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    const bool* as_bool() const { return std::get_if<bool>(&value_); }
    const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&value_); }
    const std::string* as_string() const { return std::get_if<std::string>(&value_); }
    const Array* as_array() const { return std::get_if<Array>(&value_); }
    const Object* as_object() const { return std::get_if<Object>(&value_); }
    Array* as_array() { return std::get_if<Array>(&value_); }
    Object* as_object() { return std::get_if<Object>(&value_); }
    /// Any number, whole or not.
    std::optional<double> as_number() const;

    /// The member of that name, or nullptr when this is no object or has none.
    const Json* find(std::string_view key) const;
    /// Adds a member to an object. Absent, not null: an empty optional adds nothing.
    Json& set(std::string key, Json value);
    template <class T>
    Json& set(std::string key, const std::optional<T>& value) {
        return value ? set(std::move(key), Json(*value)) : *this;
    }
    /// Appends to an array.
    Json& push(Json value);

    friend bool operator==(const Json&, const Json&) = default;

private:
    friend Json parse_unchecked(std::string_view);
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

/// Reads one JSON text (RFC 8259, UTF-8 checked, at most 64 levels deep, no duplicate member
/// names).
Result<Json> parse_json(std::string_view text);
std::string to_text(const Json& json);
/// With line ends and two spaces a level, for people.
std::string to_pretty_text(const Json& json);

/// Takes the members of an object one by one; `finish` refuses those that nobody asked for.
class Fields {
public:
    static Result<Fields> of(const Json& json);

    Result<std::optional<std::string>> find_string(Literal name);
    Result<std::string> get_string(Literal name);
    Result<std::optional<bool>> find_bool(Literal name);
    Result<void> finish() const;

private:
    explicit Fields(const Json::Object& object) : object_(&object) {}
    const Json* take(Literal name);

    const Json::Object* object_;
    std::vector<std::string_view> known_;
};

}  // namespace vitae
