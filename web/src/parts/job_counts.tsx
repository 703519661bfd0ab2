// What a job came across, in five numbers.
import type { Job } from '../api/types'
import { count } from '../wording'
import classes from './job_counts.module.css'

export const countNames = ['found', 'new', 'unchanged', 'skipped', 'failed'] as const

/** `row`: columns of the list, which has the names above them; on a phone, and as `tiles`, each has its own. */
export function JobCounts({ job, layout }: { job: Job; layout: 'row' | 'tiles' }) {
  return (
    <dl className={classes[layout]}>
      {countNames.map((name) => {
        const value = job.progress[name]
        return (
          <div key={name} className={classes.count} data-name={name} data-zero={value === 0}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
