import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf, Written } from '#kernel/contract.ts'

export const LocalNoteState = z.enum(['WAITING', 'RETURNED', 'SHOWN', 'SHOWN_WAITING', 'SHOWN_RETURNED', 'REMOVED'])
export type LocalNoteState = z.infer<typeof LocalNoteState>

const LocalNoteAct = z.enum(['SAVED', 'RETURNED', 'SHOWN', 'KEPT', 'REMOVED'])
export type LocalNoteAct = z.infer<typeof LocalNoteAct>

/** Most characters of a note. */
export const mostNote = 500

// Line breaks stay as they were typed, but for more than one empty line.
const NoteText = z
  .string()
  .transform((text) =>
    text
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  )
  .pipe(Written(1, mostNote))
const Reason = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(Written(1, 200))

/** An article that an organisation above handed down to a site, as the list of that site's editors shows it. */
export const HandedRow = z.object({
  articleId: z.uuid(),
  title: z.string(),
  fromName: z.string(),
  handedAt: InstantText,
  /** How the note of this site stands; nothing where none was written. */
  noteState: LocalNoteState.nullable(),
  /** The article changed, or was handed down anew, since somebody looked at the note. */
  isOutdated: z.boolean(),
})
export type HandedRow = z.infer<typeof HandedRow>

/** The note of a site; `text` as it was saved last, `shownText` as the public reads it. */
export const LocalNote = z.object({
  id: z.uuid(),
  state: LocalNoteState,
  version: z.number().int(),
  text: z.string(),
  savedByName: z.string(),
  savedAt: InstantText,
  shownText: z.string().nullable(),
  shownAt: InstantText.nullable(),
  /** Since then nobody looked whether it still holds: the day on which the article changed. */
  changedOn: DayText.nullable(),
  /** It was shown before the article was taken back and handed down again, and is not shown any more. */
  isLapsed: z.boolean(),
  steps: z.array(
    z.object({
      id: z.uuid(),
      at: InstantText,
      act: LocalNoteAct,
      actorName: z.string(),
      /** The text that was saved, or the reason. */
      words: z.string().nullable(),
    }),
  ),
})
export type LocalNote = z.infer<typeof LocalNote>

/** The article with the note of a site, and what the reader may do with the note. */
export const HandedArticle = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  articleId: z.uuid(),
  title: z.string(),
  subtitle: z.string().nullable(),
  bodyHtml: z.string(),
  source: z.string(),
  fromName: z.string(),
  handedAt: InstantText,
  updatedAt: InstantText.nullable(),
  /** Where the public reads it on this site; nothing while the site is asleep. */
  publicPath: z.string().nullable(),
  needsReview: z.boolean(),
  note: LocalNote.nullable(),
  can: Can,
})
export type HandedArticle = z.infer<typeof HandedArticle>

const ofSite = z.object({ orgId: z.uuid() })
const ofArticle = ofSite.extend({ handedArticleId: z.uuid() })
const ofNote = z.object({ localNoteId: z.uuid() })
const ofVersion = z.strictObject({ version: z.number().int() })
/** Which article somebody saw above the note: as `updatedAt` told it. */
const ofReadArticle = ofVersion.extend({ articleUpdatedAt: InstantText.nullable() })
const Moved = z.object({ id: z.uuid(), state: LocalNoteState, version: z.number().int() })
const ofReading = ['publishing.not-an-editor', 'publishing.not-handed'] as const
const reading = [...ofReading, 'publishing.note-not-found', 'sites.not-found'] as const
const moving = [...reading, 'publishing.note-changed-meanwhile', 'publishing.note-not-now'] as const

export const listHandedArticles = endpoint({
  method: 'GET',
  path: '/api/sites/:orgId/handed-articles',
  mayBeOld: true,
  summary: {
    zh: '上级下发到本网站的文章，以及本地说明的状态',
    en: 'Articles handed down to a site, and how its notes to them stand',
  },
  params: ofSite,
  query: Paging,
  answer: pageOf(HandedRow),
  errors: ['publishing.not-an-editor', 'sites.not-found'],
})

export const readHandedArticle = endpoint({
  method: 'GET',
  path: '/api/sites/:orgId/handed-articles/:handedArticleId',
  summary: { zh: '一篇上级下发的文章和本网站的本地说明', en: 'An article handed down to a site, with the site’s note' },
  params: ofArticle,
  answer: HandedArticle,
  errors: [...ofReading, 'sites.not-found'],
})

export const readLocalNote = endpoint({
  method: 'GET',
  path: '/api/local-notes/:localNoteId',
  summary: { zh: '一条本地说明和它所在的文章', en: 'A note of a site, with the article below which it stands' },
  params: ofNote,
  answer: HandedArticle,
  errors: reading,
})

export const saveLocalNote = endpoint({
  method: 'PUT',
  path: '/api/sites/:orgId/handed-articles/:handedArticleId/local-note',
  summary: {
    zh: '写或改本地说明，同时提交审核；公开的还是上一次审过的',
    en: 'Writes or changes the note of a site and hands it in; what was published last stays until it is published',
  },
  params: ofArticle,
  /** 0 for a note that was not there. */
  body: ofVersion.extend({ text: NoteText }),
  answer: Moved,
  errors: [...ofReading, 'sites.not-found', 'publishing.note-changed-meanwhile'],
})

export const publishLocalNote = endpoint({
  method: 'POST',
  path: '/api/local-notes/:localNoteId/publish',
  summary: { zh: '公开本地说明，由另一人办', en: 'Publishes a note; done by another person than its writer' },
  params: ofNote,
  body: ofReadArticle,
  answer: Moved,
  errors: [...moving, 'publishing.note-needs-another-person', 'publishing.site-paused'],
})

export const keepLocalNote = endpoint({
  method: 'POST',
  path: '/api/local-notes/:localNoteId/keep',
  summary: {
    zh: '上级改了文章以后，看过公开的本地说明，仍然适用',
    en: 'Says that a note which is public still holds below the article as it was changed',
  },
  params: ofNote,
  body: ofReadArticle,
  answer: Moved,
  errors: moving,
})

export const returnLocalNote = endpoint({
  method: 'POST',
  path: '/api/local-notes/:localNoteId/return',
  summary: { zh: '退回本地说明，写明原因', en: 'Returns a note with the reason' },
  params: ofNote,
  body: ofVersion.extend({ reason: Reason }),
  answer: Moved,
  errors: moving,
})

export const removeLocalNote = endpoint({
  method: 'POST',
  path: '/api/local-notes/:localNoteId/remove',
  summary: {
    zh: '撤下本地说明；公开过的，网页上留下日期和原因',
    en: 'Takes a note away; of one that was public the day and the reason stay on the page',
  },
  params: ofNote,
  body: ofVersion.extend({ reason: Reason }),
  answer: Moved,
  errors: moving,
})
