import { fill } from '#kernel/errors.ts'
import { roleNames } from '../codes.ts'
import type { Role } from '../identities/contract.ts'
import { isAdministrator } from '../identities/rules.ts'
import { words } from '../words.ts'

type Code = keyof typeof words
interface Fate {
  /** What becomes of posts; of all of them, where none is named for administrators. */
  readonly posts: Code
  readonly administrators?: Code
  readonly lent?: Code
}
const unchanged: Fate = { posts: 'accounts.posts-stay' }

/** What each kind of change makes of the posts in an organisation (decisions 56, 285). */
const fates = {
  RENAME: unchanged,
  MOVE: unchanged,
  MERGE: { posts: 'accounts.posts-follow', administrators: 'accounts.admins-end', lent: 'accounts.lent-ends' },
  SPLIT: {
    ...{ posts: 'accounts.posts-follow-part', administrators: 'accounts.admins-end-if' },
    lent: 'accounts.lent-ends-if',
  },
  DISSOLVE: { posts: 'accounts.posts-end', lent: 'accounts.lent-ends' },
} as const satisfies Readonly<Record<string, Fate>>

interface Counted {
  readonly role: Role
  readonly count: number
}
interface Told {
  readonly zh: string
  readonly en: string
  readonly count: number
}

/** What is told of posts and delegations before a change of this kind: which stay, which go along, which end. */
export function postsTold(
  kind: keyof typeof fates,
  held: { readonly posts: readonly Counted[]; readonly lent: number },
): Told[] {
  const fate: Fate = fates[kind]
  const { administrators, lent } = fate
  const isApart = ({ role }: Counted) => administrators !== undefined && isAdministrator(role)
  return [
    told(
      fate.posts,
      held.posts.filter((one) => !isApart(one)),
    ),
    ...(administrators ? [told(administrators, held.posts.filter(isApart))] : []),
    ...(lent ? [{ ...fill(words[lent], { count: held.lent }), count: held.lent }] : []),
  ]
}

function told(code: Code, posts: readonly Counted[]): Told {
  const count = posts.reduce((all, one) => all + one.count, 0)
  const zh = posts.map((one) => `${roleNames[one.role].zh}${one.count}个`).join('、')
  const en = posts.map((one) => `${roleNames[one.role].en} ${one.count}`).join(', ')
  return {
    zh: fill(words[code], { count, posts: zh }).zh,
    en: fill(words[code], { count, posts: en }).en,
    count,
  }
}
