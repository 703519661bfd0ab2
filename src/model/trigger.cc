#include "model/trigger.h"

#include <algorithm>

#include "model/nfc.h"

namespace vitae {

namespace {

constexpr std::size_t kMaxPathBytes = 1024;
constexpr Literal kField = "dropboxPath";

Error bad_path(Literal reason, Literal message, std::string_view path) {
    return Error{
        .code = Code::invalid,
        .reason = reason,
        .message = message,
        .field = kField,
        .echo = Echo(std::string(path))};
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

}  // namespace

Result<std::string> parse_source_path(std::string_view text) {
    if (!text.starts_with('/'))
        return bad_path(
            "path_not_absolute",
            "The path must start with '/': it is absolute inside the source, and '/' alone is all"
            " of it.",
            text
        );
    if (std::any_of(text.begin(), text.end(), is_control))
        return bad_path(
            "path_has_control_character",
            "The path holds a control character, such as NUL or a line end. Remove it.",
            text
        );
    const std::string normal = TRY(to_nfc(text));
    std::string path;
    for (std::size_t at = 0; at < normal.size();) {
        const std::size_t end = std::min(normal.find('/', at), normal.size());
        const std::string_view segment = std::string_view(normal).substr(at, end - at);
        at = end + 1;
        if (segment.empty()) continue;  // "//" and a trailing "/" mean nothing
        if (segment == "." || segment == "..")
            return bad_path(
                "path_has_dots",
                "The path must not hold '.' or '..' as a segment. Write where the folder is, seen"
                " from the top.",
                text
            );
        path.append("/").append(segment);
    }
    if (path.size() > kMaxPathBytes)
        return Error{
            .code = Code::invalid,
            .reason = "path_too_long",
            .message =
                "The path is longer than 1,024 bytes. Trigger a folder nearer to the top: it"
                " takes in what is below it.",
            .field = kField,
            .actual = static_cast<std::int64_t>(path.size()),
            .limit = kMaxPathBytes};
    return path.empty() ? "/" : path;
}

Result<Trigger> parse_trigger(std::string_view body) {
    Trigger trigger;
    if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) return trigger;
    const Json json = TRY(parse_json(body));
    Fields fields = TRY(Fields::of(json));
    if (const auto path = TRY(fields.find_string(kField)))
        trigger.path = TRY(parse_source_path(*path));
    trigger.source = TRY(fields.find_string("source"));
    TRY(fields.finish());
    return trigger;
}

Result<std::string> parse_idempotency_key(std::string_view text) {
    const bool visible =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (!text.empty() && text.size() <= 255 && visible) return std::string(text);
    return Error{
        .code = Code::invalid,
        .reason = "idempotency_key_malformed",
        .message =
            "Idempotency-Key must be 1 to 255 printable ASCII characters, for example a UUID.",
        .field = "Idempotency-Key"};
}

}  // namespace vitae
