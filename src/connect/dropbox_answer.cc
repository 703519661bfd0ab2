#include "connect/dropbox_answer.h"

#include <algorithm>
#include <charconv>

namespace vitae {

namespace {

Error error(Code code, Literal reason, int status) {
    return Error{.code = code, .reason = reason, .native = status};
}

/// The union that an error answer holds, if it is one: {"error_summary": …, "error": {".tag": …}}.
std::string summary_of(const HttpAnswer& answer) {
    const auto body = parse_json(answer.body);
    return body ? find_text_member(*body, "error_summary").value_or("") : "";
}

Error scope_error(const HttpAnswer& answer) {
    const auto body = parse_json(answer.body);
    const Json* union_value = body ? body->find("error") : nullptr;
    const auto scope =
        union_value == nullptr ? std::nullopt : find_text_member(*union_value, "required_scope");
    if (scope == "files.content.read")
        return error(Code::unavailable, "scope_files_content_read", 401);
    if (scope == "account_info.read")
        return error(Code::unavailable, "scope_account_info_read", 401);
    return error(Code::unavailable, "scope_files_metadata_read", 401);
}

/// 409: the route's own error.
Error route_error(const std::string& summary, About about) {
    const auto is = [&](std::string_view tag) { return summary.starts_with(tag); };
    if (is("reset")) return error(Code::conflict, "cursor_reset", 409);
    if (is("path/restricted_content")) return error(Code::invalid, "file_restricted", 409);
    if (is("path/locked")) return error(Code::invalid, "file_locked", 409);
    if (is("unsupported_file") || is("non_exportable") || is("path/unsupported_content_type"))
        return error(Code::invalid, "file_not_downloadable", 409);
    if (is("path/")) {
        const bool file = about == About::file;
        return error(Code::not_found, file ? Literal("file_vanished") : "path_not_found", 409);
    }
    return error(Code::invalid, "dropbox_refused", 409);
}

}  // namespace

std::int64_t seconds_to_wait(const HttpAnswer& answer) {
    constexpr std::int64_t kUsual = 15;
    constexpr std::int64_t kMost = 3600;
    const auto header = answer.headers.find("retry-after");
    std::int64_t seconds = 0;
    if (header == answer.headers.end()) return kUsual;
    const std::string& text = header->second;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
    return parsed.ec == std::errc() ? std::clamp<std::int64_t>(seconds, 1, kMost) : kUsual;
}

Error dropbox_error(const HttpAnswer& answer, About about) {
    const bool says_when = answer.headers.contains("retry-after");
    if (answer.status == 429 || (answer.status == 503 && says_when))
        return Error{
            .code = Code::throttled,
            .reason = "dropbox_throttled",
            .limit = seconds_to_wait(answer),
            .native = answer.status};
    if (answer.status >= 500) return error(Code::unavailable, "dropbox_unavailable", answer.status);
    const std::string summary = summary_of(answer);
    if (answer.status == 401 && summary.starts_with("missing_scope")) return scope_error(answer);
    if (answer.status == 401) return error(Code::unauthenticated, "access_token_ended", 401);
    if (answer.status == 422 && summary.starts_with("invalid_root"))
        return error(Code::conflict, "root_moved", 422);
    if (answer.status == 409) return route_error(summary, about);
    return error(Code::invalid, "dropbox_refused", answer.status);
}

std::optional<std::string> find_text_member(const Json& json, std::string_view name) {
    const Json* member = json.find(name);
    if (member == nullptr || member->as_string() == nullptr) return std::nullopt;
    return *member->as_string();
}

Result<std::string> text_member(const Json& json, Literal name) {
    auto text = find_text_member(json, name.view());
    if (!text) return dropbox_answer_malformed();
    return *std::move(text);
}

Error dropbox_answer_malformed() {
    return Error{.code = Code::unavailable, .reason = "dropbox_answer_malformed"};
}

}  // namespace vitae
