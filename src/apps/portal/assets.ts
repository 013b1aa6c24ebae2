import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file of the portal's look, at an address that changes with its content, so that browsers may keep it for ever. */
export type Asset = { readonly path: string; readonly type: string; readonly body: string }

export type Assets = { readonly css: Asset; readonly script: Asset; readonly icon: Asset }

/** Reads the stylesheet, the small script and the icon; comments and indentation are left out. */
export function loadAssets(): Assets {
  return {
    css: load(
      'portal.css',
      LOOK.map((name) => `look/${name}.css`),
      'text/css; charset=utf-8',
    ),
    script: load('portal.js', ['portal.js'], 'text/javascript; charset=utf-8'),
    icon: load('icon.svg', ['icon.svg'], 'image/svg+xml'),
  }
}

// What comes later wins: large type over ordinary, wide screens over narrow ones, paper over all.
const LOOK = 'base masthead ways parts home lists article forms case log elder wide print'.split(' ')

const load = (name: string, files: readonly string[], type: string): Asset => {
  const body = files
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .trim()
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { path: `/assets/${name.replace('.', `.${hash}.`)}`, type, body }
}
