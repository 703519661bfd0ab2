// The first page in a real browser, in front of the real server.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, openPage } from './browser.mjs'
import { Server } from './server.mjs'

const account = { email: 'alex@example.com', password: 'correct horse battery staple' }
const resumes = {
  'ada.txt': 'Ada Example\nada.example@example.com\n+1 202-555-0143\n',
  'ben.txt': 'Ben Sample\nben.sample@example.com\n(202) 555-0177\n',
  'empty.txt': '',
}

let server
let browser

before(async () => {
  browser = await openBrowser()
})

after(() => browser.close())

async function signUp(page) {
  await page.goto(server.setupLink)
  await page.getByLabel('Your name').fill('Alex Example')
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { name: 'Ingestion' }).waitFor()
}

async function signIn(page, password) {
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

function jobRow(page, path, state) {
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: path, exact: true }) })
  return row.filter({ hasText: state }).first()
}

/** A test with a server and a page of its own. */
function pageTest(name, run, ...options) {
  test(name, { timeout: 240_000 }, async () => {
    server = await Server.start(resumes, ...options)
    const { page, errors } = await openPage(browser)
    try {
      await run(page)
      assert.deepEqual(errors, [])
    } finally {
      await page.close()
      await server.discard()
    }
  })
}

pageTest('from the sign-up link to a job with its files, out, and in again', async (page) => {
  await signUp(page)
  assert.equal(page.url(), server.url, 'the secret is out of the address bar')
  await page.getByText('No job yet.').waitFor()

  await page.getByRole('button', { name: 'Start ingestion' }).click()
  await page.getByText('Queued as job').waitFor()
  const row = jobRow(page, '/', 'Succeeded')
  await row.getByText('2 of 2 read').waitFor()

  await row.getByRole('link').click()
  const job = page.getByRole('dialog')
  await job.locator('[data-file="/ada.txt"]').getByText('Read').waitFor()
  await job.getByText('Skipped 1').click()
  await job.locator('[data-file="/ada.txt"]').waitFor({ state: 'detached' })
  await job.locator('[data-file="/empty.txt"]').getByText('The file holds no bytes.').waitFor()
  await page.keyboard.press('Escape')
  await job.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'Alex Example' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'a wrong password')
  await page.getByRole('alert').getByText('The e-mail address or the password is wrong').waitFor()
  await signIn(page, account.password)
  await jobRow(page, '/', 'Succeeded').waitFor()
})

pageTest('shows what others start, as it happens', async (page) => {
  await signUp(page)
  await page.getByText('Live').waitFor()
  await server.command('ingest', '/')
  await jobRow(page, '/', 'Succeeded').getByText('2 of 2 read').waitFor()
  await server.putResume('cleo.txt', 'Cleo Invented\ncleo.invented@example.com\n')
  await server.command('ingest', '/')
  await jobRow(page, '/', 'Succeeded').getByText('1 of 1 read').waitFor()
})

pageTest('says why a job failed, and offers to retry it', async (page) => {
  await signUp(page)
  await page.keyboard.press('/')
  await page.keyboard.type('/not there')
  await page.keyboard.press('Enter')
  const row = jobRow(page, '/not there', 'Failed')
  await row.getByText('There is nothing at this path').waitFor()
  const retried = page.waitForResponse((response) => response.url().endsWith('/retry'))
  await row.getByRole('button', { name: 'Retry' }).click()
  assert.equal((await retried).status(), 200)
  await page.getByLabel('Dropbox path').fill('no slash')
  await page.getByRole('button', { name: 'Start ingestion' }).click()
  await page.getByLabel('Dropbox path').and(page.locator('[aria-invalid=true]')).waitFor()
})

pageTest(
  'does not queue a path twice, and cancels',
  async (page) => {
    await signUp(page)
    await page.getByRole('button', { name: 'Start ingestion' }).click()
    await page.getByText('Queued as job').waitFor()
    await page.getByRole('button', { name: 'Start ingestion' }).click()
    await page.getByText('Already queued').waitFor()
    const row = jobRow(page, '/', 'Waiting to start')
    await row.getByRole('button', { name: 'Cancel' }).click()
    await jobRow(page, '/', 'Cancelled').waitFor()
    assert.equal(await page.getByRole('listitem').count(), 1)
  },
  '--workers',
  '0', // so that jobs stay queued
)

