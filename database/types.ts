// Generated from the migrations by tools/dump-types.ts; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

/** A value of a jsonb column. */
export type Json = unknown

interface AccountsAccount {
  id: string
  orgId: string
  orgPath: string
  personId: string | null
  login: string
  displayName: string
  passwordHash: string | null
  disabledAt: Date | null
  createdAt: Generated<Date>
}

interface AccountsAccountList {
  id: string
  orgId: string
  orgPath: string
  accountId: string
  actorName: string
  fileName: string
  digest: Buffer
  state: Generated<string>
  mode: string | null
  rowsTotal: number
  rowsNew: number
  rowsKnown: number
  rowsWrong: number
  faults: Generated<Json>
  notes: Generated<Json>
  createdAt: Date
  endedAt: Date | null
  linksSealed: Buffer | null
  linksUntil: Date | null
  linksTakenAt: Date | null
  makerId: string | null
  makerName: string | null
}

interface AccountsAccountListRow {
  listId: string
  rowNumber: number
  orgId: string
  orgPath: string
  displayName: string
  login: string
  isProposed: boolean
  role: string
  until: string | null
  accountId: string | null
  identityId: string | null
  declinedAt: Date | null
  refusal: Json | null
}

interface AccountsAccountNotice {
  id: string
  accountId: string
  kind: string
  byName: Generated<string>
  at: Date
  seenAt: Date | null
  mailedAt: Date | null
}

interface AccountsCeremony {
  tokenHash: Buffer
  kind: string
  accountId: string | null
  sealed: Buffer
  expiresAt: Date
}

interface AccountsDelegation {
  id: string
  orgId: string
  orgPath: string
  identityId: string
  fromAccountId: string
  toAccountId: string
  valid: string
  reason: string
  madeBy: string
  revokedAt: Date | null
  createdAt: Generated<Date>
}

interface AccountsIdentity {
  id: string
  accountId: string
  orgId: string
  orgPath: string
  role: string
  valid: Generated<string>
  grantedBy: string | null
  createdAt: Generated<Date>
  endedAt: Date | null
  line: string | null
}

interface AccountsInvitation {
  tokenHash: Buffer
  accountId: string
  expiresAt: Date
  usedAt: Date | null
}

interface AccountsPasskey {
  id: string
  accountId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  createdAt: Generated<Date>
  usedOn: string | null
}

interface AccountsProgramKey {
  id: string
  orgId: string
  orgPath: string
  name: string
  purpose: string
  readings: string[]
  lastDay: string
  askedBy: string
  askedName: string
  askedAt: Date
  decidedBy: string | null
  decidedName: string | null
  decidedAt: Date | null
  isAllowed: boolean | null
  keyHash: Buffer | null
  takenAt: Date | null
  endedAt: Date | null
}

interface AccountsProviderLink {
  accountId: string
  issuer: string
  subjectHash: Buffer
  linkedOn: string
}

interface AccountsRecoveryCode {
  accountId: string
  codeHash: Buffer
}

interface AccountsSavedView {
  accountId: string
  list: string
  sealedFor: string
  sealed: Buffer
  savedAt: Date
}

interface AccountsSession {
  tokenHash: Buffer
  accountId: string
  identityId: string
  createdAt: Generated<Date>
  seenAt: Generated<Date>
  expiresAt: Date
  device: Generated<string>
  id: Generated<string>
  provedAt: Generated<Date>
  delegationId: string | null
  isStrong: Generated<boolean>
}

interface AccountsTotp {
  accountId: string
  secret: Buffer
  lastStep: number
  createdAt: Generated<Date>
}

interface AccountsUnsentForm {
  accountId: string
  form: string
  sealed: Buffer
  savedAt: Date
}

interface AppAttempt {
  subject: Buffer
  at: Date
}

interface AppFile {
  id: string
  orgId: string
  orgPath: string
  name: string
  mediaType: string
  size: number
  digest: Buffer
  accountId: string | null
  createdAt: Generated<Date>
  waitsUntil: Date | null
  takenBy: string | null
}

interface AppIdempotency {
  key: string
  caller: string
  digest: Buffer
  answer: Buffer | null
  createdAt: Generated<Date>
}

interface AppRemoved {
  id: string
  orgId: string
  orgPath: string
  kind: string
  name: string
  content: Json
  removedByName: string
  removedAt: Date
}

interface AppSetting {
  name: string
  value: Json
  changedAt: Generated<Date>
}

interface AppTask {
  id: string
  orgId: string
  orgPath: string
  kind: string
  accountId: string | null
  state: Generated<string>
  done: Generated<number>
  total: number | null
  result: Json | null
  cancelAsked: Generated<boolean>
  createdAt: Generated<Date>
  endedAt: Date | null
}

interface AuditEntry {
  id: string
  at: Date
  transactionId: Generated<string>
  actorKind: string
  accountId: string | null
  identityId: string | null
  actorName: string
  role: string
  orgId: string | null
  act: string
  subject: string | null
  subjectId: string | null
  details: Generated<Json>
  requestId: string | null
  mac: Buffer
}

