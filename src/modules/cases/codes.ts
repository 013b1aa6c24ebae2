export { callActs } from './calling/codes.ts'
export { channelKinds } from './channels/codes.ts'

/** What a person brings (11.1). */
export const caseKinds = {
  CONSULT: { zh: '咨询', en: 'question' },
  HELP: { zh: '求助', en: 'request for help' },
  COMPLAINT: { zh: '投诉', en: 'complaint' },
  REPORT: { zh: '举报', en: 'report of wrongdoing' },
  SUGGESTION: { zh: '建议', en: 'suggestion' },
  PRAISE: { zh: '表扬', en: 'praise' },
} as const

/** Where a case stands, as the desk sees it (11.1). */
export const caseStates = {
  SUBMITTED: { zh: '待受理', en: 'submitted' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'not accepted' },
  ACCEPTED: { zh: '已受理', en: 'accepted' },
  ASSIGNED: { zh: '已派单', en: 'assigned' },
  SENT_BACK: { zh: '已退回', en: 'sent back' },
  SIGNED: { zh: '已签收', en: 'signed for' },
  HANDLING: { zh: '办理中', en: 'in hand' },
  REPLIED: { zh: '已答复', en: 'replied' },
  CLOSED: { zh: '已结案', en: 'closed' },
  REOPENED: { zh: '重新办理', en: 'reopened' },
} as const

/** What came of it (D21): the first three only the citizen can say, the last two the desk with a stated reason. */
export const outcomes = {
  SOLVED: { by: 'citizen', zh: '已解决', en: 'solved' },
  PARTLY: { by: 'citizen', zh: '部分解决', en: 'partly solved' },
  NOT_SOLVED: { by: 'citizen', zh: '未解决', en: 'not solved' },
  NOT_OURS: { by: 'desk', zh: '不属于本单位职责', en: 'not within our duties' },
  CANNOT: { by: 'desk', zh: '目前无法办理', en: 'cannot be done at present' },
} as const

/** How satisfied the citizen is 好差评: the five grades of the national rating of services. */
export const grades = {
  5: { zh: '非常满意', en: 'very satisfied' },
  4: { zh: '满意', en: 'satisfied' },
  3: { zh: '基本满意', en: 'fairly satisfied' },
  2: { zh: '不满意', en: 'dissatisfied' },
  1: { zh: '非常不满意', en: 'very dissatisfied' },
} as const

/** The steps the citizen sees on the status line (UX-PT8). */
export const publicSteps = {
  SUBMITTED: { zh: '已提交', en: 'submitted' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'not accepted' },
  ACCEPTED: { zh: '已受理', en: 'accepted' },
  HANDLING: { zh: '办理中', en: 'in hand' },
  REPLIED: { zh: '已答复', en: 'replied' },
  RATED: { zh: '已评价', en: 'rated' },
  /** Its writer took back what staff had filed for him, before anybody answered. */
  WITHDRAWN: { zh: '本人已撤回', en: 'taken back by its writer' },
} as const

/**
 * Why a case is not accepted, and where the citizen should turn (11.1). A closed list: criticism is no reason (PRV-03). The words of a
 * public one stay in public, so that everybody may judge the reason, but where they themselves would do harm (decisions 135).
 */
export const notAcceptedReasons = {
  IN_COURT: {
    withholds: false,
    zh: '事项已进入诉讼、仲裁或行政复议。请向受理的法院、仲裁机构或复议机关了解进展。',
    en: 'The matter is before a court, an arbitrator or in review. Please ask there how it stands.',
  },
  IN_PETITION: {
    withholds: false,
    zh: '事项已按信访程序办理。请向登记的信访机构查询。',
    en: 'The matter is already a petition. Please ask the petition office that registered it.',
  },
  NAMED_OFFICIAL: {
    withholds: true,
    zh: '检举干部违纪违法，请拨打12388或向纪检监察机关反映，以保护您的信息。',
    en: 'Please bring reports against named officials to the discipline inspection office, telephone 12388, which protects you.',
  },
  EMERGENCY: {
    withholds: true,
    zh: '事情紧急，请立即拨打110（报警）、119（火警）或120（急救）。',
    en: 'This is an emergency. Please call 110 (police), 119 (fire) or 120 (ambulance) at once.',
  },
  STATE_SECRET: {
    withholds: true,
    zh: '内容可能涉及国家秘密，不能在互联网上办理。请到现场反映，不要再次上传。',
    en: 'The matter may touch state secrets and cannot be handled online. Please come in person and do not upload it again.',
  },
  NO_MATTER: {
    withholds: false,
    zh: '看不出要反映的事情。请补充时间、地点和经过后重新提交。',
    en: 'No matter can be made out. Please submit again with time, place and what happened.',
  },
} as const

/** How somebody agreed that a case is filed for him 帮办 (B07). */
export const consents = {
  SPOKEN: { zh: '当面口头同意', en: 'said so in person' },
  WRITTEN: { zh: '书面同意', en: 'in writing' },
  BY_PHONE: { zh: '电话里同意', en: 'said so on the telephone' },
} as const

/** How the answer goes back to the writer of a filed case. */
export const answerWays = {
  CODE: { zh: '本人或家人凭查询码查看', en: 'with number and code' },
  TELL: { zh: '当面或打电话告诉', en: 'told in person or by telephone' },
  LETTER: { zh: '书面送达', en: 'on paper' },
} as const

