#include "base/json.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace vitae {

namespace {

namespace bj = boost::json;

Error malformed(Literal message) {
    return Error{Code::invalid, "json_malformed", message};
}

Result<Json> from_boost(const bj::value& value);

Result<Json> from_boost(const bj::object& object) {
    Json::Object members;
    members.reserve(object.size());
    for (const auto& [key, value] : object) members.emplace_back(key, TRY(from_boost(value)));
    return Json(std::move(members));
}

Result<Json> from_boost(const bj::value& value) {
    switch (value.kind()) {
        case bj::kind::null: return Json();
        case bj::kind::bool_: return Json(value.get_bool());
        case bj::kind::int64: return Json(value.get_int64());
        case bj::kind::uint64: return malformed("A number in the JSON text is too large.");
        case bj::kind::double_: return Json(value.get_double());
        case bj::kind::string: return Json(std::string_view(value.get_string()));
        case bj::kind::object: return from_boost(value.get_object());
        case bj::kind::array: break;
    }
    Json::Array items;
    items.reserve(value.get_array().size());
    for (const bj::value& item : value.get_array()) items.push_back(TRY(from_boost(item)));
    return Json(std::move(items));
}

void write_text(const Json& json, std::string& out, int indent);

void write_string(std::string_view text, std::string& out) {
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += kHex[static_cast<unsigned char>(c) >> 4];
                    out += kHex[c & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

void new_line(std::string& out, int indent) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent) * 2, ' ');
}

/// Writes `[…]` or `{…}`; `write_item(i)` writes the i-th thing inside. A negative indent means one
/// line.
template <class WriteItem>
void write_group(
    std::size_t count,
    char open,
    char close,
    std::string& out,
    int indent,
    const WriteItem& write_item
) {
    out += open;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out += ',';
        new_line(out, indent < 0 ? -1 : indent + 1);
        write_item(i, indent < 0 ? -1 : indent + 1);
    }
    if (count > 0) new_line(out, indent);
    out += close;
}

void write_text(const Json& json, std::string& out, int indent) {
    if (const auto* text = json.as_string()) return write_string(*text, out);
    if (const auto* flag = json.as_bool()) return void(out += *flag ? "true" : "false");
    if (const auto* whole = json.as_int()) return void(out += std::to_string(*whole));
    if (const auto number = json.as_number()) return void(out += bj::serialize(bj::value(*number)));
    if (const auto* array = json.as_array())
        return write_group(array->size(), '[', ']', out, indent, [&](std::size_t i, int inner) {
            write_text((*array)[i], out, inner);
        });
    const auto* object = json.as_object();
    if (object == nullptr) return void(out += "null");
    write_group(object->size(), '{', '}', out, indent, [&](std::size_t i, int inner) {
        write_string((*object)[i].first, out);
        out += indent < 0 ? ":" : ": ";
        write_text((*object)[i].second, out, inner);
    });
}

/// Boost.JSON keeps the last of two members with one name; a strict reader must refuse both.
/// Its parser reports keys in order, so a handler of our own that counts them is enough.
struct DuplicateFinder {
    // NOLINTBEGIN(readability-identifier-naming): the names that Boost.JSON looks for
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    // NOLINTEND(readability-identifier-naming)
    using Ec = bj::error_code;

    std::vector<std::set<std::string, std::less<>>> open;
    std::string key;
    bool duplicate = false;

