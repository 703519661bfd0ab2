#include "api/handlers.h"
#include "api/triggers.h"
#include "base/utf8.h"
#include "connect/connector.h"
#include "http/multipart.h"
#include "ingest/upload.h"

namespace vitae {

namespace {

constexpr Literal kField = "files";

Error bad_form(Literal reason, Literal message, std::string name) {
    return Error{
        .code = Code::invalid,
        .reason = reason,
        .message = message,
        .field = kField,
        .echo = is_utf8(name) ? Echo(std::move(name)) : Echo()};
}

Result<UploadedFile> parse_file(const Part& part) {
    if (part.name != kField.view() || !part.is_file)
        return bad_form(
            "form_field_unknown",
            "The form may hold nothing but files, all in the field `files`.",
            part.name
        );
    std::string path = TRY(parse_file_name(part.file_name));
    if (part.content.size() > kMaxFileBytes)
        return Error{
            .code = Code::too_large,
            .reason = "file_too_large",
            .message = "One of the files is larger than 50 MB. Save a smaller version of it.",
            .field = kField,
            .actual = static_cast<std::int64_t>(part.content.size()),
            .limit = static_cast<std::int64_t>(kMaxFileBytes),
            .echo = Echo(path.substr(1))};
    return UploadedFile{std::move(path), part.content};
}

Result<Upload> decode_upload(const Request& request) {
    const std::string* type = request.find_header("Content-Type");
    const auto parts =
        TRY(parse_multipart(type == nullptr ? "" : *type, request.body, kMostUploadFiles));
    Upload upload;
    for (const Part& part : parts) upload.files.push_back(TRY(parse_file(part)));
    if (upload.files.empty())
        return Error{
            Code::invalid,
            "files_missing",
            "The form holds no file. Put each into the field `files`.",
            kField};
    if (const std::string* key = request.find_header("Idempotency-Key"))
        upload.idempotency_key = TRY(parse_idempotency_key(*key));
    return upload;
}

}  // namespace

Result<Response> post_upload(const Request& request, const Grant& grant, App& app) {
    const Upload upload = TRY(decode_upload(request));
    return trigger_answer(TRY(accept_upload(app.store, app.blobs, grant, upload)));
}

}  // namespace vitae
