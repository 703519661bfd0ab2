#include "model/audit_event.h"

#include <algorithm>
#include <iterator>

namespace vitae {

namespace {

struct Names {
    Event event;
    Literal name;
    Literal entity;
};

constexpr Names kEvents[] = {
    {Event::access_denied, "access.denied", "action"},
    {Event::auth_rejected, "auth.rejected", "address"},
    {Event::auth_sign_in, "auth.sign_in", "user"},
    {Event::auth_sign_in_failed, "auth.sign_in_failed", "user"},
    {Event::auth_sign_out, "auth.sign_out", "user"},
    {Event::user_create, "admin.user.create", "user"},
    {Event::user_disable, "admin.user.disable", "user"},
    {Event::user_enable, "admin.user.enable", "user"},
    {Event::user_password_reset, "admin.user.password_reset", "user"},
    {Event::user_rename, "admin.user.rename", "user"},
    {Event::user_role_change, "admin.user.role_change", "user"},
    {Event::token_create, "token.create", "token"},
    {Event::token_revoke, "token.revoke", "token"},
    {Event::source_create, "source.create", "source"},
    {Event::source_update, "source.update", "source"},
    {Event::dropbox_list_folder, "dropbox.list_folder", "source"},
    {Event::ingestion_trigger, "ingestion.trigger", "ingestion"},
    {Event::ingestion_trigger_repeat, "ingestion.trigger_repeat", "ingestion"},
    {Event::ingestion_retry, "ingestion.retry", "ingestion"},
    {Event::ingestion_cancel, "ingestion.cancel", "ingestion"},
    {Event::ingestion_scan, "ingestion.scan", "ingestion"},
    {Event::document_upload, "document.upload", "file"},
    {Event::extract_run, "extract.run", "file"},
    {Event::extract_apply, "extract.apply", "candidate"},
    {Event::data_record_view, "data_record.view", "candidate"},
    {Event::record_export, "record.export", "candidate"},
    {Event::document_view, "document.view", "document"},
    {Event::audit_view, "audit.view", "audit"},
};

const Names& find_names(Event event) {
    for (const Names& names : kEvents)
        if (names.event == event) return names;
    return kEvents[0];
}

}  // namespace

bool is_event_name(std::string_view name) {
    return std::any_of(std::begin(kEvents), std::end(kEvents), [&](const Names& names) {
        return names.name.view() == name;
    });
}

Literal name_of(Event event) {
    return find_names(event).name;
}
Literal entity_of(Event event) {
    return find_names(event).entity;
}

Literal name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::success: return "success";
        case Outcome::denied: return "denied";
        case Outcome::failure: return "failure";
    }
    return "";
}

}  // namespace vitae
