// The answer to who started an ingestion: which job it is.
import type { Accepted } from '../api/types'
import { jobPath, linkTo } from '../routing'
import { Notice } from './notice'
import classes from './queued_notice.module.css'

export function QueuedNotice({ accepted }: { accepted: Accepted }) {
  const { jobId, deduplicated } = accepted
  const link = (
    <a className={classes.link} {...linkTo(jobPath(jobId))}>
      {jobId}
    </a>
  )
  if (deduplicated)
    return (
      <Notice tone="info">
        Already queued: job {link} waits for the same path, so no second one was made.
      </Notice>
    )
  return <Notice tone="good">Queued as job {link}. You may close this page, the job goes on.</Notice>
}
