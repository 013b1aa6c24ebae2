// The apps the starter runs under Node 24, and the environment that is their whole configuration.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { apps, root } from './options.mjs'
import { run } from './processes.mjs'
import { Failure } from './say.mjs'

/** The absolute path of an app: `server`, `worker`, `migrate` or `cli`. Throws a Failure when it is not there. */
export function programOf(name) {
  const program = join(apps, `${name}.ts`)
  if (existsSync(program)) return program
  throw new Failure({ zh: `缺少程序文件 ${program}。`, en: `The program ${program} is missing.` })
}

/** What every app is told: data folder, owner's database address, port, whether the demonstration is wanted. */
export function environmentOf({ data, port, demo, databaseUrl }) {
  const { LIANXIN_BACKUP_TO: backups } = process.env
  return {
    NODE_ENV: 'development',
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), // the second start reads compiled code
    ...process.env,
    // The same folder for the server and for commands, wherever these are given.
    ...(backups ? { LIANXIN_BACKUP_TO: resolve(root, backups) } : {}),
    LIANXIN_DATA: data,
    LIANXIN_PORT: String(port),
    LIANXIN_DEMO: demo ? '1' : '0',
    DATABASE_URL: databaseUrl,
  }
}

/** Runs a program to its end, in the root of the checkout unless told where, its output being ours. Resolves its exit code. */
export async function runProgram({ node, program, args = [], stdin = 'ignore', ...options }) {
  const stdio = [stdin, 'inherit', 'inherit']
  const { code, signal } = await run(node, [program, ...args], { cwd: root, stdio, ...options })
  return signal ? 1 : code
}
