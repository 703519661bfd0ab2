// Calls the server. Paths, parameters and answers are checked against the contract by the compiler.
import createClient from 'openapi-fetch'
import type { components, paths } from './contract'

type ErrorAnswer = components['schemas']['ErrorAnswer']

let csrfToken = ''

/** The server gives this token with the session, and wants it back with each write. */
export function signWritesWith(token: string | undefined) {
  csrfToken = token ?? ''
}

/** For calls that are not made by `server`. */
export function signatureOfWrites() {
  return csrfToken
}

export const server = createClient<paths>({ credentials: 'same-origin' })

server.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && csrfToken) request.headers.set('X-Vitae-CSRF', csrfToken)
  },
})

/** Why a call failed, in the server's own words. */
export class ServerError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly reason: string,
    readonly field?: string,
  ) {
    super(message)
  }
}

interface Call {
  data?: unknown
  error?: unknown
  response: Response
}

async function settle<T extends Call>(call: Promise<T>): Promise<T> {
  let settled: T
  try {
    settled = await call
  } catch {
    throw unreachable()
  }
  const { response, error } = settled
  if (!response.ok) throw refusalOf(error, response.status, response.headers.get('Retry-After'))
  return settled
}

export function unreachable() {
  return new ServerError(
    'The server cannot be reached. Check that it runs and that you are connected, then try again.',
    0,
    'unreachable',
  )
}

/** What an answer that is no success says. */
export function refusalOf(answer: unknown, status: number, wait: string | null): ServerError {
  const error = (answer as Partial<ErrorAnswer> | undefined)?.error
  if (!error) {
    const message = `Something between you and the server answered with ${status}. Try again.`
    return new ServerError(message, status, 'foreign_answer')
  }
  const message = status === 429 && wait ? `${error.message} (${wait} s)` : error.message
  return new ServerError(message, status, error.details.reason, error.details.field)
}

/** The `data` of an answer. Throws a ServerError. */
export async function dataOf<Data>(
  call: Promise<{ data?: { data: Data }; error?: unknown; response: Response }>,
): Promise<Data> {
  return (await settle(call)).data!.data
}

/** For answers without content. Throws a ServerError. */
export async function done(call: Promise<Call>): Promise<void> {
  await settle(call)
}
