// `npm run eval:voices`: how good the demand library is on open data, under Node 24.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findNode24 } from './starter/install.mjs'
import { root } from './starter/options.mjs'

const args = [join('tests', 'eval', 'voices.ts'), ...process.argv.slice(2)]
process.exitCode = spawnSync(findNode24(), args, { cwd: root, stdio: 'inherit' }).status ?? 1
