import pg from 'pg'
import { config } from '#kernel/config.ts'
import { keyRing } from '#kernel/crypto.ts'
import { fill, type Sentence, type Slots } from '#kernel/errors.ts'
import { newestOf, oldestOf } from '#kernel/key-ring.ts'
import { roleUrls } from '#kernel/migrate.ts'
import type { Command } from '../command.ts'
import { holdKeys, holdKeysAlone } from './holding.ts'
import { reseal, retire, rotate } from './rotation.ts'
import { type Use, usesOf } from './uses.ts'
import { words } from './words.ts'

/** The commands with which the keys of an installation are changed (E04). */
export const keysCommands: readonly Command[] = [
  command('keys status', '各版密钥还有多少内容在用', 'what still needs each version of the keys', status),
  command('keys rotate', '换新密钥（先停系统）；中断了再执行一次', 'make a new key (stop the system first)', makeNew),
  command(
    'keys reseal',
    '把以前加密的内容换成新密钥，可随时中断',
    'seal older values anew, while people work',
    sealAnew,
  ),
  command(
    'keys retire',
    '停用最旧的一版密钥：keys retire 版本号',
    'retire the oldest version: keys retire VERSION',
    takeOut,
  ),
]

type Work = (owner: pg.ClientBase, args: readonly string[]) => Promise<number>

function command(name: string, zh: string, en: string, work: Work): Command {
  return {
    name,
    summary: { zh, en },
    async run(args) {
      const owner = new pg.Client({ connectionString: config.databaseUrl, application_name: `lianxin ${name}` })
      await owner.connect()
      try {
        return await work(owner, args)
      } finally {
        await owner.end()
      }
    },
  }
}

async function status(owner: pg.ClientBase): Promise<number> {
  const ring = keyRing()
  const newest = newestOf(ring.masters)
  for (const version of [...ring.masters.keys()].sort((one, other) => one - other)) {
    say(version === newest ? words.newest : words.version, { version })
    if (version === newest) continue
    const uses = await usesOf(owner, version, ring)
    if (uses.length === 0) say(words.unused, { version })
    tell(uses)
  }
  if (ring.pending !== undefined) say(words.half)
  return 0
}

async function makeNew(owner: pg.ClientBase): Promise<number> {
  if (await isRunning(owner)) return refuse(words.running)
  if (!(await holdKeysAlone(owner))) return refuse(words.held)
  await rotate(owner, (version, done) =>
    done === 0 ? say(words.rotating, { version }) : say(words.followed, { done }),
  )
  say(words.rotated)
  return 0
}

async function sealAnew(owner: pg.ClientBase): Promise<number> {
  await holdKeys(owner)
  if (keyRing().pending !== undefined) return refuse(words.half)
  const { values, files, damaged } = await reseal(owner, (place, done) => say(words.resealing, { place, done }))
  say(words.resealed, { values, files, version: newestOf(keyRing().masters) })
  return damaged > 0 ? refuse(words.damaged, { count: damaged }, 1) : 0
}

async function takeOut(owner: pg.ClientBase, [asked]: readonly string[]): Promise<number> {
  if (asked === undefined || !/^\d{1,3}$/.test(asked)) return refuse(words.whichVersion)
  const [version, ring] = [Number(asked), keyRing()]
  if (ring.pending !== undefined) return refuse(words.half)
  const oldest = oldestOf(ring.masters)
  if (version !== oldest || version === newestOf(ring.masters)) return refuse(words.notOldest, { oldest })
  if (await isRunning(owner)) return refuse(words.running)
  if (!(await holdKeysAlone(owner))) return refuse(words.held)
  const uses = await usesOf(owner, version, ring)
  tell(uses)
  if (uses.length > 0) return refuse(words.needed, { version }, 1)
  await retire(owner)
  say(words.retired, { version })
  return 0
}

// The program is there when one of its logins is.
async function isRunning(owner: pg.ClientBase): Promise<boolean> {
  const logins = Object.values(roleUrls(config.databaseUrl)).map((url) => decodeURIComponent(new URL(url).username))
  const { rowCount } = await owner.query(
    'select 1 from pg_stat_activity where datname = current_database() and usename = any ($1) limit 1',
    [logins],
  )
  return rowCount === 1
}

function tell(uses: readonly Use[]): void {
  for (const { place, count, ends } of uses) say(ends ? words.ends : words.use, { place, count })
}

const textOf = (sentence: Sentence, slots: Slots) => {
  const { zh, en } = fill(sentence, slots)
  return `${zh} / ${en}`
}
const say = (sentence: Sentence, slots: Slots = {}) => console.log(textOf(sentence, slots))

function refuse(sentence: Sentence, slots: Slots = {}, code = 2): number {
  console.error(textOf(sentence, slots))
  return code
}
