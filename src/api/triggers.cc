#include "api/triggers.h"

#include "api/answer.h"
#include "api/handlers.h"

namespace vitae {

Result<Trigger> decode_trigger(const Request& request) {
    Trigger trigger = TRY(parse_trigger(request.body));
    if (const std::string* key = request.find_header("Idempotency-Key"))
        trigger.idempotency_key = TRY(parse_idempotency_key(*key));
    return trigger;
}

Response trigger_answer(const Accepted& accepted) {
    Json data = Json::object({{"jobId", accepted.job.text()}});
    if (accepted.deduplicated) data.set("deduplicated", true);
    Response response = data_answer(202, std::move(data));
    response.headers.push_back({"Location", "/api/ingestion/jobs/" + accepted.job.text()});
    return response;
}

Result<Response> post_trigger(const Request& request, const Grant& grant, App& app) {
    const Trigger trigger = TRY(decode_trigger(request));
    return trigger_answer(TRY(accept_trigger(app.store, grant, trigger)));
}

}  // namespace vitae
