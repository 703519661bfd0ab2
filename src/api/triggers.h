#pragma once
// A trigger request, decoded, and its answer.

#include "base/result.h"
#include "http/message.h"
#include "ingest/trigger.h"

namespace vitae {

Result<Trigger> decode_trigger(const Request& request);
Response trigger_answer(const Accepted& accepted);

}  // namespace vitae
