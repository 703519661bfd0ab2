// Debian's Chromium without a window. What a page logs as an error fails the test that opened it.
import { chromium } from 'playwright-core'

const switches = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
const quiet = ['--disable-component-update', '--disable-sync', '--no-first-run']

export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...switches, ...quiet] })
}

const kPatienceMs = 60_000 // other tests may keep the machine busy

/** Chromium reports every 4xx, and a server that is away, by itself: those are part of the tests. */
const expected = /^Failed to load resource/

/** A page with a profile of its own, and the errors that it will have logged. */
export async function openPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(kPatienceMs)
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text())
  })
  return { page, errors }
}
