#pragma once
// Which process watches a source, when several share a database. One at a time: a lease that the
// process renews while it lives, on the clock of job leases.

#include "model/source.h"
#include "store/transaction.h"

namespace vitae {

/// Takes the source, or keeps it. False while another process has it.
Result<bool> hold_watch(
    Tend& tx, const SourceId& source, std::string_view holder, Duration lease_length
);
/// Lets go of all that the process holds, so that another need not wait.
Result<void> release_watches(Tend& tx, std::string_view holder);
/// At the start of the only process, whose clock may have begun anew.
Result<void> forget_watches(Tend& tx);

}  // namespace vitae
