#pragma once
// A document job's run: fetch the file, have it read in the sandbox, and settle what came of it in
// one fenced transaction.

#include <functional>
#include <stop_token>

#include "ingest/connectors.h"
#include "model/unpacked.h"
#include "store/blobs.h"
#include "store/inside.h"
#include "store/job_claims.h"
#include "store/store.h"

namespace vitae {

/// Reads the bytes of a document whose SHA-256 (hexadecimal) is given. Blocks; stops when asked.
using Extract = std::function<Result<
    ReaderAnswer>(std::string_view bytes, const std::string& sha256, const std::stop_token&)>;

/// What does the work of document jobs, besides the store.
struct Reading {
    const Blobs& blobs;
    Connectors& connectors;
    Extract extract;
};

/// A file as it was read from its source.
struct Fetched {
    LedgerFile file;
    Bytes bytes;
    std::string sha256;
};

/// Whether the job may still settle what was fetched: its lease holds, and no newer content of the
/// file has been listed meanwhile, which this job would have to read.
Result<void> check_still_wanted(Read& read, const Claim& claim, const Fetched& fetched);

/// The same bytes that were read before by the same reader lead to the document that exists:
/// nothing new comes of them.
Result<void> read_document(
    Store& store,
    const Grant& grant,
    const Reading& reading,
    const Claim& claim,
    const std::stop_token& stop
);

}  // namespace vitae
