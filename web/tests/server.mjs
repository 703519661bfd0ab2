// Starts the real program on a free port of loopback, with a data folder and resumes of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const repository = resolve(import.meta.dirname, '../..')
const program = resolve(repository, process.env.VITAE_BIN ?? 'build/release/src/vitae')

/** The first line of the program's output that the pattern matches. */
async function lineOf(child, pattern) {
  const said = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const match = pattern.exec(line)
    if (match) return match
  }
  throw new Error(`The server ended without ${pattern}:\n${said.join('\n')}`)
}

export class Server {
  static async start(resumes, ...options) {
    const server = new Server()
    server.options = options
    server.folder = await mkdtemp(join(tmpdir(), 'vitae-page-'))
    await mkdir(join(server.folder, 'resumes'))
    for (const [name, text] of Object.entries(resumes)) await server.putResume(name, text)
    const [link] = await server.#listen('127.0.0.1:0', /http:\S+#setup=\S+/)
    server.setupLink = link
    server.url = new URL('/', link).href
    return server
  }

  async putResume(name, text) {
    await writeFile(join(this.folder, 'resumes', name), text)
  }

  /** Runs another command on the same data, as someone at the machine would. */
  async command(...words) {
    const child = spawn(program, [...words, '--data', join(this.folder, 'data')], { stdio: 'ignore' })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`vitae ${words.join(' ')} ended with ${code}`)
  }

  async stop() {
    const ended = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    const [code] = await ended
    if (code !== 0) throw new Error(`The server ended with ${code}`)
  }

  /** On the same data and the same port. */
  async startAgain() {
    await this.#listen(new URL(this.url).host, /ready at/)
  }

  async discard() {
    await this.stop()
    await rm(this.folder, { recursive: true })
  }

  async #listen(address, pattern) {
    const data = ['--data', join(this.folder, 'data'), '--folder', join(this.folder, 'resumes')]
    this.child = spawn(program, ['serve', ...data, '--listen', address, ...this.options], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const match = await lineOf(this.child, pattern)
    this.child.stdout.resume() // or it would block once the pipe is full
    return match
  }
}
