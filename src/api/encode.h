#pragma once
// Value types as the JSON of the contract (api/openapi.yaml).

#include "base/json.h"
#include "model/audit_event.h"
#include "model/job.h"
#include "model/source.h"
#include "store/candidates.h"
#include "store/credentials.h"
#include "store/documents.h"
#include "store/ledger.h"
#include "store/users.h"

namespace vitae {

Json encode(const Job& job);
Json encode(const JobFile& file);
Json encode(const User& user);
Json encode(const Token& token);
Json encode(const Source& source);
Json encode(const FolderEntry& entry);
Json encode(const LedgerEntry& entry);
Json encode(const Candidate& candidate);
Json encode(const RecordVersion& version, const std::string& author_name);
Json encode(const DocumentPlace& place);
Json encode(const AuditEvent& event, const std::string& actor_name);

Json actor_json(std::string_view type, std::string_view id, std::string_view name);

}  // namespace vitae
