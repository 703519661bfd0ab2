// What became of each file of a job, with the reason in words.
import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useJobFiles } from '../api/jobs'
import type { FileState, Job, JobFile } from '../api/types'
import { count, isOver, size } from '../wording'
import classes from './file_ledger.module.css'
import { Notice } from './notice'
import { StateBadge } from './state_badge'

type Shown = FileState | 'all'

function choices({ progress }: Job): { value: Shown; label: string }[] {
  return [
    { value: 'all', label: 'All' },
    { value: 'failed', label: `Failed ${count(progress.failed)}` },
    { value: 'skipped', label: `Skipped ${count(progress.skipped)}` },
    { value: 'done', label: `Read ${count(progress.done)}` },
  ]
}

function File({ file }: { file: JobFile }) {
  return (
    <li className={classes.file} data-file={file.path}>
      <StateBadge state={file.state} />
      <span className={classes.path}>{file.path}</span>
      <span className={classes.size}>{file.size !== undefined && size(file.size)}</span>
      {file.inside && (
        <p className={classes.reason}>
          {count(file.inside.read)} of {count(file.inside.found)} files inside were taken up.
        </p>
      )}
      {file.reason && <p className={classes.reason}>{file.reason.message}</p>}
    </li>
  )
}

/** Why there is nothing to list. */
function emptyWords(job: Job, shown: Shown) {
  if (shown === 'failed') return 'No file failed.'
  if (shown === 'skipped') return 'No file was skipped.'
  if (shown === 'done' && job.progress.new > 0) return 'No file has been read yet.'
  if (!isOver(job)) return 'No new file has been found yet. Each appears here as soon as it is.'
  if (job.state !== 'succeeded') return 'The job ended before it found a new file.'
  if (job.progress.found === 0)
    return 'The folder holds no files. Put resumes into it, then run the job again.'
  return `Nothing was new: all ${count(job.progress.unchanged)} files have been read before, and have not changed since.`
}

export function FileLedger({ job }: { job: Job }) {
  const [shown, setShown] = useState<Shown>('all')
  const files = useJobFiles(job.id, shown === 'all' ? undefined : shown)
  const problem = !files.data || files.isFetchNextPageError ? files.error : null
  return (
    <section aria-label="Files">
      <div className={classes.header}>
        <h3 className={classes.title}>Files</h3>
        <SegmentedControl
          size="xs"
          aria-label="Show files"
          data={choices(job)}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
        />
      </div>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {files.isPending && <Skeleton height={80} />}
      {files.data?.length === 0 && <p className={classes.empty}>{emptyWords(job, shown)}</p>}
      <ul className={classes.files}>
        {files.data?.map((file) => <File key={file.path} file={file} />)}
      </ul>
      {files.hasNextPage && (
        <Button
          variant="subtle"
          loading={files.isFetchingNextPage}
          onClick={() => void files.fetchNextPage()}
        >
          Show more files
        </Button>
      )}
    </section>
  )
}
