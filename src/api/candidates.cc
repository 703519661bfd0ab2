#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "api/page.h"
#include "model/json_resume.h"
#include "review/view.h"

namespace vitae {

Result<Response> list_all_candidates(const Request& request, const Grant& grant, App& app) {
    const std::int64_t limit = TRY(parse_limit(request));
    const auto before = TRY(parse_cursor<CandidateId>(request));
    const auto candidates = TRY(view_candidates(app.store, grant, before, limit + 1));
    const auto cursor = [](const Candidate& candidate) { return candidate.id.text(); };
    return data_answer(
        200,
        page_json(
            candidates, limit, [](const Candidate& c) { return encode(c); }, cursor
        )
    );
}

Result<Response> get_one_candidate(const Request& request, const Grant& grant, App& app) {
    const CandidateView view =
        TRY(view_candidate(app.store, grant, TRY(path_id<CandidateId>(request))));
    Json data = encode(view.candidate);
    data.set("record", to_json_resume(view.record, view.notes));
    Json documents = Json::array();
    for (const DocumentPlace& place : view.documents) documents.push(encode(place));
    data.set("documents", std::move(documents));
    data.set("suggestions", view.open_suggestions);
    return data_answer(200, std::move(data));
}

Result<Response> get_resume(const Request& request, const Grant& grant, App& app) {
    const CandidateView view =
        TRY(export_resume(app.store, grant, TRY(path_id<CandidateId>(request))));
    const Json resume = to_json_resume(view.record, view.notes);
    return Response{
        .status = 200,
        .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
        .body = to_text(resume)};
}

Result<Response> list_versions(const Request& request, const Grant& grant, App& app) {
    const CandidateId id = TRY(path_id<CandidateId>(request));
    const auto versions = TRY(view_versions(app.store, grant, id));
    Json items = Json::array();
    for (const VersionView& view : versions) items.push(encode(view.version, view.author_name));
    return data_answer(200, Json::object({{"items", std::move(items)}}));
}

}  // namespace vitae
