import type { Actor } from '#kernel/actor.ts'
import { dayOf } from '#kernel/time.ts'
import type { Site } from '#modules/sites/index.ts'
import { may } from '../policy.ts'
import { publishingPaths } from '../portal/paths.ts'
import type { HandedArticle, HandedRow, LocalNote } from './contract.ts'
import { localNoteAfter } from './own-procedure.ts'
import { changedSince, isAsked, isLapsed } from './rules.ts'
import type { Handed, HandedItem, Note, StepRow } from './store.ts'

/** An article that was handed down, as the list shows it. */
export function rowOf(handed: HandedItem, note: Note | undefined): HandedRow {
  return {
    articleId: handed.id,
    title: handed.title,
    fromName: handed.fromName,
    handedAt: handed.handedAt.toISOString(),
    noteState: note?.state ?? null,
    isOutdated: note !== undefined && note.state !== 'REMOVED' && needsLook(handed, note),
  }
}

const needsLook = (handed: HandedItem, note: Note): boolean =>
  changedSince(handed, note) !== null || isLapsed(handed, note)

interface Opened {
  readonly site: Site
  readonly handed: Handed
  readonly note: Note | undefined
  readonly steps: readonly StepRow[]
}

/** The article with the note of the site, and what this person may do with the note. */
export function detailOf(actor: Actor, { site, handed, note, steps }: Opened): HandedArticle {
  return {
    orgId: site.orgId,
    orgName: site.orgName,
    articleId: handed.id,
    title: handed.title,
    subtitle: handed.subtitle,
    bodyHtml: handed.bodyHtml,
    source: handed.source,
    fromName: handed.fromName,
    handedAt: handed.handedAt.toISOString(),
    updatedAt: handed.updatedAt?.toISOString() ?? null,
    publicPath: site.slug === null || site.state === 'PAUSED' ? null : publishingPaths.article(site.slug, handed.id),
    needsReview: site.needsReview,
    note: note ? noteOf(handed, note, steps) : null,
    can: canOf(actor, { site, handed, note }),
  }
}

function noteOf(handed: Handed, note: Note, steps: readonly StepRow[]): LocalNote {
  const changed = note.state === 'REMOVED' ? null : changedSince(handed, note)
  return {
    id: note.id,
    state: note.state,
    version: note.version,
    text: note.text,
    savedByName: note.savedByName,
    savedAt: note.savedAt.toISOString(),
    shownText: note.shownText,
    shownAt: note.shownAt?.toISOString() ?? null,
    changedOn: changed && dayOf(changed),
    isLapsed: isLapsed(handed, note),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  }
}

function canOf(actor: Actor, { site, handed, note }: Omit<Opened, 'steps'>): HandedArticle['can'] {
  const saveLocalNote = may.saveLocalNote(actor, site.path)
  if (!note) return { saveLocalNote }
  const now = (act: Parameters<typeof localNoteAfter>[1], answer: true | string): true | string =>
    localNoteAfter(note.state, act) === 'publishing.note-not-now' ? 'publishing.note-not-now' : answer
  const publication = may.publishLocalNote(actor, { ...note, needsReview: site.needsReview })
  return {
    saveLocalNote,
    publishLocalNote: now('publish', site.state === 'PAUSED' ? 'publishing.site-paused' : publication),
    keepLocalNote: now('keep', isAsked(handed, note) ? may.keepLocalNote(actor, note.path) : 'publishing.note-not-now'),
    returnLocalNote: now('return', may.returnLocalNote(actor, note.path)),
    removeLocalNote: now('remove', may.removeLocalNote(actor, note.path)),
  }
}
