import { z } from 'zod'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import {
  addSigner,
  agree,
  comment,
  disagree,
  goTo,
  handOver,
  sendBack,
  withdraw,
} from '#kernel/procedure/standard-acts.ts'
import { addDays, addWorkdays, dayOf, startOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type { ExportColumn } from './contract.ts'
import { isSensitive, workdaysAllowed } from './rules.ts'
import * as store from './store.ts'
import { columnNames } from './words.ts'

const basis = { key: 'basis', zh: '依据（上级通知等）', en: 'What it rests on', isOptional: true } as const

/** 名册导出审批: a large or sensitive export is allowed by a second person of the county, a very large one by two, never by who asks (GB/T 35273 7.1). */
export const exportApproval = procedure({
  name: 'members.export-approval',
  title: { zh: '名册导出审批', en: 'Approval of a roster export' },
  states: {
    COUNTY: {
      ...{ zh: '县级审批', en: 'With the county', seats: { party: 'county' } },
      joins: { needs: 'ALL', agreed: 'ALLOWED', disagreed: 'REFUSED' },
      clock: { limit: { workdays: 3 }, passed: { escalatesTo: { party: 'superior' } } },
    },
    REVISION: {
      ...{ zh: '申请人修改', en: 'Being revised', seats: 'STARTER' },
      clock: { limit: { workdays: 15 }, passed: { goesTo: 'LAPSED' } },
    },
    ALLOWED: { zh: '已同意导出', en: 'Allowed', ends: 'AGREED' },
    REFUSED: { zh: '未同意导出', en: 'Not allowed', ends: 'REFUSED' },
    WITHDRAWN: { zh: '申请人已撤回', en: 'Withdrawn', ends: 'WITHDRAWN' },
    LAPSED: { zh: '逾期未改，终止', en: 'Lapsed', ends: 'LAPSED' },
  },
  starts: 'COUNTY',
  papers: [basis],
  acts: {
    agree: agree(['COUNTY']),
    sendBack: sendBack('REVISION', ['COUNTY'], { severalAtOnce: true }),
    disagree: disagree(['COUNTY']),
    handOver: handOver(['COUNTY']),
    addSigner: addSigner(['COUNTY']),
    comment: comment(['COUNTY']),
    submitAgain: goTo('COUNTY', ['REVISION'], {
      ...{ zh: '改好再报', en: 'Submit again', opinion: 'NONE' },
      fields: z.strictObject({ reason: z.string().trim().min(4).max(200).meta({ zh: '用途', en: 'Use' }) }),
      papers: [basis],
    }),
    giveUp: goTo('WITHDRAWN', ['REVISION'], { zh: '不导出了', en: 'Give up' }),
    withdraw: withdraw('WITHDRAWN', ['COUNTY']),
  },
  facts(_, { data }) {
    const columns = data.columns as ExportColumn[]
    return [
      { label: { zh: '用途', en: 'Use' }, value: same(data.reason) },
      { label: { zh: '范围', en: 'Scope' }, value: same(data.scope) },
      { label: { zh: '人数', en: 'Members' }, value: same(data.rows) },
      { label: { zh: '导出哪些内容', en: 'Columns' }, value: listed(columns) },
      { label: { zh: '其中敏感信息', en: 'Of these sensitive' }, value: listed(columns.filter(isSensitive)) },
    ]
  },
  arrive: {
    ALLOWED(ctx, matter) {
      const { id, data } = matter
      const reason = String(data.reason)
      const until = startOf(addDays(addWorkdays(dayOf(ctx.now), workdaysAllowed, workCalendar).day, 1))
      store.allowExport(ctx.tx, ctx.actor.reach, { matterId: id, approvedBy: approversOf(matter), reason, until })
    },
    REFUSED: (ctx, { id }) => store.endExport(ctx.tx, ctx.actor.reach, id),
    WITHDRAWN: (ctx, { id }) => store.endExport(ctx.tx, ctx.actor.reach, id),
    LAPSED: (ctx, { id }) => store.endExport(ctx.tx, ctx.actor.reach, id),
  },
})

// Whoever said yes in the step that decided, in their order.
function approversOf({ steps, assignments, acts }: Matter): string {
  const last = steps.at(-1)?.id
  const words = assignments
    .filter(({ stepId, vote }) => stepId === last && vote === 'FOR')
    .map(({ votedIn }) => votedIn)
  const yes = acts.filter(({ id }) => words.includes(id))
  return yes.map(({ name, forName }) => (forName ? `${name}（代${forName}）` : name)).join('、')
}

const same = (value: unknown): Sentence => ({ zh: String(value), en: String(value) })

const listed = (columns: readonly ExportColumn[]): Sentence =>
  columns.length === 0
    ? { zh: '无', en: 'none' }
    : {
        zh: columns.map((one) => columnNames[one].zh).join('、'),
        en: columns.map((one) => columnNames[one].en).join(', '),
      }
