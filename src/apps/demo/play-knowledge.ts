import * as contract from '#modules/cases/contract.ts'
import { draftKnowledge, listCases, publishKnowledge } from '#modules/cases/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { deskAct, type Stage } from './play-cases.ts'

/** Makes common questions of what its writers called solved: two are shown, what named a house waits for its second person (C09). */
export async function playKnowledge(stage: Stage): Promise<void> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const solved = contract.listCases.query.parse({ judged: 'solved', size: 50 })
  const { rows } = await deskAct(stage, county, 'read', (ctx) => listCases(ctx, solved))
  const desks = new Map([...stage.orgs.values()].map((org) => [org.id, org]))
  for (const { id: caseId, orgId, title } of rows) {
    const [desk, written] = [desks.get(orgId), questions[title]]
    if (!desk || !written) continue
    const { can } = await deskAct(stage, desk, 'read', (ctx) => draftKnowledge(ctx, { caseId }))
    if (can.publishKnowledge === true)
      await deskAct(stage, desk, 'write', (ctx) => publishKnowledge(ctx, { caseId, ...written }))
  }
}

/** What people write of the answers, by the titles of the cases. */
const questions: Readonly<Record<string, { question: string; answer: string } | undefined>> = {
  宽带报修十天没有人来: {
    question: '宽带断了，报修以后一直没有人来，找谁？',
    answer:
      '先打通信公司的报修电话，记下报修的时间。说好的时间没有人来，打县工信局 0000-6216120，由局里催办。\n通信公司答应：村里的便民服务站断网，四小时内到场。',
  },
  新桥社区对面工地夜里打桩: {
    question: '工地夜里施工，吵得睡不着，打什么电话？',
    answer:
      '打生态环境局值班电话 0000-6216440，夜里也有人接，值班员二十分钟内到场。\n没有夜间施工许可的，晚上十点到早上六点不能打桩；有许可的，工地门口要贴出来。',
  },
  '一号院下水道堵了，污水漫到楼梯口': {
    question: '老旧小区下水道堵了，找谁疏通，要不要自己出钱？',
    answer: '打街道城管办 0000-6232015，环卫站的吸污车当天来抽。\n老旧小区的抽排费用由维护经费支付，不用住户分摊。',
  },
}
