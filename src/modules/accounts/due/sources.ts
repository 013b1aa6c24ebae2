import type { DueSource } from '#kernel/due.ts'
import { dueWords } from '../lists/words.ts'
import { dueWords as keyWords } from '../programs/words.ts'
import { dueKeys, duePosts } from './store.ts'

/** What the chapter hands in to 待办: posts that a list of accounts asks for, and keys for programs. */
export const due: readonly DueSource[] = [
  {
    kind: 'accounts.listed-posts',
    label: dueWords.posts,
    opens: '/console/accounts/lists/:id',
    isFor: (actor) => actor.role === 'SECURITY_ADMIN',
    query: duePosts,
  },
  {
    kind: 'accounts.program-keys',
    label: keyWords.keys,
    opens: '/console/accounts/program-keys',
    isFor: (actor) => actor.role === 'SECURITY_ADMIN',
    query: dueKeys,
  },
]
