// The few options of `npm start` and `npm run lianxin`, and the places they stand for.
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from './say.mjs'

/** The root of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The folder of `server.ts`, `worker.ts`, `migrate.ts` and `cli.ts`; LIANXIN_APPS names another one in tests. */
export const apps = process.env.LIANXIN_APPS ? resolve(process.env.LIANXIN_APPS) : join(root, 'src', 'apps')

/** The folder the person stands in: npm runs scripts in the root of the checkout and tells this one. */
export const here = process.env.INIT_CWD ?? process.cwd()

/** Reads `[--port N] [--data DIR] [--no-demo]`. Throws a Failure that names what was not understood. */
export function readStartOptions(args) {
  const { data, rest } = takeDataFolder(args)
  const production = process.env.NODE_ENV === 'production'
  const options = { data, port: readPort(process.env.LIANXIN_PORT ?? '3000'), production, demo: !production }
  for (let i = 0; i < rest.length; i += 1) {
    const [name, inline] = rest[i].split(/=(.*)/s)
    if (name === '--port') options.port = readPort(inline ?? rest[++i])
    else if (rest[i] === '--no-demo') options.demo = false
    else throw unknownOption(rest[i])
  }
  return options
}

/** Takes `--data DIR` out of the arguments: `{ data: absolute folder, rest }`. */
export function takeDataFolder(args) {
  const rest = [...args]
  const at = rest.findIndex((arg) => arg === '--data' || arg.startsWith('--data='))
  if (at < 0) return { data: resolve(root, process.env.LIANXIN_DATA ?? 'data'), rest }
  const inline = rest[at].startsWith('--data=') ? rest[at].slice('--data='.length) : undefined
  const folder = inline ?? rest[at + 1]
  if (!folder || folder.startsWith('--')) {
    throw new Failure({ zh: '--data 后面要写文件夹。', en: '--data needs a folder after it.' })
  }
  rest.splice(at, inline === undefined ? 2 : 1)
  return { data: resolve(here, folder), rest }
}

function readPort(text) {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Failure({
    zh: `端口号应为 1 到 65535 的整数,收到的是“${text ?? ''}”。`,
    en: `The port must be a whole number from 1 to 65535, not "${text ?? ''}".`,
  })
}

function unknownOption(option) {
  return new Failure({
    zh: `不认识的选项“${option}”,可用的是 --port、--data、--no-demo。`,
    en: `Unknown option "${option}"; known are --port, --data and --no-demo.`,
  })
}
