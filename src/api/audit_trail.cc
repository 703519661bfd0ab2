#include <charconv>

#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "api/page.h"
#include "review/audit_review.h"

namespace vitae {

namespace {

std::optional<std::string> find_text(const Request& request, std::string_view name) {
    const std::string* text = request.find_query(name);
    return text == nullptr ? std::nullopt : std::optional(*text);
}

Result<std::optional<Time>> find_time(const Request& request, Literal name) {
    const std::string* text = request.find_query(name.view());
    if (text == nullptr) return std::optional<Time>();
    auto time = parse_rfc3339(*text);
    if (time) return std::optional(*time);
    Error error = time.error();
    error.field = name;
    return error;
}

Result<std::optional<std::string>> find_event_type(const Request& request) {
    auto name = find_text(request, "eventType");
    if (!name || is_event_name(*name)) return name;
    return Error{
        .code = Code::invalid,
        .reason = "event_type_unknown",
        .message = "There is no audit event of this type. /api/openapi.json lists the types.",
        .field = "eventType",
        .echo = Echo(*name)};
}

Result<std::int64_t> parse_seq_cursor(const Request& request) {
    const std::string* text = request.find_query("cursor");
    std::int64_t seq = 0;
    if (text == nullptr) return seq;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), seq);
    if (failed != std::errc() || end != text->data() + text->size() || seq < 1) return bad_cursor();
    return seq;
}

}  // namespace

Result<Response> list_audit(const Request& request, const Grant& grant, App& app) {
    const std::int64_t limit = TRY(parse_limit(request));
    const AuditFilter filter{
        .from = TRY(find_time(request, "from")),
        .to = TRY(find_time(request, "to")),
        .event_type = TRY(find_event_type(request)),
        .actor = find_text(request, "actor"),
        .entity = find_text(request, "entity"),
        .before_seq = TRY(parse_seq_cursor(request)),
        .limit = limit + 1};
    const auto events = TRY(view_audit(app.store, grant, filter));
    return data_answer(
        200,
        page_json(
            events,
            limit,
            [](const NamedEvent& event) { return encode(event.event, event.actor_name); },
            [](const NamedEvent& event) { return std::to_string(event.event.seq); }
        )
    );
}

Result<Response> verify_audit(const Request&, const Grant& grant, App& app) {
    const ChainVerdict verdict = TRY(review_chain(app.store, grant));
    Json data = Json::object({{"whole", !verdict.damage.has_value()}, {"events", verdict.events}});
    data.set("head", to_hex(verdict.head.hash));
    if (verdict.damage)
        data.set("damage", name_of(*verdict.damage).view()).set("seq", verdict.first_bad_seq);
    return data_answer(200, std::move(data));
}

}  // namespace vitae