interface AuditSeal {
  sequence: number
  entryId: string
  digest: Buffer
  mac: Buffer
  sealedAt: Date
}

interface AuditingChainCheck {
  id: string
  askedBy: string
  askerName: string
  orgId: string
  orgName: string
  state: Generated<string>
  askedAt: Date
  begunAt: Date | null
  endedAt: Date | null
  done: Generated<number>
  total: number | null
  findings: number | null
  named: Generated<Json>
  sheet: string | null
}

interface CasesArrival {
  id: string
  caseId: string
  channelId: string
  messageHash: Buffer
  handleSealed: Buffer | null
  at: Date
}

interface CasesCase {
  id: string
  number: string
  codeHash: Buffer | null
  orgId: string
  orgPath: string
  orgName: string
  aboutOrgId: string
  aboutName: string
  kind: string
  title: string
  body: string
  writerMask: string
  contactSealed: Buffer | null
  isPublic: boolean
  state: Generated<string>
  outcome: string | null
  grade: number | null
  channel: string
  acceptDueOn: string | null
  answerDueOn: string | null
  dueProvisional: Generated<boolean>
  extendedDays: Generated<number>
  extensionReason: string | null
  refusalReason: string | null
  refusalNote: string | null
  sendBacks: Generated<number>
  extensions: Generated<number>
  reopenings: Generated<number>
  assignedById: string | null
  previousId: string | null
  source: string | null
  sourceId: string | null
  isImported: GeneratedAlways<boolean | null>
  createdAt: Date
  acceptedAt: Date | null
  repliedAt: Date | null
  firstRepliedAt: Date | null
  wasOnTime: boolean | null
  closedAt: Date | null
  escalatedAt: Date | null
  searchText: string
  terms: string
  version: Generated<number>
  hiddenRule: string | null
  hiddenBy: string | null
  hiddenAt: Date | null
  hiddenAppeal: string | null
  isClosed: Generated<boolean>
  field: string | null
  joinedToId: string | null
  voices: Generated<number>
  isDirect: Generated<boolean>
  acceptDueAt: Date | null
  escalatedToId: string | null
  inPetitionSince: Date | null
  petitionId: string | null
  refusedAt: Date | null
  refusedFor: string | null
  refusedNoteDigest: Buffer | null
  isWithheld: Generated<boolean>
  signDueOn: string | null
  judgeDueOn: string | null
  urgency: string | null
  isUrgent: Generated<boolean>
  urgentAt: Date | null
  firstWordDueAt: Date | null
  firstWordAt: Date | null
  firstWords: Generated<number>
  dueOn: GeneratedAlways<string | null>
  dueAt: GeneratedAlways<Date | null>
  second: string | null
  third: string | null
  emergencyAt: Date | null
  utilitiesAt: Date | null
  earlierToldInTime: Generated<number>
  earlierToldLate: Generated<number>
  earlierUntold: Generated<number>
  takenBackAt: Date | null
  takenBackAs: string | null
}

interface CasesChannel {
  id: string
  orgId: string
  orgPath: string
  kind: string
  name: string
  state: Generated<string>
  replyUrl: string | null
  isPrivate: boolean
  secretSealed: Buffer | null
  createdAt: Date
  lastArrivalAt: Date | null
  lastSentAt: Date | null
  lastFault: string | null
  lastFaultAt: Date | null
  mailbox: string | null
  commentsOpenedAt: Date | null
}

interface CasesClassList {
  orgId: string
  orgPath: string
  lines: Json
  changedByName: string
  changedAt: Date
}

interface CasesCounter {
  day: string
  last: number
  base: number | null
}

interface CasesDesk {
  orgId: string
  orgPath: string
  openedOn: Generated<string>
}

interface CasesEnclosure {
  id: string
  caseId: string | null
  at: Date
  mediaType: string
  size: number
  nameSealed: Buffer | null
  contentSealed: Buffer | null
  erasedAt: Date | null
  form: string | null
  digest: Buffer | null
  waitsUntil: Date | null
}

interface CasesEvent {
  id: string
  caseId: string
  at: Date
  act: string
  byName: string
  toName: string | null
  reason: string | null
  actorName: string | null
  note: string | null
}

interface CasesFiling {
  id: string
  caseId: string
  at: Date
  byName: string
  actorName: string
  consent: string
  answerWay: string
  toldAt: Date | null
  toldName: string | null
  revokedAt: Date | null
}

interface CasesKnowledge {
  id: string
  orgId: string
  orgPath: string
  orgName: string
  placeId: string
  placePath: string
  field: string | null
  question: string
  answer: string
  state: string
  proposedAt: Date
  shownAt: Date | null
  takenBackAt: Date | null
  takenBackReason: string | null
  searchText: string
  search: string
}

interface CasesLook {
  id: string
  openingId: string
  caseId: string
  at: Date
}

