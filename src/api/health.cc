#include "api/answer.h"
#include "api/contract.h"
#include "api/handlers.h"

namespace vitae {

Result<Response> get_health(const Request&, const Grant&, App&) {
    return data_answer(200, Json::object({{"status", "ok"}}));
}

Result<Response> get_readiness(const Request&, const Grant&, App& app) {
    if (app.draining)
        return Error{
            Code::unavailable,
            "draining",
            "The server is stopping. Ask another one, or wait for its restart."};
    TRY(app.store.read([](Read& read) { return has_users(read); }));
    return data_answer(200, Json::object({{"status", "ready"}}));
}

Result<Response> get_metrics(const Request&, const Grant&, App& app) {
    return Response{
        .status = 200,
        .headers = {{"Content-Type", "text/plain; version=0.0.4"}},
        .body = TRY(app.metrics.text(app.store))};
}

Result<Response> get_contract(const Request&, const Grant&, App&) {
    return Response{
        .status = 200,
        .headers = {{"Content-Type", "application/json"}},
        .body = std::string(contract()[0].content)};
}

}  // namespace vitae
