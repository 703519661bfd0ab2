// One job, opened beside the list. It stays in the panel while that slides out.
import { Drawer, Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useJob } from '../api/jobs'
import { JobDetails } from '../parts/job_details'
import { Notice } from '../parts/notice'
import classes from './job.module.css'

function Content({ id }: { id: string }) {
  const job = useJob(id)
  return (
    <>
      <title>{`${job.data?.path ?? 'Job'} · Vitae`}</title>
      <div className={classes.header}>
        <Drawer.Title className={classes.title}>{job.data?.path ?? 'Job'}</Drawer.Title>
        <Drawer.CloseButton aria-label="Close" />
      </div>
      <Drawer.Body className={classes.body}>
        {job.data && <JobDetails key={id} job={job.data} />}
        {!job.data && job.error && <Notice tone="bad">{job.error.message}</Notice>}
        {job.isPending && <Skeleton height={160} />}
      </Drawer.Body>
    </>
  )
}

export function JobPanel({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const [last, setLast] = useState(id)
  useEffect(() => {
    if (id) setLast(id)
  }, [id])
  const shown = id ?? last
  return (
    <Drawer.Root
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="min(44rem, 100%)"
      classNames={{ content: classes.panel }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content>{shown && <Content id={shown} />}</Drawer.Content>
    </Drawer.Root>
  )
}
