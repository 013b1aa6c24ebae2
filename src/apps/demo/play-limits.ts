import { systemActor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { escalateOverdue, filePetition } from '#modules/cases/index.ts'
import type { Stage, TrialCase } from './play-cases.ts'
import { actedOn, atDesk, takenIn, workdaysAgo } from './play-past.ts'

/**
 * Plays the limits: a township did not take up a message in time, so that it waits at the county above, which may direct it or take it over;
 * another message it handles as a petition, which is accepted and to be answered within sixty days; a third was answered, and its writer may ask
 * for the review.
 */
export async function playLimits(stage: Stage): Promise<TrialCase[]> {
  const now = new Date()
  const late = await takenIn(stage, {
    ...{ org: 'qingshi', about: 'qingshi-shuijing', now: workdaysAgo(now, 2) },
    ...{ message: unlit, address: '198.51.105.1' },
  })
  await onTheHour(stage, now, escalateOverdue)
  const begun = { org: 'qingshi', now: workdaysAgo(now, 3) }
  const petition = await takenIn(stage, { ...begun, message: unpaid, address: '198.51.105.2' })
  const { matterId } = await atDesk(stage, begun, (ctx) => filePetition(ctx, { caseId: petition.caseId }))
  await actedOn(stage, { org: 'qingshi', now: workdaysAgo(now, 1) }, { matterId, act: 'accept' })
  const answered = await takenIn(stage, { ...begun, message: uneven, address: '198.51.105.3' })
  const { matterId: reviewable } = await atDesk(stage, begun, (ctx) => filePetition(ctx, { caseId: answered.caseId }))
  await actedOn(stage, { org: 'qingshi', now: workdaysAgo(now, 2) }, { matterId: reviewable, act: 'accept' })
  const fields = {
    answer: '经村民代表会议复核，补助按各户承包面积发放，名册已在村务栏公示。您家的面积与确权证一致，没有少算。',
  }
  await actedOn(stage, { org: 'qingshi', now: workdaysAgo(now, 1) }, { matterId: reviewable, act: 'answer', fields })
  return [
    { number: answered.number, code: answered.code, title: answered.title, state: 'REPLIED' },
    { number: late.number, code: late.code, title: late.title, state: 'SUBMITTED' },
    { number: petition.number, code: petition.code, title: petition.title, state: 'HANDLING' },
  ]
}

// The clock that runs every quarter of an hour, once before anybody looks.
function onTheHour(stage: Stage, now: Date, work: (ctx: Ctx) => Promise<unknown>): Promise<unknown> {
  const actor = systemActor('演示数据')
  return perform({ db: stage.app, actor, effect: 'write', requestId: 'demonstration', now }, work)
}

const unlit = {
  kind: 'HELP',
  title: '晒谷坝边的路灯坏了，老人晚上不敢走',
  text: '水井村晒谷坝边上两盏路灯坏了快半个月，那里有个坎，老人晚上回家不敢走。请村里来修一下。',
  isPublic: 'yes',
  name: '晒谷坝住户',
  phone: '',
  consent: 'on',
}

const unpaid = {
  kind: 'COMPLAINT',
  title: '修机耕道占了菜地，说好的补偿一直没有给',
  text: '去年修机耕道占了我家三分菜地，当时量了面积、按了手印，说年底补偿，到现在没有给。要求镇里查清楚，给个书面答复。',
  isPublic: 'yes',
  name: '菜地户主',
  phone: '',
  consent: 'on',
}

const uneven = {
  ...unpaid,
  title: '同样的地，我家的耕地补助比别家少',
  text: '今年发耕地地力保护补助，我家四亩二分地，比隔壁四亩的还少三十多块。问了村里说不清楚，请镇里查一下，给个书面答复。',
  name: '种粮户',
}
