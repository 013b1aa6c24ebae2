import { perform } from '#kernel/ctx.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { finishLineMatter, returnLineMatter, sendLineMatter } from '#modules/notices/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, type Stage } from './play-cases.ts'

/** One matter that the county wrote to the line of publicity: a township has said that it is done, another gave it back (A02). */
export async function playLineMatter(stage: Stage): Promise<void> {
  const by = (key: string) => ({
    db: stage.app,
    actor: actorOf(stage, orgOf(stage.orgs, key), ['ORGANISER', 'SECRETARY']),
    effect: 'write' as const,
    requestId: 'demonstration',
  })
  const { lineMatterId } = await perform(by(COUNTY.slug), (ctx) =>
    sendLineMatter(ctx, {
      title: '核对门户上的值班电话',
      text: '有群众说门户上几个乡镇的值班电话打不通。\n请核对本单位网站上的电话、地址和上班时间，不对的改过来。改好回一句话就行，不用附材料，也不用报表。',
      dueOn: addDays(dayOf(new Date()), 12),
      to: { line: 'PUBLICITY', scope: 'NEXT_LEVEL', types: ['PARTY_COMMITTEE'] },
      link: `/o/${COUNTY.slug}/`,
    }),
  )
  await perform(by(done), (ctx) =>
    finishLineMatter(ctx, { lineMatterId, result: '核对过了，值班电话换成新的，周末也有人接。' }),
  )
  await perform(by(returned), (ctx) =>
    returnLineMatter(ctx, { lineMatterId, ground: 'DUPLICATE', reason: '上个月县委办已经让核对过一遍，电话没有变。' }),
  )
}

const [done, returned] = ['lingbei', 'dongqiao'] as const
