// How the page puts numbers, times, people and progress into words.
import type { Actor, Job } from './api/types'

const number = new Intl.NumberFormat('en')
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

export function count(value: number) {
  return number.format(value)
}

export function exactTime(time: string) {
  return exact.format(new Date(time))
}

const kUnits = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

export function timeAgo(time: string, now: number) {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1000)
  for (const [unit, length] of kUnits)
    if (seconds >= length) return relative.format(-Math.floor(seconds / length), unit)
  return 'just now'
}

export function duration(from: string, to: string) {
  const seconds = Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
  if (seconds < 1) return 'less than a second'
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
  return `${Math.floor(seconds / 3_600)} h ${Math.round((seconds % 3_600) / 60)} min`
}

export function size(bytes: number) {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function nameOf(actor: Actor) {
  if (actor.name) return actor.name
  return actor.type === 'operator' ? 'command line' : actor.type
}

export function isOver(job: Job) {
  return job.state !== 'queued' && job.state !== 'running'
}

/** Files that have been dealt with, of those that were new. */
export function settled(job: Job) {
  return job.progress.done + job.progress.failed
}

export function progressWords(job: Job) {
  const { found, done, new: fresh } = job.progress
  switch (job.state) {
    case 'queued':
      return job.attempts > 0 ? 'Waiting to try again' : 'Waiting to start'
    case 'running':
      return fresh === 0 ? 'Looking for new files' : `${count(settled(job))} of ${count(fresh)}`
    case 'succeeded':
      if (found === 0) return 'No files there'
      return fresh === 0 ? 'Nothing new' : `${count(done)} of ${count(fresh)} read`
    case 'cancelled':
      return fresh === 0 ? 'Stopped' : `Stopped after ${count(settled(job))} of ${count(fresh)}`
    case 'failed':
      return fresh === 0 ? 'Nothing read' : `${count(done)} of ${count(fresh)} read`
  }
}
