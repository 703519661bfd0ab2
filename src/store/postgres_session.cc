#include "store/postgres_session.h"

#include <array>

#include "store/database.h"
#include "store/postgres_error.h"

namespace vitae {

Result<void> check(const PGresult* answer) {
    const ExecStatusType status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return {};
    const char* state = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    return postgres_error(state == nullptr ? "" : state);
}

Result<Session> open_session(const std::string& url) {
    // A dead server or a cut cable shows within seconds, not after the system's two hours.
    const std::array<const char*, 7> names = {
        "dbname",
        "fallback_application_name",
        "client_encoding",
        "connect_timeout",
        "keepalives_idle",
        "tcp_user_timeout",
        nullptr};
    const std::array<const char*, 7> values = {
        url.c_str(), "vitae", "UTF8", "5", "10", "10000", nullptr};
    Session session(PQconnectdbParams(names.data(), values.data(), 1));
    if (session == nullptr || PQstatus(session.get()) != CONNECTION_OK)
        // A server that answers, but not to us, does not know this user, password or database.
        return PQping(url.c_str()) == PQPING_OK ? postgres_error("28000") : database_lost();
    // Whatever the role's own settings are: durable commits, statements that see what is committed,
    // and no lock for a process that is stopped in the middle of a transaction. Every statement of
    // ours looks up by key: a plan that was made while a table was small must not go on to read the
    // whole of it once it is large. Nor by a bitmap: only a plain index scan strikes deleted rows
    // off the index that it passes, and BullMQ deletes old events all the time. The few statements
    // that do read a whole table seem so dear then that PostgreSQL would compile them first, which
    // takes longer than they do.
    const Answer set(PQexec(
        session.get(),
        "SET synchronous_commit = on; SET default_transaction_isolation = 'read committed';"
        " SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '30s';"
        " SET client_min_messages = 'warning'; SET enable_seqscan = off; SET enable_hashjoin = off;"
        " SET enable_mergejoin = off; SET enable_bitmapscan = off; SET jit = off"
    ));
    TRY(check(set.get()));
    return session;
}

}  // namespace vitae
