import type { Ctx } from '#kernel/ctx.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { addProjectStep, createProject } from '#modules/demands/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { deskAct, type Stage } from './play-cases.ts'

/** One matter that many wrote about, taken up by the county with two steps 每月一题 (D27). */
export async function playProjects(stage: Stage): Promise<{ projectId: string }> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const owner = orgOf(stage.orgs, 'zhujianju')
  const write = <T>(work: (ctx: Ctx) => Promise<T>) => deskAct(stage, county, 'write', work)
  const { projectId } = await write((ctx) =>
    createProject(ctx, {
      title: '老旧小区下水道堵、污水漫',
      matter:
        '不少来信说老旧小区下水道常堵，污水漫到楼梯口，找谁都说不归自己管。\n这件事由一个单位牵头：先把管网查清，再一处一处改，报修有人接、当天到。',
      words: ['下水道', '污水', '排水'],
      ownerId: owner.id,
      dueOn: addDays(dayOf(new Date()), 120),
    }),
  )
  for (const what of steps) await write((ctx) => addProjectStep(ctx, { projectId, what }))
  return { projectId }
}

const steps = [
  '查清了城区二十三个老旧小区的管网，其中九处管径太细、四处已经塌了。',
  '统一报修电话贴到了每个楼道口。吸污车白天随叫随到，夜里两小时内到。',
]
