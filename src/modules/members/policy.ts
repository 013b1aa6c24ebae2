import { type Actor, reaches, roleIn } from '#kernel/actor.ts'
import type { FieldClass } from './fields.ts'

type Answer = true | 'members.not-for-this-role' | 'members.not-in-reach'

/** The posts an account can act in (accounts.identity_role). */
export const roles = [
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
  'ORGANISER',
  'SECRETARY',
  'EDITOR',
  'DESK',
  'MEMBER',
] as const

export type MemberAct =
  | 'listMembers'
  | 'readCard'
  | 'revealFields'
  | 'editMember'
  | 'enterMember'
  | 'keepPhoto'
  | 'countMembers'
  | 'appointPost'
  | 'importRoster'
  | 'revokeImport'
  | 'exportMembers'
  | 'compareRecords'
  | 'readOwn'
  | 'askCorrection'
  | 'dropOwnPhoto'

/**
 * Who may do what, and which classes of fields the act shows: role × act × field class (decisions 11, `docs/rights.md`).
 * A role or act that is not here has no right. The three administrators, editors and desks never see members (T03).
 */
export const rights: Readonly<Record<string, Partial<Record<MemberAct, readonly FieldClass[]>>>> = {
  ORGANISER: {
    listMembers: ['internal'],
    readCard: ['internal', 'sensitive'],
    revealFields: ['sensitive'],
    editMember: ['internal', 'sensitive'],
    enterMember: ['internal', 'sensitive'],
    keepPhoto: ['sensitive'],
    countMembers: [],
    appointPost: [],
    importRoster: ['internal', 'sensitive'],
    revokeImport: ['internal', 'sensitive'],
    exportMembers: ['internal', 'sensitive'],
    compareRecords: ['internal', 'sensitive'],
  },
  SECRETARY: {
    listMembers: ['internal'],
    readCard: ['internal', 'sensitive'],
    revealFields: ['sensitive'],
    editMember: ['internal', 'sensitive'],
    enterMember: ['internal', 'sensitive'],
    keepPhoto: ['sensitive'],
    countMembers: [],
    exportMembers: ['internal', 'sensitive'],
    compareRecords: ['internal', 'sensitive'],
  },
  // Of his own record only; which one that is says the account and never an argument.
  MEMBER: { readOwn: ['internal', 'sensitive'], askCorrection: ['internal', 'sensitive'], dropOwnPhoto: ['sensitive'] },
}

// Members are kept by the line of organisation 组织.
const line = 'ORGANISATION'

/** Whether the actor may do this to what belongs to the organisation at this path. */
export function may(actor: Actor, act: MemberAct, orgPath: string): Answer {
  if (!rights[roleIn(actor, line)]?.[act]) return 'members.not-for-this-role'
  return reaches(actor.reach, orgPath) ? true : 'members.not-in-reach'
}

/** Whether an act of this role shows fields of this class; what is not shown is not in the answer at all (T03). */
export function shows(actor: Actor, act: MemberAct, fieldClass: FieldClass): boolean {
  return rights[roleIn(actor, line)]?.[act]?.includes(fieldClass) ?? false
}

/** What a post may do at all, for menus. */
export const acts = {
  listMembers: (actor: Actor): Answer => may(actor, 'listMembers', actor.reach.path),
  countMembers: (actor: Actor): Answer => may(actor, 'countMembers', actor.reach.path),
  importRoster: (actor: Actor): Answer => may(actor, 'importRoster', actor.reach.path),
  exportMembers: (actor: Actor): Answer => may(actor, 'exportMembers', actor.reach.path),
  compareRecords: (actor: Actor): Answer => may(actor, 'compareRecords', actor.reach.path),
  readOwn: (actor: Actor): Answer => may(actor, 'readOwn', actor.reach.path),
  askCorrection: (actor: Actor): Answer => may(actor, 'askCorrection', actor.reach.path),
} as const
