import { describe, expect, it } from 'vitest'
import { actorAt } from '../../../tests/database.ts'
import { may } from './policy.ts'

const roles = ['ORGANISER', 'EDITOR', 'SECRETARY', 'DESK', 'MEMBER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
const table = {
  openSite: ['ORGANISER', 'EDITOR'],
  pauseSite: ['ORGANISER', 'EDITOR'],
  resumeSite: ['ORGANISER', 'EDITOR'],
  editSite: ['ORGANISER', 'EDITOR', 'SECRETARY'],
  editColumns: ['ORGANISER', 'EDITOR', 'SECRETARY'],
  setReview: ['ORGANISER'],
} as const satisfies Record<keyof typeof may, readonly string[]>

describe.each(Object.entries(table))('%s', (act, allowed) => {
  it.each(roles)('as %s, in reach and out of it', (role) => {
    const actor = actorAt('/1/2/', { role })
    const isAllowed = (path: string) => may[act as keyof typeof may](actor, path) === true
    expect(['/1/2/', '/1/2/3/', '/1/', '/1/20/'].map(isAllowed)).toEqual(
      (allowed as readonly string[]).includes(role) ? [true, true, false, false] : [false, false, false, false],
    )
  })
})
