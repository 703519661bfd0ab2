#include "api/answer.h"
#include "api/handlers.h"
#include "ingest/trigger.h"

namespace vitae {

Result<Response> post_trigger(const Request& request, const Grant& grant, App& app) {
    Trigger trigger = TRY(parse_trigger(request.body));
    if (const std::string* key = request.find_header("Idempotency-Key"))
        trigger.idempotency_key = TRY(parse_idempotency_key(*key));
    const Accepted accepted = TRY(accept_trigger(app.store, grant, trigger));
    Json data = Json::object({{"jobId", accepted.job.text()}});
    if (accepted.deduplicated) data.set("deduplicated", true);
    Response response = data_answer(202, std::move(data));
    response.headers.push_back({"Location", "/api/ingestion/jobs/" + accepted.job.text()});
    return response;
}

}  // namespace vitae
