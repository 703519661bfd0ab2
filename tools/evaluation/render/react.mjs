// Two layouts as applications set them with react-pdf.
import { createElement as h } from 'react'
import { Document, Font, Link, Page, Text, View, renderToFile } from '@react-pdf/renderer'

const folder = '/usr/share/fonts/truetype/crosextra/'
Font.register({ family: 'Carlito', fonts: [{ src: folder + 'Carlito-Regular.ttf' }, { src: folder + 'Carlito-Bold.ttf', fontWeight: 700 }] })
Font.registerHyphenationCallback((word) => [word])

const bold = { fontWeight: 700 }
const heading = (text, color) => h(Text, { style: { ...bold, fontSize: 12, marginTop: 10, marginBottom: 3, color } }, text)
const lines = (items, mark = '') => items.map((line, i) => h(Text, { key: i, style: { marginBottom: 2 } }, mark + line))
const contact = (color) => ([text, target], i) =>
  target ? h(Link, { key: i, src: target, style: { color } }, text) : h(Text, { key: i }, text)

function entry(item, i) {
  return h(View, { key: i, style: { marginBottom: 6 } },
    h(View, { style: { flexDirection: 'row', justifyContent: 'space-between' } }, h(Text, { style: bold }, item.title), h(Text, null, item.dates)),
    h(Text, { style: { color: '#555555' } }, item.by),
    ...lines(item.lines, '• '))
}

const section = (part, color) => [heading(part.heading, color), ...(part.entries ? part.entries.map(entry) : lines(part.lines))]

// A dark column at the left holds contacts and skills.
function sidebar(plan) {
  const side = { width: 170, backgroundColor: '#23395b', color: '#ffffff', padding: 16 }
  return h(Page, { size: 'A4', style: { flexDirection: 'row', fontFamily: 'Carlito', fontSize: 10 } },
    h(View, { style: side },
      heading(plan.contact, '#ffffff'), ...plan.contacts.map(contact('#ffffff')),
      ...section(plan.skills, '#ffffff'), ...section(plan.languages, '#ffffff')),
    h(View, { style: { flexGrow: 1, flexBasis: 0, padding: 24 } },
      h(Text, { style: { ...bold, fontSize: 24 } }, plan.name), h(Text, { style: { fontSize: 13 } }, plan.label),
      ...section(plan.summary), ...section(plan.work), ...section(plan.education)))
}

// One column, contacts in a row under the name, sections under rules.
function modern(plan) {
  const row = { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'center', columnGap: 10 }
  return h(Page, { size: 'LETTER', style: { padding: 40, fontFamily: 'Carlito', fontSize: 10.5 } },
    h(Text, { style: { ...bold, fontSize: 22, textAlign: 'center', letterSpacing: 3 } }, plan.name.toUpperCase()),
    h(View, { style: row }, ...plan.contacts.map(contact('#1d4f91'))),
    ...['summary', 'skills', 'work', 'education', 'languages'].flatMap((name) => section(plan[name], '#8a1c1c')))
}

const layouts = { sidebar, modern }

export async function print_react(jobs) {
  for (const { plan, layout, file } of jobs) await renderToFile(h(Document, null, layouts[layout](plan)), file + '.pdf')
}
