// Two layouts as people set them with Typst.
import { writeFile } from 'node:fs/promises'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const common = `
#let plan = json(bytes(sys.inputs.plan))
#set text(font: ("Carlito", "Noto Sans CJK SC", "Noto Sans Arabic"), size: 10.5pt, lang: plan.language)
#let contact(pair) = if pair.at(1) == none { pair.at(0) } else { link(pair.at(1), pair.at(0)) }
#let bullets(items) = if items.len() > 0 { list(..items) }
`

// Dates in a rail at the left, as in the classic European form.
const rail = common + `
#set page(paper: "a4", margin: 2cm)
#text(24pt, weight: "bold", plan.name) \\
#text(13pt, plan.label)
#line(length: 100%)
#plan.contacts.map(contact).join([ #h(6pt) | #h(6pt) ])
#for name in ("summary", "work", "education", "skills", "languages") {
  let part = plan.at(name)
  heading(level: 2, part.heading)
  if "entries" in part {
    for item in part.entries {
      grid(columns: (3.6cm, 1fr), column-gutter: 14pt, row-gutter: 6pt, align(right, item.dates), [*#item.title*, #emph(item.by) #bullets(item.lines)])
      v(4pt)
    }
  } else { grid(columns: (3.6cm, 1fr), column-gutter: 14pt, [], part.lines.join(linebreak())) }
}`

// A header over the full width, then a wide and a narrow column.
const newspaper = common + `
#set page(paper: "us-letter", margin: 1.6cm)
#align(center)[#text(26pt, weight: "bold", tracking: 1pt, plan.name) \\ #text(12pt, fill: rgb("#3465a4"), plan.label)]
#v(6pt)
#let title(words) = [#v(6pt) #text(12pt, weight: "bold", upper(words)) #v(-6pt) #line(length: 100%, stroke: 0.5pt)]
#let entries(part) = { title(part.heading); for item in part.entries [
  #strong(item.title) #h(1fr) #text(9pt, item.dates) \\
  #emph(item.by)
  #bullets(item.lines)
  #v(2pt)
]}
#grid(columns: (1fr, 5.2cm), column-gutter: 18pt,
  [#entries(plan.work) #entries(plan.education)],
  [#title(plan.contact) #plan.contacts.map(contact).join(linebreak())
   #title(plan.summary.heading) #plan.summary.lines.join()
   #title(plan.skills.heading) #plan.skills.lines.join(linebreak())
   #title(plan.languages.heading) #plan.languages.lines.join(linebreak())])`

const layouts = { rail, newspaper }

export async function print_typst(jobs) {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: ['/usr/share/fonts'] }] })
  for (const { plan, layout, file } of jobs) {
    const pdf = compiler.pdf({ mainFileContent: layouts[layout], inputs: { plan: JSON.stringify(plan) } })
    await writeFile(file + '.pdf', pdf)
    compiler.evictCache(10)
  }
}
