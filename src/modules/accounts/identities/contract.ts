import { z } from 'zod'
import { type Line, lines } from '#modules/organisations/codes.ts'
import { roleNames } from '../codes.ts'

/** The posts an account can act in. The three administrators are three people (等保 8.1.4.2). */
export const Role = z.enum([
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
  'ORGANISER',
  'SECRETARY',
  'EDITOR',
  'DESK',
  'MEMBER',
])
export type Role = z.infer<typeof Role>

/** The line to which a post is limited; null for the whole post. */
export const PostLine = z.enum(Object.keys(lines) as [Line, ...Line[]]).nullable()

/** A post in an organisation; `orgTrail` names it from the top: 云岭县 / 青石镇. */
export const Identity = z.object({
  id: z.uuid(),
  role: Role,
  line: PostLine,
  orgId: z.uuid(),
  orgName: z.string(),
  orgTrail: z.string(),
})
export type Identity = z.infer<typeof Identity>

/** Under what a post acts and how it is named: its role, behind it the line where it is limited to one. */
export function actingRole({ role, line }: Pick<Identity, 'role' | 'line'>): string {
  return line === null ? role : `${role}/${line}`
}

/** Is this under what a post acts, whole or of a line? The system, a program and a citizen hold none. */
export function isPost(role: string): boolean {
  return Object.hasOwn(roleNames, role.split('/')[0] ?? '')
}

/** A post as people read it: the role, behind it the line where the post is limited to one; the code itself where there is no such role. */
export function postName(role: string): { readonly zh: string; readonly en: string } {
  const [base = '', line] = role.split('/')
  const name = roleNames[base as keyof typeof roleNames] ?? { zh: base, en: base }
  const of = line === undefined ? undefined : lines[line as Line]
  return of ? { zh: `${name.zh}（${of.zh}）`, en: `${name.en} (${of.en})` } : name
}
