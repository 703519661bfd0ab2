// The address bar as state: "/" is the list, "/jobs/ID" the same with that job open, "/sources"
// where the resumes come from.
import { type MouseEvent, useSyncExternalStore } from 'react'

const kMoved = 'vitae:moved'

function listen(onMove: () => void) {
  window.addEventListener('popstate', onMove)
  window.addEventListener(kMoved, onMove)
  return () => {
    window.removeEventListener('popstate', onMove)
    window.removeEventListener(kMoved, onMove)
  }
}

export function usePath() {
  return useSyncExternalStore(listen, () => window.location.pathname)
}

export function go(path: string) {
  if (path !== window.location.pathname) window.history.pushState(null, '', path)
  window.dispatchEvent(new Event(kMoved))
}

/** For links inside the page. A click that asks for a new tab or window stays the browser's. */
export function linkTo(path: string) {
  return {
    href: path,
    onClick(event: MouseEvent) {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return
      event.preventDefault()
      go(path)
    },
  }
}

export const kSourcesPath = '/sources'

export function jobPath(id: string) {
  return `/jobs/${id}`
}

export function jobIdIn(path: string) {
  return /^\/jobs\/([^/]+)$/.exec(path)?.[1]
}
