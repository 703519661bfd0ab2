#pragma once
// An archive or a message was read: the files inside become files of the ledger, each with a
// document job of its own.

#include "ingest/read_document.h"

namespace vitae {

/// Keeps their bytes first. Fenced, audited; a container that has changed leads to jobs for what
/// has changed inside alone.
Result<void> open_container(
    Store& store,
    const Grant& grant,
    const Blobs& blobs,
    const Claim& claim,
    const Fetched& fetched,
    const Unpacked& unpacked
);

}  // namespace vitae
