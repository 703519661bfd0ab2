// Calls the server. Paths, parameters and answers are checked against the contract by the compiler.
import createClient from 'openapi-fetch'
import type { components, paths } from './contract'

type ErrorAnswer = components['schemas']['ErrorAnswer']

let csrfToken = ''

/** The server gives this token with the session, and wants it back with each write. */
export function signWritesWith(token: string | undefined) {
  csrfToken = token ?? ''
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
    throw new ServerError(
      'The server cannot be reached. Check that it runs and that you are connected, then try again.',
      0,
      'unreachable',
    )
  }
  if (!settled.response.ok) throw refusal(settled.error, settled.response)
  return settled
}

function refusal(answer: unknown, response: Response): ServerError {
  const error = (answer as Partial<ErrorAnswer> | undefined)?.error
  if (!error) {
    const message = `Something between you and the server answered with ${response.status}. Try again.`
    return new ServerError(message, response.status, 'foreign_answer')
  }
  const wait = response.headers.get('Retry-After')
  const message = response.status === 429 && wait ? `${error.message} (${wait} s)` : error.message
  return new ServerError(message, response.status, error.details.reason, error.details.field)
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
