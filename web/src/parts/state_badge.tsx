// The state of a job or a file as a word, with a color that only repeats it.
import type { FileState, JobState } from '../api/types'
import classes from './state_badge.module.css'

const words: Record<JobState | FileState, { word: string; tone: string }> = {
  queued: { word: 'Queued', tone: 'idle' },
  running: { word: 'Running', tone: 'busy' },
  succeeded: { word: 'Succeeded', tone: 'good' },
  done: { word: 'Read', tone: 'good' },
  failed: { word: 'Failed', tone: 'bad' },
  skipped: { word: 'Skipped', tone: 'warn' },
  cancelled: { word: 'Cancelled', tone: 'idle' },
}

export function StateBadge({ state }: { state: JobState | FileState }) {
  const { word, tone } = words[state]
  return (
    <span className={classes.badge} data-tone={tone} data-state={state}>
      <span className={classes.dot} />
      {word}
    </span>
  )
}
