import type { Colleague } from '#kernel/procedure/contract.ts'
import { postName } from '#modules/accounts/contract.ts'
import type { Choice } from '#ui/choice-options.tsx'

/** Colleagues as a list offers them: each once, however many posts he holds, with his posts: namesakes are mostly told apart by them. */
export const colleagueChoices = (colleagues: readonly Colleague[]): Choice[] =>
  [...new Set(colleagues.map(({ accountId }) => accountId))].map((value) => {
    const held = colleagues.filter(({ accountId }) => accountId === value)
    const posts = held.map(({ post }) => postName(post))
    const name = held[0]?.name ?? ''
    return {
      value,
      label: {
        zh: `${name}（${posts.map(({ zh }) => zh).join('、')}）`,
        en: `${name} (${posts.map(({ en }) => en).join(', ')})`,
      },
    }
  })
