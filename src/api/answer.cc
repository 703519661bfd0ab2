#include "api/answer.h"

namespace vitae {

namespace {

struct Wire {
    int status;
    Literal code;
    Literal message;  ///< Where the error has no words of its own.
};

Wire wire_of(Code code) {
    switch (code) {
        case Code::invalid:
            return {
                400,
                "BAD_REQUEST",
                "The request is not right. Check it against /api/openapi.json."};
        case Code::unauthenticated: return {401, "UNAUTHENTICATED", "This needs a sign-in."};
        case Code::forbidden: return {403, "FORBIDDEN", "This is not allowed for you."};
        case Code::not_found: return {404, "NOT_FOUND", "There is no such thing here."};
        case Code::conflict:
            return {
                409,
                "CONFLICT",
                "This contradicts the present state. Look at it anew, then try again."};
        case Code::precondition_required:
            return {
                428, "PRECONDITION_REQUIRED", "Send If-Match with the version that you have seen."};
        case Code::too_large: return {413, "TOO_LARGE", "This is larger than the server takes."};
        case Code::unsupported_media:
            return {415, "UNSUPPORTED_MEDIA", "The server does not take this type of content."};
        case Code::unprocessable:
            return {422, "UNPROCESSABLE", "The request is well formed, but cannot be carried out."};
        case Code::throttled:
            return {429, "THROTTLED", "Too many requests. Wait for as long as Retry-After says."};
        case Code::unavailable:
            return {503, "UNAVAILABLE", "The server cannot do this now. Try again in a moment."};
        case Code::internal:
            return {
                500,
                "INTERNAL",
                "Something went wrong inside Vitae. Try again; if it stays, give the request id to whoever runs the server."};
    }
    return {500, "INTERNAL", ""};
}

Response json_answer(int status, const Json& json) {
    return Response{
        .status = status,
        .headers =
            {{"Content-Type", "application/json"},
             {"Cache-Control", "no-store"},
             {"X-Content-Type-Options", "nosniff"}},
        .body = to_text(json)};
}

Json details_of(const Error& error) {
    Json details = Json::object({{"reason", error.reason.view()}});
    if (!error.field.empty())
        details.set("field", error.field.view());
    else if (!error.echo.empty())
        details.set("field", error.echo.for_answer());
    if (!error.field.empty() && !error.echo.empty()) details.set("value", error.echo.for_answer());
    if (error.actual != 0) details.set("actual", error.actual);
    if (error.limit != 0) details.set("limit", error.limit);
    return details;
}

Response failure(int status, Literal code, Literal message, Json details) {
    Json error = Json::object(
        {{"code", code.view()}, {"message", message.view()}, {"details", std::move(details)}}
    );
    return json_answer(status, Json::object({{"error", std::move(error)}}));
}

}  // namespace

Response data_answer(int status, Json data) {
    return json_answer(status, Json::object({{"data", std::move(data)}}));
}

Response empty_answer() {
    return Response{.status = 204};
}

Response error_answer(const Error& error) {
    const Wire wire = wire_of(error.code);
    // The inside of a fault is for the log; what a person can do about it is the same each time.
    const bool own_words = !error.message.empty() && error.code != Code::internal;
    Response response = failure(
        wire.status, wire.code, own_words ? error.message : wire.message, details_of(error)
    );
    if (error.code == Code::throttled)
        response.headers.push_back(
            {"Retry-After", std::to_string(std::max<std::int64_t>(error.limit, 1))}
        );
    if (error.code == Code::unavailable) response.headers.push_back({"Retry-After", "1"});
    if (error.code == Code::unauthenticated)
        response.headers.push_back({"WWW-Authenticate", "Bearer realm=\"vitae\""});
    return response;
}

Response method_not_allowed_answer(const std::string& allowed) {
    Response response = failure(
        405,
        "METHOD_NOT_ALLOWED",
        "This path does not take this method. The Allow header names those that it takes.",
        Json::object({{"reason", "method_not_allowed"}})
    );
    response.headers.push_back({"Allow", allowed});
    return response;
}

Response refusal_answer(Refusal refusal, const RequestId&) {
    const auto answer = [](Code code, Literal reason, Literal message) {
        return error_answer(Error{.code = code, .reason = reason, .message = message});
    };
    switch (refusal) {
        case Refusal::malformed:
            return answer(
                Code::invalid, "http_malformed", "This is not a well-formed HTTP/1.1 request."
            );
        case Refusal::header_too_large: {
            Response response = answer(
                Code::too_large,
                "header_too_large",
                "The request's headers are larger than 16 KiB. Send fewer or shorter ones, cookies too."
            );
            response.status = 431;
            return response;
        }
        case Refusal::body_too_large:
            return answer(
                Code::too_large,
                "body_too_large",
                "The request body is larger than this route takes."
            );
        case Refusal::timeout: {
            Response response = answer(
                Code::invalid,
                "request_timeout",
                "The request did not arrive in time. Send it again over a faster connection."
            );
            response.status = 408;
            return response;
        }
        case Refusal::overloaded:
            return answer(
                Code::unavailable,
                "overloaded",
                "The server has more connections than it can serve. Try again in a moment."
            );
        case Refusal::internal: break;
    }
    return error_answer(Error{.code = Code::internal, .reason = "internal"});
}

}  // namespace vitae
