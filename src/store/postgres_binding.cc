#include "store/postgres_binding.h"

#include <charconv>

namespace vitae {

namespace {

Param::Value find(std::string_view name, Params params) {
    for (const Param& param : params)
        if (param.name.view() == name) return param.value;
    return {};
}

}  // namespace

void Binding::add_row(Params params) {
    for (const std::string_view name : names_) add(find(name, params));
}

void Binding::add(const Param::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        std::array<char, 24>& digits = numbers_.emplace_back();
        *std::to_chars(digits.data(), digits.data() + digits.size() - 1, *number).ptr = '\0';
        push(digits.data(), 0, 0, kInt8);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        push(text->data() == nullptr ? "" : text->data(), text->size(), 1, kText);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
        const std::string_view bytes = blob->bytes;
        push(bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), 1, kBytea);
    } else {
        push(nullptr, 0, 0, kInferred);
    }
}

void Binding::push(const char* value, std::size_t length, int format, Oid type) {
    values_.push_back(value);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(format);
    types_.push_back(type);
}

}  // namespace vitae
