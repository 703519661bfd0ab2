// Where resumes come from: the list, connecting a Dropbox account, and why a file was not ingested.
import { useMutation, useQuery } from '@tanstack/react-query'
import { dataOf, server } from './client'
import { queries, sourcesKey } from './queries'

function refresh() {
  return queries.invalidateQueries({ queryKey: [sourcesKey] })
}

export function useSources() {
  return useQuery({
    queryKey: [sourcesKey],
    queryFn: async () => (await dataOf(server.GET('/api/sources'))).items,
  })
}

/** Where a person grants access, and what belongs to the code that Dropbox then shows. */
export function useInvitation() {
  return useMutation({
    mutationFn: () => dataOf(server.POST('/api/sources/dropbox/authorizations', { body: {} })),
  })
}

export function useConnect() {
  return useMutation({
    mutationFn: (body: { authorization: string; code: string }) =>
      dataOf(server.POST('/api/sources/dropbox', { body })),
    onSuccess: refresh,
  })
}

export function useDisconnect(id: string) {
  return useMutation({
    mutationFn: () =>
      dataOf(server.POST('/api/sources/{id}/disconnect', { params: { path: { id } } })),
    onSuccess: refresh,
  })
}

export function useWhy() {
  return useMutation({
    mutationFn: ({ id, path }: { id: string; path: string }) =>
      dataOf(server.GET('/api/sources/{id}/why', { params: { path: { id }, query: { path } } })),
  })
}
