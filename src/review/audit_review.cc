#include "review/audit_review.h"

#include <map>

#include "store/actors.h"

namespace vitae {

Result<std::vector<NamedEvent>> view_audit(
    Store& store, const Grant& grant, const AuditFilter& filter
) {
    auto events = TRY(store.read([&](Read& read) -> Result<std::vector<NamedEvent>> {
        std::map<std::string, std::string> names;
        std::vector<NamedEvent> named;
        for (AuditEvent& event : TRY(list_audit_events(read, filter))) {
            auto [entry, added] = names.try_emplace(event.actor_id);
            if (added) entry->second = TRY(find_actor_name(read, event.actor_id));
            named.push_back({std::move(event), entry->second});
        }
        return named;
    }));
    TRY(store.record(
        grant.actor(), Event::audit_view, "", {{"listed", static_cast<std::int64_t>(events.size())}}
    ));
    return events;
}

Result<ChainVerdict> review_chain(Store& store, const Grant& grant) {
    const ChainVerdict verdict = TRY(store.read([](Read& read) { return verify_chain(read); }));
    TRY(store.record(grant.actor(), Event::audit_view, "", {{"verified", verdict.events}}));
    return verdict;
}

}  // namespace vitae
