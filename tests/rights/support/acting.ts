import type { Endpoint } from '#kernel/contract.ts'
import { endpoints } from '../../../src/apps/chapters.ts'
import { type Flat, fieldsOf, isId, isNullable, requestOf, type Wire } from './filler.ts'
import { aspectsOf, helpFor, nameOf, orRefused, uploadFor, wantedFor } from './inputs.ts'
import { expected, roles } from './oracle.ts'
import type { Place } from './places.ts'
import type { Scene, SignedIn } from './scene.ts'

/** What a person does to nobody but himself; tried apart, because it ends or changes the session. */
export const ownAffairs: readonly string[] = [
  ...['DELETE /api/session', 'PUT /api/session/password', 'POST /api/session/proof', 'POST /api/session/extension'],
  ...['POST /api/session/totp', 'PUT /api/session/totp', 'DELETE /api/session/totp'],
  ...['POST /api/session/recovery-codes', 'POST /api/session/passkeys/question', 'POST /api/session/passkeys'],
  ...['DELETE /api/session/passkeys/:passkeyId', 'DELETE /api/session/devices/:deviceId'],
  ...['POST /api/session/delegations', 'DELETE /api/session/delegations/:delegationId', 'PUT /api/session/delegation'],
  ...['POST /api/session/devices/end-others', 'POST /api/session/notices/seen'],
  ...[
    'POST /api/session/provider-link/question',
    'PUT /api/session/provider-link',
    'DELETE /api/session/provider-link',
  ],
  'PUT /api/reminder/kinds/:kind',
  ...['PUT /api/reminder/quiet-hours', 'PUT /api/reminder/mail', 'POST /api/reminder/mail/confirmation'],
  ...['DELETE /api/reminder/mail', 'POST /api/reminder/calendar', 'DELETE /api/reminder/calendar'],
  ...['PUT /api/reminder/sms', 'POST /api/reminder/sms/confirmation', 'PUT /api/reminder/sms/state'],
  'DELETE /api/reminder/sms',
  ...['PUT /api/session/unsent-forms/:form', 'DELETE /api/session/unsent-forms/:form'],
  'PUT /api/session/saved-view/:list',
]

/** Every endpoint that changes something. */
export const writing = endpoints.filter((endpoint) => endpoint.method !== 'GET')

/** An actor who may do this; anybody where everybody may, nobody where it is public. */
export function someoneWhoMay(scene: Scene, endpoint: Endpoint): SignedIn | undefined {
  if (endpoint.access !== 'signed-in') return undefined
  return scene.actor(roles.find(mayOf(endpoint)) ?? '')
}

/** What becomes of a right request: what nobody of the scene may do, such as keeping the machine, is refused. */
export const expectedOutcome = (endpoint: Endpoint): 'done' | 'refused' =>
  endpoint.access !== 'signed-in' || roles.some(mayOf(endpoint)) ? 'done' : 'refused'

/** What became of it; a refusal that only who may do it is told counts as done. */
export function outcomeOf(endpoint: Endpoint, { status, body }: { status: number; body: string }): string {
  if (status === 200 || body.includes(`"${orRefused(endpoint)}"`)) return 'done'
  return status >= 400 && status < 500 ? 'refused' : `answered ${status}`
}

const mayOf = (endpoint: Endpoint) => expected(nameOf(endpoint), aspectsOf(endpoint)[0]?.key ?? '').mayAct

/** A record well inside the reach, as this endpoint needs it; new each time. */
export function plantHome(scene: Scene, endpoint: Endpoint): Promise<Place> {
  return scene.planter.plant('child', { ...wantedFor(endpoint), isFresh: true })
}

/** Ids of records at this place (a body moves to the one it stands in) for whatever the endpoint must be told, with the help it needs. */
export function inputAt(endpoint: Endpoint, place: Place): Flat {
  const fields = fieldsOf(endpoint)
  const ids = aspectsOf(endpoint).filter(
    ({ key }) => isId(fields[key]) && !isNullable(fields[key]) && isNeeded(endpoint, key),
  )
  return {
    ...publicInput[nameOf(endpoint)],
    ...helpFor(endpoint),
    ...Object.assign({}, ...ids.map((aspect) => aspect.input(place))),
    ...(ids.length === 2 && ids.some(({ key }) => key === 'parentId') ? { parentId: place.org.parentId } : {}),
    ...(ids.some(({ key }) => key === 'intoId') ? { intoId: place.org.parentId } : {}),
  }
}

/** A valid request about a record at this place. */
export function wireAt(endpoint: Endpoint, place: Place, given: Flat = {}): Wire {
  return requestOf(endpoint, { ...inputAt(endpoint, place), ...given }, uploadFor(endpoint))
}

// What must be said to endpoints that need no session; none of it is right.
const publicInput: Readonly<Record<string, Flat>> = {
  'POST /api/session': { login: 'nobody-at-all', password: '不对的密码不对的密码' },
  'POST /api/session/second-factor': { code: '000000' },
  'POST /api/session/provider': { returned: 'code=x&state=y' },
  'POST /api/session/passkey': {
    response: {
      ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
    },
  },
  'POST /api/invitations': { token: 'x'.repeat(43), newPassword: '山间明月照清泉四十五一百' },
}

const isNeeded = (endpoint: Endpoint, key: string) =>
  endpoint.path.includes(`:${key}`) || endpoint.effect === 'write' || endpoint.body?.shape[key] !== undefined
