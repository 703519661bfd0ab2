// Reads jobs from standard input, [{printer, layout, file, resume, plan}], and prints file.pdf for each.
import { text } from 'node:stream/consumers'
import { print_react } from './react.mjs'
import { print_themes } from './themes.mjs'
import { print_typst } from './typst.mjs'

const jobs = JSON.parse(await text(process.stdin))
const of = (printer) => jobs.filter((job) => job.printer === printer)
await print_themes(of('theme'))
await print_react(of('react'))
await print_typst(of('typst'))