interface CasesMeasure {
  id: string
  caseId: string
  matterId: string
  kind: string
  rule: string
  reason: string
  byName: string
  at: Date
  original: Buffer | null
  originalDigest: Buffer | null
  resultDigest: Buffer | null
  transactionId: Generated<string>
  appealedAt: Date | null
  appealReason: string | null
  appealDecidedAt: Date | null
  appealDecidedBy: string | null
  liftedAt: Date | null
  wordsOf: Generated<string>
  wordsId: string | null
  promiseDigests: Json | null
  reviewWay: Generated<string>
  reviewBy: string | null
}

interface CasesMessageFile {
  id: string
  channelId: string
  orgId: string
  orgPath: string
  name: string
  digest: Buffer
  contentSealed: Buffer | null
  rowHashes: Buffer[]
  faults: Json
  rowsTotal: number
  rowsNew: number
  rowsKnown: number
  rowsWrong: number
  state: Generated<string>
  taskId: string | null
  actorName: string
  createdAt: Date
  endedAt: Date | null
  answeredAt: Date | null
  fetchedAt: Date | null
}

interface CasesOpenGroup {
  month: string
  field: string
  kind: string
  state: string
  cases: number
  second: Generated<string>
}

interface CasesOpenMonth {
  month: string
  countedAt: Date
}

interface CasesOpening {
  id: string
  caseId: string
  what: string
  measureId: string | null
  matterId: string
  at: Date
  askedBy: string
  byName: string
  post: string
  purpose: string
  reason: string
  state: Generated<string>
  decidedAt: Date | null
  decidedBy: string | null
  decidedPost: string | null
  openUntil: Date | null
}

interface CasesPlaceLimit {
  orgId: string
  orgPath: string
  name: string
  amount: number
  changedByName: string
  changedAt: Date
}

interface CasesPromise {
  id: string
  caseId: string
  replyId: string | null
  byName: string
  what: string
  dueOn: string
  at: Date
  state: Generated<string>
  doneOn: string | null
  reason: string | null
  settledAt: Date | null
  settledName: string | null
  callId: string | null
}

interface CasesPublicReplyFile {
  id: string
  caseId: string
  replyId: string
  at: Date
  mediaType: string
  size: number
  nameSealed: Buffer
  contentSealed: Buffer
  isStruck: boolean
}

interface CasesQuestion {
  id: string
  caseId: string
  at: Date
  text: string
  byName: string
  actorName: string
  answeredAt: Date | null
  answer: string | null
}

interface CasesRating {
  id: string
  caseId: string
  at: Date
  outcome: string
  grade: number | null
  reason: string
}

interface CasesRefusedMail {
  id: string
  orgId: string
  orgPath: string
  channelId: string | null
  fault: string
  at: Date
}

interface CasesReply {
  id: string
  caseId: string
  at: Date
  text: string
  byName: string
  actorName: string | null
}

interface CasesReplyFile {
  id: string
  caseId: string
  replyId: string
  at: Date
  mediaType: string
  size: number
  nameSealed: Buffer
  contentSealed: Buffer
  isPublic: boolean
}

interface CasesReviewRequest {
  id: string
  caseId: string
  matterId: string
  stage: string
  reason: string
  at: Date
}

interface CasesReviewer {
  orgId: string
  orgPath: string
  reviewerId: string
  namedByName: string
  namedAt: Date
}

interface CasesSecondClass {
  field: string
  second: string
}

interface CasesSupplement {
  id: string
  caseId: string
  at: Date
  text: string
}

interface CasesTelling {
  id: string
  caseId: string
  channelId: string
  what: string
  replyId: string | null
  codeSealed: Buffer | null
  state: Generated<string>
  tries: Generated<number>
  nextAt: Date
  fault: string | null
  at: Date
  endedAt: Date | null
  toldName: string | null
  hints: Generated<string[]>
  eventId: string | null
}

interface CasesThirdClass {
  field: string
  second: string
  third: string
}

interface ConsultationsConsultation {
  id: string
  orgId: string
  orgPath: string
  orgName: string
  title: string
  question: string
  openedOn: string
  closesOn: string
  answerDueOn: string
  findings: Json | null
  foundAt: Date | null
  closedAt: Date | null
  answer: string | null
  answeredOn: string | null
  answeredBy: string | null
  askerId: string | null
  keptByName: string | null
  projectId: string | null
  topicWords: string[] | null
  topicMessages: number | null
  topicOn: string | null
}

interface ConsultationsSalt {
  consultationId: string
  bytes: Buffer
  published: Generated<number>
}

interface ConsultationsStance {
  statementId: string
  taker: Buffer
  consultationId: string
  orgId: string
  orgPath: string
  value: number
}

interface ConsultationsStatement {
  id: string
  consultationId: string
  orgId: string
  orgPath: string
  no: number
  handedOn: string
  origin: string
  text: string | null
  state: string
  decideByOn: string
  rule: string | null
  reason: string | null
  outcome: string | null
  answer: string | null
  dueOn: string | null
  sealed: Buffer | null
  toldOn: string | null
  isDone: boolean | null
  toldText: string | null
  toldBy: string | null
}

