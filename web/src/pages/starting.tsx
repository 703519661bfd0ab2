// Shown until the server has said who is here.
import { Center, Loader } from '@mantine/core'
import { Notice } from '../parts/notice'
import { Threshold } from '../parts/threshold'

export function Starting({ error }: { error: Error | null }) {
  if (!error)
    return (
      <Center mih="100dvh">
        <Loader aria-label="Loading" />
      </Center>
    )
  return (
    <Threshold title="Vitae does not answer" lead="This page goes on by itself once it does.">
      <Notice tone="bad">{error.message}</Notice>
    </Threshold>
  )
}
