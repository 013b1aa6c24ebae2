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

interface AccountsAttempt {
  subject: Buffer
  at: Generated<Date>
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
}

interface AccountsInvitation {
  tokenHash: Buffer
  accountId: string
  expiresAt: Date
  usedAt: Date | null
}

interface AccountsSession {
  tokenHash: Buffer
  accountId: string
  identityId: string
  createdAt: Generated<Date>
  seenAt: Generated<Date>
  expiresAt: Date
  device: Generated<string>
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
}

interface AppIdempotency {
  key: string
  caller: string
  digest: Buffer
  answer: Buffer | null
  createdAt: Generated<Date>
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
  foundedOn: string
  dissolvedOn: string | null
  createdAt: Generated<Date>
  orgPath: GeneratedAlways<string | null>
}

interface OrganisationsPlacement {
  id: string
  orgId: string
  orgPath: string
  parentId: string | null
  valid: string
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
}

interface PeoplePostHolding {
  id: string
  personId: string
  orgId: string
  orgPath: string
  post: string
  valid: string
}

/** All tables by schema and name, in camel case. */
export interface Database {
  'accounts.account': AccountsAccount
  'accounts.attempt': AccountsAttempt
  'accounts.identity': AccountsIdentity
  'accounts.invitation': AccountsInvitation
  'accounts.session': AccountsSession
  'app.file': AppFile
  'app.idempotency': AppIdempotency
  'app.setting': AppSetting
  'app.task': AppTask
  'audit.entry': AuditEntry
  'audit.seal': AuditSeal
  'organisations.lineSeat': OrganisationsLineSeat
  'organisations.naming': OrganisationsNaming
  'organisations.oldSlug': OrganisationsOldSlug
  'organisations.org': OrganisationsOrg
  'organisations.placement': OrganisationsPlacement
  'organisations.term': OrganisationsTerm
  'people.person': PeoplePerson
  'people.postHolding': PeoplePostHolding
}
