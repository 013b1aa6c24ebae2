import { reachOf, visitor } from '#kernel/actor.ts'
import { type Caller, perform } from '#kernel/ctx.ts'
import { answerRemark, handInRemark, listRemarks, type WrittenRemark } from '#modules/feedback/index.ts'
import type { LoadedPost } from './load-accounts.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import type { Doors } from './play-cases.ts'

type Said = WrittenRemark & {
  readonly answer?: { outcome: 'FIXED' | 'NOT_CHANGED'; summary: string; text: string }
}

const said: readonly Said[] = [
  {
    ...{
      kind: 'BURDEN',
      from: '/console/members/exports/new',
      text: '每次导出名册都要重新勾一遍列，能不能记住上次勾的？',
    },
    answer: {
      outcome: 'NOT_CHANGED',
      summary: '导出名册时每次要重新勾选列',
      text: '暂不改：每次重新选，是为了只导出这一次用得着的内容。常用的三四列已经排在最前面。',
    },
  },
  {
    ...{ kind: 'FAULT', from: '/o/qingshi/messages/new', text: '手机上写留言，键盘弹出来就看不到“提交”按钮了。' },
    answer: {
      outcome: 'FIXED',
      summary: '手机上写留言时，键盘挡住“提交”按钮',
      text: '已改好：按钮跟在文字框下面，不再固定在屏幕底部。',
    },
  },
  { kind: 'IDEA', from: '/console/', text: '待办里能不能写明是哪个村的事，不点进去就知道？' },
]

/** Three words about the product: one mended, one that stays as it is, one that still waits (E11). */
export async function playFeedback(
  stage: Doors & { readonly orgs: LoadedOrgs; readonly posts: readonly LoadedPost[] },
): Promise<number> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const keeper = stage.posts.find(({ role, orgId }) => role === 'SYSTEM_ADMIN' && orgId === county.id)
  if (!keeper) throw new Error('the demonstration has no keeper')
  const actor = { ...keeper, kind: 'account', reach: reachOf(county.path) } as const
  const of = { db: stage.app, actor, requestId: 'demonstration' } as const
  for (const [at, { answer, ...written }] of said.entries()) {
    const caller = { address: `203.0.113.${at + 1}` } as Caller
    const door = { db: stage.portal, actor: visitor, effect: 'write', requestId: 'demonstration', caller } as const
    const { number } = await perform(door, (ctx) => handInRemark(ctx, written))
    if (!answer) continue
    await perform({ ...of, effect: 'write' }, async (ctx) => {
      const { rows } = await listRemarks(ctx, { page: 1, size: 20 })
      const remarkId = rows.find((row) => row.number === number)?.id ?? ''
      return answerRemark(ctx, { remarkId, ...answer })
    })
  }
  return said.length
}