interface DemandsModel {
  learnedAt: Date
  lessons: number
  bytes: Buffer
  lessonsDigest: Generated<string>
  above: string
}

interface DemandsProject {
  id: string
  orgId: string
  orgPath: string
  orgName: string
  ownerId: string
  ownerPath: string
  ownerName: string
  title: string
  matter: string
  words: string[]
  state: Generated<string>
  begunOn: string
  dueOn: string
  endedOn: string | null
  outcome: string | null
  measured: Json
}

interface DemandsProjectStep {
  id: string
  projectId: string
  orgId: string
  orgPath: string
  at: Date
  what: string
  byName: string
  takenBackAt: Date | null
  takenBackReason: string | null
}

interface DemandsReplyMonth {
  orgId: string
  orgPath: string
  month: string
  answers: number
  copies: number
  otherMatter: number
  sameMinute: number
  countedAt: Date
}

interface DemandsResponsibility {
  id: string
  orgId: string
  orgPath: string
  matter: string
  field: string
  words: string[]
  deskOrgId: string | null
  basis: string
  changedAt: Date
}

interface DemandsTopic {
  id: string
  runId: string
  orgId: string
  orgPath: string
  name: string
  heat: number
  firstOn: string
  lastOn: string
  place: string
  words: string[]
  courses: string[]
  messages: number
  samples: Json
  field: string | null
  second: string | null
  months: Generated<number[]>
}

interface DemandsTopicRun {
  id: string
  orgId: string
  orgPath: string
  foundAt: Date
  since: string
  messages: number
}

interface FeedbackAnswer {
  id: string
  remarkId: string
  orgId: string
  orgPath: string
  at: Date
  kind: string
  outcome: string
  summary: string
  text: string
  byName: string
}

interface FeedbackRemark {
  id: string
  orgId: string
  orgPath: string
  number: string
  codeHash: Buffer
  kind: string
  text: string
  fromPath: string
  createdAt: Date
}

interface MembersColumnMapping {
  orgId: string
  orgPath: string
  shape: Buffer
  keys: Json
  fixed: Generated<Json>
  at: Date
  accountId: string | null
  actorName: string
  saysFurther: boolean
}

interface MembersCorrection {
  id: string
  orgId: string
  orgPath: string
  memberId: string
  matterId: string
  field: string
  state: string
  valueSealed: Buffer | null
  whySealed: Buffer | null
  answer: string | null
  askedAt: Date
  endedAt: Date | null
}

interface MembersDuplicate {
  id: string
  orgId: string
  orgPath: string
  firstId: string | null
  secondId: string | null
  basis: string
  state: Generated<string>
  matterId: string | null
  choice: Generated<Json>
  beforeSealed: Buffer | null
  foundAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  reopenReason: string | null
}

interface MembersExport {
  id: string
  orgId: string
  orgPath: string
  accountId: string
  actorName: string
  number: string
  reason: string
  filter: Json
  columns: string[]
  rowsAsked: number
  rowsWritten: number | null
  matterId: string | null
  state: string
  approvedBy: string | null
  taskId: string | null
  contentSealed: Buffer | null
  rowDigests: Buffer | null
  createdAt: Date
  expiresAt: Date
  fetchedAt: Date | null
  passwordSealed: Buffer | null
}

interface MembersExported {
  exportId: string
  orgId: string
  orgPath: string
  memberIds: string[]
}

interface MembersImportBatch {
  id: string
  orgId: string
  orgPath: string
  accountId: string | null
  actorName: string
  fileName: string
  fileDigest: Buffer
  contentSealed: Buffer | null
  state: Generated<string>
  taskId: string | null
  mode: string | null
  rowsTotal: number | null
  rowsNew: number | null
  rowsUpdated: number | null
  rowsUnchanged: number | null
  rowsWrong: number | null
  findings: Generated<Json>
  rowDigests: Buffer | null
  createdAt: Generated<Date>
  checkedAt: Date | null
  endedAt: Date | null
  revokedAt: Date | null
  understood: Json | null
  mapping: Json | null
  revokeReason: string | null
}

interface MembersImportChange {
  batchId: string
  orgId: string
  orgPath: string
  rowNumber: number
  memberId: string
  changes: Json
}

interface MembersImportFault {
  batchId: string
  orgId: string
  orgPath: string
  rowNumber: number
  position: number
  columnName: string
  code: string
  slots: Generated<Json>
}

interface MembersMember {
  id: string
  personId: string
  orgId: string
  orgPath: string
  name: string
  nameSort: string
  nameSearch: string
  search: string
  category: string
  status: Generated<string>
  statusSince: string | null
  joinDate: string
  fullDate: string | null
  applicationDate: string | null
  activistDate: string | null
  targetDate: string | null
  entryType: string | null
  joinBranch: string | null
  introducers: Generated<string[]>
  floatingSince: string | null
  floatingTo: string | null
  floatingReason: string | null
  lostSince: string | null
  hardshipKind: string | null
  hardshipSince: string | null
  infirm: Generated<boolean>
  importBatchId: string | null
  rowDigest: Buffer | null
  rowVersion: number | null
  provenance: Generated<Json>
  version: Generated<number>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
  groupId: string | null
  groupType: GeneratedAlways<string | null>
  floatingFrom: string | null
  receivingOrgId: string | null
  receivingBranch: string | null
  hardshipUntil: string | null
  abroadSince: string | null
  abroadCountry: string | null
  abroadKind: string | null
  abroadLastContact: string | null
}

