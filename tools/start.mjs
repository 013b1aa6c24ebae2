// `npm start -- [--port N] [--data DIR] [--no-demo]`: from a fresh clone to a running system, and kept running.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { environmentOf, programOf, runProgram } from './starter/apps.mjs'
import { keepRunning } from './starter/children.mjs'
import { openDatabase } from './starter/database.mjs'
import { endLeftovers, holdFolder, openFolder } from './starter/folder.mjs'
import { findNode24, install } from './starter/install.mjs'
import { readStartOptions, root } from './starter/options.mjs'
import { pause } from './starter/processes.mjs'
import { Failure, progressOn } from './starter/say.mjs'
import { live } from './starter/scope.mjs'
import { refuseUnsafeSms } from './starter/sms.mjs'

const APPS = { server: { zh: '网站服务', en: 'server' }, worker: { zh: '后台任务', en: 'worker' } }
const log = progressOn(process.stdout)

// Being asked to end is how a server ends: no failure.
await live(runSystem, { interrupted: 0 })

async function runSystem(scope) {
  const options = readStartOptions(process.argv.slice(2))
  refuseDemonstration(options)
  refuseNameless(options)
  refuseUnsafeSms(process.env)
  const lock = await takeFolder(options, scope)
  await needFreePort(options.port)
  await install({ log, signal: scope.signal })
  const node = findNode24()
  const apps = holdApps({ node, lock }, scope)
  const [databaseUrl] = await scope.together([
    () => prepareDatabase({ ...options, node }, scope),
    () => buildConsole(node, scope),
    () => apps.read('server', environmentOf(options)),
  ])
  lock.note({ databaseUrl })
  await startApps({ apps, env: environmentOf({ ...options, databaseUrl }) }, scope)
  announce(options)
}

// The accounts of the demonstration have passwords that anybody may have read.
function refuseDemonstration({ data, production }) {
  if (!production || !existsSync(accountsOf(data))) return
  throw new Failure({
    zh: `数据文件夹 ${data} 里是演示数据,不能用于正式运行,请用 --data 另选一个空文件夹。`,
    en: `The data folder ${data} holds the demonstration, which is not for production: choose an empty folder with --data.`,
  })
}

// Without names anybody's domain could show these pages as its own (T28); the server itself refuses too.
function refuseNameless({ production }) {
  const { LIANXIN_HOSTS: hosts = '', LIANXIN_HOST: host = 'localhost' } = process.env
  if (!production || hosts.trim() !== '' || /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)) return
  throw new Failure({
    zh: '正式运行要说明网站的域名:请设置 LIANXIN_HOSTS(例如 dj.example.cn),或只在本机监听(LIANXIN_HOST=localhost)。',
    en: 'Production needs the names of the site: set LIANXIN_HOSTS (such as dj.example.cn), or listen on this machine only (LIANXIN_HOST=localhost).',
  })
}

function accountsOf(data) {
  return join(data, 'demo-accounts.json')
}

async function takeFolder({ data, port }, scope) {
  openFolder(data)
  const lock = await holdFolder(data, { port })
  scope.defer(() => lock.release())
  await endLeftovers(lock.previous)
  return lock
}

async function prepareDatabase({ node, ...options }, scope) {
  log({ zh: '正在启动数据库…', en: 'Starting the database…' })
  const database = await openDatabase({ folder: options.data, log, signal: scope.signal, onLost: scope.fail })
  scope.defer(() => database.stop())
  const env = environmentOf({ ...options, databaseUrl: database.url })
  const code = await runProgram({ node, program: programOf('migrate'), env, signal: scope.signal })
  if (code === 0) return database.url
  throw new Failure({
    zh: '数据库没有更新成功,原因见上文。',
    en: 'The database could not be brought up to date; the reason stands above.',
  })
}

async function buildConsole(node, scope) {
  const program = join(root, 'tools', 'build-console.mjs')
  if (!existsSync(program) || (await runProgram({ node, program, signal: scope.signal })) === 0) return
  throw new Failure({
    zh: '工作台页面没有构建成功,原因见上文。',
    en: 'The pages of the console could not be built; the reason stands above.',
  })
}

// Server and worker, the server's program being read already while the database starts.
function holdApps({ node, lock }, scope) {
  const keepers = new Map()
  const onChange = () => lock.note({ children: [...keepers.values()].map((keeper) => keeper.identity()) })
  const keep = (app, env, waits = false) => {
    const of = { node, name: APPS[app], program: programOf(app), env, waits, cwd: root, log, onChange }
    keepers.set(app, keepRunning(of))
    onChange()
    return keepers.get(app)
  }
  const stop = () => Promise.all([...keepers.values()].map((keeper) => keeper.stop()))
  scope.defer(stop)
  return {
    stop,
    read: async (app, env) => void keep(app, env, true),
    go: (app, env) => keepers.get(app)?.go(env) ?? keep(app, env).ready,
  }
}

// The worker comes after the server: what people wait for has both cores to itself.
async function startApps({ apps, env }, scope) {
  log({ zh: '正在启动服务…', en: 'Starting the server and the worker…' })
  scope.defer(apps.stop) // before the database, which they would miss
  await Promise.race([apps.go('server', env), scope.aborted])
  apps.go('worker', env).catch(scope.fail)
}

function announce({ data, port, demo }) {
  const address = `http://localhost:${port}`
  log({ zh: `已就绪,请用浏览器打开 ${address}`, en: `Ready: open ${address} in a browser` })
  const accounts = accountsOf(data)
  if (demo && existsSync(accounts)) tellAccounts(JSON.parse(readFileSync(accounts, 'utf8')))
  process.stdout.write(`ready ${address}\n`)
}

function tellAccounts(accounts) {
  log({ zh: '演示账号(账号 / 密码)', en: 'Demonstration accounts (login / password)' })
  for (const { login, password, role, organisation } of accounts) {
    process.stdout.write(`    ${login} / ${password}  ${role}  ${organisation}\n`)
  }
}

// Asked before anything slow. A process that has just been ended may hold its port for a moment longer.
async function needFreePort(port) {
  const deadline = Date.now() + 500
  for (let error = await tryPort(port); error; error = await tryPort(port)) {
    if (error.code !== 'EADDRINUSE' || Date.now() > deadline) throw unusablePort(port, error)
    await pause(20)
  }
}

// All addresses at once: a server on any of them would be in the way.
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer().once('error', resolve)
    probe.listen({ port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

function unusablePort(port, { code }) {
  if (code === 'EACCES') {
    return new Failure({
      zh: `当前账号不能使用端口 ${port},请用 --port 另选 1024 以上的端口。`,
      en: `This account may not use port ${port}: choose one above 1024 with --port.`,
    })
  }
  return new Failure({
    zh: `端口 ${port} 已被其他程序占用,请停止它或用 --port 另选端口。`,
    en: `Port ${port} is in use by another program: stop that one or choose another port with --port.`,
  })
}
