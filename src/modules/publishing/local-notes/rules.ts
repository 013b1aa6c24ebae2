/** When the superior handed the article down and last changed it. */
interface Handed {
  readonly handedAt: Date
  readonly updatedAt: Date | null
}

/** When the note was saved, when it was last read and shown, and when somebody said that it still holds. */
interface Looked {
  readonly savedAt: Date
  readonly shownAt: Date | null
  readonly lookedAt: Date | null
}

/**
 * Since when nobody looked whether a note still fits: the article changed after it was shown, or saved where it never was; nothing while somebody did.
 * A change that waits, or was returned, does not count: the public still reads the note of before.
 */
export function changedSince({ updatedAt }: Handed, { savedAt, shownAt, lookedAt }: Looked): Date | null {
  const isSeen = [shownAt ?? savedAt, lookedAt].some((at) => at !== null && updatedAt !== null && at >= updatedAt)
  return isSeen ? null : updatedAt
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
