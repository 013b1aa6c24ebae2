import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { DetailPending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { type Check, checks } from '../checks/codes.ts'
import type { ReplyChecks } from '../checks/contract.ts'
import { checkWords as w } from './check-words.ts'
import { Picture, Rows } from './pictures.tsx'
import { demandQueries } from './queries.ts'

const names = Object.keys(checks) as readonly Check[]

/** 答复核查: what is found in answers after they were sent, with how often each check is right; of organisations, never of people (D26). */
export function ReplyChecksPage() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const orgId = params.get('org') ?? undefined
  const found = useQuery(demandQueries.replyChecks(orgId))
  return (
    <>
      <PageHeading title={w.title}>{say(w.lead)}</PageHeading>
      {found.data ? (
        <Found of={found.data} orgId={orgId} onOrg={(org) => setParams(org === undefined ? {} : { org })} />
      ) : (
        <DetailPending error={found.error} onRetry={() => void found.refetch()} />
      )}
    </>
  )
}

interface FoundProps {
  readonly of: ReplyChecks
  readonly orgId: string | undefined
  readonly onOrg: (orgId: string | undefined) => void
}

const Found = ({ of, orgId, onOrg }: FoundProps) => {
  const say = useSay()
  if (of.orgs.length === 0) return <p className="lx-quiet">{say(w.none)}</p>
  const heads = [w.answers, ...names.map((name) => checks[name])]
  return (
    <>
      <section className="lx-panel" aria-label={say(w.byOrg)}>
        <h2>{say(w.byOrg)}</h2>
        <div className="lx-scroll">
          <Rows
            heads={[w.org, ...heads]}
            rows={of.orgs.map(({ name, answers, ...one }) => [name, answers, ...names.map((check) => one[check])])}
          />
        </div>
        <p className="lx-after">
          {say(w.of)}：{' '}
          <Select
            aria-label={say(w.of)}
            className="lx-choice"
            value={orgId ?? ''}
            showSearch
            optionFilterProp="label"
            options={[
              { value: '', label: say(w.all) },
              ...of.orgs.map((one) => ({ value: one.orgId, label: one.name })),
            ]}
            onChange={(chosen: string) => onOrg(chosen === '' ? undefined : chosen)}
          />
        </p>
      </section>
      {names.map((check) => (
        <Picture
          key={check}
          title={checks[check]}
          note={<p className="lx-quiet">{say(checks[check].how)}</p>}
          bars={of.months.map((one) => ({ label: one.month, value: one[check] }))}
        >
          <Rows
            heads={[w.month, w.answers, checks[check]]}
            rows={of.months.map((one) => [one.month, one.answers, one[check]])}
          />
        </Picture>
      ))}
    </>
  )
}
