// Puts jobs and files that the server told of by itself where the lists in the cache have them.
import type { InfiniteData } from '@tanstack/react-query'
import { filesKey, jobKey, jobsKey, queries } from './queries'
import type { FileEvent, Job, JobFile, Page } from './types'

interface Order<Item> {
  isSame(a: Item, b: Item): boolean
  isBefore(a: Item, b: Item): boolean
}

const newestJobFirst: Order<Job> = {
  isSame: (a, b) => a.id === b.id,
  isBefore: (a, b) => a.id > b.id, // ids begin with the time
}

const newFilesLast: Order<JobFile> = {
  isSame: (a, b) => a.path === b.path,
  isBefore: () => false,
}

type Pages<Item> = Page<Item>[]

function withItems<Item>(pages: Pages<Item>, index: number, items: Item[]): Pages<Item> {
  return pages.with(index, { ...pages[index]!, items })
}

function insert<Item>(pages: Pages<Item>, item: Item, order: Order<Item>): Pages<Item> {
  const later = pages.findIndex(({ items }) => items.some((other) => order.isBefore(item, other)))
  const last = pages.length - 1
  if (later < 0 && pages[last]?.nextCursor) return pages // its page is not loaded yet
  const index = later < 0 ? last : later
  const items = pages[index]!.items
  const at = items.findIndex((other) => order.isBefore(item, other))
  return withItems(pages, index, items.toSpliced(at < 0 ? items.length : at, 0, item))
}

/** `belongs`: a list may be of one state only, and the item have left it. */
function place<Item>(pages: Pages<Item>, item: Item, order: Order<Item>, belongs: boolean) {
  const index = pages.findIndex(({ items }) => items.some((other) => order.isSame(other, item)))
  if (index < 0) return belongs ? insert(pages, item, order) : pages
  const items = pages[index]!.items.flatMap((other) => {
    if (!order.isSame(other, item)) return [other]
    return belongs ? [item] : []
  })
  return withItems(pages, index, items)
}

/** Into every list under that key. The last part of a list's key is the state it is limited to. */
function placeAll<Item extends { state: string }>(
  queryKey: string[],
  changed: Item[],
  order: Order<Item>,
) {
  for (const [key, list] of queries.getQueriesData<InfiniteData<Page<Item>>>({ queryKey })) {
    if (!list) continue
    const only = key.at(-1)
    const pages = changed.reduce(
      (all, item) => place(all, item, order, only === undefined || only === item.state),
      list.pages,
    )
    queries.setQueryData(key, { ...list, pages })
  }
}

export function placeJobs(jobs: Job[]) {
  if (jobs.length === 0) return
  for (const job of jobs) queries.setQueryData([jobKey, job.id], job)
  placeAll([jobsKey], jobs, newestJobFirst)
}

export function placeFiles(events: FileEvent[]) {
  for (const [jobId, ofJob] of Map.groupBy(events, (event) => event.jobId))
    placeAll(
      [filesKey, jobId],
      ofJob.map((event) => event.file),
      newFilesLast,
    )
}
