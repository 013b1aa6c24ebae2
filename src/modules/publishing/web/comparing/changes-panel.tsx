import { Link, useSearchParams } from 'react-router'
import { useSay } from '#ui/sentence.tsx'
import type { ArticleDetail } from '../../contract.ts'
import { paths } from '../paths.ts'
import { compareWords as words } from './compare-words.ts'
import { ComparisonOf } from './comparison.tsx'
import { baseOf } from './rules.ts'

/** Before who reviews: what changed against what was published or returned last. Nothing where all of it is new. */
export function ChangesPanel({ of }: { of: ArticleDetail }) {
  const say = useSay()
  const [params] = useSearchParams()
  const base = baseOf(of)
  if (!base) return null
  const isSame = base.number === of.version
  const against = base.act === 'RETURNED' ? words.sinceReturned : words.sincePublished
  return (
    <section className="lx-panel" aria-label={say(words.changes)}>
      <h2>{say(words.changes)}</h2>
      <p className="lx-quiet">
        {say(isSame ? words.notSinceReturned : against, { number: base.number })}{' '}
        {of.versions.length > 1 && (
          <Link to={paths.compare(of.id, params, { older: base.number, newer: of.version })}>{say(words.whole)}</Link>
        )}
      </p>
      {!isSame && <ComparisonOf article={of} from={base.number} to={of.version} />}
    </section>
  )
}
