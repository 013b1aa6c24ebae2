import type { DueSource } from '#kernel/due.ts'
import { dueWords } from '../lists/words.ts'
import { duePosts } from './store.ts'

/** What the chapter hands in to 待办: posts that a list of accounts asks for. */
export const due: readonly DueSource[] = [
  {
    kind: 'accounts.listed-posts',
    label: dueWords.posts,
    opens: '/console/accounts/lists/:id',
    isFor: (actor) => actor.role === 'SECURITY_ADMIN',
    query: duePosts,
  },
]
