#include "store/audit_chain.h"

#include <algorithm>

namespace vitae {

namespace {

constexpr std::int64_t kPage = 1000;

std::optional<Damage> check_row(const ChainHead& before, const AuditEvent& event) {
    if (chain_hash(event) != event.hash) return Damage::tampered;
    if (event.seq > before.seq + 1) return Damage::gap;
    if (event.seq <= before.seq || event.prev_hash != before.hash) return Damage::forked;
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
    // Rows may come while this runs: the head before knows of no more than the rows, the head after
    // of no fewer.
    const ChainHead head = TRY(get_chain_head(read));
    ChainVerdict verdict{.head = {0, Bytes(32, '\0')}};
    const auto damaged = [&](Damage damage, std::int64_t seq) {
        verdict.damage = damage;
        verdict.first_bad_seq = seq;
        return verdict;
    };
    const auto contradicts = [&](const ChainHead& row) {
        return (head.seq == row.seq && head.hash != row.hash) ||
               (witness && witness->seq == row.seq && witness->hash != row.hash);
    };
    if (contradicts(verdict.head)) return damaged(Damage::tampered, 0);
    std::int64_t after = INT64_MIN;  // a row before the first is forged, too
    while (true) {
        const auto events = TRY(scan_audit_events(read, after, kPage));
        for (const AuditEvent& event : events) {
            if (const auto damage = check_row(verdict.head, event))
                return damaged(*damage, *damage == Damage::gap ? verdict.head.seq + 1 : event.seq);
            if (contradicts({event.seq, event.hash})) return damaged(Damage::tampered, event.seq);
            verdict.head = {event.seq, event.hash};
            ++verdict.events;
        }
        if (events.empty()) break;
        after = verdict.head.seq;
    }
    if (verdict.head.seq < std::max(head.seq, witness ? witness->seq : 0))
        return damaged(Damage::truncated, verdict.head.seq + 1);
    const std::int64_t known = TRY(get_chain_head(read)).seq;
    if (known < verdict.head.seq) return damaged(Damage::tampered, known + 1);
    return verdict;
}

}  // namespace vitae