/** The ways by which a case is filed for its writer. */
export const filedChannels = {
  VISIT: { zh: '来访', en: 'a visit' },
  HOTLINE: { zh: '来电', en: 'a call' },
  PAPER: { zh: '来信', en: 'a letter' },
  REPRESENTATIVE: { zh: '代表委员转来', en: 'a representative’s note' },
} as const

export type Consent = keyof typeof consents
export type AnswerWay = keyof typeof answerWays
export type FiledChannel = keyof typeof filedChannels

/** For what the contact of a case may be seen (D23). A closed list; each takes a sentence of one's own beside it. */
export const contactPurposes = {
  VISIT: { zh: '要上门察看或者上门办理', en: 'a visit to the place or the house' },
  NO_NET: { zh: '本人不上网，要打电话告诉答复', en: 'the writer has no net and is told by telephone' },
  URGENT: { zh: '事情紧急，等不及网上回答', en: 'it is urgent and cannot wait for an answer on the site' },
  IDENTITY: { zh: '依法要核对本人身份', en: 'the law asks who the writer is' },
} as const

/** For what words that were taken out may be seen. */
export const originalPurposes = {
  APPEAL: { zh: '复核遮盖得对不对', en: 'to look whether rightly taken out' },
  AUDIT: { zh: '检查有没有乱遮乱盖', en: 'to check how the power is used' },
  LAW: { zh: '依法要用原文', en: 'the law asks for the original' },
} as const

/** For what anything that is sealed of a case may be opened. */
export const openingPurposes = { ...contactPurposes, ...originalPurposes } as const

/** What may be done to a public word (D24). */
export const measureKinds = {
  HIDE: { zh: '整件隐藏', en: 'hidden' },
  REDACT: { zh: '遮盖部分文字', en: 'parts taken out' },
  BLOCK: { zh: '停止补充', en: 'closed to additions' },
} as const

/** Who decides an appeal against a measure: the desk above, the reviewer that the top had named, or somebody else of the office (decisions 273). */
export type ReviewWay = 'ABOVE' | 'REVIEWER' | 'OWN'

/** Whose words a measure takes parts from: all that stands beside a message is moderated as it is (decisions 144). */
export const measuredWords = {
  CASE: { zh: '标题和内容', en: 'title and text' },
  SUPPLEMENT: { zh: '补充', en: 'what was added' },
  RATING: { zh: '评价的话', en: 'why it was judged so' },
  REPLY: { zh: '答复', en: 'an answer' },
  EVENT: { zh: '办理记录里的话', en: 'a line of the course' },
} as const

/** Lines of the course whose words somebody wrote; the others are the system’s and stay as they are (T38). As in the database’s `is_written`. */
export const writtenActs: readonly string[] = [
  'rate',
  'reopen',
  'extend',
  'giveFirstWord',
  'endUrgency',
  'sendBack',
  'separate',
  'takeOver',
  'direct',
  'breakPromise',
  'acceptPetition',
  'refusePetition',
  'redirectPetition',
  'extendPetition',
  'askPetitionReview',
  'reviewPetition',
  'askPetitionFinal',
  'endPetition',
]

/**
 * The published list of rules by which a word may be hidden, each with the day since when; before it nothing is hidden by it (D24, PRV-03). The code is
 * never used for another rule. That something is criticism, or wrong, or said in an unfriendly way, is no rule.
 */
export const moderationRules = {
  H1: {
    ...{ since: '2026-11-28', kinds: ['HIDE', 'REDACT'] },
    zh: '含有他人的身份证号、电话、住址、健康等个人信息',
    en: 'it holds personal data of others: numbers, telephone, home, health',
  },
  H2: {
    ...{ since: '2026-11-28', kinds: ['HIDE', 'REDACT'] },
    zh: '含有未成年人可以被认出的信息',
    en: 'a minor can be recognised',
  },
  H3: {
    ...{ since: '2026-11-28', kinds: ['HIDE', 'REDACT'] },
    zh: '含有对他人的辱骂或者威胁；批评和意见不算',
    en: 'it insults or threatens somebody; criticism does not count',
  },
  H4: {
    ...{ since: '2026-11-28', kinds: ['HIDE', 'REDACT'] },
    zh: '含有国家秘密或者法律规定不得公开的内容',
    en: 'it holds what the law forbids to publish',
  },
  H5: {
    ...{ since: '2026-11-28', kinds: ['HIDE', 'BLOCK'] },
    zh: '广告，或者与反映事项无关的反复刷屏',
    en: 'advertising, or flooding that has nothing to do with the matter',
  },
} as const satisfies Record<
  string,
  { zh: string; en: string; since: string; kinds: readonly (keyof typeof measureKinds)[] }
>

/** What may be in danger by the words of a message, and whom to call first (11.1). The sentences stand in `words.ts`. */
export const hintCodes = [
  'cases.hint-fire',
  'cases.hint-police',
  'cases.hint-ambulance',
  'cases.hint-distress',
  'cases.hint-officials',
] as const

export type HintCode = (typeof hintCodes)[number]
export type ContactPurpose = keyof typeof contactPurposes
export type OpeningPurpose = keyof typeof openingPurposes
export type OriginalPurpose = keyof typeof originalPurposes
export type MeasuredWords = keyof typeof measuredWords
export type MeasureKind = keyof typeof measureKinds
export type ModerationRule = keyof typeof moderationRules
export type CaseKind = keyof typeof caseKinds
export type CaseState = keyof typeof caseStates
export type Outcome = keyof typeof outcomes
export type Grade = keyof typeof grades
export type PublicStep = keyof typeof publicSteps
export type NotAcceptedReason = keyof typeof notAcceptedReasons
