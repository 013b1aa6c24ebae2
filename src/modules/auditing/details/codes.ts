import { roleNames } from '#modules/accounts/codes.ts'
import { callActs, caseKinds, channelKinds, measureKinds, openingPurposes } from '#modules/cases/codes.ts'
import { remarkKinds } from '#modules/feedback/codes.ts'
import { memberFields, photoField, revealReasons } from '#modules/members/codes.ts'
import { runKinds } from '#modules/operations/codes.ts'
import { reshapingKinds } from '#modules/organisations/codes.ts'
import { actKinds, purposes } from '../codes.ts'

type Table = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

/** What is done to a matter 审批事项, and in a call to other bodies. */
export const matterActs = {
  agree: { zh: '同意', en: 'agreed' },
  disagree: { zh: '不同意', en: 'disagreed' },
  sendBack: { zh: '退回修改', en: 'sent back' },
  submitAgain: { zh: '改好再报', en: 'submitted again' },
  handOver: { zh: '转办', en: 'handed over' },
  addSigner: { zh: '加签', en: 'added a signer' },
  comment: { zh: '留言', en: 'commented' },
  withdraw: { zh: '撤回', en: 'withdrew' },
  giveUp: { zh: '放弃', en: 'gave up' },
  same: { zh: '认定同一人', en: 'found one person' },
  different: { zh: '认定不是同一人', en: 'found two persons' },
  uphold: { zh: '复核维持', en: 'upheld' },
  overturn: { zh: '复核撤销', en: 'lifted on appeal' },
  lift: { zh: '主动撤销', en: 'lifted' },
  appeal: { zh: '登记复核申请', en: 'wrote an appeal down' },
  askFirst: { zh: '退回，先请补充', en: 'back: ask first' },
  rewrite: { zh: '退回，换一种写法', en: 'back: write it otherwise' },
  redirect: { zh: '紧急，告知拨打110、119、120', en: 'urgent: told whom to call' },
  accept: { zh: '受理', en: 'accepted' },
  refuse: { zh: '不按信访办理', en: 'no petition' },
  askExtension: { zh: '申请延期', en: 'asked for more time' },
  backToHandling: { zh: '退回办理', en: 'back to handling' },
  answer: { zh: '书面答复', en: 'answered' },
  askReview: { zh: '登记复查申请', en: 'a review was asked for' },
  review: { zh: '作出复查意见', en: 'reviewed' },
  askFinal: { zh: '登记复核申请', en: 'a re-review was asked for' },
  end: { zh: '作出复核意见', en: 're-reviewed' },
  ...callActs,
} as const

// The same acts under the names of their events; who writes asks by himself.
const petitionActs = {
  acceptPetition: matterActs.accept,
  refusePetition: matterActs.refuse,
  redirectPetition: matterActs.redirect,
  extendPetition: { zh: '延期', en: 'extended' },
  answerPetition: matterActs.answer,
  askPetitionReview: { zh: '申请复查', en: 'a review was asked for' },
  reviewPetition: matterActs.review,
  askPetitionFinal: { zh: '申请复核', en: 'a re-review was asked for' },
  endPetition: matterActs.end,
} as const

const fields = {
  ...memberFields,
  ...photoField,
  age: { zh: '年龄', en: 'Age' },
  status: { zh: '党籍状态', en: 'Status' },
  partyAge: { zh: '党龄', en: 'Years in the Party' },
  orgName: { zh: '所在支部', en: 'Branch' },
} as const

// One code means different things in different chapters: the table is chosen by the detail and by the act it stands with.
const tables: Readonly<Record<string, readonly (readonly [acts: RegExp, of: Table])[]>> = {
  reason: [[/^members\.revealed$/, revealReasons]],
  purpose: [
    [/^auditing\.searched$/, purposes],
    [/^cases\.(?:contact|original)-/, openingPurposes],
  ],
  kind: [
    [/^auditing\.searched$/, actKinds],
    [/^cases\.submitted$/, caseKinds],
    [/^cases\.arriv/, channelKinds],
    [/^cases\.measure-/, measureKinds],
    [/^feedback\./, remarkKinds],
    [/^operations\.run-/, runKinds],
    [/^organisations\./, reshapingKinds],
  ],
  act: [
    [/^(?:procedure\.acted|cases\.call-moved)$/, matterActs],
    [/^cases\.petition-moved$/, petitionActs],
  ],
  role: [[/^accounts\./, roleNames]],
  fields: [[/^members\./, fields]],
  field: [[/^members\./, fields]],
  columns: [[/^members\./, fields]],
}

/** What a code in this detail of this act is called; nothing when it stands in no table, and is then not shown. */
export function codeName(act: string, detail: string, code: string): Table[string] | undefined {
  const of = tables[detail]?.find(([acts]) => acts.test(act))?.[1]
  return of && Object.hasOwn(of, code) ? of[code] : undefined
}
