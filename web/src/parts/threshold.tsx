// What one sees before being inside: a mark, a headline, a form.
import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Logo } from './logo'
import classes from './threshold.module.css'

export interface ThresholdProps {
  title: string
  lead?: ReactNode
  foot?: ReactNode
  children?: ReactNode
}

export function Threshold({ title, lead, foot, children }: ThresholdProps) {
  return (
    <main className={classes.page}>
      <title>{`${title} · Vitae`}</title>
      <Logo size={32} />
      <Paper className={classes.card} withBorder>
        <Stack gap={6} mb="lg">
          <Title order={1} size="h3">
            {title}
          </Title>
          {lead && (
            <Text size="sm" className={classes.soft}>
              {lead}
            </Text>
          )}
        </Stack>
        {children}
      </Paper>
      {foot && (
        <Text size="sm" ta="center" className={classes.soft}>
          {foot}
        </Text>
      )}
    </main>
  )
}
