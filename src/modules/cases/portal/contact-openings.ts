import { minuteOf } from '#kernel/day-text.ts'
import type { Sentence } from '#kernel/errors.ts'
import { html, type Safe } from '#kernel/html.ts'
import { postName } from '#modules/accounts/contract.ts'
import { type OpeningPurpose, openingPurposes } from '../codes.ts'

/** Somebody's asking to see the contact or the words that were taken out, as its writer is told: organisation and post, no name. */
export type OpeningTold = {
  readonly at: Date
  readonly byName: string
  readonly post: string
  readonly what: 'CONTACT' | 'ORIGINAL'
  readonly purpose: OpeningPurpose
  readonly reason: string
  readonly state: 'WAITING' | 'OPEN' | 'REFUSED' | 'WITHDRAWN'
  readonly decidedBy: string | null
  readonly decidedPost: string | null
  readonly openUntil: Date | null
  readonly looks: readonly Date[]
}

/** Who asked to see what is sealed, why, who decided, and each look: all of it, also what was refused (D23, D24). */
export function contactOpeningsBlock(openings: readonly OpeningTold[]): Safe | null {
  if (openings.length === 0) return null
  const of = (kind: OpeningTold['what']) => openings.filter(({ what }) => what === kind)
  return html`${block(w.contact, of('CONTACT'))}${block(w.original, of('ORIGINAL'))}`
}

const block = ({ title, lead }: { title: Sentence; lead: Sentence }, openings: readonly OpeningTold[]): Safe | null =>
  openings.length === 0
    ? null
    : html`
    <section class="author-form">
      <h2>${title.zh}</h2>
      <p>${lead.zh}</p>
      ${openings.map(opening)}
    </section>`

const opening = (of: OpeningTold): Safe => html`
  <div class="notice-box">
    <p><strong>${w.asked(`${of.byName}（${postOf(of.post)}）`, minuteOf(of.at)).zh}</strong></p>
    <p>${w.why(openingPurposes[of.purpose].zh, of.reason).zh}</p>
    <p>${became(of).zh}</p>
    ${of.openUntil && html`<p>${looked(of.looks).zh}</p>`}
  </div>`

function became(of: OpeningTold): Sentence {
  const by = of.decidedBy === null ? '' : `${of.decidedBy}（${postOf(of.decidedPost ?? '')}）`
  if (of.state === 'OPEN' && of.openUntil) return w.open(by, minuteOf(of.openUntil))
  if (of.state === 'REFUSED') return w.refused(by)
  return { WAITING: w.waiting, WITHDRAWN: w.withdrawn, OPEN: w.waiting }[of.state]
}

const looked = (looks: readonly Date[]): Sentence => (looks.length === 0 ? w.unseen : w.seen(looks.map(minuteOf)))

const postOf = (post: string) => postName(post).zh

const w = {
  contact: {
    title: { zh: '谁申请看过您的称呼和电话', en: 'Who asked to see your name and telephone number' },
    lead: {
      zh: '平时办理人员看不到您的称呼和电话。要看，须写明用途，并由另一个岗位的人批准；每一次都列在这里。您随时可以删除称呼和电话。',
      en: 'The desk does not see them. To see them takes a purpose and somebody of another post; each time stands here. You may erase them at any time.',
    },
  },
  original: {
    title: { zh: '谁申请看过被遮盖的原文', en: 'Who asked to see what was taken out' },
    lead: {
      zh: '您的留言有一部分被遮盖，原文封存着。要看，须写明用途，并由另一个岗位的人批准；每一次都列在这里。',
      en: 'Part of your message was taken out and is sealed. To see it takes a purpose and somebody of another post; each time stands here.',
    },
  },
  asked: (who: string, when: string): Sentence => ({
    zh: `${who} ${when} 申请查看`,
    en: `${who} asked on ${when}`,
  }),
  why: (purpose: string, reason: string): Sentence => ({
    zh: `用途：${purpose}。${reason}`,
    en: `For: ${purpose}. ${reason}`,
  }),
  waiting: { zh: '正等第二人审批，还没有开放。', en: 'Waits for the second person; nothing is open.' },
  open: (by: string, until: string): Sentence => ({
    zh: `${by}同意，只对申请人开放到 ${until}。`,
    en: `Allowed by ${by}, to who asked only, until ${until}.`,
  }),
  refused: (by: string): Sentence => ({ zh: `${by}没有同意，没有开放。`, en: `Refused by ${by}; nothing was opened.` }),
  withdrawn: { zh: '申请人已撤回，没有开放。', en: 'Withdrawn; nothing was opened.' },
  unseen: { zh: '还没有看过。', en: 'Not looked at yet.' },
  seen: (when: readonly string[]): Sentence => ({
    zh: `看过${when.length}次：${when.join('、')}。`,
    en: `Looked at ${when.length} times: ${when.join(', ')}.`,
  }),
} as const
