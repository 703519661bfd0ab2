// Ingest jobs: lists that grow by pages, one job, its files, and what can be done with them.
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { dataOf, server } from './client'
import { placeJobs } from './placing'
import { filesKey, jobKey, jobsKey, queries } from './queries'
import type { FileState, Job, JobFile, JobState, Page } from './types'

const kFilesAPage = 200

function startOfList() {
  return undefined as string | undefined
}

function nextOf<Item>(page: Page<Item>) {
  return page.nextCursor
}

function itemsOf<Item>(data: InfiniteData<Page<Item>>) {
  return data.pages.flatMap((page) => page.items)
}

/** `{name: value}`, or nothing where there is no value: the contract has no null. */
function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value }
}

export function useJobs(state: JobState | undefined) {
  return useInfiniteQuery({
    queryKey: [jobsKey, state],
    queryFn: ({ pageParam }): Promise<Page<Job>> =>
      dataOf(
        server.GET('/api/ingestion/jobs', {
          params: { query: { ...given('state', state), ...given('cursor', pageParam) } },
        }),
      ),
    initialPageParam: startOfList(),
    getNextPageParam: nextOf,
    select: itemsOf,
    placeholderData: keepPreviousData,
  })
}

export function useJob(id: string) {
  return useQuery({
    queryKey: [jobKey, id],
    queryFn: () => dataOf(server.GET('/api/ingestion/jobs/{id}', { params: { path: { id } } })),
    placeholderData: () => findListed(id),
  })
}

/** A job that is in a list already can be shown before its own answer is there. */
function findListed(id: string) {
  const lists = queries.getQueriesData<InfiniteData<Page<Job>>>({ queryKey: [jobsKey] })
  return lists.flatMap(([, list]) => (list ? itemsOf(list) : [])).find((job) => job.id === id)
}

export function useJobFiles(id: string, state: FileState | undefined) {
  return useInfiniteQuery({
    queryKey: [filesKey, id, state],
    queryFn: ({ pageParam }): Promise<Page<JobFile>> =>
      dataOf(
        server.GET('/api/ingestion/jobs/{id}/files', {
          params: {
            path: { id },
            query: {
              limit: kFilesAPage,
              ...given('state', state),
              ...given('cursor', pageParam),
            },
          },
        }),
      ),
    initialPageParam: startOfList(),
    getNextPageParam: nextOf,
    select: itemsOf,
    placeholderData: keepPreviousData,
  })
}

export interface Trigger {
  path?: string
  source?: string
}

export function useTrigger() {
  return useMutation({
    mutationFn: ({ path, source }: Trigger) =>
      dataOf(
        server.POST('/api/ingestion/trigger', {
          body: { ...given('dropboxPath', path), ...given('source', source) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [jobsKey] }),
  })
}

export function useRetry(id: string) {
  return useMutation({
    mutationFn: () =>
      dataOf(server.POST('/api/ingestion/jobs/{id}/retry', { params: { path: { id } } })),
    onSuccess: (job) => placeJobs([job]),
  })
}

export function useCancel(id: string) {
  return useMutation({
    mutationFn: () =>
      dataOf(server.POST('/api/ingestion/jobs/{id}/cancel', { params: { path: { id } } })),
    onSuccess: (job) => placeJobs([job]),
  })
}
