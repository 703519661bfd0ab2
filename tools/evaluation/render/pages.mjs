// Prints whole pages of HTML, [{html, file}], with a headless Chromium.
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

export async function print_pages(jobs) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await (await browser.newContext()).newPage()
  for (const { file } of jobs) {
    await page.setContent(await readFile(file + '.html', 'utf8'), { waitUntil: 'domcontentloaded' })
    await page.pdf({ path: file + '.pdf', format: file.length % 2 ? 'A4' : 'Letter', printBackground: true, preferCSSPageSize: false })
  }
  await browser.close()
}
