import { systemActor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { addDays, dayOf, startOf } from '#kernel/time.ts'
import {
  answerConsultation,
  drawMapOf,
  findShownConsultation,
  handInStatement,
  openConsultation,
  showStatement,
  takeStances,
} from '#modules/consultations/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, citizenAt, type Stage } from './play-cases.ts'
import { createRandom } from './random.ts'

/** What a camp agrees with, in tenths, statement by statement. */
type Camp = readonly number[]

interface Question {
  readonly title: string
  readonly question: string
  readonly statements: readonly string[]
  readonly projectId?: string
}

interface Asked extends Question {
  readonly camps: readonly Camp[]
}

/** 征求意见: one that runs, with a map of two groups, one about a project, and one that is over and answered (D28). */
export async function playConsultations(stage: Stage, { projectId }: { projectId: string }): Promise<void> {
  await playRunning(stage)
  await ask(stage, { ...pipes, projectId }, { daysAgo: 0, days: 14 })
  await playAnswered(stage)
}

async function playRunning(stage: Stage): Promise<void> {
  const id = await ask(stage, parking, { daysAgo: 6, days: 24 })
  await say(stage, id, { ...parking, people: 150, now: daysAgo(2) })
  const writer = citizenAt(stage, '203.0.113.21', daysAgo(1))
  await writer('write', (ctx) => handInStatement(ctx, { consultationId: id, text: '学校操场晚上和周末开放停车' }))
  await writer('write', (ctx) => handInStatement(ctx, { consultationId: id, text: '先把占着车位不走的坏车拖走' }))
  const statementId = (await read(stage, id, daysAgo(1))).find(({ no }) => no > parking.statements.length)?.id ?? ''
  await desk(stage, daysAgo(1), (ctx) => showStatement(ctx, { consultationId: id, statementId }))
  await draw(stage, id, daysAgo(0))
}

async function playAnswered(stage: Stage): Promise<void> {
  const id = await ask(stage, bus, { daysAgo: 40, days: 20 })
  await say(stage, id, { ...bus, people: 90, now: daysAgo(30) })
  await draw(stage, id, daysAgo(19))
  await desk(stage, daysAgo(12), (ctx) =>
    answerConsultation(ctx, {
      consultationId: id,
      answer: '谢谢大家。末班车推迟最受认可，我们先办这一件；加密班次要等新车到了再说。每一条怎么定的，写在下面。',
      statements: answers.map(([outcome, answer, days], at) => ({
        ...{ no: at + 1, outcome, answer },
        dueOn: days === null ? null : addDays(dayOf(new Date()), days),
      })),
    }),
  )
}

const daysAgo = (days: number): Date => startOf(addDays(dayOf(new Date()), -days), days === 0 ? 1 : 10 * 60)

function desk<T>(stage: Stage, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = actorOf(stage, orgOf(stage.orgs, COUNTY.slug), ['DESK'])
  return perform({ db: stage.app, actor, effect: 'write', requestId: 'demonstration', now }, work)
}

async function ask(stage: Stage, of: Question, time: { daysAgo: number; days: number }): Promise<string> {
  const now = daysAgo(time.daysAgo)
  const { statements, ...written } = of
  const asked = { ...written, statements: [...statements], closesOn: addDays(dayOf(now), time.days) }
  return (await desk(stage, now, (ctx) => openConsultation(ctx, asked))).consultationId
}

async function read(stage: Stage, id: string, now: Date) {
  const { id: orgId } = orgOf(stage.orgs, COUNTY.slug)
  const one = await citizenAt(stage, '203.0.113.22', now)('read', (ctx) => findShownConsultation(ctx, { id, orgId }))
  return one?.statements ?? []
}

// Each is of one camp, says something of most statements, and sits at an address of his own.
async function say(stage: Stage, id: string, of: Asked & { people: number; now: Date }): Promise<void> {
  const random = createRandom(`consultation ${of.title}`)
  const statements = await read(stage, id, of.now)
  for (let at = 0; at < of.people; at++) {
    const camp = random.pick(of.camps)
    const said = statements.flatMap(({ id: statementId }, no) => {
      if (random.chance(150)) return []
      const isFor = random.chance(100 * (camp[no] ?? 5))
      return [[statementId, isFor ? 'agree' : random.chance(250) ? 'pass' : 'disagree'] as const]
    })
    const told = { consultationId: id, token: undefined, of: Object.fromEntries(said) }
    await citizenAt(
      stage,
      `198.51.${100 + Math.floor(at / 250)}.${1 + (at % 250)}`,
      of.now,
    )('write', (ctx) => takeStances(ctx, told))
  }
}

function draw(stage: Stage, consultationId: string, now: Date): Promise<unknown> {
  const actor = systemActor('consultations.draw-map')
  return perform({ db: stage.app, actor, effect: 'write', requestId: 'demonstration', now }, (ctx) =>
    drawMapOf(ctx, { consultationId }),
  )
}

const pipes: Question = {
  title: '老旧小区的下水道先改哪几处',
  question: '查清的九处细管、四处塌管今年改不完。先改哪几处、怎么改不误出行，先听听大家的意见，再作决定。',
  statements: [
    '先改住户最多的小区',
    '先改一下雨就漫水的小区，哪怕户数少',
    '改管子时分段封路，留出消防通道',
    '晚上施工，白天不封路',
  ],
}

const parking: Asked = {
  title: '老旧小区停车难，怎么办好',
  question:
    '县城十几个老旧小区车多位少，晚上常常堵住消防通道。\n县里打算年底前定个办法，先听听大家的：哪些您同意，哪些不同意？',
  statements: [
    '消防通道谁也不能占，占了就拖车',
    '小区边上的机关大院晚上对居民开放停车',
    '把小区里的绿地改成停车位',
    '路边划夜间停车位，晚八点到早七点免费',
    '每户只发一个小区停车证',
    '停车收费，钱用来修小区的路',
    '多开几趟公交，少开车',
    '先给行动不便的老人留车位',
  ],
  camps: [
    [9, 9, 9, 9, 2, 1, 2, 9],
    [9, 8, 1, 3, 9, 8, 9, 9],
  ],
}

const bus: Asked = {
  title: '县城公交末班车几点合适',
  question: '不少来信说下班晚了没车。公交公司想调整末班车和班次，请大家说说。',
  statements: ['末班车推迟到晚上九点半', '赶集的日子多开两趟', '高峰时十分钟一趟', '早班车改成早上六点'],
  camps: [
    [9, 8, 9, 1],
    [9, 8, 2, 9],
  ],
}

const answers = [
  ['TAKEN', '四条线路的末班车都推迟到晚上九点半。', 30],
  ['TAKEN', '逢集日一路、三路各加两趟。', 20],
  ['PARTLY', '早晚高峰先改成十五分钟一趟，新车到了再加密。', 60],
  ['NOT_TAKEN', '早上六点坐车的人不到十个，先不改；学校开学后再看一次。', null],
] as const
