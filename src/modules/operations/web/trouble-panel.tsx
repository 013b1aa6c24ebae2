import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { Notice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import type { Check } from '../contract.ts'
import { paths } from './paths.ts'
import { operationsQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** The red banner of 待办: what the keeper of the machine must do today (R-B03). Nothing when nothing is wrong. */
export function TroublePanel() {
  const health = useQuery(operationsQueries.health)
  const bad = health.data?.checks.filter(({ state }) => state === 'BAD') ?? []
  return bad.map((check) => <Trouble key={check.name} of={check} />)
}

const Trouble = ({ of: { title, sentence, advice } }: { of: Check }) => {
  const say = useSay()
  const told = {
    zh: fill(pageWords.banner, { title: title.zh, sentence: sentence.zh }).zh,
    en: fill(pageWords.banner, { title: title.en, sentence: sentence.en }).en,
  }
  return (
    <div className="lx-after">
      <Notice tone="error" title={told} action={<Link to={paths.health}>{say(pageWords.open)}</Link>}>
        {advice && say(advice)}
      </Notice>
    </div>
  )
}
