#pragma once
// A session with PostgreSQL, as libpq has it. Private to the files postgres*.cc, which alone know
// libpq.

#include <memory>
#include <string>

#include <libpq-fe.h>

#include "base/result.h"

namespace vitae {

struct FinishSession {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearAnswer {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Session = std::unique_ptr<PGconn, FinishSession>;
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

/// Blocks for some seconds at most.
Result<Session> open_session(const std::string& url);
Result<void> check(const PGresult* answer);

}  // namespace vitae
