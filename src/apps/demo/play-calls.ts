import { addDays, dayOf } from '#kernel/time.ts'
import { acceptCase, callOffices, listCalls } from '#modules/cases/index.ts'
import { orgOf } from './load-organisations.ts'
import type { Stage, TrialCase } from './play-cases.ts'
import { actedOn, atDesk, takenIn, workdaysAgo } from './play-past.ts'

const town = 'qingshi'

/** Plays 吹哨报到: a township calls two offices to one case. One reports in with its day, the other says nothing for three days. */
export async function playCalls(stage: Stage): Promise<TrialCase[]> {
  const now = new Date()
  const began = { org: town, now: workdaysAgo(now, 4) }
  const culvert = await takenIn(stage, { ...began, message: flooded, address: '198.51.104.1' })
  const { caseId, number, code, title } = culvert
  await atDesk(stage, began, (ctx) => acceptCase(ctx, { caseId, isComplex: true }))
  const dueOn = addDays(dayOf(now), 1)
  const asked = [
    { calledId: orgOf(stage.orgs, 'jiaotongju').id, question: '请到现场看涵洞，说怎么修、哪天能修好。' },
    { calledId: orgOf(stage.orgs, 'shuiwuju').id, question: '请查上游排水沟是不是堵了，归谁清。' },
  ]
  await atDesk(stage, began, (ctx) => callOffices(ctx, { caseId, asked, dueOn }))
  const { calls } = await atDesk(stage, { org: town, now }, (ctx) => listCalls(ctx, { caseId }))
  const matterId = calls.find(({ orgName }) => orgName === orgOf(stage.orgs, 'jiaotongju').shortName)?.id ?? ''
  const reported = { org: 'jiaotongju', now: workdaysAgo(now, 2) }
  const fields = { what: '清淤，换两节涵管，换好前派人值守', promisedOn: addDays(dayOf(now), 10) }
  await actedOn(stage, reported, { matterId, act: 'reportIn', fields })
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
