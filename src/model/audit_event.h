#pragma once
// The events of the audit trail. Rows hold ids, counts and keyed hashes, never names or document
// text.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/time.h"

namespace vitae {

enum class Event {
    access_denied,
    auth_rejected,
    auth_sign_in,
    auth_sign_in_failed,
    auth_sign_out,
    user_create,
    user_disable,
    user_enable,
    user_password_reset,
    user_rename,
    user_role_change,
    token_create,
    token_revoke,
    source_create,
    source_update,
    dropbox_list_folder,
    ingestion_trigger,
    ingestion_trigger_repeat,
    ingestion_retry,
    ingestion_cancel,
    ingestion_scan,
    document_upload,
    extract_run,
    extract_apply,
    data_record_view,
    record_export,
    document_view,
    audit_view
};

Literal name_of(Event);
bool is_event_name(std::string_view name);
/// What kind of thing the event's entity id belongs to.
Literal entity_of(Event);

enum class Outcome { success, denied, failure };
Literal name_of(Outcome);

/// One row of the trail, as stored. `hash` chains it to the row before: see store/audit.h.
struct AuditEvent {
    std::int64_t seq = 0;
    std::string id;
    Time time;
    std::string actor_type;
    std::string actor_id;
    std::string auth_method;
    std::string event_type;
    std::string outcome;
    std::string entity_type;
    std::string entity_id;
    std::string request_id;
    std::string source_address;
    std::string metadata;  ///< A JSON object.
    std::string prev_hash;
    std::string hash;
};

}  // namespace vitae
