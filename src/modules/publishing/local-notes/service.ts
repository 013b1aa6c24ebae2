import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { getSite, type Site } from '#modules/sites/index.ts'
import { may } from '../policy.ts'
import { words as chapterWords } from '../words.ts'
import type * as contract from './contract.ts'
import { localNoteAfter } from './own-procedure.ts'
import { detailOf, rowOf } from './present.ts'
import { isAsked, isLapsed, localNoteKey } from './rules.ts'
import * as store from './store.ts'
import { words as noteWords } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...chapterWords, ...noteWords })

/** What organisations above handed down to a site, and how its notes stand. */
export async function listHandedArticles(
  ctx: Ctx,
  input: Input<typeof contract.listHandedArticles>,
): Promise<Answer<typeof contract.listHandedArticles>> {
  need(may.readArticles(ctx.actor))
  const { orgId, path } = await getSite(ctx, input.orgId)
  const { rows, total } = await store.listHanded(ctx.tx, { path, page: input.page, size: input.size })
  const notes = await store.listNotes(ctx.tx, ctx.actor.reach, { orgId, articleIds: rows.map(({ id }) => id) })
  const noteOf = new Map(notes.map((note) => [note.articleId, note]))
  return { rows: rows.map((handed) => rowOf(handed, noteOf.get(handed.id))), total }
}

/** One of them with the note of the site, and what the reader may do with it. */
export async function readHandedArticle(
  ctx: Ctx,
  input: Input<typeof contract.readHandedArticle>,
): Promise<Answer<typeof contract.readHandedArticle>> {
  need(may.readArticles(ctx.actor))
  const site = await getSite(ctx, input.orgId)
  const handed = await getHanded(ctx, site, input.handedArticleId)
  return present(ctx, { site, handed, note: await noteAt(ctx, site.orgId, handed.id) })
}

/** A note, with the article below which it stands. */
export async function readLocalNote(
  ctx: Ctx,
  input: Input<typeof contract.readLocalNote>,
): Promise<Answer<typeof contract.readLocalNote>> {
  need(may.readArticles(ctx.actor))
  return present(ctx, await openNote(ctx, input.localNoteId))
}

/** Writes or changes the note of a site and hands it in; what the public reads stays as it is until another person publishes it. */
export async function saveLocalNote(
  ctx: Ctx,
  input: Input<typeof contract.saveLocalNote>,
): Promise<Answer<typeof contract.saveLocalNote>> {
  const site = await getSite(ctx, input.orgId)
  need(may.saveLocalNote(ctx.actor, site.path))
  const { id: articleId } = await getHanded(ctx, site, input.handedArticleId)
  const before = await noteAt(ctx, site.orgId, articleId)
  refuseIf((before?.version ?? 0) !== input.version, 'conflict', 'publishing.note-changed-meanwhile')
  const { accountId: savedBy, name: savedByName } = ctx.actor
  const saving = { text: input.text, savedBy, savedByName, savedAt: ctx.now }
  if (before)
    return move(ctx, before, { act: 'SAVED', words: input.text, to: { state: after(before, 'save'), saving } })
  const note = { id: newId(), orgId: site.orgId, path: site.path, articleId, state: 'WAITING' as const }
  if (!(await store.insertNote(ctx.tx, { ...note, saving })))
    throw refuse('conflict', 'publishing.note-changed-meanwhile')
  step(ctx, note, { act: 'SAVED', words: input.text })
  return { id: note.id, state: note.state, version: 1 }
}

/** Shows the note below the article on the page of this site, and on no other. */
export async function publishLocalNote(
  ctx: Ctx,
  input: Input<typeof contract.publishLocalNote>,
): Promise<Answer<typeof contract.publishLocalNote>> {
  const { note, site, handed } = await openForChange(ctx, input)
  need(may.publishLocalNote(ctx.actor, { ...note, needsReview: site.needsReview }))
  refuseUnlessAsRead(handed, input)
  refuseIf(site.state === 'PAUSED', 'conflict', 'publishing.site-paused')
  const moved = await move(ctx, note, {
    act: 'SHOWN',
    words: null,
    to: { state: after(note, 'publish'), shownAt: ctx.now, lookedAt: handed.updatedAt },
  })
  notifyPages(ctx, [localNoteKey(note)])
  return moved
}

/** Says that what is shown still holds below the article as it was changed: nothing new is public by it, so one editor may say so alone. */
export async function keepLocalNote(
  ctx: Ctx,
  input: Input<typeof contract.keepLocalNote>,
): Promise<Answer<typeof contract.keepLocalNote>> {
  const { note, handed } = await openForChange(ctx, input)
  need(may.keepLocalNote(ctx.actor, note.path))
  refuseUnlessAsRead(handed, input)
  const state = after(note, 'keep')
  refuseIf(!isAsked(handed, note), 'conflict', 'publishing.note-not-now')
  return move(ctx, note, { act: 'KEPT', words: null, to: { state, lookedAt: handed.updatedAt } })
}

