import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { PagePending } from '#ui/detail-page.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, type Sentence, useSay } from '#ui/sentence.tsx'
import { askCorrection } from '../correction/contract.ts'
import { type OwnRecord, readOwn } from '../own/contract.ts'
import { correctionWords } from './correction-words.ts'
import { GroupChoice } from './group-choice.tsx'
import { changesIn, factsToSend, type MemberValues, memberSections, newHints } from './member-form.ts'
import { ownValue } from './own-value.tsx'
import { paths } from './paths.ts'

type Own = OwnRecord['fields'][number]
type Values = MemberValues & { readonly why: string }

/** Asks to have one field of one’s own record corrected: first which, then how it should be (D15). */
export function AskCorrectionPage() {
  const [params] = useSearchParams()
  const own = useQuery({ queryKey: ['members', 'own'], queryFn: () => call(readOwn, {}) })
  if (!own.data) return <PagePending error={own.error} onRetry={() => void own.refetch()} />
  const chosen = own.data.fields.find(({ field }) => field === params.get('field'))
  const input = chosen && inputOf(chosen.field, own.data.orgId)
  return chosen && input ? <AskForm one={chosen} input={input} /> : <WhichField fields={own.data.fields} />
}

const WhichField = ({ fields }: { fields: readonly Own[] }) => {
  const say = useSay()
  return (
    <div className="lx-form">
      <PageHeading title={correctionWords.ask} />
      <section className="lx-panel" aria-label={say(correctionWords.which)}>
        <h2>{say(correctionWords.which)}</h2>
        <ul className="lx-plain-list">
          {fields.map(({ field, zh, en, value }) => (
            <li key={field}>
              <Link to={paths.askCorrection(field)}>
                <Say of={{ zh, en }} />
              </Link>{' '}
              <span className="lx-quiet">{value === null ? say(correctionWords.empty) : ownValue(field, value)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

const AskForm = ({ one, input }: { one: Own; input: Field }) => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  return (
    <FormPage<Values>
      title={titleOf(one)}
      sections={[{ fields: [{ ...input, required: true, wide: true }, why] }]}
      submitLabel={correctionWords.send}
      onCancel={() => navigate(paths.own)}
      onSubmit={async ({ person, facts, why }) => {
        await call(askCorrection, { person: changesIn({}, person), facts: factsToSend(changesIn({}, facts)), why })
        await queries.invalidateQueries({ queryKey: ['members', 'own-corrections'] })
        toast('success', correctionWords.sent)
        await navigate(paths.own)
      }}
    >
      <Notice tone="info" title={correctionWords.about}>
        <p>
          <Say of={correctionWords.now} />{' '}
          {one.value === null ? <Say of={correctionWords.empty} /> : ownValue(one.field, one.value)}
        </p>
      </Notice>
    </FormPage>
  )
}

// The input that the branch itself would fill in, without its hints for a new record.
function inputOf(field: string, orgId: string): Field | undefined {
  const all = memberSections({ ...newHints, idNumber: {} }, <GroupChoice orgId={orgId} />).flatMap(
    ({ fields }) => fields,
  )
  return all.find(({ name }) => name === `person.${field}` || name === `facts.${field}`)
}

function titleOf({ zh, en }: Own): Sentence {
  return {
    zh: fill(correctionWords.askFor, { field: zh }).zh,
    en: fill(correctionWords.askFor, { field: en }).en,
  }
}

const why: Field = {
  ...{ name: 'why', label: correctionWords.why, kind: 'long', rows: 2, maxLength: 200, required: true },
  ...{ wide: true, hint: correctionWords.whyHint },
}
