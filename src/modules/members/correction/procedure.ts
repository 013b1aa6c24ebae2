import type { Ctx } from '#kernel/ctx.ts'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Fact } from '#kernel/procedure/definition.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { agree, comment, disagree, handOver, withdraw } from '#kernel/procedure/standard-acts.ts'
import { type MemberField, memberFields } from '../fields.ts'
import { nameOfAnyGroup } from '../groups/store.ts'
import { shows } from '../policy.ts'
import { fieldsIn, openContent, shownValue } from './content.ts'
import { correct } from './correct.ts'
import * as store from './store.ts'
import { words } from './words.ts'

/** 更正申请: a member asks to have one field of his own record put right, and the branch decides (D15). */
export const correctionReview = procedure({
  name: 'members.correction',
  title: { zh: '更正申请', en: 'Request for correction' },
  states: {
    BRANCH: {
      ...{ zh: '支部核对', en: 'With the branch', seats: { party: 'branch' } },
      joins: { needs: 'ANY', agreed: 'CORRECTED', disagreed: 'REFUSED' },
      clock: { limit: { workdays: 10 }, passed: { escalatesTo: { party: 'superior' } } },
    },
    CORRECTED: { zh: '已更正', en: 'Corrected', ends: 'AGREED' },
    REFUSED: { zh: '未更正', en: 'Not corrected', ends: 'REFUSED' },
    WITHDRAWN: { zh: '本人已撤回', en: 'Withdrawn', ends: 'WITHDRAWN' },
  },
  starts: 'BRANCH',
  acts: {
    agree: agree(['BRANCH'], { zh: '属实，更正', en: 'Correct it' }),
    disagree: disagree(['BRANCH'], { zh: '不更正', en: 'Do not correct' }),
    handOver: handOver(['BRANCH']),
    comment: comment(['BRANCH']),
    withdraw: withdraw('WITHDRAWN', ['BRANCH']),
  },
  facts: factsOf,
  arrive: {
    CORRECTED: async (ctx, matter) => {
      await correct(ctx, matter)
      end(ctx, matter, 'CORRECTED')
    },
    REFUSED: (ctx, matter) => end(ctx, matter, 'REFUSED'),
    WITHDRAWN: (ctx, matter) => end(ctx, matter, 'WITHDRAWN'),
  },
})

// What was asked for is told to who asked and to who could correct it himself; when it has ended it is told to nobody.
async function factsOf(ctx: Ctx, { id, starter }: Matter): Promise<Fact[]> {
  const request = await store.findByMatter(ctx.tx, ctx.actor.reach, id)
  const content = request && openContent(request)
  const [one] = content ? fieldsIn(content.wanted) : []
  if (!content || !one) return []
  const { zh, en, fieldClass } = memberFields[one.field]
  if (starter.accountId !== ctx.actor.accountId && !shows(ctx.actor, 'editMember', fieldClass)) return []
  return [
    { label: { zh: '哪一项', en: 'Field' }, value: { zh, en } },
    { label: { zh: '应当是', en: 'Should be' }, value: await wantedValue(ctx, one) },
    { label: { zh: '理由', en: 'Why' }, value: { zh: content.why, en: content.why } },
  ]
}

// A group is read by its name; one that is gone by now says so.
async function wantedValue(ctx: Ctx, { field, value }: { field: MemberField; value: unknown }): Promise<Sentence> {
  if (field !== 'groupId' || value === null) return shownValue(field, value)
  const name = await nameOfAnyGroup(ctx.tx, ctx.actor.reach, String(value))
  return name === undefined ? words['members.group-gone'] : { zh: name, en: name }
}

function end(ctx: Ctx, { id, acts }: Matter, state: 'CORRECTED' | 'REFUSED' | 'WITHDRAWN'): void {
  const answer = acts.at(-1)?.opinion ?? null
  store.endCorrection(ctx.tx, ctx.actor.reach, { matterId: id, state, answer, at: ctx.now })
}
