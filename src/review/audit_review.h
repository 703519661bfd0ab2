#pragma once
// Looking at the audit trail, and checking it. Both leave an event of their own.

#include <vector>

#include "store/audit_chain.h"
#include "store/store.h"

namespace vitae {

/// An event with its actor's name as it is now.
struct NamedEvent {
    AuditEvent event;
    std::string actor_name;
};
Result<std::vector<NamedEvent>> view_audit(
    Store& store, const Grant& grant, const AuditFilter& filter
);

Result<ChainVerdict> review_chain(Store& store, const Grant& grant);

}  // namespace vitae
