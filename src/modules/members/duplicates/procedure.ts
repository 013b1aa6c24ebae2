import { z } from 'zod'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Matter, Person } from '#kernel/procedure/matter.ts'
import { comment, goTo, handOver } from '#kernel/procedure/standard-acts.ts'
import { duplicateBases } from '../codes.ts'
import { Side } from './contract.ts'
import { mergePair, noteDifferent } from './merge.ts'
import * as store from './store.ts'
import { words } from './words.ts'

/** 同一人核对: the nearest superior of both branches says whether two records are of one person (D02). Nothing is merged by itself. */
export const duplicateReview = procedure({
  name: 'members.duplicate-review',
  title: { zh: '同一人核对', en: 'Are these two one person' },
  states: {
    OPEN: {
      ...{ zh: '待核对', en: 'To be compared', seats: { party: 'superior' } },
      clock: { limit: { workdays: 10 }, passed: { escalatesTo: { party: 'above' } } },
    },
    SAME: { zh: '是同一人，已合并', en: 'One person, merged', ends: 'AGREED' },
    DIFFERENT: { zh: '不是同一人', en: 'Two persons', ends: 'AGREED' },
  },
  starts: 'OPEN',
  acts: {
    same: goTo('SAME', ['OPEN'], {
      ...{ zh: '是同一人，合并', en: 'One person: merge', guard: isSomebodyElse },
      fields: z.strictObject({
        leads: Side.meta({
          ...{ zh: '以哪一条为准', en: 'Which record leads' },
          choices: [
            { zh: '第一条', en: 'The first' },
            { zh: '第二条', en: 'The second' },
          ],
        }),
      }),
    }),
    different: goTo('DIFFERENT', ['OPEN'], {
      ...{ zh: '不是同一人', en: 'Two persons', opinion: 'REQUIRED', guard: isSomebodyElse },
    }),
    handOver: handOver(['OPEN']),
    comment: comment(['OPEN']),
  },
  words,
  async facts(ctx, matter) {
    const pair = await store.findPairOfMatter(ctx.tx, ctx.actor.reach, matter.id)
    if (!pair) return []
    return [
      { label: { zh: '依据', en: 'Found by' }, value: duplicateBases[pair.basis] },
      { label: { zh: '第一条记录', en: 'First record' }, value: nameAndPlace(pair.firstName, pair.firstOrg) },
      { label: { zh: '第二条记录', en: 'Second record' }, value: nameAndPlace(pair.secondName, pair.secondOrg) },
    ]
  },
  arrive: {
    SAME: (ctx, matter) => mergePair(ctx, matter),
    DIFFERENT: (ctx, matter) => noteDifferent(ctx, matter),
  },
})

function nameAndPlace(name: string | null, org: string | null): Sentence {
  const text = name === null ? words['members.duplicate-record-gone'] : undefined
  return text ?? { zh: `${name}（${org}）`, en: `${name} (${org})` }
}

// The kernel keeps one person out of what is about him; here it is about two.
function isSomebodyElse({ data }: Matter, { personId }: Person): true | string {
  const about = (data.personIds ?? []) as readonly string[]
  return personId !== null && about.includes(personId) ? 'members.duplicate-oneself' : true
}
