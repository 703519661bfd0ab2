// Follows the server's events. What they say goes into the cache; the page hears only whether it
// still follows.
import { useEffect, useState } from 'react'
import { placeFiles, placeJobs } from './placing'
import { filesKey, jobKey, jobsKey, queries, sessionKey } from './queries'
import type { FileEvent, Job } from './types'

export type Connection = 'opening' | 'live' | 'lost'

const kGatherMs = 100
const kAskAgainMs = 500
const kShortestWaitMs = 500
const kLongestWaitMs = 15_000

const watched = [jobsKey, jobKey, filesKey]

function isAsking() {
  return watched.some((key) => queries.isFetching({ queryKey: [key] }) > 0)
}

function refresh() {
  for (const key of watched) void queries.invalidateQueries({ queryKey: [key] })
}

/** Gathers events, so that a thousand files a second do not draw the page a thousand times. */
class Arrivals {
  private jobs = new Map<string, Job>()
  private files = new Map<string, FileEvent>()
  private gathering: number | undefined
  private askingAgain: number | undefined

  addJob(job: Job) {
    this.jobs.set(job.id, job)
    this.gather()
  }

  addFile(event: FileEvent) {
    this.files.set(event.jobId + event.file.path, event)
    this.gather()
  }

  stop() {
    clearTimeout(this.gathering)
    clearTimeout(this.askingAgain)
  }

  private gather() {
    this.gathering ??= window.setTimeout(() => this.place(), kGatherMs)
  }

  private place() {
    this.gathering = undefined
    placeJobs([...this.jobs.values()])
    placeFiles([...this.files.values()])
    this.jobs.clear()
    this.files.clear()
    // An answer that is on its way may be older than these events, and would undo them.
    if (isAsking()) this.askAgain()
  }

  private askAgain() {
    this.askingAgain ??= window.setTimeout(() => {
      this.askingAgain = undefined
      if (isAsking()) this.askAgain()
      else refresh()
    }, kAskAgainMs)
  }
}

/** Connects again by itself, later and later. Returns what stops it. */
function follow(onChange: (connection: Connection) => void) {
  const arrivals = new Arrivals()
  let stream: EventSource | undefined
  let waiting: number | undefined
  let wait = kShortestWaitMs

  function connect() {
    clearTimeout(waiting)
    stream?.close()
    stream = new EventSource('/api/events')
    stream.addEventListener('open', () => {
      wait = kShortestWaitMs
      onChange('live')
      refresh() // what happened before the stream began
    })
    stream.addEventListener('job', (event) => arrivals.addJob(JSON.parse(event.data)))
    stream.addEventListener('file', (event) => arrivals.addFile(JSON.parse(event.data)))
    stream.addEventListener('error', onLost)
  }

  function onLost() {
    stream?.close()
    onChange('lost')
    // The server ends the stream of a session that is over.
    void queries.invalidateQueries({ queryKey: sessionKey })
    waiting = window.setTimeout(connect, wait)
    wait = Math.min(2 * wait, kLongestWaitMs)
  }

  connect()
  window.addEventListener('online', connect)
  return () => {
    window.removeEventListener('online', connect)
    clearTimeout(waiting)
    arrivals.stop()
    stream?.close()
  }
}

export function useLive(): Connection {
  const [connection, setConnection] = useState<Connection>('opening')
  useEffect(() => follow(setConnection), [])
  return connection
}
