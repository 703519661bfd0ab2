#pragma once
// The handlers that routes.cc lists, one file a noun. Each decodes the request, calls one service,
// encodes the answer.

#include "api/app.h"
#include "http/message.h"
#include "model/grant.h"

namespace vitae {

// sessions.cc
Result<Response> post_setup(const Request&, const Grant&, App&);
Result<Response> post_login(const Request&, const Grant&, App&);
Result<Response> post_logout(const Request&, const Grant&, App&);
Result<Response> get_me(const Request&, const Grant&, App&);
Result<Response> post_own_password(const Request&, const Grant&, App&);
// triggers.cc
Result<Response> post_trigger(const Request&, const Grant&, App&);
// uploads.cc
Result<Response> post_upload(const Request&, const Grant&, App&);
// jobs.cc
Result<Response> list_jobs(const Request&, const Grant&, App&);
Result<Response> get_one_job(const Request&, const Grant&, App&);
Result<Response> list_files_of_job(const Request&, const Grant&, App&);
Result<Response> post_retry(const Request&, const Grant&, App&);
Result<Response> post_cancel(const Request&, const Grant&, App&);
// events.cc
Result<Response> get_events(const Request&, const Grant&, App&);
// candidates.cc
Result<Response> list_all_candidates(const Request&, const Grant&, App&);
Result<Response> get_one_candidate(const Request&, const Grant&, App&);
Result<Response> get_resume(const Request&, const Grant&, App&);
Result<Response> list_versions(const Request&, const Grant&, App&);
// documents.cc
Result<Response> get_one_document(const Request&, const Grant&, App&);
Result<Response> get_document_content(const Request&, const Grant&, App&);
// sources.cc
Result<Response> list_all_sources(const Request&, const Grant&, App&);
Result<Response> post_source(const Request&, const Grant&, App&);
Result<Response> patch_source(const Request&, const Grant&, App&);
Result<Response> post_disconnect(const Request&, const Grant&, App&);
// connections.cc
Result<Response> post_dropbox_authorization(const Request&, const Grant&, App&);
Result<Response> post_dropbox_source(const Request&, const Grant&, App&);
// source_contents.cc
Result<Response> list_folders_of_source(const Request&, const Grant&, App&);
Result<Response> get_preview(const Request&, const Grant&, App&);
Result<Response> get_why(const Request&, const Grant&, App&);
// webhooks.cc
Result<Response> get_dropbox_webhook(const Request&, const Grant&, App&);
Result<Response> post_dropbox_webhook(const Request&, const Grant&, App&);
// users.cc
Result<Response> list_all_users(const Request&, const Grant&, App&);
Result<Response> post_user(const Request&, const Grant&, App&);
Result<Response> patch_user(const Request&, const Grant&, App&);
// tokens.cc
Result<Response> list_own_tokens(const Request&, const Grant&, App&);
Result<Response> post_token(const Request&, const Grant&, App&);
Result<Response> post_token_for_user(const Request&, const Grant&, App&);
Result<Response> delete_token(const Request&, const Grant&, App&);
// audit_trail.cc
Result<Response> list_audit(const Request&, const Grant&, App&);
Result<Response> verify_audit(const Request&, const Grant&, App&);
// pages.cc
Result<Response> get_page(const Request&, const Grant&, App&);
Result<Response> get_page_asset(const Request&, const Grant&, App&);
// health.cc
Result<Response> get_health(const Request&, const Grant&, App&);
Result<Response> get_readiness(const Request&, const Grant&, App&);
Result<Response> get_metrics(const Request&, const Grant&, App&);
Result<Response> get_contract(const Request&, const Grant&, App&);

/// The id in the path's `{id}`; `invalid` when it is none.
template <class IdType>
Result<IdType> path_id(const Request& request) {
    const auto found = request.path_parameters.find("id");
    return IdType::parse(
        found == request.path_parameters.end() ? std::string_view()
                                               : std::string_view(found->second)
    );
}

}  // namespace vitae
