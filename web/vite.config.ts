import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Puts x.gz beside each file, so that the server need not compress. */
function gzipFiles(): Plugin {
  return {
    name: 'gzip-files',
    apply: 'build',
    writeBundle({ dir }) {
      for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue
        const path = join(dir!, name)
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), gzipFiles()],
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'], // all of them know light-dark()
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000, // kB before compression; it comes from the same machine, once
  },
  // `npm run dev` shows changes at once, in front of a server that runs as usual. The Host stays, as
  // the server compares it with the Origin.
  server: {
    proxy: {
      '/api': { target: process.env.VITAE_URL ?? 'http://127.0.0.1:8080', changeOrigin: false },
    },
  },
})
