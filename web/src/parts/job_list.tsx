// All jobs, newest first, as they change.
import { Button, NativeSelect, Skeleton, Title } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useJobs } from '../api/jobs'
import type { JobState } from '../api/types'
import { countNames } from './job_counts'
import classes from './job_list.module.css'
import { JobRow } from './job_row'
import { Notice } from './notice'

const kStates: { label: string; value: JobState | '' }[] = [
  { label: 'All states', value: '' },
  { label: 'Queued', value: 'queued' },
  { label: 'Running', value: 'running' },
  { label: 'Succeeded', value: 'succeeded' },
  { label: 'Failed', value: 'failed' },
  { label: 'Cancelled', value: 'cancelled' },
]

/** The arrow keys go from job to job. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || (event.target as HTMLElement).tagName !== 'A') return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const next = links[links.indexOf(event.target as HTMLAnchorElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function Heads() {
  return (
    <div className={classes.heads} aria-hidden>
      <span>State</span>
      <span>Path</span>
      <span>Progress</span>
      {countNames.map((name) => (
        <span key={name}>{name}</span>
      ))}
      <span />
    </div>
  )
}

function Empty({ state }: { state: JobState | undefined }) {
  return (
    <div className={classes.empty}>
      {state ? (
        <p>No job is {state}.</p>
      ) : (
        <>
          <p>No job yet.</p>
          <p className={classes.soft}>
            Start one above. With no path, it reads the default folder; each resume that is new or
            has changed becomes a record.
          </p>
        </>
      )}
    </div>
  )
}

export function JobList({ openId }: { openId: string | undefined }) {
  const [state, setState] = useState<JobState>()
  const jobs = useJobs(state)
  // While there is a list to look at, the frame says that the connection is lost.
  const problem = !jobs.data || jobs.isFetchNextPageError ? jobs.error : null
  return (
    <section className={classes.card} aria-labelledby="jobs">
      <header className={classes.header}>
        <Title order={2} size="h4" id="jobs">
          Jobs
        </Title>
        <NativeSelect
          aria-label="Show jobs of the state"
          size="xs"
          data={kStates}
          value={state ?? ''}
          onChange={(event) => setState((event.currentTarget.value || undefined) as typeof state)}
        />
      </header>
      {problem && (
        <div className={classes.problem}>
          <Notice tone="bad">{problem.message}</Notice>
        </div>
      )}
      {jobs.isPending && <Skeleton height={120} radius={0} />}
      {jobs.data?.length === 0 && <Empty state={state} />}
      {jobs.data && jobs.data.length > 0 && (
        <div className={classes.grid} onKeyDown={moveFocus}>
          <Heads />
          <ul className={classes.rows}>
            {jobs.data.map((job) => (
              <JobRow key={job.id} job={job} isOpen={job.id === openId} />
            ))}
          </ul>
        </div>
      )}
      {jobs.hasNextPage && (
        <Button
          variant="subtle"
          m="sm"
          loading={jobs.isFetchingNextPage}
          onClick={() => void jobs.fetchNextPage()}
        >
          Show older jobs
        </Button>
      )}
    </section>
  )
}
