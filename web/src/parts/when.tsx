// A moment as "3 min. ago", exact when one points at it. All of them tick together.
import { useSyncExternalStore } from 'react'
import { exactTime, timeAgo } from '../wording'

const kTickMs = 10_000

const listeners = new Set<() => void>()
let now = Date.now()

setInterval(() => {
  now = Date.now()
  for (const listener of listeners) listener()
}, kTickMs)

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function When({ time }: { time: string }) {
  const at = useSyncExternalStore(listen, () => now)
  return (
    <time dateTime={time} title={exactTime(time)}>
      {timeAgo(time, at)}
    </time>
  )
}