    bool on_object_begin(Ec&) { return open.emplace_back(), true; }
    bool on_object_end(std::size_t, Ec&) { return open.pop_back(), true; }
    bool on_key_part(bj::string_view text, std::size_t, Ec&) { return key += text, true; }
    bool on_key(bj::string_view text, std::size_t, Ec&) {
        key += text;
        duplicate = duplicate || !open.back().insert(std::exchange(key, {})).second;
        return true;
    }
    bool on_document_begin(Ec&) { return true; }
    bool on_document_end(Ec&) { return true; }
    bool on_array_begin(Ec&) { return true; }
    bool on_array_end(std::size_t, Ec&) { return true; }
    bool on_string_part(bj::string_view, std::size_t, Ec&) { return true; }
    bool on_string(bj::string_view, std::size_t, Ec&) { return true; }
    bool on_number_part(bj::string_view, Ec&) { return true; }
    bool on_int64(std::int64_t, bj::string_view, Ec&) { return true; }
    bool on_uint64(std::uint64_t, bj::string_view, Ec&) { return true; }
    bool on_double(double, bj::string_view, Ec&) { return true; }
    bool on_bool(bool, Ec&) { return true; }
    bool on_null(Ec&) { return true; }
    bool on_comment_part(bj::string_view, Ec&) { return true; }
    bool on_comment(bj::string_view, Ec&) { return true; }
};

}  // namespace

std::optional<double> Json::as_number() const {
    if (const auto* whole = as_int()) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value_)) return *number;
    return std::nullopt;
}

const Json* Json::find(std::string_view key) const {
    const Object* object = as_object();
    if (object == nullptr) return nullptr;
    const auto found = std::find_if(object->begin(), object->end(), [&](const Member& m) {
        return m.first == key;
    });
    return found == object->end() ? nullptr : &found->second;
}

Json& Json::set(std::string key, Json value) {
    if (is_null()) value_ = Object{};
    std::get<Object>(value_).emplace_back(std::move(key), std::move(value));
    return *this;
}

Json& Json::push(Json value) {
    if (is_null()) value_ = Array{};
    std::get<Array>(value_).push_back(std::move(value));
    return *this;
}

Result<Json> parse_json(std::string_view text) {
    bj::parse_options options;
    options.max_depth = 64;
    bj::error_code failed;
    const bj::value value =
        bj::parse(bj::string_view(text.data(), text.size()), failed, {}, options);
    if (failed) return malformed("The text is not valid JSON. Check quotes, commas and brackets.");
    bj::basic_parser<DuplicateFinder> finder(options);
    finder.write_some(false, text.data(), text.size(), failed);
    if (finder.handler().duplicate)
        return malformed("An object in the JSON text names a member twice. Keep one of the two.");
    return from_boost(value);
}

std::string to_text(const Json& json) {
    std::string out;
    write_text(json, out, -1);
    return out;
}

std::string to_pretty_text(const Json& json) {
    std::string out;
    write_text(json, out, 0);
    return out;
}

Result<Fields> Fields::of(const Json& json) {
    if (json.as_object() == nullptr)
        return Error{
            Code::invalid, "object_expected", "The request body must be a JSON object, {…}."};
    return Fields(*json.as_object());
}

const Json* Fields::take(Literal name) {
    known_.push_back(name.view());
    const auto found = std::find_if(object_->begin(), object_->end(), [&](const auto& m) {
        return m.first == name.view();
    });
    return found == object_->end() ? nullptr : &found->second;
}

Result<std::optional<std::string>> Fields::find_string(Literal name) {
    const Json* value = take(name);
    if (value == nullptr) return std::optional<std::string>();
    if (const auto* text = value->as_string()) return std::optional(*text);
    return Error{
        Code::invalid,
        "string_expected",
        "This field must be a string. Leave it out to use its default.",
        name};
}

Result<std::string> Fields::get_string(Literal name) {
    auto text = TRY(find_string(name));
    if (!text)
        return Error{
            Code::invalid,
            "field_missing",
            "This field is required. Add it to the request body.",
            name};
    return *std::move(text);
}

Result<std::optional<bool>> Fields::find_bool(Literal name) {
    const Json* value = take(name);
    if (value == nullptr) return std::optional<bool>();
    if (const auto* flag = value->as_bool()) return std::optional(*flag);
    return Error{Code::invalid, "boolean_expected", "This field must be true or false.", name};
}

Result<void> Fields::finish() const {
    for (const auto& [key, value] : *object_) {
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
        return Error{
            .code = Code::invalid,
            .reason = "field_unknown",
            .message =
                "The request body has a field that this call does not know. Check its spelling or "
                "remove it.",
            .echo = Echo(key)};
    }
    return {};
}

}  // namespace vitae
