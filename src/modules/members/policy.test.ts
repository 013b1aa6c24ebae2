import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roleNames } from '#modules/accounts/codes.ts'
import { actorAt } from '../../../tests/database.ts'
import { memberFields } from './fields.ts'
import { type MemberAct, may, rights, roles, shows } from './policy.ts'
import { words } from './words.ts'

const acts: MemberAct[] = [
  'listMembers',
  'readCard',
  'revealFields',
  'editMember',
  'enterMember',
  'countMembers',
  'importRoster',
  'revokeImport',
  'exportMembers',
  'readOwn',
]

// One letter an act, in the order above.
const table: Record<string, string> = {
  SYSTEM_ADMIN: '----------',
  SECURITY_ADMIN: '----------',
  AUDIT_ADMIN: '----------',
  ORGANISER: 'yyyyyyyyy-',
  SECRETARY: 'yyyyyy--y-',
  EDITOR: '----------',
  DESK: '----------',
  MEMBER: '---------y',
}

describe('who may do what with members (role × act)', () => {
  it('names every role', () => {
    expect(Object.keys(table)).toEqual([...roles])
  })

  it.each(Object.entries(table))('%s', (role, row) => {
    const actor = actorAt('/1/2/', { role })
    const answers = acts.map((act) => (may(actor, act, '/1/2/3/') === true ? 'y' : '-')).join('')
    expect(answers).toBe(row)
  })

  it.each(['/1/', '/1/20/', '/1/3/', '/2/'])('nobody acts at %s from /1/2/', (path) => {
    for (const act of acts) expect(may(actorAt('/1/2/', { role: 'ORGANISER' }), act, path)).not.toBe(true)
  })

  it('gives no right to a role nobody has heard of', () => {
    for (const role of ['', 'toString', '__proto__', 'constructor', 'SYSTEM', 'CITIZEN'])
      for (const act of acts) expect(may(actorAt('/', { role }), act, '/1/')).not.toBe(true)
  })

  it('shows sensitive fields only on the card and after, never in a list (T03)', () => {
    for (const role of Object.keys(rights)) {
      expect(shows(actorAt('/', { role }), 'listMembers', 'sensitive')).toBe(false)
      expect(shows(actorAt('/', { role }), 'readCard', 'sensitive')).toBe(role !== 'MEMBER')
    }
    expect(memberFields.idNumber.fieldClass).toBe('sensitive')
  })

  it('stands the same in docs/rights.md', () => {
    const text = readFileSync('docs/rights/members.md', 'utf8')
    for (const [role, of] of Object.entries(rights))
      for (const [act, classes] of Object.entries(of))
        expect(text).toContain(`| ${role} | ${act} | ${classes.join(', ') || '–'} |`)
    for (const [field, { zh, fieldClass }] of Object.entries(memberFields))
      expect(text).toContain(`| ${zh} | \`${field}\` | ${fieldClass} |`)
  })
})

it('a refusal names the posts as the menu of posts does', () => {
  for (const role of ['SECRETARY', 'ORGANISER'] as const)
    expect(words['members.not-for-this-role'].zh).toContain(roleNames[role].zh)
})
