// All there is to know about one job.
import { Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Job } from '../api/types'
import { duration, exactTime, nameOf } from '../wording'
import { FileLedger } from './file_ledger'
import { JobActions } from './job_actions'
import { JobCounts } from './job_counts'
import classes from './job_details.module.css'
import { JobProgress } from './job_progress'
import { Notice } from './notice'
import { StateBadge } from './state_badge'
import { When } from './when'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Facts({ job }: { job: Job }) {
  return (
    <dl className={classes.facts}>
      <Fact name="Triggered by">{nameOf(job.createdBy)}</Fact>
      <Fact name="Triggered">
        <When time={job.createdAt} />
      </Fact>
      <Fact name="Source">{job.source}</Fact>
      {job.startedAt && <Fact name="Started">{exactTime(job.startedAt)}</Fact>}
      {job.startedAt && job.finishedAt && (
        <Fact name="Took">{duration(job.startedAt, job.finishedAt)}</Fact>
      )}
      {job.attempts > 1 && <Fact name="Attempts">{job.attempts}</Fact>}
      <div className={classes.whole}>
        <dt>Job</dt>
        <dd className={classes.id}>{job.id}</dd>
      </div>
    </dl>
  )
}

export function JobDetails({ job }: { job: Job }) {
  const [refusal, setRefusal] = useState<Error | null>(null)
  return (
    <Stack gap="lg">
      <div className={classes.top}>
        <StateBadge state={job.state} />
        <JobActions job={job} onError={setRefusal} all />
      </div>
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {job.error && (
        <Notice tone={job.state === 'failed' ? 'bad' : 'warn'}>{job.error.message}</Notice>
      )}
      <JobProgress job={job} />
      <JobCounts job={job} layout="tiles" />
      <Facts job={job} />
      <FileLedger job={job} />
    </Stack>
  )
}
