import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import { defineBinKind, setAside } from '#kernel/bin/bin.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, Refusal, refusals } from '#kernel/errors.ts'
import { type Limit, takeShare } from '#kernel/limits.ts'
import { formatMinute } from '#kernel/time.ts'
import { waitOf } from '#kernel/wait.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { words as caseWords } from '../words.ts'
import { mostLines } from './codes.ts'
import type * as contract from './contract.ts'
import { type ClassFault, readClassList } from './list-text.ts'
import { type ClassLine, classListText } from './rules.ts'
import * as store from './store.ts'
import { words as own } from './words.ts'

const words = { ...caseWords, ...own }
const { found, need, refuse, refuseIf } = refusals(words)

/** The classes that hold at an organisation in reach: those of its own list or of the nearest above; none where nobody keeps one. */
export async function listClassesFor(ctx: Ctx, orgId: string): Promise<ClassLine[]> {
  return (await store.findList(ctx.tx, orgId))?.lines ?? []
}

/** Every class that ever stood in a list, to learn from. */
export function listRememberedClasses(ctx: Ctx): Promise<ClassLine[]> {
  return store.listRemembered(ctx.tx)
}

/** The list of classes that holds at one's own organisation, and whose it is. */
export async function getClassList(ctx: Ctx): Promise<Answer<typeof contract.getClassList>> {
  need(may.list(ctx.actor))
  const held = await store.findList(ctx.tx, ctx.actor.orgId ?? '')
  return {
    lines: held?.lines ?? [],
    keptBy: held?.keptByName ?? null,
    isOwn: held?.keptById === ctx.actor.orgId,
    changedAt: held?.changedAt.toISOString() ?? null,
    mayKeep: may.saveClassList(ctx.actor),
  }
}

/** Writes one's own list of classes, the whole of it; what cases were decided to be stays. What somebody wrote meanwhile is not replaced unseen. */
export async function saveClassList(
  ctx: Ctx,
  { text, changedAt }: Input<typeof contract.saveClassList>,
): Promise<Answer<typeof contract.saveClassList>> {
  need(may.saveClassList(ctx.actor))
  const org = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
  await takeNewNames(ctx, org.id, text)
  return { classes: await writeClassList(ctx, { org, text, begunOn: changedAt === null ? null : new Date(changedAt) }) }
}

// The ledgers keep every name for good and for the whole installation, so no place fills them in a day. A share is a hundred new names or the rest of them:
// two whole lists a day, or forty mended names one by one. The command of who keeps the machine has no such limit.
const newNames: Limit = { name: 'cases.class-names', tries: 40, seconds: 24 * 3600 }
const namesOfShare = 100
const told = { most: newNames.tries * namesOfShare, share: namesOfShare, saves: newNames.tries }

const spent =
  (now: Date) =>
  (fault: unknown): never => {
    if (!(fault instanceof Refusal)) throw fault
    const { retryAfterSeconds = newNames.seconds } = fault
    throw refuse('busy', 'cases.class-names-spent', {
      ...{ field: 'text', retryAfterSeconds },
      // The hour at which the oldest share comes free; who needs several may have to wait longer.
      slots: { ...told, wait: waitOf(retryAfterSeconds, now) },
    })
  }

async function takeNewNames(ctx: Ctx, orgId: string, text: string): Promise<void> {
  const added = await store.countNewNames(ctx.tx, readClassList(text).lines)
  for (let taken = 0; taken < added; taken += namesOfShare) await takeShare(ctx, newNames, orgId).catch(spent(ctx.now))
}

/**
 * Writes the list of an organisation from its text, in the place of the one it was begun on or of whichever there is; gives how many
 * lines it has. @throws Refusal when a line is wrong, or somebody wrote another one meanwhile.
 */
export async function writeClassList(ctx: Ctx, of: ListWriting): Promise<number> {
  const written = await putClassList(ctx, of)
  if (typeof written !== 'number') throw meanwhileTold(written)
  return written
}

