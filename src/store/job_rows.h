#pragma once
// How a row of the view `job_rows` becomes a Job. Private to store/.

#include "model/job.h"
#include "store/database.h"

namespace vitae {

Job read_job(const Row& row);

}  // namespace vitae
