// JSON Resume themes, printed by a headless Chromium.
import { createRequire } from 'node:module'
import { writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)

async function html_of(theme, resume) {
  // Some packages are CommonJS in a way that `import` does not take.
  let module
  try {
    module = require(`jsonresume-theme-${theme}`)
  } catch {
    module = await import(`jsonresume-theme-${theme}`)
  }
  return (module.render ?? module.default.render)(resume)
}

// Runs in the page: the text blocks in their order, and the lines that each takes.
function look() {
  const blocks = []
  const parted = (element) =>
    /flex|grid/.test(getComputedStyle(element.parentElement).display) ||
    ['::before', '::after'].some((side) => !['none', 'normal'].includes(getComputedStyle(element, side).content))
  const block_of = (node) => {
    let element = node.parentElement
    while (getComputedStyle(element).display.startsWith('inline') && !parted(element)) element = element.parentElement
    return element
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || ['SCRIPT', 'STYLE', 'TITLE'].includes(node.parentElement.tagName)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    const style = getComputedStyle(node.parentElement)
    if (box.width < 2 || box.height < 2 || box.right < 0 || style.visibility === 'hidden' || Number(style.opacity) === 0) continue
    const element = block_of(node)
    const last = blocks.at(-1)
    const edges = [box.left, box.top, box.right, box.bottom]
    if (last?.element === element) {
      last.text += ' ' + node.data
      last.box = [0, 1, 2, 3].map((i) => (i < 2 ? Math.min : Math.max)(last.box[i], edges[i]))
    } else blocks.push({ element, text: node.data, box: edges, height: parseFloat(style.lineHeight) || box.height })
  }
  return {
    text: document.body.innerText,
    // A link that takes no room on the page cannot be found there.
    targets: [...document.querySelectorAll('a[href]')].filter((a) => a.getBoundingClientRect().width > 1).map((a) => a.href),
    blocks: blocks.map(({ text, box, height }) => ({ text, box, lines: Math.max(1, Math.round((box[3] - box[1]) / height)) })),
  }
}

export async function print_themes(jobs) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  // Themes ask for fonts of the network, which they do not get.
  const context = await browser.newContext({ viewport: { width: 800, height: 1130 } })
  await context.route(/^https?:/, (route) => route.abort())
  const page = await context.newPage()
  await page.emulateMedia({ media: 'print' })
  for (const { resume, layout, file } of jobs) {
    const html = await html_of(layout, resume)
    await page.setContent(html, { waitUntil: 'domcontentloaded' })
    await page.pdf({ path: file + '.pdf', format: 'A4', printBackground: true })
    await writeFile(file + '.html', html)
    await writeFile(file + '.look.json', JSON.stringify(await page.evaluate(look)))
  }
  await browser.close()
}