/** Gives a note back with the reason. */
export async function returnLocalNote(
  ctx: Ctx,
  input: Input<typeof contract.returnLocalNote>,
): Promise<Answer<typeof contract.returnLocalNote>> {
  const { note } = await openForChange(ctx, input)
  need(may.returnLocalNote(ctx.actor, note.path))
  return move(ctx, note, { act: 'RETURNED', words: input.reason, to: { state: after(note, 'return') } })
}

/** Takes a note away; of one that was shown the day and the reason stay on the page, and its texts stay in the history (T38). */
export async function removeLocalNote(
  ctx: Ctx,
  input: Input<typeof contract.removeLocalNote>,
): Promise<Answer<typeof contract.removeLocalNote>> {
  const { note, handed } = await openForChange(ctx, input)
  need(may.removeLocalNote(ctx.actor, note.path))
  // Of what lapsed when the article was taken back the public saw nothing since it was handed down again.
  const removed = isLapsed(handed, note) ? ('UNSEEN' as const) : { at: ctx.now, reason: input.reason }
  const moved = await move(ctx, note, {
    act: 'REMOVED',
    words: input.reason,
    to: { state: after(note, 'remove'), removed },
  })
  if (note.shownText !== null) notifyPages(ctx, [localNoteKey(note)], { forGood: true })
  return moved
}

const getHanded = async (ctx: Ctx, { path }: Site, articleId: string): Promise<store.Handed> =>
  found(await store.findHanded(ctx.tx, { path, articleId }), 'publishing.not-handed')

async function noteAt(ctx: Ctx, orgId: string, articleId: string): Promise<store.Note | undefined> {
  const [note] = await store.listNotes(ctx.tx, ctx.actor.reach, { orgId, articleIds: [articleId] })
  return note
}

async function openNote(ctx: Ctx, noteId: string) {
  const note = found(await store.findNote(ctx.tx, ctx.actor.reach, noteId), 'publishing.note-not-found')
  const site = await getSite(ctx, note.orgId)
  return { note, site, handed: await getHanded(ctx, site, note.articleId) }
}

async function openForChange(ctx: Ctx, of: { localNoteId: string; version: number }) {
  const opened = await openNote(ctx, of.localNoteId)
  refuseIf(opened.note.version !== of.version, 'conflict', 'publishing.note-changed-meanwhile')
  return opened
}

function refuseUnlessAsRead({ updatedAt }: store.Handed, of: { articleUpdatedAt: string | null }): void {
  const isAsRead = (updatedAt?.toISOString() ?? null) === of.articleUpdatedAt
  refuseIf(!isAsRead, 'conflict', 'publishing.note-changed-meanwhile')
}

async function present(ctx: Ctx, of: { site: Site; handed: store.Handed; note: store.Note | undefined }) {
  const steps = of.note ? await store.listSteps(ctx.tx, ctx.actor.reach, of.note.id) : []
  return detailOf(ctx.actor, { ...of, steps })
}

function after({ state }: store.Note, act: Parameters<typeof localNoteAfter>[1]): contract.LocalNoteState {
  const next = localNoteAfter(state, act)
  if (next === 'publishing.note-not-now') throw refuse('conflict', next)
  return next
}

interface Move {
  readonly act: contract.LocalNoteAct
  readonly words: string | null
  readonly to: store.Change
}

async function move(ctx: Ctx, note: store.Note, { act, words, to }: Move) {
  if (!(await store.changeNote(ctx.tx, ctx.actor.reach, note, to)))
    throw refuse('conflict', 'publishing.note-changed-meanwhile')
  step(ctx, note, { act, words })
  return { id: note.id, state: to.state, version: note.version + 1 }
}

function step(
  ctx: Ctx,
  note: Pick<store.Note, 'id' | 'orgId' | 'path' | 'articleId'>,
  { act, words }: Pick<Move, 'act' | 'words'>,
): void {
  const { id: noteId, orgId, path, articleId } = note
  store.insertStep(ctx.tx, { noteId, orgId, path }, { id: newId(), at: ctx.now, act, actorName: ctx.actor.name, words })
  record(ctx, doneActs[act], { subject: 'publishing.local-note', subjectId: noteId, orgId, details: { articleId } })
}

const doneActs = {
  SAVED: 'publishing.note-saved',
  RETURNED: 'publishing.note-returned',
  SHOWN: 'publishing.note-shown',
  KEPT: 'publishing.note-kept',
  REMOVED: 'publishing.note-removed',
} as const
