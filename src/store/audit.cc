#include "store/audit.h"

#include "base/sha256.h"
#include "store/dialect.h"

namespace vitae {

namespace {

void append_netstring(std::string& out, std::string_view bytes) {
    out += std::to_string(bytes.size());
    out.append(":").append(bytes).append(",");
}

AuditEvent read_event(const Row& row) {
    return AuditEvent{
        .seq = row.integer(0),
        .id = row.text(1),
        .time = row.time(2),
        .actor_type = row.text(3),
        .actor_id = row.text(4),
        .auth_method = row.text(5),
        .event_type = row.text(6),
        .outcome = row.text(7),
        .entity_type = row.text(8),
        .entity_id = row.text(9),
        .request_id = row.text(10),
        .source_address = row.text(11),
        .metadata = row.text(12),
        .prev_hash = row.bytes(13),
        .hash = row.bytes(14)};
}

std::vector<AuditEvent> read_events(const Rows& rows) {
    std::vector<AuditEvent> events;
    events.reserve(rows.size());
    for (const Row& row : rows) events.push_back(read_event(row));
    return events;
}

std::vector<Param> params_of(const AuditEvent& event) {
    return {
        {"seq", event.seq},
        {"id", event.id},
        {"time", event.time},
        {"actor_type", event.actor_type},
        {"actor_id", event.actor_id},
        {"auth_method", event.auth_method},
        {"event_type", event.event_type},
        {"outcome", event.outcome},
        {"entity_type", event.entity_type},
        {"entity_id", event.entity_id},
        {"request_id", event.request_id},
        {"source_address", event.source_address},
        {"metadata", event.metadata},
        {"prev_hash", Blob{event.prev_hash}},
        {"hash", Blob{event.hash}}};
}

Error head_missing() {
    return Error{
        .code = Code::unavailable,
        .reason = "audit_head_missing",
        .message =
            "The head of the audit chain is gone, so nothing can be recorded and nothing is"
            " done. Run `vitae audit verify`."};
}

}  // namespace

void Audit::add(
    Event event, std::string_view entity, std::initializer_list<Field> metadata, Outcome outcome
) {
    std::string json = "{";
    for (const Field& field : metadata) json += (json.size() > 1 ? "," : "") + field.to_json();
    events_.push_back({event, outcome, std::string(entity), json + '}'});
}

Result<Turn> take_turn(Connection& sql) {
    const Rows rows = TRY(sql.query(take_turn_sql(sql.dialect())));
    if (rows.size() != 1) return head_missing();
    const Row& row = rows[0];
    Turn turn{{row.integer(0), row.bytes(1)}, std::nullopt};
    if (!row.is_null(2)) turn.database_clock = Duration(row.integer(2));
    return turn;
}

std::vector<AuditEvent> chain_events(
    const Tend& tx, ChainHead& head, const Actor& actor, const std::vector<PendingEvent>& events
) {
    std::vector<AuditEvent> rows;
    for (const PendingEvent& pending : events) {
        AuditEvent event{
            .seq = head.seq + 1,
            .id = tx.make_id<EventId>().text(),
            .time = tx.now(),
            .actor_type = std::string(name_of(actor.type).view()),
            .actor_id = actor.id,
            .auth_method = std::string(name_of(actor.auth_method).view()),
            .event_type = std::string(name_of(pending.event).view()),
            .outcome = std::string(name_of(pending.outcome).view()),
            .entity_type = std::string(entity_of(pending.event).view()),
            .entity_id = pending.entity,
            .request_id = actor.request_id,
            .source_address = actor.source_address,
            .metadata = pending.metadata,
            .prev_hash = head.hash,
            .hash = {}};
        event.hash = chain_hash(event);
        head = {event.seq, event.hash};
        rows.push_back(std::move(event));
    }
    return rows;
}

Result<void> insert_events(Connection& sql, const std::vector<AuditEvent>& events) {
    std::vector<std::vector<Param>> sets;
    sets.reserve(events.size());
    for (const AuditEvent& event : events) sets.push_back(params_of(event));
    TRY(sql.insert_each(
        "INSERT INTO audit_events (seq, id, time, actor_type, actor_id, auth_method, event_type,"
        " outcome, entity_type, entity_id, request_id, source_address, metadata, prev_hash, hash)"
        " VALUES (:seq, :id, :time, :actor_type, :actor_id, :auth_method, :event_type, :outcome,"
        " :entity_type, :entity_id, :request_id, :source_address, :metadata, :prev_hash, :hash)",
        sets,
        Connection::Wait::no
    ));
    return {};
}

Result<void> store_chain_head(Connection& sql, const ChainHead& head) {
    TRY(sql.execute_soon(
        "UPDATE audit_head SET seq = :seq, hash = :hash WHERE one = 1",
        {{"seq", head.seq}, {"hash", Blob{head.hash}}}
    ));
    return {};
}

Result<bool> has_event(Connection& sql, const ChainHead& row) {
    const Rows rows = TRY(sql.query(
        "SELECT 1 FROM audit_events WHERE seq = :seq AND hash = :hash",
        {{"seq", row.seq}, {"hash", Blob{row.hash}}}
    ));
    return !rows.empty();
}

Bytes chain_hash(const AuditEvent& event) {
    std::string bytes = event.prev_hash;
    append_netstring(bytes, std::to_string(event.seq));
    append_netstring(bytes, event.id);
    append_netstring(bytes, std::to_string(to_micros(event.time)));
    for (const std::string* field :
         {&event.actor_type,
          &event.actor_id,
          &event.auth_method,
          &event.event_type,
          &event.outcome,
          &event.entity_type,
          &event.entity_id,
          &event.request_id,
          &event.source_address,
          &event.metadata})
        append_netstring(bytes, *field);
    return sha256(bytes);
}

Result<std::vector<AuditEvent>> list_audit_events(Read& read, const AuditFilter& filter) {
    return read_events(TRY(read.sql().query(
        "SELECT seq, id, time, actor_type, actor_id, auth_method, event_type, outcome,"
        " entity_type, entity_id, request_id, source_address, metadata, prev_hash, hash FROM"
        " audit_events WHERE (:before = 0 OR seq < :before) AND (CAST(:from AS BIGINT) IS NULL OR"
        " time >= :from) AND (CAST(:to AS BIGINT) IS NULL OR time < :to) AND (CAST(:event AS TEXT)"
        " IS NULL OR event_type = :event) AND (CAST(:actor AS TEXT) IS NULL OR actor_id = :actor)"
        " AND (CAST(:entity AS TEXT) IS NULL OR entity_id = :entity) ORDER BY seq DESC LIMIT"
        " :limit",
        {{"before", filter.before_seq},
         {"from", filter.from},
         {"to", filter.to},
         {"event", filter.event_type},
         {"actor", filter.actor},
         {"entity", filter.entity},
         {"limit", filter.limit}}
    )));
}

Result<std::vector<AuditEvent>> scan_audit_events(
    Read& read, std::int64_t after_seq, std::int64_t limit
) {
    return read_events(TRY(read.sql().query(
        "SELECT seq, id, time, actor_type, actor_id, auth_method, event_type, outcome,"
        " entity_type, entity_id, request_id, source_address, metadata, prev_hash, hash FROM"
        " audit_events WHERE seq > :after ORDER BY seq LIMIT :limit",
        {{"after", after_seq}, {"limit", limit}}
    )));
}

Result<ChainHead> get_chain_head(Read& read) {
    const Rows rows = TRY(read.sql().query("SELECT seq, hash FROM audit_head WHERE one = 1"));
    if (rows.size() != 1) return head_missing();
    return ChainHead{rows[0].integer(0), rows[0].bytes(1)};
}

}  // namespace vitae
