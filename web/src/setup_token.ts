// The first administrator's link carries a secret in its fragment, where no server and no log sees
// it. It is taken out of the address bar, and so out of the history, at once.
import { useEffect, useState } from 'react'

function takeToken() {
  const token = /^#setup=(.+)$/.exec(window.location.hash)?.[1]
  if (token) window.history.replaceState(null, '', window.location.pathname)
  return token
}

const atStart = takeToken()

/** The token; a link that is opened in a page that is open already counts, too. */
export function useSetupToken() {
  const [token, setToken] = useState(atStart)
  useEffect(() => {
    const onLink = () => setToken((before) => takeToken() ?? before)
    window.addEventListener('hashchange', onLink)
    return () => window.removeEventListener('hashchange', onLink)
  }, [])
  return [token, () => setToken(undefined)] as const
}
