#include "store/audit_chain.h"

namespace vitae {

namespace {

constexpr std::int64_t kPage = 1000;

std::optional<Damage> check_row(const ChainHead& before, const AuditEvent& event) {
    if (chain_hash(event) != event.hash) return Damage::tampered;
    if (event.seq != before.seq + 1) return Damage::gap;
    if (event.prev_hash != before.hash) return Damage::forked;
    return std::nullopt;
}

}  // namespace

Literal name_of(Damage damage) {
    switch (damage) {
        case Damage::tampered: return "tampered";
        case Damage::forked: return "forked";
        case Damage::gap: return "gap";
        case Damage::truncated: return "truncated";
    }
    return "";
}

Result<ChainVerdict> verify_chain(Read& read, const std::optional<ChainHead>& witness) {
    const ChainHead head =
        TRY(get_chain_head(read));  // first: rows that come meanwhile only make the chain longer
    ChainVerdict verdict{.head = {0, Bytes(32, '\0')}};
    const auto damaged = [&](Damage damage, std::int64_t seq) {
        verdict.damage = damage;
        verdict.first_bad_seq = seq;
        return verdict;
    };
    while (true) {
        const auto events = TRY(scan_audit_events(read, verdict.head.seq, kPage));
        for (const AuditEvent& event : events) {
            if (const auto damage = check_row(verdict.head, event))
                return damaged(*damage, *damage == Damage::gap ? verdict.head.seq + 1 : event.seq);
            for (const auto& known : {std::optional(head), witness})
                if (known && known->seq == event.seq && known->hash != event.hash)
                    return damaged(Damage::tampered, event.seq);
            verdict.head = {event.seq, event.hash};
            ++verdict.events;
        }
        if (events.empty()) break;
    }
    for (const auto& known : {std::optional(head), witness})
        if (known && verdict.head.seq < known->seq)
            return damaged(Damage::truncated, verdict.head.seq + 1);
    return verdict;
}

}  // namespace vitae
