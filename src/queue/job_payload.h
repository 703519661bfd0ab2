#pragma once
// What an ingest job carries in the queue on Redis, and how its outcome is told there: `{jobId,
// source, dropboxPath}` in, counts or a sentence out.

#include <string>

#include "model/trigger.h"
#include "store/queue_rows.h"

namespace vitae {

/// What another producer asks for. `{dropboxPath}` is enough; members that Vitae does not know are
/// its own business.
Result<Trigger> parse_payload(std::string_view data);

std::string payload_of(const QueueRow& job);
std::string progress_of(const QueueRow& job);
/// What a job that has succeeded returns.
std::string return_value_of(const QueueRow& job);
/// Why a job that has ended did not succeed.
std::string sentence_of(const QueueRow& job);

}  // namespace vitae
