import type { Answer } from '#kernel/contract.ts'
import type { countMembers } from '../figures/contract.ts'
import { CountTable } from './count-table.tsx'
import { paths } from './paths.ts'
import { figureWords, pageWords } from './words.ts'

/** The members of a branch by Party group, each leading to the names behind it; nothing where it has no groups (ORG-05). */
export function GroupSizes({ groups, orgId }: { groups: Answer<typeof countMembers>['byGroup']; orgId: string }) {
  if (groups.length === 0) return null
  const rows = groups.map(({ groupId, name, members }) => ({
    label: name === null ? pageWords.noGroup : { zh: name, en: name },
    count: members,
    to: `${groupId ? paths.list(groupId) : `${paths.list(orgId)}&group=NONE`}&status=NORMAL`,
  }))
  return <CountTable title={figureWords.byGroup} rows={rows} />
}
