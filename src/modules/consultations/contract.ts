import { z } from 'zod'
import { type Answer, Can, DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { moderationRules } from '#modules/cases/codes.ts'
import { listFromProject, listFromTopics, Origin } from './origin/contract.ts'

const ConsultationId = z.object({ consultationId: z.uuid() })
const State = z.enum(['RUNNING', 'CLOSED', 'ANSWERED'])
const StatementState = z.enum(['WAITING', 'REVIEW', 'SHOWN', 'REFUSED'])
const Outcome = z.enum(['TAKEN', 'PARTLY', 'NOT_TAKEN'])
const Rule = z.enum(Object.keys(moderationRules) as [keyof typeof moderationRules])
/** Null for fewer than ten. */
const Told = z.number().int().nullable()

/** Tenths; of fewer than ten people only whether they are most. */
const Share = z.union([z.number().int(), z.enum(['MOST', 'FEW'])])

const Findings = z.object({
  participants: Told,
  statements: z.array(z.object({ no: z.number().int(), agree: Told, disagree: Told, pass: Told })),
  groups: z.array(
    z.object({
      size: z.number().int(),
      x: z.number(),
      y: z.number(),
      says: z.array(z.object({ no: z.number().int(), agree: Share, disagree: Share })),
    }),
  ),
  common: z.array(z.object({ no: z.number().int(), stance: z.union([z.literal(1), z.literal(-1)]) })),
  dividing: z.array(z.number().int()),
  top: z.array(z.number().int()),
})

const Row = z.object({
  id: z.uuid(),
  title: z.string(),
  orgName: z.string(),
  state: State,
  openedOn: DayText,
  closesOn: DayText,
  answerDueOn: DayText,
  answeredOn: DayText.nullable(),
  waiting: z.number().int(),
  participants: Told,
})
export type ConsultationRow = z.infer<typeof Row>

export const listConsultations = endpoint({
  method: 'GET',
  path: '/api/consultations',
  summary: { zh: '征求意见：本单位和下级的', en: 'The consultations of one’s organisation and of those below' },
  answer: z.object({ rows: z.array(Row), can: Can }),
  errors: ['consultations.not-a-keeper'],
})

export const getConsultation = endpoint({
  method: 'GET',
  path: '/api/consultations/:consultationId',
  summary: {
    zh: '一次征求意见：问什么、有哪些看法、大家怎么说、怎么答复',
    en: 'One consultation with its statements, what many say together, and the answer',
  },
  params: ConsultationId,
  answer: Row.extend({
    question: z.string(),
    /** Where everybody reads it. */
    publicPath: z.string(),
    findings: Findings.nullable(),
    foundAt: InstantText.nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    statements: z.array(
      z.object({
        id: z.uuid(),
        no: z.number().int(),
        handedOn: DayText,
        origin: z.enum(['OFFICE', 'CITIZEN']),
        state: StatementState,
        /** Null when it is not shown. */
        text: z.string().nullable(),
        decideByOn: DayText,
        rule: Rule.nullable(),
        reason: z.string().nullable(),
        outcome: Outcome.nullable(),
        answer: z.string().nullable(),
        dueOn: DayText.nullable(),
        /** Whether what was taken up is done, as it was told in public; null while nobody did. */
        told: z.object({ on: DayText, isDone: z.boolean(), text: z.string(), by: z.string() }).nullable(),
      }),
    ),
    /** Who answers for it, where who asked was merged. */
    keptBy: z.string().nullable(),
    origin: Origin.nullable(),
    can: Can,
  }),
  errors: ['consultations.not-a-keeper', 'consultations.not-found'],
})
export type Consultation = Answer<typeof getConsultation>

export const openConsultation = endpoint({
  method: 'POST',
  path: '/api/consultations',
  summary: { zh: '向社会征求意见，立即公开', en: 'Ask everybody; public at once' },
  body: z.strictObject({
    title: Written(4, 60),
    question: Written(10, 1000),
    closesOn: DayText,
    /** The first ones; citizens add theirs. */
    statements: z.array(Written(5, 140)).min(2).max(20),
    /** A topic of one’s own organisation, or a project in reach, for which it is asked. */
    topicId: z.uuid().nullable().default(null),
    projectId: z.uuid().nullable().default(null),
  }),
  answer: z.object({ consultationId: z.uuid() }),
  errors: [
    ...['consultations.not-a-keeper', 'consultations.organisation-missing', 'consultations.too-short'],
    ...['consultations.too-long', 'consultations.statement-twice', 'sites.not-found'],
    ...['consultations.two-origins', 'demands.topic-missing', 'demands.project-missing'],
  ],
})

export const showStatement = endpoint({
  method: 'POST',
  path: '/api/consultations/:consultationId/show',
  summary: { zh: '公开一条群众写的看法', en: 'Show a statement that a citizen handed in' },
  params: ConsultationId,
  body: z.strictObject({ statementId: z.uuid() }),
  answer: z.object({ statementId: z.uuid() }),
  errors: ['consultations.not-a-keeper', 'consultations.not-found', 'consultations.statement-missing'],
})

export const proposeRefusal = endpoint({
  method: 'POST',
  path: '/api/consultations/:consultationId/refuse',
  summary: {
    zh: '提出不公开一条或几条看法：要有公布的规则，由另一个人审核',
    en: 'Propose not to show statements: by a published rule, allowed by another person',
  },
  params: ConsultationId,
  /** Several by one rule and for one reason are decided at once. */
  body: z.strictObject({ statementIds: z.array(z.uuid()).min(1).max(20), rule: Rule, reason: Written(10, 200) }),
  answer: z.object({ matterId: z.uuid(), number: z.string() }),
  errors: [
    ...['consultations.not-a-keeper', 'consultations.not-found', 'consultations.statement-missing'],
    ...['consultations.rule-unknown', 'consultations.organisation-missing'],
  ],
})

export const answerConsultation = endpoint({
  method: 'POST',
  path: '/api/consultations/:consultationId/answer',
  summary: {
    zh: '公开答复：每一条大家最关心的看法采纳没有、为什么',
    en: 'Answer in public: what is taken up of the foremost statements, what is not, and why',
  },
  params: ConsultationId,
  body: z.strictObject({
    answer: Written(10, 2000),
    statements: z
      .array(
        z.strictObject({
          no: z.number().int().min(1),
          outcome: Outcome,
          answer: Written(4, 500),
          /** By which day, of what is taken up. */
          dueOn: DayText.nullable().default(null),
        }),
      )
      .max(20),
  }),
  answer: z.object({ consultationId: z.uuid() }),
  errors: [
    ...['consultations.not-a-keeper', 'consultations.not-found', 'consultations.still-open'],
    ...['consultations.answered-already', 'consultations.answers-missing', 'consultations.answer-without-day'],
    ...['consultations.answer-with-day', 'consultations.answer-day-past', 'consultations.answer-twice'],
    ...['consultations.statement-missing', 'consultations.organisation-missing'],
  ],
})

export const tellDone = endpoint({
  method: 'POST',
  path: '/api/consultations/:consultationId/done',
  summary: {
    zh: '公开说明采纳的一条办成没有，没办成的写原因；说了不能改',
    en: 'Say in public whether what was taken up is done, or why not; once',
  },
  params: ConsultationId,
  body: z.strictObject({ no: z.number().int().min(1), isDone: z.boolean(), text: Written(4, 500) }),
  answer: z.object({ consultationId: z.uuid() }),
  errors: [
    ...['consultations.not-a-keeper', 'consultations.not-found', 'consultations.nothing-taken'],
    ...['consultations.told-already', 'consultations.organisation-missing'],
  ],
})

export const endpoints = [
  listConsultations,
  getConsultation,
  openConsultation,
  showStatement,
  proposeRefusal,
  answerConsultation,
  tellDone,
  listFromTopics,
  listFromProject,
]
