import { withQuery } from '#kernel/page-parts.ts'

const board = (slug: string): string => `/o/${encodeURIComponent(slug)}/messages/`

/** Addresses of the message board of a site. The code of a case never stands in an address. */
export const casePaths = {
  board: (slug: string, query: { readonly kind?: string; readonly page?: number } = {}) =>
    withQuery(board(slug), query),
  write: (slug: string) => `${board(slug)}new`,
  /** The same form, told which page it is about. */
  correction: (slug: string, about?: string) =>
    withQuery(`${board(slug)}new`, { kind: 'SUGGESTION', about: about ?? board(slug) }),
  /** The same form for an objection to a public notice while it runs: kind, subject and private are filled in (CZ2). */
  objection: (slug: string, about: string) => withQuery(`${board(slug)}new`, { kind: 'COMPLAINT', about, notice: 1 }),
  receipt: (slug: string) => `${board(slug)}receipt`,
  follow: (slug: string) => `${board(slug)}follow`,
  case: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}`,
  /** What becomes of one public case, for who follows it without an account (CZ6). */
  feed: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/rss.xml`,
  rate: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/rating`,
  supplement: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/supplements`,
  reopen: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/reopening`,
  eraseContact: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/contact-erasure`,
  revoke: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/revocation`,
  enclosure: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/file`,
  /** What goes with an answer: for its writer by a form, for everybody by an address of its own. */
  ownReplyFile: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/answer-file`,
  replyFile: (id: string) => `/answer-files/${encodeURIComponent(id)}`,
  eraseEnclosures: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/files-erasure`,
  answer: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/answer`,
  review: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/review`,
  appeal: (slug: string, number: string) => `${board(slug)}${encodeURIComponent(number)}/appeal`,
  /** 常见问答 of the site and of all above it. */
  knowledge: (slug: string, query: { readonly field?: string; readonly page?: number; readonly q?: string } = {}) =>
    withQuery(`/o/${encodeURIComponent(slug)}/questions/`, query),
  oneKnowledge: (slug: string, id: string) => `/o/${encodeURIComponent(slug)}/questions/${encodeURIComponent(id)}`,
  /** Open data, for the whole installation. */
  openData: '/transparency/data',
  openCases: (form: 'csv' | 'json') => `/transparency/data/cases.${form}`,
  openKnowledge: (form: 'csv' | 'json') => `/transparency/data/questions.${form}`,
  openAnswers: (month: string, form: 'csv' | 'json') => `/transparency/data/answers/${month}/answers.${form}`,
  /** The published rules of moderation; one list for all sites. */
  rules: '/transparency/rules',
  statistics: (slug: string, query: { readonly year?: number } = {}) => withQuery(`${board(slug)}statistics`, query),
} as const
