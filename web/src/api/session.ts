// Who is signed in: the first thing the page asks, and what signing in and out change.
import { useMutation, useQuery } from '@tanstack/react-query'
import { dataOf, done, server, ServerError, signWritesWith } from './client'
import { queries, sessionKey } from './queries'
import type { Me, User } from './types'

/** `ended`: there was one, and it did not end by signing out. */
export type Session = { user: User } | { user: null; ended: boolean }

async function askWhoIAm(): Promise<Session> {
  try {
    return begin(await dataOf(server.GET('/api/me')))
  } catch (error) {
    if (!(error instanceof ServerError && error.status === 401)) throw error
    const before = queries.getQueryData<Session>(sessionKey)
    return { user: null, ended: before ? before.user !== null || before.ended : false }
  }
}

function begin({ user, csrfToken }: Me): Session {
  signWritesWith(csrfToken)
  return { user }
}

/** Nothing of one account may be left for the next. */
function startOver(session: Session) {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
  queries.setQueryData(sessionKey, session)
}

export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: askWhoIAm,
    // Until the first answer there is nothing to show, so it keeps asking.
    refetchInterval: (query) => (query.state.data ? false : 5_000),
  })
}

export interface SignIn {
  email: string
  password: string
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: SignIn) => dataOf(server.POST('/api/auth/login', { body })),
    onSuccess: (me) => startOver(begin(me)),
  })
}

export interface SetUp extends SignIn {
  token: string
  name: string
}

export function useSetUp() {
  return useMutation({
    mutationFn: (body: SetUp) => dataOf(server.POST('/api/auth/setup', { body })),
    onSuccess: (me) => startOver(begin(me)),
  })
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => done(server.POST('/api/auth/logout')),
    onSuccess: () => {
      signWritesWith(undefined)
      startOver({ user: null, ended: false })
    },
  })
}
