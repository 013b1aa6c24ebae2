import { z } from 'zod'
import { procedure } from '#kernel/procedure/define.ts'
import {
  addSigner,
  agree,
  comment,
  conclude,
  disagree,
  goTo,
  handOver,
  returnToStep,
  sendBack,
  withdraw,
} from '#kernel/procedure/standard-acts.ts'

const handled = ['CHECK', 'JOINT', 'LEADER'] as const

/** A procedure with everything a definition can have; the kernel is shown by it. A chapter's own is one file like this. */
export const sampleProcedure = procedure({
  name: 'tests.joint-decision',
  title: { zh: '联合会签', en: 'A joint decision' },
  states: {
    DRAFT: { zh: '填写', en: 'Being written', seats: 'STARTER' },
    CHECK: {
      ...{ zh: '初审', en: 'First check', seats: { party: 'checker' } },
      joins: { needs: 'ANY', agreed: 'JOINT', disagreed: 'REFUSED' },
      clock: { limit: { workMinutes: 240 }, passed: { escalatesTo: { party: 'superior' } } },
    },
    JOINT: {
      ...{ zh: '会签', en: 'Joint signing', seats: { party: 'signers' } },
      joins: { needs: 2, agreed: 'LEADER', disagreed: 'REFUSED' },
      clock: { limit: { workdays: 5 }, passed: { escalatesTo: { party: 'superior' } } },
    },
    LEADER: {
      ...{ zh: '签发', en: 'Signing off', seats: { party: 'leaders' } },
      joins: { needs: 'ALL', agreed: 'AGREED', disagreed: 'REFUSED' },
      clock: { limit: { workdays: 3 }, passed: { goesTo: 'LAPSED' } },
    },
    AGREED: { zh: '已同意', en: 'Agreed', ends: 'AGREED' },
    REFUSED: { zh: '不同意', en: 'Refused', ends: 'REFUSED' },
    WITHDRAWN: { zh: '已撤回', en: 'Withdrawn', ends: 'WITHDRAWN' },
    LAPSED: { zh: '到期终止', en: 'Lapsed', ends: 'LAPSED' },
  },
  starts: 'DRAFT',
  papers: [{ key: 'cause', zh: '来由', en: 'What led to it', isOptional: true }],
  acts: {
    submit: goTo('CHECK', ['DRAFT'], {
      ...{ zh: '提交', en: 'Submit' },
      fields: z.strictObject({
        subject: z.string().trim().min(2).max(60).meta({ zh: '事由', en: 'What for' }),
        wantedOn: z.iso.date().optional().meta({ zh: '日期', en: 'Day' }),
      }),
      papers: [{ key: 'plan', zh: '方案', en: 'Plan' }],
    }),
    giveUp: goTo('WITHDRAWN', ['DRAFT'], { zh: '不办了', en: 'Give up' }),
    agree: agree(handled, { papers: [{ key: 'word', zh: '书面意见', en: 'Written opinion', isOptional: true }] }),
    disagree: disagree(handled),
    sendBack: sendBack('DRAFT', handled, { severalAtOnce: true }),
    returnToStep: returnToStep(['JOINT', 'LEADER']),
    handOver: handOver(handled),
    addSigner: addSigner(handled),
    comment: comment(handled),
    waitNoLonger: conclude('LEADER', ['JOINT'], { zh: '不等了', en: 'Wait no longer', by: 'STARTER' }),
    withdraw: withdraw('DRAFT', ['CHECK']),
  },
  facts: (_, matter) => [
    {
      label: { zh: '事由', en: 'What for' },
      value: { zh: String(matter.data.subject), en: String(matter.data.subject) },
    },
  ],
})
