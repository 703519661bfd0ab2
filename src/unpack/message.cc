// An e-mail message: its attachments, however deep its parts are nested.

#include <algorithm>
#include <optional>

#include "unpack/collect.h"
#include "unpack/mime_header.h"
#include "unpack/mime_text.h"
#include "unpack/unpack.h"

namespace vitae {

namespace {

constexpr int kDeepest = 10;
constexpr std::size_t kMostParts = 2'000;
/// A header is looked for in this much of a file.
constexpr std::size_t kHeaderReach = 65'536;

struct Message {
    Collection attached;
    std::size_t parts = 0;
    std::size_t pictures = 0;
    std::optional<std::string> text;  ///< The first of its kind, in UTF-8.
    std::optional<std::string> html;
};

/// The parts between lines of "--boundary". A message that was cut off ends its last part.
std::vector<std::string_view> split(std::string_view body, const std::string& boundary) {
    std::vector<std::string_view> parts;
    const std::string delimiter = "--" + boundary;
    std::optional<std::size_t> start;
    for (std::size_t at = 0; at < body.size() && parts.size() < kMostParts;) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view line = body.substr(at, end - at);
        const std::string_view rest =
            line.starts_with(delimiter) ? trim_spaces(line.substr(delimiter.size())) : "x";
        if (rest.empty() || rest == "--") {
            if (start) {
                std::string_view part = body.substr(*start, at - *start);
                if (part.ends_with('\n')) part.remove_suffix(1);  // it belongs to the delimiter
                if (part.ends_with('\r')) part.remove_suffix(1);
                parts.push_back(part);
            }
            start = std::min(end + 1, body.size());
            if (rest == "--") return parts;
        }
        at = end + 1;
    }
    if (start && *start < body.size()) parts.push_back(body.substr(*start));
    return parts;
}

std::string decode_body(const MimeEntity& part) {
    const std::string coding = value_of(part.find("content-transfer-encoding"));
    if (coding == "base64") return decode_base64(part.body);
    if (coding == "quoted-printable") return decode_quoted_printable(part.body);
    return std::string(part.body);
}

/// For an attachment without a name.
std::string name_for(const std::string& type, std::size_t number) {
    constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
        {"application/pdf", ".pdf"},
        {"application/msword", ".doc"},
        {"application/rtf", ".rtf"},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
        {"application/vnd.oasis.opendocument.text", ".odt"},
        {"text/plain", ".txt"},
        {"text/html", ".html"},
        {"image/png", ".png"},
        {"image/jpeg", ".jpg"}};
    std::string name = "attachment-" + std::to_string(number);
    for (const auto& [known, ending] : kEndings)
        if (type == known) name += ending;
    return name;
}

/// Only the last segment: a path on the sender's machine means nothing here.
std::string base_name(const std::string& name) {
    return name.substr(name.find_last_of("/\\") + 1);
}

Result<void> take_leaf(Message& message, const MimeEntity& part, const std::string& type) {
    const std::string_view disposition = part.find("content-disposition");
    const bool attached = value_of(disposition) == "attachment";
    auto name = parameter_of(disposition, "filename");
    if (!name) name = parameter_of(part.find("content-type"), "name");
    if (!attached && !name && type.starts_with("text/")) {
        auto& kept = type == "text/html" ? message.html : message.text;
        if (!kept)
            kept = to_utf8(
                decode_body(part), parameter_of(part.find("content-type"), "charset").value_or("")
            );
        return {};
    }
    std::string shown = name ? base_name(*name) : "";
    if (shown.empty()) shown = name_for(type, message.attached.count() + 1);
    if (!attached && type.starts_with("image/") && !part.find("content-id").empty()) {
        ++message.pictures;
        return message.attached.skip(std::move(shown), "message_picture");
    }
    return message.attached.add(std::move(shown), decode_body(part));
}

Result<void> take_part(Message& message, std::string_view text, int depth) {
    if (depth > kDeepest || ++message.parts > kMostParts)
        return Error{Code::unprocessable, "nesting_too_deep"};
    const MimeEntity part = parse_entity(text);
    const std::string_view field = part.find("content-type");
    const std::string type = field.empty() ? "text/plain" : value_of(field);
    if (type == "message/rfc822") return take_part(message, decode_body(part), depth + 1);
    const auto boundary = parameter_of(field, "boundary");
    if (!type.starts_with("multipart/") || !boundary || boundary->empty())
        return take_leaf(message, part, type);
    for (const std::string_view inner : split(part.body, *boundary))
        TRY(take_part(message, inner, depth + 1));
    return {};
}

/// Some archives of mail begin each message with a line "From ...".
std::string_view without_mbox_line(std::string_view bytes) {
    if (!bytes.starts_with("From ")) return bytes;
    const std::size_t end = bytes.find('\n');
    return end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return c > ' ' && c < 0x7f && c != ':';
    });
}

}  // namespace

bool is_message(std::string_view bytes) {
    const std::string_view head = without_mbox_line(bytes).substr(0, kHeaderReach);
    const std::size_t colon = head.find_first_of(":\n");
    if (colon == std::string_view::npos || !is_field_name(head.substr(0, colon))) return false;
    const MimeEntity entity = parse_entity(head);
    const bool all_fields =
        std::all_of(entity.fields.begin(), entity.fields.end(), [](const MimeField& field) {
            return is_field_name(field.name);
        });
    const auto has = [&](std::string_view name) { return !entity.find(name).empty(); };
    return entity.well_formed && all_fields && has("from") &&
           (has("date") || has("received") || has("message-id") || has("mime-version"));
}

Result<Unpacked> unpack_message(std::string_view bytes) {
    Message message;
    TRY(take_part(message, without_mbox_line(bytes), 0));
    if (message.attached.count() == message.pictures) {
        if (message.text && !trim_spaces(*message.text).empty())
            TRY(message.attached.add("message.txt", *message.text));
        else if (message.html)
            TRY(message.attached.add("message.html", *message.html));
    }
    return std::move(message.attached).finish();
}

}  // namespace vitae
