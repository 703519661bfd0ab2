// The work: start an ingestion, watch the jobs, open one.
import { Stack, Text, Title } from '@mantine/core'
import { useLive } from '../api/live'
import type { User } from '../api/types'
import { Announcer } from '../parts/announcer'
import { Frame } from '../parts/frame'
import { JobList } from '../parts/job_list'
import { TriggerForm } from '../parts/trigger_form'
import { go, jobIdIn, usePath } from '../routing'
import { JobPanel } from './job'

export function Ingestion({ user }: { user: User }) {
  const connection = useLive()
  const openId = jobIdIn(usePath())
  return (
    <Frame user={user} connection={connection}>
      {!openId && <title>Ingestion · Vitae</title>}
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            Ingestion
          </Title>
          <Text c="var(--ink-soft)" mt={2}>
            Reads the resumes in a folder that are new or have changed, and keeps a record of each.
          </Text>
        </div>
        <TriggerForm />
        <Announcer />
        <JobList openId={openId} />
      </Stack>
      <JobPanel id={openId} onClose={() => go('/')} />
    </Frame>
  )
}
