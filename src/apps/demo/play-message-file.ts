import type { Actor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import * as contract from '#modules/cases/contract.ts'
import { acceptCase, addChannel, listCases, replyCase, takeMessages, uploadMessageFile } from '#modules/cases/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, deskAct, type Stage } from './play-cases.ts'

const rows = [
  '工单编号,标题,诉求内容,来电人,联系电话,是否公开',
  'RX2026-0417,北门外公交站牌倒了,北门外公交站的站牌被风刮倒，班次看不见，老人不知道车几点来。,钱先生,13900004417,是',
  'RX2026-0418,,菜市场南口的窨井盖松动，骑车经过会响，担心摔着人。,孙女士,,否',
  'RX2026-0419,,小区门口晚上太暗。,李先生,打村里电话,否',
].join('\n')
const answer = '城管部门已把北门外的站牌立好，班次表也换了新的。谢谢您提醒。'

/** A file of the hotline at the county: a row to be mended, two cases, and an answer that waits to be carried back. */
export async function playMessageFile(stage: Stage): Promise<void> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const given = { orgId: county.id, kind: 'FILE', name: '12345热线工单', replyUrl: '', isPrivate: false } as const
  const write = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, upload?: Buffer) => {
    const caller = { address: '', userAgent: '', cookie: () => undefined, setCookie: () => {} }
    const sent = upload === undefined ? {} : { caller: { ...caller, upload } }
    return perform({ db: stage.app, actor, effect: 'write', requestId: 'demonstration', ...sent }, work)
  }
  const { id: channelId } = await write(actorOf(stage, county, ['SYSTEM_ADMIN']), (ctx) => addChannel(ctx, given))
  const desk = actorOf(stage, county, ['DESK', 'SECRETARY'])
  const { id: fileId } = await write(
    desk,
    (ctx) => uploadMessageFile(ctx, { channelId, name: '热线工单.csv' }),
    Buffer.from(rows),
  )
  await write(desk, (ctx) => takeMessages(ctx, { fileId }, { progress: async () => {} }))
  const found = await deskAct(stage, county, 'read', (ctx) =>
    listCases(ctx, contract.listCases.query.parse({ q: '公交站牌倒了', size: 1 })),
  )
  const caseId = found.rows[0]?.id
  if (!caseId) throw new Error('the demonstration lost the case that came in a file')
  await deskAct(stage, county, 'write', (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  await deskAct(stage, county, 'write', (ctx) => replyCase(ctx, { caseId, text: answer }))
}
