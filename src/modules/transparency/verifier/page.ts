import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The page that verifies a receipt by itself: one file, and the hash under which its own script and look may run. */
export interface VerifierPage {
  readonly html: string
  readonly policy: string
}

let made: VerifierPage | undefined

/** The stand-alone page (CZ10): kept on one's own device it needs no site any more. */
export function verifierPage(): VerifierPage {
  made ??= make()
  return made
}

function make(): VerifierPage {
  const script = read('verify.js')
  const html = read('verify.html').replace('/* verify.js */', () => script)
  const look = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(look)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return { html, policy }
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