pageTest('says that the server is away, and goes on by itself once it is back', async (page) => {
  await signUp(page)
  await page.getByText('Live').waitFor()
  await server.stop()
  const lost = page.getByText('The connection to the server is lost.')
  await lost.waitFor()
  await server.startAgain()
  await lost.waitFor({ state: 'detached' })
  await server.command('ingest', '/')
  await jobRow(page, '/', 'Succeeded').waitFor()
})

pageTest('says that the session has ended', async (page) => {
  await signUp(page)
  await page.context().clearCookies()
  const ended = page.getByText('Your session has ended.').waitFor()
  // The page may find out by itself before the click; then the button is gone.
  await Promise.race([ended, page.getByRole('button', { name: 'Start ingestion' }).click().catch(() => ended)])
  await ended
})

pageTest('is served so that a browser can trust and keep it', async (page) => {
  await page.goto(server.url)
  const start = await fetch(server.url)
  assert.equal(start.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.equal(start.headers.get('cache-control'), 'no-cache')
  assert.equal(start.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(start.headers.get('referrer-policy'), 'no-referrer')
  assert.match(start.headers.get('content-security-policy'), /default-src 'self'.*frame-ancestors 'none'/)
  const script = /\/assets\/[^"]+\.js/.exec(await start.text())[0]
  const asset = await fetch(new URL(script, server.url))
  assert.equal(asset.headers.get('content-type'), 'text/javascript; charset=utf-8')
  assert.equal(asset.headers.get('content-encoding'), 'gzip')
  assert.match(asset.headers.get('cache-control'), /immutable/)
  const plain = await fetch(new URL(script, server.url), { headers: { 'Accept-Encoding': 'identity' } })
  assert.equal(plain.headers.get('content-encoding'), null)
  assert.equal(await plain.text(), await asset.text())
  assert.equal((await fetch(new URL('/assets/gone.js', server.url))).status, 404)
  assert.equal((await fetch(new URL('/nowhere', server.url))).status, 404)
})

pageTest('tells where resumes come from, and why one of them was not ingested', async (page) => {
  await signUp(page)
  await page.getByRole('link', { name: 'Sources' }).click()
  const source = page.getByRole('listitem').filter({ hasText: 'resumes' })
  await source.getByText('Works').waitFor()
  await source.getByText('Default', { exact: true }).waitFor()

  await source.getByRole('button', { name: 'Start ingestion' }).click()
  await page.getByRole('dialog').getByText('2 of 2 read').waitFor()

  await page.goto(new URL('/sources', server.url).href)
  await page.getByLabel('Path of the file').fill('/empty.txt')
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByText('The file holds no bytes.').waitFor()
})

pageTest('takes files that are chosen or dropped, and says what came of them', async (page) => {
  await signUp(page)
  const chosen = [
    { name: 'ada.txt', mimeType: 'text/plain', buffer: Buffer.from('Ada Example\nada.example@example.com\n') },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
  ]
  await page.locator('input[type=file]').setInputFiles(chosen)
  await page.getByText('Queued as job').waitFor()
  await jobRow(page, '/', 'Succeeded').getByText('1 of 1 read').waitFor()

  const dropped = await page.evaluateHandle(() => {
    const files = new DataTransfer()
    files.items.add(new File(['Ben Sample\nben.sample@example.com\n'], 'ben.txt'))
    return files
  })
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/uploads'))
  await page.getByRole('region', { name: 'Upload' }).dispatchEvent('drop', { dataTransfer: dropped })
  const answer = await (await sent).json()
  await page.goto(new URL(`/jobs/${answer.data.jobId}`, server.url).href)
  await page.getByRole('dialog').locator('[data-file="/ben.txt"]').getByText('Read').waitFor()

  await page.goto(new URL('/sources', server.url).href)
  await page.getByRole('listitem').filter({ hasText: 'Uploaded files' }).getByText('Works').waitFor()
})

pageTest('says why files were not taken', async (page) => {
  await signUp(page)
  const many = Array.from({ length: 101 }, (_, i) => ({
    name: `${i}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from('x'),
  }))
  await page.locator('input[type=file]').setInputFiles(many)
  await page.getByRole('alert').getByText('Send fewer files at once.').waitFor()
})
