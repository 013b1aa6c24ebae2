import { expect, it } from 'vitest'
import { actorAt } from '../../../tests/database.ts'
import { may } from './policy.ts'

const roles = ['ORGANISER', 'EDITOR', 'SECRETARY', 'DESK', 'MEMBER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']

it.each(Object.entries(may))('%s is for the system administrator of the topmost organisation alone', (_, act) => {
  const allowed = roles.flatMap((role) =>
    ['/1/', '/1/2/', '/1/2/3/']
      .filter((path) => act(actorAt(path, { role })) === true)
      .map((path) => `${role} ${path}`),
  )
  expect(allowed).toEqual(['SYSTEM_ADMIN /1/'])
})
