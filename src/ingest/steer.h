#pragma once
// What a person can do to a job that exists: cancel it, or try it again.

#include "store/store.h"

namespace vitae {

Result<void> cancel_job(Store& store, const Grant& grant, const JobId& id);
Result<void> retry_job(Store& store, const Grant& grant, const JobId& id);

}  // namespace vitae
