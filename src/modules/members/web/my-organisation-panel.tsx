import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { type OrgDetail, readOrg } from '#modules/organisations/contract.ts'
import { orgPaths, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { countMembers } from '../figures/contract.ts'
import { tilesOf } from './figure-tiles.tsx'
import { GroupSizes } from './group-sizes.tsx'
import { Warnings } from './warnings.tsx'
import { figureWords } from './words.ts'

/** 我的组织 of the home page: name, term, members, its Party groups, what should be looked at (BS12). */
export function MyOrganisationPanel() {
  const own = useOwnOrg()
  if (own === undefined) return <DetailPending />
  return <Organisation orgId={own.id} />
}

const Organisation = ({ orgId }: { orgId: string }) => {
  const say = useSay()
  const org = useQuery({
    queryKey: ['organisations', 'org', orgId, undefined],
    queryFn: () => call(readOrg, { orgId }),
  })
  const figures = useQuery({
    queryKey: ['members', 'figures', orgId, undefined],
    queryFn: () => call(countMembers, { orgId }),
  })
  const error = org.error ?? figures.error
  return (
    <>
      <section className="lx-panel" aria-label={say(figureWords.myOrganisation)}>
        <h2>{say(figureWords.myOrganisation)}</h2>
        {org.data && figures.data ? (
          <>
            <p>
              <Link to={orgPaths.tree(orgId)}>{org.data.name}</Link>
            </p>
            <Term org={org.data} />
            <NumberTiles tiles={tilesOf(figures.data, orgId)} label={figureWords.total} />
          </>
        ) : (
          <DetailPending error={error} onRetry={() => void Promise.all([org.refetch(), figures.refetch()])} />
        )}
      </section>
      {figures.data && <GroupSizes groups={figures.data.byGroup} orgId={orgId} />}
      <Warnings orgId={orgId} most={5} />
    </>
  )
}

const Term = ({ org: { terms } }: { org: OrgDetail }) => {
  const say = useSay()
  const language = useLanguage()
  const [term] = terms
  if (!term) return <p className="lx-quiet">{say(figureWords.termNone)}</p>
  const until = formatDay(toDay(term.extendedUntil ?? term.endsOn), language)
  return (
    <p>
      {say(figureWords.term)}：{say(figureWords.termUntil, { day: until })}{' '}
      {term.status === 'DUE_SOON' && <StatusTag tone="warning" label={figureWords.termDueSoon} />}
      {term.status === 'OVERDUE' && <StatusTag tone="error" label={figureWords.termOverdue} />}
    </p>
  )
}
