import { z } from 'zod'

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

/** A post in an organisation; `orgTrail` names it from the top: 云岭县 / 青石镇. */
export const Identity = z.object({
  id: z.uuid(),
  role: Role,
  orgId: z.uuid(),
  orgName: z.string(),
  orgTrail: z.string(),
})
export type Identity = z.infer<typeof Identity>
