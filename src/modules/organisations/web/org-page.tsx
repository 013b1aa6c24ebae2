import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import { formatDay, parseDay, toDay } from '#kernel/time.ts'
import { type Action, permission } from '#ui/action-button.tsx'
import { DateInput } from '#ui/date-input.tsx'
import { DetailPage, type Fact } from '#ui/detail-page.tsx'
import { changed } from '#ui/list-query.ts'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useSay } from '#ui/sentence.tsx'
import { troubleOf } from '#ui/trouble.ts'
import { type Line, levels, lines, orgTypes } from '../codes.ts'
import { listChildren, type OrgDetail, readOrg } from '../contract.ts'
import { downloadOrgs } from '../tables/contract.ts'
import { words } from '../words.ts'
import { OrgHistory, OrgTerms, SubordinateList, TermTag } from './org-parts.tsx'
import { OrgTreeFilter } from './org-tree-filter.tsx'
import { paths } from './paths.ts'
import { ReshapingList } from './reshaping-list.tsx'
import { reshapingWords } from './reshaping-words.ts'
import { useOwnOrg } from './use-org.ts'
import { pageWords } from './words.ts'

/** The tree and, beside it, one organisation; both as on a day when the address says so (A01). */
export function OrgPage() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const own = useOwnOrg()
  // Whoever has chosen nothing yet sees his own organisation.
  const orgId = params.get('org') ?? own?.id
  const on = params.get('on') ?? undefined
  const day = (
    <div className="lx-panel">
      <label htmlFor="as-on">{say(pageWords.asOn)}</label>
      <DateInput
        id="as-on"
        value={on ?? ''}
        parse={parseDay}
        onChange={(next) => setParams(changed(params, { on: next }))}
      />
    </div>
  )
  return (
    <div className="lx-with-aside">
      <div>
        <OrgTreeFilter params={params} onParams={setParams} memory="organisations" on={on} />
        {day}
      </div>
      <div>
        {on !== undefined && parseDay(on).ok && (
          <AsOnNotice on={on} onToday={() => setParams(changed(params, { on: undefined }))} />
        )}
        {orgId === undefined ? <Skeleton active /> : <Org orgId={orgId} on={on} />}
      </div>
    </div>
  )
}

const AsOnNotice = ({ on, onToday }: { on: string; onToday: () => void }) => {
  const say = useSay()
  const zh = pageWords.asOnShown.zh.replace('{day}', formatDay(toDay(on), 'zh'))
  const en = pageWords.asOnShown.en.replace('{day}', formatDay(toDay(on), 'en'))
  return (
    <Notice tone="info" title={{ zh, en }} action={<Button onClick={onToday}>{say(pageWords.backToToday)}</Button>} />
  )
}

const Org = ({ orgId, on }: { orgId: string; on: string | undefined }) => {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const org = useQuery({ queryKey: ['organisations', 'org', orgId, on], queryFn: () => call(readOrg, { orgId, on }) })
  const below = useQuery({
    queryKey: ['organisations', 'below', orgId, on],
    queryFn: () => call(listChildren, { parentId: orgId, on }),
  })
  if (org.error) return <TroubleNotice trouble={troubleOf(org.error)} onRetry={() => void org.refetch()} />
  if (!org.data) return <Skeleton active />
  const { data } = org
  const act = (name: string, path: string) => ({
    can: permission(data.can, name, words),
    onAct: () => navigate(path),
  })
  return (
    <DetailPage
      title={{ zh: data.name, en: data.name }}
      facts={factsOf(data, say)}
      tab={params.get('tab')}
      onTab={(tab) => setParams(changed(params, { tab }))}
      actions={[
        { label: pageWords.createBelow, kind: 'primary', ...act('createOrg', paths.create(orgId)) },
        { label: pageWords.rename, ...act('renameOrg', paths.rename(orgId)) },
        { label: pageWords.posts, can: true, onAct: () => navigate(paths.posts(orgId)) },
        { label: pageWords.table, can: true, onAct: () => download(orgId) },
        { label: pageWords.recordTerm, ...act('recordTerm', paths.term(orgId)) },
        ...changeActions(data, act),
      ]}
      tabs={[
        {
          key: 'below',
          label: pageWords.below,
          show: () => <SubordinateList rows={below.data?.rows} params={params} />,
        },
        { key: 'terms', label: pageWords.terms, show: () => <OrgTerms terms={data.terms} /> },
        { key: 'changes', label: reshapingWords.changes, show: () => <ReshapingList orgId={orgId} /> },
        { key: 'history', label: pageWords.history, show: () => <OrgHistory org={data} /> },
      ]}
    />
  )
}

const download = async (orgId: string) => saveFile(await fetchFile(downloadOrgs, { orgId }))

/** What changes the tree; a dissolved organisation can only be looked at. */
const changeActions = (org: OrgDetail, act: (name: string, path: string) => Pick<Action, 'can' | 'onAct'>): Action[] =>
  org.dissolvedOn !== null
    ? []
    : [
        { label: pageWords.setLines, ...act('setLines', paths.lines(org.id)) },
        { label: reshapingWords.move, ...act('moveOrg', paths.move(org.id)) },
        { label: reshapingWords.merge, ...act('mergeOrgs', paths.merge(org.id)) },
        { label: reshapingWords.split, ...act('splitOrg', paths.split(org.id)) },
        { label: reshapingWords.dissolve, kind: 'destructive', ...act('dissolveOrg', paths.dissolve(org.id)) },
      ]

const factsOf = (org: OrgDetail, say: ReturnType<typeof useSay>): Fact[] => {
  const [term] = org.terms
  const level = org.level === null ? undefined : levels[org.level as keyof typeof levels]
  return [
    {
      label: pageWords.superior,
      value: org.parentId === null ? say(pageWords.topmost) : org.trail.join(' / ') || undefined,
    },
    { label: pageWords.type, value: say(orgTypes[org.type as keyof typeof orgTypes]) },
    { label: pageWords.code, value: org.code },
    { label: pageWords.level, value: level && say(level) },
    { label: pageWords.foundedOn, value: org.foundedOn },
    ...(org.dissolvedOn === null ? [] : [{ label: reshapingWords.dissolvedOn, value: org.dissolvedOn }]),
    ...(org.creditCode === null ? [] : [{ label: reshapingWords.creditCode, value: org.creditCode }]),
    { label: pageWords.term, value: term && <TermTag term={term} /> },
    {
      label: pageWords.lines,
      value: org.lines.map((line) => say(lines[line as Line])).join('、'),
    },
    {
      label: pageWords.portal,
      value: org.slug && <Link to={`/o/${org.slug}/`} reloadDocument>{`/o/${org.slug}/`}</Link>,
    },
  ]
}