interface MembersPosting {
  id: string
  memberId: string
  orgId: string
  orgPath: string
  kind: Generated<string>
  valid: string
  entryType: string | null
  exitType: string | null
}

interface MembersRevision {
  id: string
  memberId: string
  orgId: string
  orgPath: string
  at: Date
  accountId: string | null
  actorName: string
  source: string
  reason: string
  batchId: string | null
  version: number
  changes: Json
  beforeSealed: Buffer | null
}

interface MembersTally {
  orgId: string
  orgPath: string
  onDay: string
  figures: Json
  snapshot: string
}

interface MembersTallyChange {
  orgId: string
  orgPath: string
  transaction: Generated<string>
  weight: number
  category: string
  fullDate: string | null
  joinDate: string
  floatingSince: string | null
  gender: string | null
  ethnicGroup: string | null
  education: string | null
  birthDate: string | null
}

interface NoticesCalendar {
  accountId: string
  secretHash: Buffer
  madeOn: string
}

interface NoticesLineAnswer {
  matterId: string
  orgId: string
  orgPath: string
  orgName: string
  outcome: string
  ground: string | null
  words: string | null
  byName: string | null
  answeredAt: Date
  isReached: boolean | null
}

interface NoticesLineMatter {
  id: string
  orgId: string
  orgPath: string
  orgName: string
  line: string
  scope: string
  types: Generated<string[]>
  title: string
  body: string
  link: string | null
  dueOn: string
  sentAt: Date
  sentByName: string
  state: Generated<string>
  endedAt: Date | null
  endedByName: string | null
  endReason: string | null
}

interface NoticesOrgReminder {
  orgId: string
  day: string
  byOrgName: string
  late: number
  soon: number
  saidAt: Date
}

interface NoticesReminder {
  accountId: string
  quietFrom: Generated<number>
  quietUntil: Generated<number>
  mailSealed: Buffer | null
  askedSealed: Buffer | null
  askedCode: Buffer | null
  askedUntil: Date | null
  digestOn: string | null
  failedAt: Date | null
  failures: Generated<number>
  mailWithout: Generated<string[]>
  calendarWithout: Generated<string[]>
}

interface NoticesSms {
  accountId: string
  numberSealed: Buffer | null
  isOn: Generated<boolean>
  askedSealed: Buffer | null
  askedCode: Buffer | null
  askedUntil: Date | null
  askedTries: Generated<number>
  begunOn: string | null
  begunAt: Date | null
  tries: Generated<number>
  nextAt: Date | null
  leftOn: string | null
  failures: Generated<number>
  failedSince: Date | null
  refusedDays: Generated<number>
  refusedOn: string | null
}

interface OperationsDelivery {
  id: string
  webhook: string
  event: string
  body: string
  state: Generated<string>
  tries: Generated<number>
  nextAt: Date
  lastStatus: number | null
  lastFault: string | null
  createdAt: Date
  endedAt: Date | null
}

interface OperationsRun {
  id: string
  kind: string
  state: string
  askedAt: Date
  begunAt: Date | null
  endedAt: Date | null
  backup: string | null
  bytes: number | null
  findings: Generated<Json>
}

interface OperationsWebhook {
  name: string
  address: string
  events: string[]
  secretSealed: Buffer
  state: Generated<string>
  cursor: number
  createdAt: Date
}

interface OrganisationsAddress {
  id: string
  path: string
  parentId: string
  code: string
  name: string
  shortName: string
  nameSearch: string
  slug: string
  position: number
  dissolvedOn: string
}

interface OrganisationsDirectory {
  id: string
  path: string
  parentId: string
  code: string
  type: string
  name: string
  shortName: string
  isVillage: boolean
  dissolvedOn: string
}

interface OrganisationsLineSeat {
  orgId: string
  orgPath: string
  line: string
}

interface OrganisationsNaming {
  id: string
  orgId: string
  orgPath: string
  name: string
  shortName: string
  type: string
  valid: string
  formerSearch: string | null
}

interface OrganisationsOldSlug {
  slug: string
  orgId: string
}

interface OrganisationsOrg {
  id: string
  path: string
  parentId: string | null
  code: string
  type: string
  level: string | null
  name: string
  shortName: string
  nameSearch: string
  slug: string | null
  divisionCode: string | null
  isVillage: Generated<boolean>
  position: Generated<number>
  lastChild: Generated<number>
  foundedOn: string
  dissolvedOn: string | null
  createdAt: Generated<Date>
  orgPath: GeneratedAlways<string | null>
  creditCode: string | null
}

