// The cache of what the server said. A call that finds the session over has the page ask who is
// signed in.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ServerError } from './client'

const kMostRetries = 2

export const sessionKey = ['session']
// First parts of keys. After `jobs` stands a state, after `job` an id, after `files` an id and a state.
export const sourcesKey = 'sources'
export const jobsKey = 'jobs'
export const jobKey = 'job'
export const filesKey = 'files'

function isRefused(error: unknown) {
  return error instanceof ServerError && error.status >= 400 && error.status < 500
}

function noteEndOfSession(error: unknown) {
  const isSignedIn = Boolean(queries.getQueryData<{ user: unknown }>(sessionKey)?.user)
  if (isSignedIn && error instanceof ServerError && error.status === 401)
    void queries.invalidateQueries({ queryKey: sessionKey })
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteEndOfSession }),
  mutationCache: new MutationCache({ onError: noteEndOfSession }),
  defaultOptions: {
    queries: {
      networkMode: 'always', // a server on this machine is there without a network, too
      retry: (failures, error) => failures < kMostRetries && !isRefused(error),
      staleTime: 30_000,
    },
    mutations: { networkMode: 'always' },
  },
})
