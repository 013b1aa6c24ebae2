import { expect, it } from 'vitest'
import { actorAt } from '../../../tests/database.ts'
import { roles } from '../../../tests/rights/support/oracle.ts'
import { may } from './policy.ts'

it.each(roles)('a %s searches the audit only as its administrator', (role) => {
  const answer = may.searchAudit(actorAt('/1/', { role, orgId: '00000000-0000-7000-8000-000000000003' }))
  expect(answer).toBe(role === 'AUDIT_ADMIN' ? true : 'auditing.not-an-auditor')
})