interface OrganisationsPlacement {
  id: string
  orgId: string
  orgPath: string
  parentId: string | null
  valid: string
}

interface OrganisationsReshaping {
  id: string
  orgId: string
  orgPath: string
  kind: string
  effectiveOn: string
  basis: string
  plan: Json
  state: string
  plannedBy: string | null
  plannedByName: string
  plannedAt: Date
  approvedBy: string | null
  approvedByName: string | null
  approvedAt: Date | null
  obstacles: Generated<Json>
  followed: Generated<Json>
  endedByName: string | null
  endedAt: Date | null
  papers: Generated<Json>
}

interface OrganisationsStanding {
  orgId: string
  orgPath: string
  parentId: string
  valid: string
}

interface OrganisationsSuccession {
  predecessorId: string
  successorId: string
  kind: string
  happenedOn: string
  predecessorName: string
  successorName: string
}

interface OrganisationsTerm {
  id: string
  orgId: string
  orgPath: string
  electedOn: string
  years: number
  endsOn: string
  extendedUntil: string | null
}

interface PeoplePerson {
  id: string
  orgId: string
  orgPath: string
  name: string
  nameSort: string
  nameSearch: string
  formerName: string | null
  gender: Generated<string>
  ethnicGroup: string | null
  birthDate: string | null
  idNumberSealed: Buffer | null
  idNumberHash: Buffer | null
  idNumberTail: string | null
  mobileSealed: Buffer | null
  mobileMask: string | null
  landline: string | null
  residenceSealed: Buffer | null
  residenceArea: string | null
  nativePlace: string | null
  maritalStatus: string | null
  education: string | null
  degree: string | null
  school: string | null
  major: string | null
  employer: string | null
  jobTitle: string | null
  occupation: string | null
  workStartDate: string | null
  provenance: Generated<Json>
  version: Generated<number>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
  mergedInto: string | null
  birthPlace: string | null
  householdPlace: string | null
  inServiceEducation: string | null
  professionalTitle: string | null
  newStratum: string | null
  frontline: string | null
  photoSealed: Buffer | null
}

interface PeoplePost {
  personId: string
  orgId: string
  orgPath: string
  post: string
  valid: string
}

interface PeoplePostHolding {
  id: string
  personId: string
  orgId: string
  orgPath: string
  post: string
  valid: string
}

interface PeopleProfile {
  id: string
  orgPath: string
  name: string
  formerName: string
  gender: string
  ethnicGroup: string
  birthDate: string
  idNumberHash: Buffer
  idNumberTail: string
  mobileMask: string
  residenceArea: string
  education: string
  degree: string
  occupation: string
}

interface ProcedureAct {
  id: string
  matterId: string
  stepId: string | null
  position: number
  at: Date
  act: string
  fromState: string | null
  toState: string
  accountId: string | null
  name: string
  post: string | null
  orgId: string | null
  orgName: string | null
  forAccountId: string | null
  forName: string | null
  opinion: string | null
  fields: Generated<Json>
  papers: Generated<Json>
  toName: string | null
  personId: string | null
  forPersonId: string | null
}

interface ProcedureAssignment {
  id: string
  matterId: string
  stepId: string
  kind: string
  ofId: string | null
  orgId: string
  orgPath: string
  orgName: string
  posts: string[]
  accountId: string | null
  name: string | null
  state: string
  vote: string | null
  votedIn: string | null
  dueAt: Date | null
}

interface ProcedureMatter {
  id: string
  procedure: string
  number: string
  title: Json
  state: string
  version: number
  outcome: string | null
  subject: string
  subjectId: string | null
  aboutPersonId: string | null
  starterAccountId: string | null
  starterPersonId: string | null
  starterName: string
  starterPost: string
  starterOrgId: string
  starterOrgName: string
  parties: Generated<Json>
  data: Generated<Json>
  startedAt: Date
  endedAt: Date | null
}

interface ProcedureSide {
  matterId: string
  orgId: string
  orgPath: string
}

interface ProcedureStep {
  id: string
  matterId: string
  position: number
  state: string
  startedAt: Date
  endedAt: Date | null
  dueAt: Date | null
  provisional: Generated<boolean>
  escalatedAt: Date | null
  openedBy: string | null
}

interface PublicLogCheckpoint {
  number: Generated<number>
  size: number
  root: Buffer
  at: Date
  note: string
}

interface PublicLogEntry {
  number: Generated<number>
  kind: string
  day: string
  leaf: Buffer
  at: Generated<Date>
  index: number | null
}

interface PublicLogNode {
  level: number
  position: number
  hash: Buffer
}

interface PublicLogOpening {
  entryNumber: number
  subjectId: string
  salt: Buffer
  value: string
}

