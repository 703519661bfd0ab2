// Tells a screen reader how the newest job fares, but not its every step.
import { VisuallyHidden } from '@mantine/core'
import { useJobs } from '../api/jobs'
import { isOver, progressWords } from '../wording'

export function Announcer() {
  const job = useJobs(undefined).data?.[0]
  const words = job && (isOver(job) ? `${job.state}, ${progressWords(job)}` : job.state)
  return <VisuallyHidden role="status">{job && `Job for ${job.path}: ${words}`}</VisuallyHidden>
}
