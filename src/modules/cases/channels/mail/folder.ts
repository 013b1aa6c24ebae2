import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { visitor } from '#kernel/actor.ts'
import { Exhausted } from '#kernel/apart.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { Refusal } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { refuseMail, type Taken, takeMail } from './arriving.ts'
import type { MailFault } from './codes.ts'
import { readMailApart } from './reading.ts'

/** Where a mail server lays mails down, and where they go from there. */
export const mailFolder = join(config.dataFolder, 'mail')

const shelves = ['in', 'done', 'refused', 'out'] as const
/** What was read lies on for a while, in case somebody asks; then it stands at its case only. */
const daysKept = { done: 7, refused: 30 } as const
const most = { bytes: 10 * 1024 * 1024, mailsAtOnce: 50 }

/** Looks into the folder of mails every minute (B17). */
export const mailChore = (portal: Db): Chore => ({
  name: 'cases.take-mails',
  every: '1m',
  run: () => takeMails(portal),
})

/** Makes a case of each mail that lies in the folder, oldest first and each by itself, whatever becomes of another. */
export async function takeMails(portal: Db, folder = mailFolder, now = new Date()): Promise<void> {
  for (const shelf of shelves) await mkdir(join(folder, shelf), { recursive: true, mode: 0o770 })
  const faults: unknown[] = []
  for (const name of (await waitingIn(folder)).slice(0, most.mailsAtOnce))
    await takeOne(portal, { folder, name, now }).catch((fault) => faults.push(fault))
  await forgetOld(folder, now)
  if (faults.length > 0) throw faults[0]
}

/** How many mails lie there and were not taken yet. */
export const countWaitingMails = async (folder = mailFolder): Promise<number> => (await waitingIn(folder)).length

interface Lying {
  readonly folder: string
  readonly name: string
  readonly now: Date
}

async function takeOne(portal: Db, of: Lying): Promise<void> {
  const id = newId()
  const path = join(of.folder, 'in', of.name)
  const run = (work: (ctx: Ctx) => Promise<Taken>) =>
    perform({ db: portal, actor: visitor, effect: 'write', requestId: id, now: of.now }, work)
  const refused = (fault: MailFault) => run(async (ctx) => refuseMail(ctx, { id, fault }))
  const taken = await readOne(path)
    .then((read) => ('fault' in read ? refused(read.fault) : run((ctx) => takeMail(ctx, read.mail, id))))
    .catch((fault) => (isNoDesk(fault) ? refused('NO_DESK') : laterOr(fault)))
  // To the end of the row, so that nobody waits behind who has to wait.
  await utimes(path, of.now, of.now)
  if (taken) await rename(path, join(of.folder, 'fault' in taken ? 'refused' : 'done', `${id}.eml`))
}

async function readOne(path: string) {
  const bytes = await bytesOf(path)
  if (bytes === undefined) return { fault: 'TOO_BIG' } as const
  const mail = await readMailApart(bytes).catch((fault) => {
    if (fault instanceof Exhausted) return null
    throw fault
  })
  return mail === null ? ({ fault: 'UNREADABLE' } as const) : { mail }
}

const isNoDesk = (fault: unknown) => fault instanceof Refusal && fault.code === 'cases.organisation-missing'

// A channel that is paused or has brought too much takes it later.
function laterOr(fault: unknown): undefined {
  if (fault instanceof Refusal && fault.kind === 'busy') return undefined
  throw fault
}

// What a link points at is no mail; it is not followed.
async function bytesOf(path: string): Promise<Buffer | undefined> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { size } = await file.stat()
    return size > most.bytes ? undefined : await file.readFile()
  } finally {
    await file.close()
  }
}

// Whatever is still being written there has another name.
async function waitingIn(folder: string): Promise<string[]> {
  const lying = await readdir(join(folder, 'in'), { withFileTypes: true }).catch(() => [])
  const names = lying.filter((one) => one.isFile() && /^[^.].*\.eml$/i.test(one.name)).map(({ name }) => name)
  const dated = await Promise.all(names.map(async (name) => ({ name, at: await timeOf(join(folder, 'in', name)) })))
  return dated.toSorted((one, other) => one.at - other.at).map(({ name }) => name)
}

const timeOf = async (path: string) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0

async function forgetOld(folder: string, now: Date): Promise<void> {
  for (const [shelf, days] of Object.entries(daysKept)) {
    for (const name of await readdir(join(folder, shelf))) {
      const path = join(folder, shelf, name)
      if (now.getTime() - (await timeOf(path)) > days * 24 * 3_600_000) await rm(path, { force: true })
    }
  }
}