interface PublishingArticle {
  id: string
  orgId: string
  orgPath: string
  sectionCode: string
  columnId: string | null
  title: string
  subtitle: string | null
  bodyHtml: string
  summary: string
  source: string
  sourceUrl: string | null
  author: string | null
  editor: string | null
  noticeFrom: string | null
  noticeUntil: string | null
  noticeObjection: string | null
  status: Generated<string>
  pending: string | null
  version: Generated<number>
  savedBy: string | null
  savedByName: string
  submittedBy: string | null
  createdAt: Generated<Date>
  savedAt: Generated<Date>
  publishedAt: Date | null
  updatedAt: Date | null
  withdrawnAt: Date | null
  withdrawnReason: string | null
  withdrawnBy: string | null
  contentDigest: string | null
  isImported: Generated<boolean>
  searchTitle: string
  searchText: string
  search: string
  attachments: Generated<Json>
  handedOrgId: string | null
  handedPath: string | null
  handedAt: Date | null
}

interface PublishingArticleStep {
  id: string
  articleId: string
  orgId: string
  orgPath: string
  at: Date
  act: string
  number: number
  actorName: string
  note: string | null
}

interface PublishingArticleVersion {
  articleId: string
  number: number
  orgId: string
  orgPath: string
  sectionCode: string
  columnId: string | null
  title: string
  subtitle: string | null
  bodyHtml: string
  summary: string
  source: string
  sourceUrl: string | null
  author: string | null
  editor: string | null
  noticeFrom: string | null
  noticeUntil: string | null
  noticeObjection: string | null
  savedBy: string | null
  savedByName: string
  savedAt: Date
  attachments: Generated<Json>
}

interface PublishingFailingLink {
  articleId: string
  digest: string
  address: string
  since: string
  triedOn: string
  nights: number
  fault: string
}

interface PublishingLocalNote {
  id: string
  orgId: string
  orgPath: string
  articleId: string
  state: string
  version: number
  text: string
  savedBy: string | null
  savedByName: string
  savedAt: Date
  shownText: string | null
  shownAt: Date | null
  removedAt: Date | null
  removedReason: string | null
  lookedAt: Date | null
}

interface PublishingLocalNoteStep {
  id: string
  noteId: string
  orgId: string
  orgPath: string
  at: Date
  act: string
  actorName: string
  words: string | null
}

interface PublishingOffer {
  id: string
  articleId: string
  orgId: string
  orgPath: string
  direction: string
  toOrgId: string
  toPath: string
  toName: string
  offeredAt: Date
  offeredByName: string
  takenBackAt: Date | null
}

interface PublishingOfferAnswer {
  id: string
  orgId: string
  orgPath: string
  articleId: string
  offerId: string
  state: string
  version: number
  sectionCode: string | null
  columnId: string | null
  publishedAt: Date
  readUpdatedAt: Date | null
  takenAt: Date | null
}

interface PublishingOfferAnswerStep {
  id: string
  answerId: string
  orgId: string
  orgPath: string
  at: Date
  act: string
  actorName: string
  reason: string | null
}

interface SitesColumn {
  id: string
  orgId: string
  orgPath: string
  sectionCode: string
  slug: string
  name: string
  position: Generated<number>
  promiseDays: number
  owner: string
  closedOn: string | null
}

interface SitesSection {
  code: string
  slug: string
  titleZh: string
  titleEn: string
  line: string | null
  position: number
}

interface SitesSite {
  orgId: string
  orgPath: string
  name: string
  theme: Generated<string>
  greyFrom: string | null
  greyUntil: string | null
  hostedBy: string
  address: string
  phone: string
  siteCode: string | null
  icpNumber: string | null
  policeNumber: string | null
  support: string | null
  needsReview: Generated<boolean>
  state: Generated<string>
  pausedOn: string | null
  pausedReason: string | null
  successorOrgId: string | null
  openedAt: Generated<Date>
  version: Generated<number>
}

interface TransparencyKeptCheckpoint {
  id: string
  logName: string
  logKey: string
  size: number
  at: Date
  note: string
  receivedAt: Date
  isContradiction: boolean
}

interface TransparencyLeavesReading {
  logName: string
  address: string
  askedAt: Date | null
  triedAt: Date | null
  unansweredSince: Date | null
  verdict: string | null
  size: number | null
  missingIndex: number | null
  foundAt: Date | null
}

