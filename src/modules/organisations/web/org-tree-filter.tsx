import { useMemo } from 'react'
import { call } from '#kernel/client.ts'
import { changed } from '#ui/list-query.ts'
import { TreeFilter, type TreeNode } from '#ui/tree-filter.tsx'
import { listChildren, type OrgNode, searchOrgs } from '../contract.ts'
import { pageWords } from './words.ts'

/** The organisation tree beside a list; what is chosen stands in the address as `org` and `below` (UX-CS2, UX-CS4). */
export function OrgTreeFilter({
  params,
  onParams,
  memory,
  on,
  isWithoutSwitch = false,
}: {
  params: URLSearchParams
  onParams: (next: URLSearchParams) => void
  /** Under which name the browser remembers what is unfolded. */
  memory: string
  /** The tree as on a day. */
  on?: string | undefined
  /** For what always counts those below, or never: no switch is offered. */
  isWithoutSwitch?: boolean
}) {
  // The same functions between renders, or the tree would be fetched anew with each.
  const asked = useMemo(() => {
    const asOn = on === undefined ? {} : { on }
    return {
      loadChildren: (parentId: string | undefined) => load({ parentId, ...asOn }),
      search: (q: string) => search({ q, ...asOn }),
    }
  }, [on])
  return (
    <TreeFilter
      key={on ?? ''}
      label={pageWords.tree}
      {...asked}
      chosen={params.get('org') ?? undefined}
      onChoose={(org) => onParams(changed(params, { org }))}
      {...(isWithoutSwitch
        ? {}
        : {
            includeBelow: params.get('below') !== '0',
            onIncludeBelow: (below: boolean) => onParams(changed(params, { below: below ? undefined : '0' })),
          })}
      memory={memory}
    />
  )
}

const load = async (input: { parentId: string | undefined; on?: string }) =>
  (await call(listChildren, input)).rows.map(nodeOf)

const search = async (input: { q: string; on?: string }): Promise<readonly TreeNode[]> =>
  (await call(searchOrgs, input)).rows.map((hit) => ({ ...nodeOf(hit), path: hit.trail.join(' / ') }))

const nodeOf = (org: OrgNode): TreeNode => ({ key: org.id, label: org.shortName, hasChildren: org.hasChildren })
