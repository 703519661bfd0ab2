// A page's name, and what it is for.
import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function PageHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text c="var(--ink-soft)" mt={2}>
        {children}
      </Text>
    </div>
  )
}
