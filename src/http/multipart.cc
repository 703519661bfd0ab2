#include "http/multipart.h"

#include <algorithm>
#include <optional>

#include "http/message.h"

namespace vitae {

namespace {

constexpr std::size_t kMostHeaderBytes = 8192;

Error malformed() {
    return Error{
        Code::invalid,
        "multipart_malformed",
        "The body is not a well-formed form with files. Send it as a browser or `curl -F"
        " files=@resume.pdf` does.",
        "body"};
}

Error multipart_expected() {
    return Error{
        Code::unsupported_media,
        "multipart_expected",
        "Files come as a form: send them with `Content-Type: multipart/form-data`, as `curl -F"
        " files=@resume.pdf` does.",
        "Content-Type"};
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

struct Parameter {
    std::string_view name;
    std::string value;
};

/// A quoted value, from after its quote on. Browsers send a file name's backslashes as they are, so
/// one counts as an escape only before a quote or another backslash.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string value;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        const bool escape =
            rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
        value += rest[escape ? ++i : i];
    }
    return std::nullopt;
}

/// The next `; name=value`, taken off the front; nothing when it is none.
std::optional<Parameter> take_parameter(std::string_view& rest) {
    rest = trim(rest);
    if (!rest.starts_with(';')) return std::nullopt;
    rest.remove_prefix(1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    Parameter parameter{.name = trim(rest.substr(0, equals)), .value = {}};
    rest.remove_prefix(equals + 1);
    if (rest.starts_with('"')) {
        rest.remove_prefix(1);
        auto value = take_quoted(rest);
        if (!value) return std::nullopt;
        parameter.value = *std::move(value);
    } else {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        parameter.value = trim(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    return parameter;
}

bool is_boundary(std::string_view text) {
    constexpr std::string_view kMarks = "'()+_,-./:=? ";
    return !text.empty() && text.size() <= 70 && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      kMarks.find(c) != std::string_view::npos;
           });
}

Result<std::string> boundary_in(std::string_view content_type) {
    if (!is_multipart(content_type)) return multipart_expected();
    std::string_view rest =
        content_type.substr(std::min(content_type.find(';'), content_type.size()));
    while (const auto parameter = take_parameter(rest))
        if (equal_ignoring_case(parameter->name, "boundary") && is_boundary(parameter->value))
            return parameter->value;
    return multipart_expected();
}

/// Browsers write these three of a name's characters as %XX (WHATWG HTML, section 4.10.21.8).
std::string decode_name(std::string name) {
    for (const auto& [code, letter] : {std::pair("%22", '"'), {"%0D", '\r'}, {"%0A", '\n'}})
        for (std::size_t at = 0; (at = name.find(code, at)) != std::string::npos; ++at)
            name.replace(at, 3, 1, letter);
    return name;
}

Result<void> read_disposition(std::string_view value, Part& part) {
    const std::size_t end = std::min(value.find(';'), value.size());
    if (!equal_ignoring_case(trim(value.substr(0, end)), "form-data")) return malformed();
    std::string_view rest = value.substr(end);
    bool named = false;
    while (!trim(rest).empty()) {
        auto parameter = take_parameter(rest);
        if (!parameter) return malformed();
        if (equal_ignoring_case(parameter->name, "name")) {
            part.name = decode_name(std::move(parameter->value));
            named = true;
        } else if (equal_ignoring_case(parameter->name, "filename")) {
            part.file_name = decode_name(std::move(parameter->value));
            part.is_file = true;
        }
    }
    if (!named) return malformed();
    return {};
}

/// A part without its boundaries: headers, an empty line, content.
Result<Part> read_part(std::string_view text) {
    Part part;
    bool disposed = false;
    const std::size_t start = text.size();
    while (!text.starts_with("\r\n")) {
        const std::size_t end = text.find("\r\n");
        if (end == std::string_view::npos || start - text.size() + end > kMostHeaderBytes)
            return malformed();
        const std::string_view line = text.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return malformed();
        if (equal_ignoring_case(line.substr(0, colon), "Content-Disposition")) {
            if (std::exchange(disposed, true)) return malformed();
            TRY(read_disposition(trim(line.substr(colon + 1)), part));
        }
        text.remove_prefix(end + 2);
    }
    if (!disposed) return malformed();
    part.content = text.substr(2);
    return part;
}

}  // namespace

bool is_multipart(std::string_view content_type) {
    return equal_ignoring_case(
        trim(content_type.substr(0, content_type.find(';'))), "multipart/form-data"
    );
}

Result<std::vector<Part>> parse_multipart(
    std::string_view content_type, std::string_view body, std::size_t most_parts
) {
    const std::string delimiter = "\r\n--" + TRY(boundary_in(content_type));
    const std::string_view first = std::string_view(delimiter).substr(2);
    std::size_t at = body.starts_with(first) ? first.size() : body.find(delimiter);
    if (at == std::string_view::npos) return malformed();
    if (!body.starts_with(first)) at += delimiter.size();
    std::vector<Part> parts;
    while (!body.substr(at).starts_with("--")) {
        const std::size_t line = body.find("\r\n", at);
        if (line == std::string_view::npos || !trim(body.substr(at, line - at)).empty())
            return malformed();
        const std::size_t end = body.find(delimiter, line);
        if (end == std::string_view::npos || end < line + 2) return malformed();
        if (parts.size() == most_parts)
            return Error{
                .code = Code::too_large,
                .reason = "too_many_parts",
                .message =
                    "The form has more parts than this route takes. Send fewer files at once.",
                .limit = static_cast<std::int64_t>(most_parts)};
        parts.push_back(TRY(read_part(body.substr(line + 2, end - line - 2))));
        at = end + delimiter.size();
    }
    return parts;
}

}  // namespace vitae
