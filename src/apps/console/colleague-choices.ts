import type { Colleague } from '#kernel/procedure/contract.ts'
import { postName } from '#modules/accounts/contract.ts'
import type { Choice } from '#ui/choice-options.tsx'

/** Colleagues as a list offers them: each once, however many posts he holds, with his posts; namesakes of the same posts with their logins. */
export const colleagueChoices = (colleagues: readonly Colleague[]): Choice[] =>
  [...new Set(colleagues.map(({ accountId }) => accountId))].map((value) => {
    const held = colleagues.filter(({ accountId }) => accountId === value)
    const posts = held.map(({ post }) => postName(post))
    const { name = '', login = null } = held[0] ?? {}
    const account = login === null ? { zh: '', en: '' } : { zh: `；账号 ${login}`, en: `; ${login}` }
    return {
      value,
      label: {
        zh: `${name}（${posts.map(({ zh }) => zh).join('、')}${account.zh}）`,
        en: `${name} (${posts.map(({ en }) => en).join(', ')}${account.en})`,
      },
    }
  })