interface ListWriting {
  readonly org: { readonly id: string; readonly path: string }
  readonly text: string
  readonly begunOn?: Date | null
}

// Gives how many lines were written, or who wrote another list meanwhile.
async function putClassList(ctx: Ctx, of: ListWriting): Promise<number | store.ListChange> {
  const { lines, faults } = readClassList(of.text)
  if (faults.length > 0) throw faultsTold(faults)
  refuseIf(lines.length === 0 || lines.length > mostLines, 'invalid', 'cases.class-list-empty', {
    field: 'text',
    slots: { most: mostLines },
  })
  const [orgId, orgPath] = [of.org.id, of.org.path]
  const list = { orgId, orgPath, lines, changedByName: ctx.actor.name, changedAt: ctx.now }
  const meanwhile = await store.putList(ctx.tx, list, of.begunOn)
  if (meanwhile) return meanwhile
  recordChange(ctx, 'cases.class-list-saved', { orgId, classes: lines.length })
  return lines.length
}

function meanwhileTold({ changedByName: name, changedAt }: store.ListChange): Refusal {
  const { zh, en } = words['cases.class-list-meanwhile']
  const sentence = {
    zh: fill({ zh, en }, { name, when: formatMinute(changedAt, 'zh') }).zh,
    en: fill({ zh, en }, { name, when: formatMinute(changedAt, 'en') }).en,
  }
  return new Refusal('conflict', 'cases.class-list-meanwhile', { sentence })
}

// Each wrong line in its own sentence, the first few of them.
function faultsTold(faults: readonly ClassFault[]): Refusal {
  const lines = faults.slice(0, mostTold).map(({ row, code }) => fill(words[code], { row }))
  const whole = fill(words['cases.class-list-faults'], { count: faults.length })
  const sentence = {
    zh: [whole.zh, ...lines.map(({ zh }) => zh)].join(''),
    en: [whole.en, ...lines.map(({ en }) => en)].join(' '),
  }
  return new Refusal('invalid', 'cases.class-list-faults', { sentence, fields: [{ path: 'text', ...sentence }] })
}

/** Takes one's own list back: that of the nearest above holds again. */
export async function dropClassList(ctx: Ctx): Promise<Answer<typeof contract.dropClassList>> {
  need(may.dropClassList(ctx.actor))
  const { reach, orgId } = ctx.actor
  const own = found(await findOrg(ctx.tx, reach, orgId ?? ''), 'cases.organisation-missing')
  const held = await ownList(ctx)
  const gone = await store.removeList(ctx.tx, reach, own.id)
  if (gone === 0 || !held) throw refuse('missing', 'cases.class-list-not-own')
  const name = fill(words['cases.class-list-named'], { count: held.lines.length }).zh
  const home = { orgId: own.id, orgPath: own.path }
  const removedId = setAside(ctx, { kind: classListBin, home, name, content: { text: classListText(held.lines) } })
  recordChange(ctx, 'cases.class-list-dropped', { orgId: own.id, classes: 0 })
  return { classes: (await listClassesFor(ctx, own.id)).length, removedId }
}

async function ownList({ tx, actor }: Ctx) {
  const held = await store.findList(tx, actor.orgId ?? '')
  return held?.keptById === actor.orgId ? held : undefined
}

/** One’s own list of classes that was taken back. Its names are remembered already, so they take no share of new ones. */
export const classListBin = defineBinKind({
  ...{ kind: 'cases.class-list', label: words['cases.class-list-of-place'], may: may.saveClassList },
  content: z.strictObject({ text: z.string() }),
  putBack: async (ctx, { text }) => {
    const org = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
    return typeof (await putClassList(ctx, { org, text, begunOn: null })) === 'number'
  },
})

// So many wrong lines are told at once.
const mostTold = 5

const recordChange = (ctx: Ctx, act: string, { orgId, classes }: { orgId: string; classes: number }) =>
  record(ctx, act, { subject: 'cases.class-list', subjectId: orgId, orgId, details: { classes } })
