// `npm run lianxin -- <command> [--data DIR]`: the commands of an installation, beside a running system or without one.
import { environmentOf, programOf, runProgram } from './starter/apps.mjs'
import { openDatabase } from './starter/database.mjs'
import { endLeftovers, holdFolder, isHeld, openFolder, readHolder } from './starter/folder.mjs'
import { findNode24, install } from './starter/install.mjs'
import { here, takeDataFolder } from './starter/options.mjs'
import { until } from './starter/processes.mjs'
import { progressOn } from './starter/say.mjs'
import { live } from './starter/scope.mjs'

const PATIENCE = 60_000
const log = progressOn(process.stderr) // standard output belongs to the command

await live(async (scope) => {
  const { data, rest: args } = takeDataFolder(process.argv.slice(2))
  await install({ log, signal: scope.signal })
  const node = findNode24()
  const { databaseUrl, port } = isAlone(args) ? withoutDatabase() : await findDatabase(data, scope)
  const env = environmentOf({ data, port: port ?? 3000, demo: false, databaseUrl })
  // There: a file that is named without its folder lies where the person stands.
  const options = { env, cwd: here, stdin: 'inherit', signal: scope.signal }
  return runProgram({ node, program: programOf('cli'), args, ...options })
})

// What makes a new data folder, or needs none of the database.
function isAlone([first, second]) {
  const alone = [undefined, 'help', '--help', 'restore', 'drill', 'voices']
  return alone.includes(first) || (first === 'backup' && ['key', 'check'].includes(second))
}

function withoutDatabase() {
  return { databaseUrl: process.env.DATABASE_URL }
}

async function findDatabase(data, scope) {
  openFolder(data)
  return (await findRunning(data)) ?? (await openForCommand(data, scope))
}

// A system that is just starting is waited for; what ends meanwhile leaves the folder to us.
async function findRunning(data) {
  const settled = () => {
    const holder = readHolder(data)
    return !isHeld(holder) || holder.databaseUrl !== undefined
  }
  await until(settled, PATIENCE)
  const holder = readHolder(data)
  return isHeld(holder) && holder.databaseUrl !== undefined ? holder : undefined
}

async function openForCommand(data, scope) {
  const lock = await holdFolder(data, {})
  scope.defer(() => lock.release())
  await endLeftovers(lock.previous)
  const database = await openDatabase({ folder: data, log, signal: scope.signal, onLost: scope.fail })
  scope.defer(() => database.stop())
  return { databaseUrl: database.url }
}
