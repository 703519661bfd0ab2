// One job in the list. The whole row is a link to it.
import { useState } from 'react'
import type { Job } from '../api/types'
import { jobPath, linkTo } from '../routing'
import { nameOf } from '../wording'
import { JobActions } from './job_actions'
import { JobCounts } from './job_counts'
import classes from './job_list.module.css'
import { JobProgress } from './job_progress'
import { StateBadge } from './state_badge'
import { When } from './when'

export function JobRow({ job, isOpen }: { job: Job; isOpen: boolean }) {
  const [refusal, setRefusal] = useState<Error | null>(null)
  return (
    <li className={classes.row} data-open={isOpen ? true : undefined} data-job={job.id}>
      <div className={classes.state}>
        <StateBadge state={job.state} />
      </div>
      <div className={classes.what}>
        <a className={classes.link} {...linkTo(jobPath(job.id))}>
          {job.path}
        </a>
        <div className={classes.soft}>
          {job.source} · {nameOf(job.createdBy)} · <When time={job.createdAt} />
        </div>
      </div>
      <JobProgress job={job} />
      <JobCounts job={job} layout="row" />
      <div className={classes.actions}>
        <JobActions job={job} onError={setRefusal} />
      </div>
      {(refusal ?? job.error) && (
        <p className={classes.reason}>{refusal?.message ?? job.error?.message}</p>
      )}
    </li>
  )
}