/** All tables by schema and name, in camel case. */
export interface Database {
  'accounts.account': AccountsAccount
  'accounts.accountList': AccountsAccountList
  'accounts.accountListRow': AccountsAccountListRow
  'accounts.accountNotice': AccountsAccountNotice
  'accounts.ceremony': AccountsCeremony
  'accounts.delegation': AccountsDelegation
  'accounts.identity': AccountsIdentity
  'accounts.invitation': AccountsInvitation
  'accounts.passkey': AccountsPasskey
  'accounts.programKey': AccountsProgramKey
  'accounts.providerLink': AccountsProviderLink
  'accounts.recoveryCode': AccountsRecoveryCode
  'accounts.savedView': AccountsSavedView
  'accounts.session': AccountsSession
  'accounts.totp': AccountsTotp
  'accounts.unsentForm': AccountsUnsentForm
  'app.attempt': AppAttempt
  'app.file': AppFile
  'app.idempotency': AppIdempotency
  'app.removed': AppRemoved
  'app.setting': AppSetting
  'app.task': AppTask
  'audit.entry': AuditEntry
  'audit.seal': AuditSeal
  'auditing.chainCheck': AuditingChainCheck
  'cases.arrival': CasesArrival
  'cases.case': CasesCase
  'cases.channel': CasesChannel
  'cases.classList': CasesClassList
  'cases.counter': CasesCounter
  'cases.desk': CasesDesk
  'cases.enclosure': CasesEnclosure
  'cases.event': CasesEvent
  'cases.filing': CasesFiling
  'cases.knowledge': CasesKnowledge
  'cases.look': CasesLook
  'cases.measure': CasesMeasure
  'cases.messageFile': CasesMessageFile
  'cases.openGroup': CasesOpenGroup
  'cases.openMonth': CasesOpenMonth
  'cases.opening': CasesOpening
  'cases.placeLimit': CasesPlaceLimit
  'cases.promise': CasesPromise
  'cases.publicReplyFile': CasesPublicReplyFile
  'cases.question': CasesQuestion
  'cases.rating': CasesRating
  'cases.refusedMail': CasesRefusedMail
  'cases.reply': CasesReply
  'cases.replyFile': CasesReplyFile
  'cases.reviewRequest': CasesReviewRequest
  'cases.reviewer': CasesReviewer
  'cases.secondClass': CasesSecondClass
  'cases.supplement': CasesSupplement
  'cases.telling': CasesTelling
  'cases.thirdClass': CasesThirdClass
  'consultations.consultation': ConsultationsConsultation
  'consultations.salt': ConsultationsSalt
  'consultations.stance': ConsultationsStance
  'consultations.statement': ConsultationsStatement
  'demands.model': DemandsModel
  'demands.project': DemandsProject
  'demands.projectStep': DemandsProjectStep
  'demands.replyMonth': DemandsReplyMonth
  'demands.responsibility': DemandsResponsibility
  'demands.topic': DemandsTopic
  'demands.topicRun': DemandsTopicRun
  'feedback.answer': FeedbackAnswer
  'feedback.remark': FeedbackRemark
  'members.columnMapping': MembersColumnMapping
  'members.correction': MembersCorrection
  'members.duplicate': MembersDuplicate
  'members.export': MembersExport
  'members.exported': MembersExported
  'members.importBatch': MembersImportBatch
  'members.importChange': MembersImportChange
  'members.importFault': MembersImportFault
  'members.member': MembersMember
  'members.posting': MembersPosting
  'members.revision': MembersRevision
  'members.tally': MembersTally
  'members.tallyChange': MembersTallyChange
  'notices.calendar': NoticesCalendar
  'notices.lineAnswer': NoticesLineAnswer
  'notices.lineMatter': NoticesLineMatter
  'notices.orgReminder': NoticesOrgReminder
  'notices.reminder': NoticesReminder
  'notices.sms': NoticesSms
  'operations.delivery': OperationsDelivery
  'operations.run': OperationsRun
  'operations.webhook': OperationsWebhook
  'organisations.address': OrganisationsAddress
  'organisations.directory': OrganisationsDirectory
  'organisations.lineSeat': OrganisationsLineSeat
  'organisations.naming': OrganisationsNaming
  'organisations.oldSlug': OrganisationsOldSlug
  'organisations.org': OrganisationsOrg
  'organisations.placement': OrganisationsPlacement
  'organisations.reshaping': OrganisationsReshaping
  'organisations.standing': OrganisationsStanding
  'organisations.succession': OrganisationsSuccession
  'organisations.term': OrganisationsTerm
  'people.person': PeoplePerson
  'people.post': PeoplePost
  'people.postHolding': PeoplePostHolding
  'people.profile': PeopleProfile
  'procedure.act': ProcedureAct
  'procedure.assignment': ProcedureAssignment
  'procedure.matter': ProcedureMatter
  'procedure.side': ProcedureSide
  'procedure.step': ProcedureStep
  'publicLog.checkpoint': PublicLogCheckpoint
  'publicLog.entry': PublicLogEntry
  'publicLog.node': PublicLogNode
  'publicLog.opening': PublicLogOpening
  'publishing.article': PublishingArticle
  'publishing.articleStep': PublishingArticleStep
  'publishing.articleVersion': PublishingArticleVersion
  'publishing.failingLink': PublishingFailingLink
  'publishing.localNote': PublishingLocalNote
  'publishing.localNoteStep': PublishingLocalNoteStep
  'publishing.offer': PublishingOffer
  'publishing.offerAnswer': PublishingOfferAnswer
  'publishing.offerAnswerStep': PublishingOfferAnswerStep
  'sites.column': SitesColumn
  'sites.section': SitesSection
  'sites.site': SitesSite
  'transparency.keptCheckpoint': TransparencyKeptCheckpoint
  'transparency.leavesReading': TransparencyLeavesReading
}
