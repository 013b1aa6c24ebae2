import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { Facts } from '#ui/detail-page.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import type { Consultation } from '../contract.ts'
import { pageWords as w } from './words.ts'

/** What many say together, in short; the drawing stands on the public page. */
export function MapPanel({ of }: { of: Consultation }) {
  const say = useSay()
  return (
    <section className="lx-panel">
      <h2>{say(w.map)}</h2>
      {of.findings?.participants ? (
        <Found of={of} findings={of.findings} />
      ) : (
        <p>{say(of.state === 'RUNNING' ? w.mapNone : w.tooFew)}</p>
      )}
      <p>
        <a href={`${of.publicPath}/map`} target="_blank" rel="noopener">
          {say(w.onSite)}
        </a>
      </p>
    </section>
  )
}

const Found = ({ of, findings }: { of: Consultation; findings: NonNullable<Consultation['findings']> }) => {
  const say = useSay()
  const language = useLanguage()
  const textOf = (no: number) => `${no}. ${of.statements.find((one) => one.no === no)?.text ?? ''}`
  const list = (lines: readonly string[]) => (lines.length === 0 ? say(w.noOne) : lines.join('；'))
  const common = findings.common.map(
    ({ no, stance }) => `${textOf(no)}（${say(stance === 1 ? w.mostAgree : w.mostDisagree)}）`,
  )
  const sizes = findings.groups.map(({ size }) => say(fill(w.about, { count: size }))).join('、')
  const facts = [
    { label: w.participants, value: say(fill(w.about, { count: findings.participants ?? 0 })) },
    { label: w.common, value: list(common) },
    { label: w.dividing, value: list(findings.dividing.map(textOf)) },
    {
      label: w.groups,
      value: sizes === '' ? say(w.groupsNone) : say(fill(w.groupSizes, { count: findings.groups.length, sizes })),
    },
  ]
  return (
    <>
      <Facts facts={facts} />
      <p className="lx-quiet">{of.foundAt && formatMinute(new Date(of.foundAt), language)}</p>
    </>
  )
}
