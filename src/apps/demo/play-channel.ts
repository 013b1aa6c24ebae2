import { visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { signedHeaders } from '#kernel/outgoing/signing.ts'
import * as contract from '#modules/cases/contract.ts'
import {
  acceptCase,
  addChannel,
  listCases,
  proposePromises,
  replyCase,
  takeSignedMessage,
} from '#modules/cases/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, deskAct, type Stage } from './play-cases.ts'

const sent = {
  text: '县城北门菜市场旁边的公共厕所晚上没有灯，老人进去不安全。能不能装个声控灯？',
  name: '赵先生',
  kind: 'SUGGESTION',
  handle: 'paizhao-20431',
}
const answer = '住建部门已到北门菜市场看过，本月底前装好两盏声控灯。装好后在这里告诉您，谢谢您的建议。'

/** A channel of the county, a message that came by it, and an answer that waits to be carried back, as no address is known. */
export async function playChannel(stage: Stage): Promise<void> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const keeper = actorOf(stage, county, ['SYSTEM_ADMIN'])
  const given = {
    orgId: county.id,
    kind: 'SYSTEM',
    name: '县融媒体中心随手拍',
    replyUrl: '',
    isPrivate: true,
  } as const
  const write = { effect: 'write', requestId: 'demonstration' } as const
  const { id, secret } = await perform({ db: stage.app, actor: keeper, ...write }, (ctx) => addChannel(ctx, given))
  const call = signedCall(id, secret)
  const { number } = await perform({ db: stage.portal, actor: visitor, ...write }, (ctx) =>
    takeSignedMessage(ctx, call),
  )
  const found = await deskAct(stage, county, 'read', (ctx) =>
    listCases(ctx, contract.listCases.query.parse({ q: number, size: 1 })),
  )
  const caseId = found.rows[0]?.id
  if (!caseId) throw new Error(`the demonstration lost the case that came by a channel: ${number}`)
  await deskAct(stage, county, 'write', (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  await deskAct(stage, county, 'write', (ctx) =>
    replyCase(ctx, { caseId, text: answer, promises: proposePromises(answer, ctx.now) }),
  )
}

function signedCall(channelId: string, secret: string) {
  const body = JSON.stringify(sent)
  const id = newId()
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const headers = signedHeaders({ id, at: new Date(), body, secret: key })
  const [timestamp = '', signatures = ''] = [headers['webhook-timestamp'], headers['webhook-signature']]
  return { channelId, body, signature: { id, timestamp, signatures } }
}
