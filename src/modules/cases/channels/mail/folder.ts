import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { visitor } from '#kernel/actor.ts'
import { Exhausted } from '#kernel/apart.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { Refusal } from '#kernel/errors.ts'
import { momentOf, newId } from '#kernel/ids.ts'
import { refuseMail, type Taken, takeMail } from './arriving.ts'
import type { MailFault } from './codes.ts'
import { readMailApart } from './reading.ts'
import { type Lying, Row } from './row.ts'

/** Where a mail server lays mails down, and where they go from there. */
export const mailFolder = join(config.dataFolder, 'mail')

const shelves = ['in', 'done', 'refused', 'out'] as const
/** What was read lies on for a while, in case somebody asks; then it stands at its case only. */
const daysKept = { done: 7, refused: 30 } as const
// As much as most mail servers take: four photos of a telephone, and what writing them as text adds.
const most = { bytes: 25 * 1024 * 1024, mailsAtOnce: 50 }

/** Looks into the folder of mails every minute (B17). */
export const mailChore = (portal: Db): Chore => ({
  name: 'cases.take-mails',
  every: '1m',
  run: () => takeMails(portal),
})

/**
 * Makes a case of each mail that lies in the folder, each by itself, whatever becomes of another. What was taken is moved at once: the files are those of the
 * mail server's user, so that nothing but their place can be changed.
 */
export async function takeMails(portal: Db, folder = mailFolder, now = new Date()): Promise<void> {
  for (const shelf of shelves) await mkdir(join(folder, shelf), { recursive: true, mode: 0o770 })
  const faults: unknown[] = []
  const row = rowOf(folder)
  for (const path of row.next(await waitingIn(folder), { now, most: most.mailsAtOnce }))
    await takeOne(portal, { folder, path, now }).catch((fault) => {
      row.wait(path, inMinutes(now, afterFault))
      faults.push(fault)
    })
  await forgetOld(folder, now)
  if (faults.length > 0) throw faults[0]
}

/** How many mails lie there and were not taken yet. */
export const countWaitingMails = async (folder = mailFolder): Promise<number> => (await waitingIn(folder)).length

interface Laid {
  readonly folder: string
  readonly path: string
  readonly now: Date
}

const rows = new Map<string, Row>()
function rowOf(folder: string): Row {
  const row = rows.get(folder) ?? new Row()
  rows.set(folder, row)
  return row
}

// Minutes until a mail is looked at again that could not be taken, or that was too much for the program that reads it.
const afterFault = 5
const afterExhaustion = 20
const mostExhaustions = 3
const inMinutes = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)

async function takeOne(portal: Db, of: Laid): Promise<void> {
  const id = newId()
  const run = (work: (ctx: Ctx) => Promise<Taken>) =>
    perform({ db: portal, actor: visitor, effect: 'write', requestId: id, now: of.now }, work)
  const refused = (fault: MailFault) => run(async (ctx) => refuseMail(ctx, { id, fault }))
  const read = await readOne(of)
  if (read === undefined) return
  const taken =
    'fault' in read
      ? await refused(read.fault)
      : await run((ctx) => takeMail(ctx, read.mail, id)).catch((fault) =>
          isNoDesk(fault) ? refused('NO_DESK') : laterOr(fault, of),
        )
  if (taken) await rename(of.path, join(of.folder, 'fault' in taken ? 'refused' : 'done', `${id}.eml`))
}

// A machine that is busy makes a good letter look like too much: it is read thrice, at different times, before that is said of it.
async function readOne({ folder, path, now }: Laid) {
  const bytes = await bytesOf(path)
  if (bytes === undefined) return { fault: 'TOO_BIG' } as const
  try {
    const mail = await readMailApart(bytes)
    return mail === null ? ({ fault: 'UNREADABLE' } as const) : { mail }
  } catch (fault) {
    if (!(fault instanceof Exhausted)) throw fault
    const tries = rowOf(folder).fail(path, inMinutes(now, afterExhaustion))
    return tries < mostExhaustions ? undefined : ({ fault: 'UNREADABLE' } as const)
  }
}

const isNoDesk = (fault: unknown) => fault instanceof Refusal && fault.code === 'cases.organisation-missing'

// A channel that is paused or has brought too much takes it later; who brought too much is not looked at again before that.
function laterOr(fault: unknown, { folder, path, now }: Laid): undefined {
  if (!(fault instanceof Refusal && fault.kind === 'busy')) throw fault
  rowOf(folder).wait(path, new Date(now.getTime() + (fault.retryAfterSeconds ?? 0) * 1000))
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
async function waitingIn(folder: string): Promise<Lying[]> {
  const lying = await readdir(join(folder, 'in'), { withFileTypes: true }).catch(() => [])
  const mails = lying.filter((one) => one.isFile() && /^[^.].*\.eml$/i.test(one.name))
  return Promise.all(
    mails.map(async ({ name }) => {
      const path = join(folder, 'in', name)
      return { path, at: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 }
    }),
  )
}

// The name that a mail was given when it was moved says when that was.
async function forgetOld(folder: string, now: Date): Promise<void> {
  for (const [shelf, days] of Object.entries(daysKept)) {
    for (const name of await readdir(join(folder, shelf)))
      if (now.getTime() - momentOf(name) > days * 24 * 3_600_000) await rm(join(folder, shelf, name), { force: true })
  }
}
