/** When the superior handed the article down and last changed it. */
interface Handed {
  readonly handedAt: Date
  readonly updatedAt: Date | null
}

/** When the note was saved and last shown, and which version of the article, by the hour of its change, was read when it was shown or said to hold still. */
interface Looked {
  readonly savedAt: Date
  readonly shownAt: Date | null
  readonly lookedAt: Date | null
}

/**
 * Since when nobody looked whether a note still fits: the article is another than the one that was read with it, or changed after it was saved where it never
 * was shown; nothing while somebody did. The hour of showing decides nothing: what was being published meanwhile carries an earlier one.
 * A change that waits, or was returned, does not count: the public still reads the note of before.
 */
export function changedSince({ updatedAt }: Handed, { savedAt, shownAt, lookedAt }: Looked): Date | null {
  const seen = shownAt === null ? savedAt : lookedAt
  return updatedAt !== null && (seen === null || seen < updatedAt) ? updatedAt : null
}

/** A note was shown below the article as it was handed down before: taken back, it does not come back by itself. */
export const isLapsed = ({ handedAt }: Handed, { shownAt }: Pick<Looked, 'shownAt'>): boolean =>
  shownAt !== null && shownAt < handedAt

/** What the public reads stands below an article that changed since somebody looked: one is asked whether it still holds. */
export const isAsked = (handed: Handed, looked: Looked): boolean =>
  looked.shownAt !== null && !isLapsed(handed, looked) && changedSince(handed, looked) !== null

/** The key of the one page that shows a note: that of the article under the address of the site. */
export const localNoteKey = (of: { readonly orgId: string; readonly articleId: string }): string =>
  `local-note:${of.orgId}:${of.articleId}`
