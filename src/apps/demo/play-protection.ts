import { type Actor, reachOf } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import * as contract from '#modules/cases/contract.ts'
import {
  acceptCase,
  appealMeasure,
  askContact,
  askWriter,
  declareUrgent,
  followCase,
  getCase,
  giveFirstWord,
  listCases,
  listOwnMeasures,
  proposeMeasure,
  type Receipt,
  submitCase,
} from '#modules/cases/index.ts'
import { registry } from '../procedures.ts'
import { orgOf } from './load-organisations.ts'
import { citizenAt, type Stage, type TrialCase } from './play-cases.ts'

const town = 'qingshi'

/**
 * Plays what protects who writes and who is named: a message that names a neighbour is hidden by two persons, and its writer appeals; of another
 * one passage is taken out; an elder is asked on the case, and whether his telephone number opens waits for the secretary. Where the water fails the desk
 * says so and gives a first word, out of which a private number is taken.
 */
export async function playProtection(stage: Stage): Promise<TrialCase[]> {
  const moderated = await taken(stage, neighbour, '198.51.103.1')
  await measure(stage, {
    ...{ caseId: moderated.caseId, kind: 'HIDE', rule: 'H1', parts: [] },
    ...{ reason: '第二句写了邻居的姓名、电话和病情，去掉以后会恢复。', opinion: '涉及他人电话和健康情况，同意。' },
  })
  await appeal(stage, moderated)
  const struck = await taken(stage, driver, '198.51.103.3')
  await measure(stage, {
    ...{ caseId: struck.caseId, kind: 'REDACT', rule: 'H1', parts: ['石某某，电话19900000003'] },
    ...{ reason: '写了司机的姓名和电话，遮盖以后不影响办理。', opinion: '只遮盖这一处，同意。' },
  })
  const visited = await taken(stage, elder, '198.51.103.2')
  const { caseId } = visited
  await at(stage, 'DESK', (ctx) => askWriter(ctx, { caseId, text: '请问漏雨的是正屋还是偏房？屋顶是瓦还是板？' }))
  const reason = '老人不会上网，要打电话约好时间上门看屋顶。'
  await at(stage, 'DESK', (ctx) => askContact(ctx, { caseId, purpose: 'VISIT', reason }))
  const urgent = await dry(stage)
  return [moderated, struck, visited, urgent].map(({ number, code, title }) => ({
    number,
    code,
    title,
    state: 'ACCEPTED',
  }))
}

async function dry(stage: Stage): Promise<Taken> {
  const of = await taken(stage, water, '198.51.103.4')
  const { caseId } = of
  await at(stage, 'DESK', (ctx) => declareUrgent(ctx, { caseId, urgency: 'UTILITIES' }))
  const word = '水管站罗师傅（19900000005）在老街口抢修，今天晚上八点前恢复，先到井边取水。'
  await at(stage, 'DESK', (ctx) => giveFirstWord(ctx, { caseId, text: word }))
  const { events } = await at(stage, 'DESK', (ctx) => getCase(ctx, { caseId }))
  const wordsId = events.find(({ act }) => act === 'giveFirstWord')?.id ?? ''
  await measure(stage, {
    ...{ caseId, kind: 'REDACT', rule: 'H1', parts: ['19900000005'], whose: { wordsOf: 'EVENT', wordsId } },
    ...{ reason: '回话里写了罗师傅个人的电话，遮住了，水管站电话在网站上。', opinion: '个人电话，同意遮住。' },
  })
  return of
}

const neighbour = {
  kind: 'COMPLAINT',
  title: '隔壁半夜打牌，全楼睡不好',
  text: '青石老街3栋2单元，隔壁每晚打牌到两三点。那家是龙某某，电话19900000001，他有高血压还天天熬夜。请来人劝一劝。',
  isPublic: 'yes',
  name: '睡不好的人',
  phone: '',
  consent: 'on',
}

const driver = {
  kind: 'COMPLAINT',
  title: '赶场天的农村客运不按站停车',
  text: '赶场天从青石到水井的客车不按站停，老人要多走一里路。司机是石某某，电话19900000003。请管一管，按站上下客。',
  isPublic: 'yes',
  name: '赶场的人',
  phone: '',
  consent: 'on',
}

const water = {
  kind: 'HELP',
  title: '老街停水两天，做饭没有水',
  text: '青石老街口的水管爆了，从前天起停水，二十多户人做饭都没有水，请快来人修。',
  isPublic: 'yes',
  name: '老街住户',
  phone: '',
  consent: 'on',
}

const elder = {
  kind: 'HELP',
  title: '屋顶漏雨，想请人上门看看',
  text: '我七十九岁，一个人住，屋顶漏雨，床边要放盆接水。想请村里或者镇里来人看看，能不能修。',
  isPublic: 'yes',
  name: '石奶奶',
  phone: '19900000002',
  consent: 'on',
}

type Taken = Receipt & { readonly caseId: string }

async function taken(stage: Stage, message: typeof neighbour, address: string): Promise<Taken> {
  const about = orgOf(stage.orgs, town)
  const receipt = await citizenAt(stage, address)('write', (ctx) =>
    submitCase(ctx, { ...message, aboutOrgId: about.id }),
  )
  const { rows } = await at(stage, 'DESK', (ctx) =>
    listCases(ctx, contract.listCases.query.parse({ q: receipt.number, size: 1 })),
  )
  const caseId = rows[0]?.id
  if (!caseId) throw new Error(`the demonstration lost the case that it submitted: ${receipt.number}`)
  await at(stage, 'DESK', (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  return { ...receipt, caseId }
}

type Proposed = Parameters<typeof proposeMeasure>[1]

// One proposes, somebody of another post agrees.
async function measure(stage: Stage, { opinion, ...proposed }: Proposed & { opinion: string }): Promise<void> {
  const { matterId } = await at(stage, 'DESK', (ctx) => proposeMeasure(ctx, proposed))
  await at(stage, 'SECRETARY', async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version, opinion })
  })
}

async function appeal(stage: Stage, receipt: Receipt): Promise<void> {
  const citizen = citizenAt(stage, '198.51.103.1')
  const { author } = await citizen('read', (ctx) => followCase(ctx, receipt))
  const [measure] = await citizen('read', (ctx) => listOwnMeasures(ctx, author))
  const reason = '我只是想让人来劝一劝。可以只遮掉名字和电话，不要整件隐藏。'
  await citizen('write', (ctx) => appealMeasure(ctx, { token: author.token, measureId: measure?.id ?? '', reason }))
}

function at<T>(stage: Stage, role: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = holderOf(stage, role)
  return perform({ db: stage.app, actor, effect: 'write', requestId: 'demonstration', mayChangeNothing: true }, work)
}

function holderOf({ posts, orgs }: Stage, role: string): Actor {
  const org = orgOf(orgs, town)
  const post = posts.find((one) => one.orgId === org.id && one.role === role)
  if (!post) throw new Error(`the demonstration lacks a ${role} of ${town}`)
  const { accountId, identityId, personId, name } = post
  return { kind: 'account', accountId, identityId, personId, name, role, orgId: org.id, reach: reachOf(org.path) }
}
