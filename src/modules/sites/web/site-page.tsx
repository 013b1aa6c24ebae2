import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { type Action, permission } from '#ui/action-button.tsx'
import { DetailPage, type Fact, PagePending } from '#ui/detail-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { resumeSite, type SiteDetail } from '../contract.ts'
import { words } from '../words.ts'
import type { FreshnessOf } from './freshness-of.ts'
import { paths } from './paths.ts'
import { PauseButton } from './pause-button.tsx'
import { siteQueries } from './queries.ts'
import { SiteColumns } from './site-columns.tsx'
import { PublicAddress, SiteTag } from './site-list-page.tsx'
import { pageWords, themeWords } from './words.ts'

/** One site: its state and address, what its footer says and lacks, its windows (UX-PT10, UX-PT14). */
export function SitePage({ freshness }: { freshness: FreshnessOf }) {
  const { orgId = '' } = useParams()
  const site = useQuery(siteQueries.one(orgId))
  if (!site.data) return <PagePending error={site.error} onRetry={() => void site.refetch()} />
  return <Site of={site.data} freshness={freshness} />
}

const Site = ({ of, freshness }: { of: SiteDetail; freshness: FreshnessOf }) => {
  const actions = useActions(of)
  const done = useDone()
  return (
    <DetailPage
      title={{ zh: of.name, en: of.name }}
      beside={<SiteTag state={of.state} />}
      facts={useFacts(of)}
      actions={actions}
    >
      <Standing of={of} />
      <SiteColumns of={of} freshness={freshness} onDone={done} />
      {of.can.pauseSite === true && of.state === 'ACTIVE' && <PauseButton of={of} onDone={done} />}
    </DetailPage>
  )
}

/** After an act: everything of the chapter is fetched anew, and a line says what was done. */
const useDone = () => {
  const queries = useQueryClient()
  const toast = useToast()
  return async (act: Sentence) => {
    await queries.invalidateQueries({ queryKey: siteQueries.all })
    toast('success', { zh: fill(pageWords.done, { act: act.zh }).zh, en: fill(pageWords.done, { act: act.en }).en })
  }
}

const useActions = (of: SiteDetail): Action[] => {
  const navigate = useNavigate()
  const done = useDone()
  const resume: Action = {
    label: pageWords.resume,
    can: permission(of.can, 'resumeSite', words),
    confirm: { title: pageWords.resumeAsk, detail: pageWords.resumeDetail },
    onAct: async () => {
      await call(resumeSite, { orgId: of.orgId })
      await done(pageWords.resume)
    },
  }
  return [
    {
      label: pageWords.edit,
      kind: 'primary',
      can: permission(of.can, 'editSite', words),
      onAct: () => navigate(paths.edit(of.orgId)),
    },
    ...(of.state === 'PAUSED' ? [resume] : []),
  ]
}

const Standing = ({ of }: { of: SiteDetail }) => {
  const say = useSay()
  const language = useLanguage()
  const facts = of.blanks.map((fact) => say(pageWords[fact as 'siteCode'])).join(language === 'zh' ? '、' : ', ')
  const slots = { day: of.pausedOn ? formatDay(toDay(of.pausedOn), language) : '', reason: of.pausedReason ?? '' }
  return (
    <>
      {of.state === 'PAUSED' && (
        <div className="lx-after">
          <Notice tone="warning" title={fill(pageWords.paused, slots)} />
        </div>
      )}
      {of.blanks.length > 0 && (
        <div className="lx-after">
          <Notice tone="info" title={fill(pageWords.blanks, { facts })}>
            <Say of={pageWords.blanksHint} />
          </Notice>
        </div>
      )}
    </>
  )
}

const useFacts = (of: SiteDetail): Fact[] => {
  const say = useSay()
  const { greyFrom: from, greyUntil: until } = of
  return [
    { label: pageWords.address, value: <PublicAddress slug={of.slug} /> },
    { label: pageWords.organisation, value: of.orgName },
    { label: pageWords.hostedBy, value: of.hostedBy },
    { label: pageWords.office, value: of.address },
    { label: pageWords.phone, value: of.phone },
    { label: pageWords.siteCode, value: of.siteCode },
    { label: pageWords.icpNumber, value: of.icpNumber },
    { label: pageWords.policeNumber, value: of.policeNumber },
    { label: pageWords.support, value: of.support },
    { label: pageWords.theme, value: say(themeWords[of.theme]) },
    {
      label: pageWords.grey,
      value: from && until ? say(pageWords.greySpan, { from, until }) : say(pageWords.greyNone),
    },
    { label: pageWords.needsReview, value: say(of.needsReview ? pageWords.yes : pageWords.no) },
  ]
}
