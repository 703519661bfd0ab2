#include "store/candidates.h"

namespace vitae {

namespace {

Candidate read_candidate(const Row& row) {
    return Candidate{
        .id = row.id<CandidateId>(0),
        .name = row.find_text(1),
        .lifecycle = row.text(2),
        .version = row.integer(3),
        .created_at = row.time(4),
        .updated_at = row.time(5)};
}

RecordVersion read_version(const Row& row) {
    return RecordVersion{
        .version = row.integer(0),
        .record = row.text(1),
        .document = row.find_id<DocumentId>(2),
        .author_type = row.text(3),
        .author_id = row.text(4),
        .created_at = row.time(5)};
}

}  // namespace

Result<CandidateId> insert_candidate(Tend& tx) {
    const auto id = tx.make_id<CandidateId>();
    TRY(tx.sql().execute(
        "INSERT INTO candidates (id, lifecycle, version, created_at, updated_at) VALUES (:id,"
        " 'ACTIVE', 0, :now, :now)",
        {{"id", id}, {"now", tx.now()}}
    ));
    return id;
}

Result<Candidate> get_candidate(Read& read, const CandidateId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, name, lifecycle, version, created_at, updated_at FROM candidates WHERE id ="
        " :id",
        {{"id", id}}
    ));
    if (rows.empty())
        return Error{
            Code::not_found,
            "candidate_unknown",
            "There is no candidate with this id. GET /api/candidates lists them."};
    return read_candidate(rows[0]);
}

Result<std::vector<Candidate>> list_candidates(
    Read& read, const std::optional<CandidateId>& before, std::int64_t limit
) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, name, lifecycle, version, created_at, updated_at FROM candidates WHERE id <"
        " COALESCE(:before, '~') ORDER BY id DESC LIMIT :limit",
        {{"before", before}, {"limit", limit}}
    ));
    std::vector<Candidate> candidates;
    for (const Row& row : rows) candidates.push_back(read_candidate(row));
    return candidates;
}

Result<std::optional<RecordVersion>> find_current_record(Read& read, const CandidateId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT record_versions.version, record, document_id, author_type, author_id,"
        " record_versions.created_at FROM candidates JOIN record_versions ON candidate_id = id AND"
        " record_versions.version = candidates.version WHERE id = :id",
        {{"id", id}}
    ));
    return rows.empty() ? std::nullopt : std::optional(read_version(rows[0]));
}

Result<std::vector<RecordVersion>> list_record_versions(Read& read, const CandidateId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT version, '', document_id, author_type, author_id, created_at FROM record_versions"
        " WHERE candidate_id = :id ORDER BY version DESC LIMIT 1000",
        {{"id", id}}
    ));
    std::vector<RecordVersion> versions;
    for (const Row& row : rows) versions.push_back(read_version(row));
    return versions;
}

Result<std::int64_t> insert_record_version(
    Tend& tx,
    const CandidateId& id,
    const RecordVersion& next,
    const std::optional<std::string>& name
) {
    const Rows rows = TRY(tx.sql().query(
        "UPDATE candidates SET version = version + 1, name = :name, updated_at = :now WHERE id ="
        " :id RETURNING version",
        {{"name", name}, {"now", tx.now()}, {"id", id}}
    ));
    const std::int64_t version = rows.at(0).integer(0);
    TRY(tx.sql().execute(
        "INSERT INTO record_versions (candidate_id, version, record, document_id, author_type,"
        " author_id, created_at) VALUES (:id, :version, :record, :document, :author_type,"
        " :author_id, :now)",
        {{"id", id},
         {"version", version},
         {"record", next.record},
         {"document", next.document},
         {"author_type", next.author_type},
         {"author_id", next.author_id},
         {"now", tx.now()}}
    ));
    return version;
}

Result<void> insert_suggestion(Tend& tx, const NewSuggestion& suggestion) {
    TRY(tx.sql().execute(
        "INSERT INTO suggestions (id, candidate_id, field, value, document_id, state, created_at)"
        " VALUES (:id, :candidate, :field, :value, :document, 'open', :now) ON CONFLICT"
        " (candidate_id, field, document_id) DO NOTHING",
        {{"id", tx.make_id<SuggestionId>()},
         {"candidate", suggestion.candidate},
         {"field", suggestion.field},
         {"value", suggestion.value},
         {"document", suggestion.document},
         {"now", tx.now()}}
    ));
    return {};
}

Result<std::int64_t> count_open_suggestions(Read& read, const CandidateId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT COUNT(*) FROM suggestions WHERE candidate_id = :id AND state = 'open'", {{"id", id}}
    ));
    return rows.at(0).integer(0);
}

}  // namespace vitae
