#include "model/json_shape.h"

#include <cmath>

namespace vitae {

Error shape_error() {
    return Error{
        Code::internal,
        "shape_unexpected",
        "Stored or extracted data does not have the form it should have. Read the document again."};
}

Result<const Json*> get_member(const Json& json, std::string_view key) {
    const Json* found = json.find(key);
    if (found == nullptr) return shape_error();
    return found;
}

Result<const Json::Array*> get_array(const Json& json, std::string_view key, std::size_t most) {
    const Json::Array* array = TRY(get_member(json, key))->as_array();
    if (array == nullptr || array->size() > most) return shape_error();
    return array;
}

Result<std::string> get_text(const Json& json, std::string_view key, std::size_t most_bytes) {
    const std::string* text = TRY(get_member(json, key))->as_string();
    if (text == nullptr || text->size() > most_bytes) return shape_error();
    return *text;
}

Result<double> get_number(const Json& json, std::string_view key, double least, double most) {
    return as_number(*TRY(get_member(json, key)), least, most);
}

Result<std::int64_t> get_whole(
    const Json& json, std::string_view key, std::int64_t least, std::int64_t most
) {
    return as_whole(*TRY(get_member(json, key)), least, most);
}

Result<double> as_number(const Json& json, double least, double most) {
    const auto number = json.as_number();
    if (!number || !std::isfinite(*number) || *number < least || *number > most)
        return shape_error();
    return *number;
}

Result<std::int64_t> as_whole(const Json& json, std::int64_t least, std::int64_t most) {
    const std::int64_t* number = json.as_int();
    if (number == nullptr || *number < least || *number > most) return shape_error();
    return *number;
}

Json rounded(double number) {
    return Json(std::round(number * 100) / 100);
}

}  // namespace vitae
