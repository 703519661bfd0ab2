#pragma once
// The audit trail: rows chained by hashes, so that a change, a removal or a second branch shows.
//
//   hash = SHA-256(prev_hash ‖ netstrings of seq, id, time, actor_type, …, metadata), all as stored
//
// Netstrings (D. J. Bernstein, 1997) are `length:bytes,`: no two rows have the same bytes. See
// docs/adr/0003.

#include <initializer_list>
#include <vector>

#include "base/log.h"
#include "model/audit_event.h"
#include "model/caller.h"
#include "store/transaction.h"

namespace vitae {

struct PendingEvent {
    Event event;
    Outcome outcome;
    std::string entity;
    std::string metadata;
};

/// Collects the events of one write. They are stored with it or not at all.
class Audit {
public:
    /// Metadata holds numbers, literals and ids only, so no personal data can get into the chain.
    void add(
        Event event,
        std::string_view entity,
        std::initializer_list<Field> metadata = {},
        Outcome outcome = Outcome::success
    );
    template <class Tag>
    void add(Event event, const Id<Tag>& entity, std::initializer_list<Field> metadata = {}) {
        add(event, entity.view(), metadata);
    }
    const std::vector<PendingEvent>& events() const { return events_; }

private:
    std::vector<PendingEvent> events_;
};

/// The last row of the chain: its number, and its hash of 32 bytes.
struct ChainHead {
    std::int64_t seq = 0;
    Bytes hash;
};

/// A writer's turn: the head, which stays locked until the transaction ends where several processes
/// write, and the clock of the database, where leases are measured on that.
struct Turn {
    ChainHead head;
    std::optional<Duration> database_clock;
};
Result<Turn> take_turn(Connection& sql);

/// The events as rows that continue the chain after `head`, which moves on to the last of them.
std::vector<AuditEvent> chain_events(
    const Tend& tx, ChainHead& head, const Actor& actor, const std::vector<PendingEvent>& events
);
/// Both may be done with the next statement of the transaction only.
Result<void> insert_events(Connection& sql, const std::vector<AuditEvent>& events);
Result<void> store_chain_head(Connection& sql, const ChainHead& head);
/// Whether this row is part of the chain as it is stored.
Result<bool> has_event(Connection& sql, const ChainHead& row);

Bytes chain_hash(const AuditEvent& event);

struct AuditFilter {
    std::optional<Time> from;
    std::optional<Time> to;
    std::optional<std::string> event_type;
    std::optional<std::string> actor;
    std::optional<std::string> entity;
    std::int64_t before_seq = 0;  ///< 0: from the newest on.
    std::int64_t limit = 0;
};
/// Newest first.
Result<std::vector<AuditEvent>> list_audit_events(Read& read, const AuditFilter& filter);
/// In order, from `after_seq` on.
Result<std::vector<AuditEvent>> scan_audit_events(
    Read& read, std::int64_t after_seq, std::int64_t limit
);
Result<ChainHead> get_chain_head(Read& read);

}  // namespace vitae
