// The work: start an ingestion, watch the jobs, open one.
import { Stack } from '@mantine/core'
import { Announcer } from '../parts/announcer'
import { JobList } from '../parts/job_list'
import { PageHead } from '../parts/page_head'
import { TriggerForm } from '../parts/trigger_form'
import { UploadArea } from '../parts/upload_area'
import { go, jobIdIn, usePath } from '../routing'
import { JobPanel } from './job'

export function Ingestion() {
  const openId = jobIdIn(usePath())
  return (
    <>
      {!openId && <title>Ingestion · Vitae</title>}
      <Stack gap="lg">
        <PageHead title="Ingestion">
          Reads the resumes in a folder that are new or have changed, and keeps a record of each.
        </PageHead>
        <TriggerForm />
        <UploadArea />
        <Announcer />
        <JobList openId={openId} />
      </Stack>
      <JobPanel id={openId} onClose={() => go('/')} />
    </>
  )
}
