import type { Endpoint } from '#kernel/contract.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { type Flat, fieldsOf, isId } from './filler.ts'
import type { Place, Wanted } from './places.ts'

/** The name by which an endpoint is spoken of: `POST /api/members`. */
export const nameOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`

/** Which record an id of an input names. An id that is not here fails the matrix: say whose it is. */
const records: Readonly<Record<string, string>> = {
  orgId: 'orgId',
  parentId: 'orgId',
  toOrgId: 'orgId',
  memberId: 'memberId',
  accountId: 'accountId',
  identityId: 'identityId',
  caseId: 'caseId',
  batchId: 'batchId',
  taskId: 'taskId',
}

/** One way to name a record to an endpoint: an id of its input, or a text that is searched for. */
export interface Aspect {
  readonly key: string
  readonly inPath: boolean
  /** What the input says of the record at a place; `undefined` names a record that does not exist. */
  input(place: Place | undefined): Flat
  /** Is the record at the place in this answer? Told of searches only. */
  found?(place: Place, body: string): boolean
}

const unknownId = '00000000-0000-7000-8000-0000000000ff'
const unknownTexts: Flat = { idNumber: completeIdNumber('52990119660101001') }

/** All the ways in which an endpoint can be asked about a record. */
export function aspectsOf(endpoint: Endpoint): Aspect[] {
  const fields = fieldsOf(endpoint)
  const ids = Object.keys(fields).filter((key) => isId(fields[key]))
  // A post is named by its account and its own id, so the two go together.
  const apart = ids.filter((key) => !(key === 'identityId' && ids.includes('accountId')))
  return [
    ...apart.map((key): Aspect => {
      const together = key === 'accountId' ? ids.filter((id) => id === key || id === 'identityId') : [key]
      const input = (place: Place | undefined) => Object.fromEntries(together.map((id) => [id, idAt(id, place)]))
      return { key, inPath: endpoint.path.includes(`:${key}`), input }
    }),
    ...(searches[nameOf(endpoint)] ?? []).map(({ key, text, id }): Aspect => {
      const input = (place: Place | undefined) => ({
        [key]: place ? place.texts[text] : (unknownTexts[text] ?? '从来没有'),
      })
      return { key, inPath: false, input, found: (place, body) => body.includes(place.ids[id] ?? '') }
    }),
  ]
}

function idAt(key: string, place: Place | undefined): string {
  const record = records[key]
  if (record === undefined) throw new Error(`nobody has said which record ${key} names`)
  return place ? (place.ids[record] ?? '') : unknownId
}

const searches: Readonly<Record<string, readonly { key: string; text: string; id: string }[]>> = {
  'GET /api/organisations/search': [{ key: 'q', text: 'org', id: 'orgId' }],
  'GET /api/accounts': [{ key: 'q', text: 'account', id: 'accountId' }],
  'GET /api/members': [
    { key: 'q', text: 'member', id: 'memberId' },
    { key: 'q', text: 'idNumber', id: 'memberId' },
  ],
  'GET /api/cases': [{ key: 'q', text: 'case', id: 'caseId' }],
}

interface Help {
  /** Values that cannot be made up from the shape alone. */
  readonly values?: (count: number) => Flat
  /** How the case must stand for the act. */
  readonly caseState?: string
  readonly isPublic?: boolean
  readonly batchState?: string
  /** What is uploaded with the request. */
  readonly upload?: Buffer
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const idNumber = (count: number) =>
  completeIdNumber(`529902196001${String(1 + (count % 28)).padStart(2, '0')}${String(100 + (count % 900))}`)

const helps: Readonly<Record<string, Help>> = {
  'POST /api/organisations': { values: () => ({ type: 'BRANCH' }) },
  'POST /api/organisations/:orgId/rename': { values: () => ({ effectiveOn: today() }) },
  'POST /api/organisations/:orgId/move': { values: () => ({ effectiveOn: today() }) },
  'POST /api/accounts': { values: (count) => ({ login: `made-${count}` }) },
  'POST /api/accounts/:accountId/roles': { values: () => ({ role: 'EDITOR' }) },
  'PUT /api/session/identity': {},
  'POST /api/members': {
    values: (count) => ({
      person: { name: '测试', idNumber: idNumber(count) },
      facts: { category: 'FULL', joinDate: '2000-01-01', fullDate: '2001-01-01' },
    }),
  },
  'PUT /api/members/:memberId': {
    values: (count) => ({ version: 1, reason: '核对档案', person: { landline: `0859-${1000 + count}` } }),
  },
  'PUT /api/members/imports': { values: () => ({ name: '名册.csv' }), upload: Buffer.from('姓名,公民身份号码\n') },
  'POST /api/members/imports/:batchId/revoke': { batchState: 'DONE' },
  'POST /api/cases/:caseId/accept': { caseState: 'SUBMITTED' },
  'POST /api/cases/:caseId/refuse': { caseState: 'SUBMITTED' },
  // A private case never goes to whom it is about; its own test says so.
  'POST /api/cases/:caseId/assign': { isPublic: true },
  'POST /api/cases/:caseId/sign': { caseState: 'ASSIGNED' },
  'POST /api/cases/:caseId/send-back': { caseState: 'ASSIGNED' },
  'POST /api/cases/:caseId/start-handling': { caseState: 'SIGNED' },
  'POST /api/cases/:caseId/extend': { values: () => ({ workdays: 3 }) },
}

/** The values an endpoint needs beside ids, each time new where they must be. */
let count = 0
export function helpFor(endpoint: Endpoint): Flat {
  count += 1
  return helps[nameOf(endpoint)]?.values?.(count) ?? {}
}

/** The file that goes with a request to this endpoint. */
export const uploadFor = (endpoint: Endpoint) => helps[nameOf(endpoint)]?.upload

/** What must be planted for this endpoint: the records its ids name, the case in the right state. */
export function wantedFor(endpoint: Endpoint): Wanted {
  const { caseState = 'ACCEPTED', isPublic = false, batchState = 'CHECKED' } = helps[nameOf(endpoint)] ?? {}
  const named = [...Object.keys(fieldsOf(endpoint)), ...(searches[nameOf(endpoint)] ?? []).map(({ id }) => id)]
  return { caseState, isPublic, batchState, kinds: named.map((key) => (key === 'identityId' ? 'accountId' : key)) }
}
