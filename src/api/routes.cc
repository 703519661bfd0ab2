#include "api/routes.h"

#include "api/handlers.h"

namespace vitae {

namespace {

constexpr Route kRoutes[] = {
    {"POST", "/api/auth/setup", Action::set_up, post_setup},
    {"POST", "/api/auth/login", Action::sign_in, post_login},
    {"POST", "/api/auth/logout", Action::view_self, post_logout},
    {"GET", "/api/me", Action::view_self, get_me},
    {"POST", "/api/me/password", Action::change_own_password, post_own_password},

    {"POST", "/api/ingestion/trigger", Action::trigger_ingestion, post_trigger},
    {"POST", "/api/uploads", Action::upload_documents, post_upload, BodyKind::form_with_files},
    {"GET", "/api/ingestion/jobs", Action::view_jobs, list_jobs},
    {"GET", "/api/ingestion/jobs/{id}", Action::view_jobs, get_one_job},
    {"GET", "/api/ingestion/jobs/{id}/files", Action::view_jobs, list_files_of_job},
    {"POST", "/api/ingestion/jobs/{id}/retry", Action::retry_job, post_retry},
    {"POST", "/api/ingestion/jobs/{id}/cancel", Action::cancel_job, post_cancel},
    {"GET", "/api/events", Action::watch_events, get_events},

    {"GET", "/api/candidates", Action::view_records, list_all_candidates},
    {"GET", "/api/candidates/{id}", Action::view_records, get_one_candidate},
    {"GET", "/api/candidates/{id}/resume", Action::export_record, get_resume},
    {"GET", "/api/candidates/{id}/versions", Action::view_records, list_versions},
    {"GET", "/api/documents/{id}", Action::view_documents, get_one_document},
    {"GET", "/api/documents/{id}/content", Action::view_documents, get_document_content},

    {"GET", "/api/sources", Action::view_sources, list_all_sources},
    {"POST", "/api/sources", Action::manage_sources, post_source},
    {"POST", "/api/sources/dropbox", Action::connect_sources, post_dropbox_source},
    {"POST",
     "/api/sources/dropbox/authorizations",
     Action::connect_sources,
     post_dropbox_authorization},
    {"PATCH", "/api/sources/{id}", Action::connect_sources, patch_source},
    {"POST", "/api/sources/{id}/disconnect", Action::connect_sources, post_disconnect},
    {"GET", "/api/sources/{id}/folders", Action::view_sources, list_folders_of_source},
    {"GET", "/api/sources/{id}/preview", Action::view_sources, get_preview},
    {"GET", "/api/sources/{id}/why", Action::view_sources, get_why},
    {"GET", "/webhooks/dropbox", Action::receive_webhook, get_dropbox_webhook},
    {"POST", "/webhooks/dropbox", Action::receive_webhook, post_dropbox_webhook},
    {"GET", "/api/users", Action::manage_users, list_all_users},
    {"POST", "/api/users", Action::manage_users, post_user},
    {"PATCH", "/api/users/{id}", Action::manage_users, patch_user},
    {"POST", "/api/users/{id}/tokens", Action::manage_any_token, post_token_for_user},
    {"GET", "/api/tokens", Action::manage_own_tokens, list_own_tokens},
    {"POST", "/api/tokens", Action::manage_own_tokens, post_token},
    {"DELETE", "/api/tokens/{id}", Action::manage_own_tokens, delete_token},
    {"GET", "/api/audit", Action::view_audit, list_audit},
    {"GET", "/api/audit/verify", Action::verify_audit, verify_audit},

    {"GET", "/", Action::read_pages, get_page},
    {"GET", "/jobs/{id}", Action::read_pages, get_page},
    {"GET", "/sources", Action::read_pages, get_page},
    {"GET", "/assets/{name}", Action::read_pages, get_page_asset},

    {"GET", "/healthz", Action::probe, get_health},
    {"GET", "/readyz", Action::probe, get_readiness},
    {"GET", "/metrics", Action::probe, get_metrics},
    {"GET", "/api/openapi.json", Action::read_contract, get_contract},
};

}  // namespace

const Router<Route>& routes() {
    static const Router<Route> router = [] {
        Router<Route> table;
        for (const Route& route : kRoutes)
            table.add(route.method.view(), route.pattern.view(), route);
        return table;
    }();
    return router;
}

}  // namespace vitae
