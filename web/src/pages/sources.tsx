// Where the resumes come from.
import { Stack } from '@mantine/core'
import type { User } from '../api/types'
import { DropboxForm } from '../parts/dropbox_form'
import { PageHead } from '../parts/page_head'
import { SourceList } from '../parts/source_list'
import { WhyForm } from '../parts/why_form'

export function Sources({ user }: { user: User }) {
  const isAdmin = user.role === 'ADMIN'
  return (
    <Stack gap="lg">
      <title>Sources · Vitae</title>
      <PageHead title="Sources">
        The folders and Dropbox accounts that resumes are read from. Nothing in them is ever changed.
      </PageHead>
      <SourceList isAdmin={isAdmin} />
      {isAdmin && <DropboxForm />}
      <WhyForm />
    </Stack>
  )
}
