// How far a job is: a bar of what was read and what failed, out of all new files.
import type { Job } from '../api/types'
import { isOver, progressWords, settled } from '../wording'
import classes from './job_progress.module.css'

function Bar({ job }: { job: Job }) {
  const { done, failed, new: fresh } = job.progress
  const part = (value: number) => ({ width: `${(100 * value) / Math.max(fresh, 1)}%` })
  const known = fresh > 0
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label={`Progress of ${job.path}`}
      aria-valuemin={0}
      aria-valuemax={known ? fresh : undefined}
      aria-valuenow={known ? settled(job) : undefined}
      aria-valuetext={progressWords(job)}
      data-searching={job.state === 'running' && !known ? true : undefined}
    >
      <div className={classes.done} style={part(done)} />
      <div className={classes.failed} style={part(failed)} />
    </div>
  )
}

export function JobProgress({ job }: { job: Job }) {
  const showsBar = job.progress.new > 0 || !isOver(job)
  return (
    <div className={classes.progress}>
      {showsBar && <Bar job={job} />}
      <span className={classes.words}>{progressWords(job)}</span>
    </div>
  )
}
