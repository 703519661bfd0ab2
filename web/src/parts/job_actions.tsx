// What can be done with a job in its state. A refusal is told by whoever shows the job.
import { Button } from '@mantine/core'
import { useCancel, useRetry, useTrigger } from '../api/jobs'
import type { Job } from '../api/types'
import { go, jobPath } from '../routing'
import { PlayIcon, RetryIcon, StopIcon } from './icons'
import classes from './job_actions.module.css'

interface Does {
  job: Job
  onError: (error: Error | null) => void
}

function Cancel({ job, onError }: Does) {
  const cancel = useCancel(job.id)
  // A running job stops at its next heartbeat, not at once.
  const stopping = cancel.isPending || cancel.isSuccess
  return (
    <Button
      size="compact-sm"
      fz={13}
      variant="default"
      leftSection={<StopIcon size={15} />}
      disabled={stopping}
      aria-label={`Cancel the job for ${job.path}`}
      onClick={() => cancel.mutate(undefined, { onSettled: (_, error) => onError(error) })}
    >
      {stopping ? 'Stopping' : 'Cancel'}
    </Button>
  )
}

function Retry({ job, onError }: Does) {
  const retry = useRetry(job.id)
  return (
    <Button
      size="compact-sm"
      fz={13}
      variant="default"
      leftSection={<RetryIcon size={15} />}
      loading={retry.isPending}
      aria-label={`Retry the job for ${job.path}`}
      onClick={() => retry.mutate(undefined, { onSettled: (_, error) => onError(error) })}
    >
      Retry
    </Button>
  )
}

/** Also how files that failed are tried again: they count as new. */
function RunAgain({ job, onError }: Does) {
  const trigger = useTrigger()
  return (
    <Button
      size="compact-sm"
      fz={13}
      variant="default"
      leftSection={<PlayIcon size={15} />}
      loading={trigger.isPending}
      onClick={() =>
        trigger.mutate(
          { path: job.path, source: job.source },
          { onSettled: (_, error) => onError(error), onSuccess: ({ jobId }) => go(jobPath(jobId)) },
        )
      }
    >
      Run again
    </Button>
  )
}

export function JobActions({ job, onError, all }: Does & { all?: boolean }) {
  return (
    <div className={classes.actions}>
      {(job.state === 'queued' || job.state === 'running') && <Cancel job={job} onError={onError} />}
      {job.state === 'failed' && <Retry job={job} onError={onError} />}
      {all && (job.state === 'succeeded' || job.state === 'cancelled') && (
        <RunAgain job={job} onError={onError} />
      )}
    </div>
  )
}
