import { type Ctx, perform } from '#kernel/ctx.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { addDays, addWorkdays, dayOf, startOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import * as contract from '#modules/cases/contract.ts'
import { acceptCase, callOffices, listCalls, listCases, type Receipt, submitCase } from '#modules/cases/index.ts'
import { registry } from '../procedures.ts'
import { orgOf } from './load-organisations.ts'
import { actorOf, citizenAt, type Stage, type TrialCase } from './play-cases.ts'

const town = 'qingshi'

/** Plays 吹哨报到: a township calls two offices to one case. One reports in with its day, the other says nothing for three days. */
export async function playCalls(stage: Stage): Promise<TrialCase[]> {
  const now = new Date()
  const began = hourOf(addWorkdays(dayOf(now), -4, workCalendar).day)
  const culvert = await taken(stage, { message: flooded, address: '198.51.104.1', at: began })
  const dueOn = addDays(dayOf(now), 1)
  const asked = [
    { calledId: orgOf(stage.orgs, 'jiaotongju').id, question: '请到现场看涵洞，说怎么修、哪天能修好。' },
    { calledId: orgOf(stage.orgs, 'shuiwuju').id, question: '请查上游排水沟是不是堵了，归谁清。' },
  ]
  const { caseId } = culvert
  await at(stage, { org: town, now: began }, (ctx) => callOffices(ctx, { caseId, asked, dueOn }))
  const { calls } = await at(stage, { org: town, now }, (ctx) => listCalls(ctx, { caseId }))
  const matterId = calls.find(({ orgName }) => orgName === orgOf(stage.orgs, 'jiaotongju').shortName)?.id ?? ''
  const reported = { org: 'jiaotongju', now: hourOf(addWorkdays(dayOf(now), -2, workCalendar).day) }
  await at(stage, reported, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    const fields = { what: '清淤，换两节涵管，换好前派人值守', promisedOn: addDays(dayOf(now), 10) }
    return actOnMatter(ctx, registry, { matterId, act: 'reportIn', version, fields })
  })
  const { number, code, title } = culvert
  return [{ number, code, title, state: 'ACCEPTED' }]
}

const flooded = {
  kind: 'HELP',
  title: '学校门口的涵洞一下雨就淹',
  text: '青石小学门口的涵洞一下雨就积水，水过膝盖，孩子上学要绕两里路。请看看是涵管小了，还是上面的沟堵了。',
  isPublic: 'yes',
  name: '学生家长',
  phone: '',
  consent: 'on',
}

// Ten in the morning, when offices are open.
const hourOf = (day: Parameters<typeof startOf>[0]) => startOf(day, 10 * 60)

async function taken(
  stage: Stage,
  of: { message: typeof flooded; address: string; at: Date },
): Promise<Receipt & { readonly caseId: string }> {
  const about = orgOf(stage.orgs, town)
  const receipt = await citizenAt(
    stage,
    of.address,
    of.at,
  )('write', (ctx) => submitCase(ctx, { ...of.message, aboutOrgId: about.id }))
  const desk = { org: town, now: of.at }
  const { rows } = await at(stage, desk, (ctx) =>
    listCases(ctx, contract.listCases.query.parse({ q: receipt.number, size: 1 })),
  )
  const caseId = rows[0]?.id
  if (!caseId) throw new Error(`the demonstration lost the case that it submitted: ${receipt.number}`)
  await at(stage, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: true }))
  return { ...receipt, caseId }
}

function at<T>(stage: Stage, { org, now }: { org: string; now: Date }, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = actorOf(stage, orgOf(stage.orgs, org), ['DESK', 'SECRETARY'])
  const performance = {
    db: stage.app,
    actor,
    effect: 'write',
    requestId: 'demonstration',
    mayChangeNothing: true,
  } as const
  return perform({ ...performance, now }, work)
}
