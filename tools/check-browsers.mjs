// Whether Chromium 86 reads the console and the script of the portal (UX-BR2): builds the one and has es-check look for newer syntax and newer methods.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What es-check calls the methods that src/apps/console/polyfills.ts fills in. */
const filledIn = [
  'ArrayFindLast',
  'ArrayFindLastIndex',
  'ArrayPrototypeAt',
  'ArrayToReversed',
  'ArrayToSorted',
  'ArrayToSpliced',
  'ArrayWith',

  'ObjectHasOwn',
  'StringIsWellFormed',
  'StringToWellFormed',
]

const repository = resolve(import.meta.dirname, '..')
const cache = join(repository, '.cache', 'console')

runNode([join('tools', 'build-console.mjs')])
const { hash } = JSON.parse(readFileSync(join(cache, 'current.json'), 'utf8'))
const program = join('node_modules', 'es-check', 'lib', 'cli', 'index.js')
const asked = ['checkBrowser', '--browserslistQuery=chrome 86', '--checkFeatures', '--module', '--noColor']
runNode([program, ...asked, `--allowList=${filledIn}`, `--files=${join(cache, hash, '**', '*.js')}`])
// The script of the portal goes out as it is written, with nothing filled in.
runNode([program, ...asked, `--files=${join('src', 'apps', 'portal', 'portal.js')}`])

function runNode(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: repository, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
