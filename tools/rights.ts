// The tables of docs/rights.md: every policy asked about every act by every role, for something inside the reach.
import { type Actor, reachOf, visitor } from '#kernel/actor.ts'
import { roleNames } from '#modules/accounts/codes.ts'
import { caseStates } from '#modules/cases/codes.ts'
import { canOf, deskActs, may as mayCases } from '#modules/cases/policy.ts'
import { rights as memberRights } from '#modules/members/policy.ts'
import chapters from '../chapters.mjs'
import { exists } from './repository.ts'

type Act = (actor: Actor) => boolean
type Asked = (actor: Actor, ...about: readonly unknown[]) => unknown

const roles = Object.keys(roleNames) as (keyof typeof roleNames)[]
const begin = '<!-- tables: tools/rights.ts -->\n'
const end = '<!-- end of tables -->\n'

const actorOf = (role: string, path = '/1/a/'): Actor => ({
  ...visitor,
  kind: 'account',
  accountId: 'one',
  identityId: 'one',
  role,
  orgId: 'own',
  reach: reachOf(path),
})

// What only the topmost organisation may do concerns the installation.
const cellOf = (allows: Act, role: string) =>
  allows(actorOf(role)) ? '✓' : allows(actorOf(role, '/1/')) ? '✓ top' : '–'

/** docs/rights.md with its tables as the policies answer today. */
export async function withRights(text: string): Promise<string> {
  const [before = '', rest = ''] = text.split(begin)
  const tables: string[] = []
  for (const chapter of chapters) if (exists(`src/modules/${chapter}/policy.ts`)) tables.push(await table(chapter))
  return [before, begin, ...tables, end, rest.split(end)[1] ?? ''].join('')
}

async function table(chapter: string): Promise<string> {
  const rows = Object.entries(await actsOf(chapter)).map(
    ([act, allows]) => `| \`${act}\` | ${roles.map((role) => cellOf(allows, role)).join(' | ')} |`,
  )
  const head = `| act | ${roles.map((role) => roleNames[role].zh).join(' | ')} |`
  return [`\n## ${chapter}\n`, head, `|---|${roles.map(() => '---|').join('')}`, ...rows, ''].join('\n')
}

async function actsOf(chapter: string): Promise<Record<string, Act>> {
  if (chapter === 'members') return memberActs()
  if (chapter === 'cases') return caseActs()
  const { may } = (await import(`#modules/${chapter}/policy.ts`)) as { may: Record<string, Asked> }
  return Object.fromEntries(Object.entries(may).map(([act, asked]) => [act, (actor) => isAllowed(asked, actor)]))
}

// A policy is asked about a path (of the thing, and of where it is to go) or about a record with its path.
function isAllowed(asked: Asked, actor: Actor): boolean {
  const path = '/1/a/b/'
  const record = { path, orgPath: path, orgId: 'other', accountId: 'other', handedAt: null }
  return asked(actor, path, path) === true || asked(actor, record, record) === true
}

function memberActs(): Record<string, Act> {
  const acts = new Set(Object.values(memberRights).flatMap((of) => Object.keys(of)))
  const has = (role: string, act: string) => act in (memberRights[role] ?? {})
  return Object.fromEntries([...acts].map((act) => [act, (actor: Actor) => has(actor.role, act)]))
}

// An act on a case is allowed in some of its states; a case of one's own organisation may have come from another desk.
function caseActs(): Record<string, Act> {
  const states = Object.keys(caseStates) as (keyof typeof caseStates)[]
  const things = states.flatMap((state) =>
    [
      { assignedById: 'own', isUrgent: false },
      { assignedById: 'other', isUrgent: true },
      { assignedById: 'below', isUrgent: true },
    ].map(({ assignedById, isUrgent }) => ({
      ...{ state, outcome: null, sendBacks: 0, extensions: 0, isUrgent, firstWords: 0 },
      ...{
        orgId: assignedById === 'below' ? 'below' : 'own',
        orgPath: '/1/a/',
        assignedById,
        joinedToId: null,
        escalatedAt: new Date(0),
        inPetitionSince: null,
      },
    })),
  )
  const allows = (act: (typeof deskActs)[number]) => (actor: Actor) =>
    things.some((thing) => canOf(actor, thing)[act] === true)
  return { ...Object.fromEntries(deskActs.map((act) => [act, allows(act)])), ...actsBesideCases(states) }
}

// The other acts depend on what stands beside the case; asked is every state with nothing in the way, then with what was asked for opened.
function actsBesideCases(states: readonly string[]): Record<string, Act> {
  const nothing = { isHidden: false, isMade: false, isImported: false, matterId: null, joinedToId: null }
  const beside = { ...nothing, hasAnswer: true, hasOriginal: true, hasContact: true, hasOpenCall: true }
  const things = states.flatMap((state) =>
    [false, true].map((isOpen) => ({
      ...{ ...beside, state, orgPath: '/1/a/b/', kind: 'HELP', outcome: 'SOLVED', isAsked: false, isOpen },
    })),
  )
  const { act: _, ...others } = mayCases
  return Object.fromEntries(
    Object.entries(others as unknown as Record<string, Asked>).map(([act, asked]) => [
      act,
      (actor) => things.some((thing) => asked(actor, thing) === true),
    ]),
  )
}
