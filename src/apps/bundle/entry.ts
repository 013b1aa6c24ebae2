import { systemActor } from '#kernel/actor.ts'
import type { Entry } from '#kernel/audit.ts'
import { newId } from '#kernel/ids.ts'

/** The audit entry of a command at the server: who has the keys there is no account of the product (decisions 118). */
export function entryOf(
  act: 'organisations.taken-out' | 'organisations.taken-in',
  of: { orgId: string; at: Date; details: Entry['details'] },
): Entry {
  const { kind, name, role } = systemActor('命令行')
  return {
    id: newId(),
    at: of.at,
    actorKind: kind,
    accountId: null,
    identityId: null,
    actorName: name,
    role,
    orgId: of.orgId,
    act,
    subject: 'organisations.org',
    subjectId: of.orgId,
    details: of.details,
    requestId: 'command',
  }
}
