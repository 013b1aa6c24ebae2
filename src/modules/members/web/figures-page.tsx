import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { formatDay, parseDay, toDay } from '#kernel/time.ts'
import { OrgTreeFilter, useOrgName, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { DateInput } from '#ui/date-input.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { changed } from '#ui/list-query.ts'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { countMembers } from '../figures/contract.ts'
import { CountTable } from './count-table.tsx'
import { tilesOf } from './figure-tiles.tsx'
import { GroupSizes } from './group-sizes.tsx'
import { Warnings } from './warnings.tsx'
import { figureWords, periodWords } from './words.ts'

type Figures = Answer<typeof countMembers>

/** How many members an organisation has, who they are, and what should be looked at (STAT-1 … STAT-3, ORG-16). */
export function FiguresPage() {
  const [params, setParams] = useSearchParams()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id
  const orgName = useOrgName(orgId)
  return (
    <>
      <PageHeading title={orgName ? fill(figureWords.figuresOf, { org: orgName }) : figureWords.figures} />
      <div className="lx-with-aside">
        <div>
          <OrgTreeFilter params={params} onParams={setParams} memory="members" isWithoutSwitch />
          <AsOn params={params} onParams={setParams} />
        </div>
        {orgId === undefined ? <DetailPending /> : <FiguresOf orgId={orgId} on={dayIn(params)} />}
      </div>
    </>
  )
}

const dayIn = (params: URLSearchParams) => {
  const read = parseDay(params.get('on') ?? '')
  return read.ok ? read.value : undefined
}

const AsOn = ({ params, onParams }: { params: URLSearchParams; onParams: (next: URLSearchParams) => void }) => {
  const say = useSay()
  return (
    <div className="lx-panel">
      <label htmlFor="as-on">{say(figureWords.asOn)}</label>
      <DateInput
        id="as-on"
        value={params.get('on') ?? ''}
        parse={parseDay}
        onChange={(on) => onParams(changed(params, { on }))}
      />
    </div>
  )
}

const FiguresOf = ({ orgId, on }: { orgId: string; on: string | undefined }) => {
  const figures = useQuery({
    queryKey: ['members', 'figures', orgId, on],
    queryFn: () => call(countMembers, { orgId, on }),
  })
  return (
    <div>
      {figures.data ? (
        <Numbers figures={figures.data} orgId={orgId} isToday={on === undefined} />
      ) : (
        <DetailPending error={figures.error} onRetry={() => void figures.refetch()} />
      )}
      <Warnings orgId={orgId} />
    </div>
  )
}

const Numbers = ({ figures, orgId, isToday }: { figures: Figures; orgId: string; isToday: boolean }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <>
      <section className="lx-panel" aria-label={say(figureWords.total)}>
        <NumberTiles tiles={tilesOf(figures, isToday ? orgId : undefined)} label={figureWords.total} />
        <p className="lx-quiet">
          {formatDay(toDay(figures.on), language)} · {say(figureWords.numbersNote)}
        </p>
      </section>
      <GroupSizes groups={figures.byGroup} orgId={orgId} />
      <CountTable
        title={figureWords.byAge}
        rows={figures.byAge.map(({ group, count }) => ({ label: ageGroupName(group), count }))}
      />
      <CountTable
        title={figureWords.byJoinPeriod}
        rows={figures.byJoinPeriod.map(({ period, count }) => ({
          label: periodWords[period as keyof typeof periodWords] ?? { zh: period, en: period },
          count,
        }))}
      />
    </>
  )
}

// <=30, 31-35 … >=61, as people say it.
const ageGroupName = (group: string) => {
  if (group.startsWith('<=')) return fill(figureWords.upTo, { age: group.slice(2) })
  if (group.startsWith('>=')) return fill(figureWords.andOver, { age: group.slice(2) })
  return fill(figureWords.between, { ages: group.replace('-', '—') })
}
