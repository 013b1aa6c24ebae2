import { Link } from 'react-router'
import { changed } from '#ui/list-query.ts'
import { Say, type Sentence, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { orgTypes } from '../codes.ts'
import type { OrgDetail, OrgNode } from '../contract.ts'
import { reshapingKinds } from '../reshaping/codes.ts'
import { paths } from './paths.ts'
import { reshapingWords } from './reshaping-words.ts'
import { pageWords, termWords } from './words.ts'

type Term = OrgDetail['terms'][number]

/** A term and where it stands; colour never alone. */
export function TermTag({ term }: { term: Term }) {
  return (
    <>
      {term.electedOn} — {term.extendedUntil ?? term.endsOn}{' '}
      <StatusTag tone={toneOf(term.status)} label={termWords[term.status]} />
    </>
  )
}

const toneOf = (status: Term['status']) =>
  status === 'OVERDUE' ? 'error' : status === 'DUE_SOON' ? 'warning' : 'neutral'

/** The organisations directly below, each a link that keeps the day. */
export function SubordinateList({ rows, params }: { rows: readonly OrgNode[] | undefined; params: URLSearchParams }) {
  const say = useSay()
  if (rows?.length === 0)
    return (
      <p className="lx-quiet">
        <Say of={pageWords.noneBelow} />
      </p>
    )
  return (
    <ul className="lx-plain-list">
      {rows?.map((org) => (
        <li key={org.id}>
          <Link to={{ search: changed(params, { org: org.id, tab: undefined }).toString() }}>{org.shortName}</Link>{' '}
          <span className="lx-quiet">{say(orgTypes[org.type as keyof typeof orgTypes])}</span>
        </li>
      ))}
    </ul>
  )
}

/** All terms, newest first. */
export function OrgTerms({ terms }: { terms: readonly Term[] }) {
  if (terms.length === 0)
    return (
      <p className="lx-quiet">
        <Say of={pageWords.noTerms} />
      </p>
    )
  return (
    <ul className="lx-plain-list">
      {terms.map((term) => (
        <li key={term.id}>
          <TermTag term={term} />
        </li>
      ))}
    </ul>
  )
}

/** What it was called and under whom it stood, and when. */
export function OrgHistory({ org }: { org: OrgDetail }) {
  const say = useSay()
  const period = ({ from, until }: { from: string | null; until: string | null }) =>
    until === null ? say(pageWords.from, { day: from ?? '—' }) : say(pageWords.fromUntil, { from: from ?? '—', until })
  return (
    <>
      <RelatedList label={reshapingWords.cameFrom} of={org.predecessors} />
      <RelatedList label={reshapingWords.wentTo} of={org.successors} />
      <h2>{say(pageWords.namedSo)}</h2>
      <ul className="lx-plain-list">
        {org.namings.map((naming) => (
          <li key={`${naming.from}`}>
            {naming.name} <span className="lx-quiet">{period(naming)}</span>
          </li>
        ))}
      </ul>
      <h2>{say(pageWords.stoodUnder)}</h2>
      <ul className="lx-plain-list">
        {org.placements.map((placement) => (
          <li key={`${placement.from}`}>
            {placement.parentName ?? '—'} <span className="lx-quiet">{period(placement)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const RelatedList = ({ label, of }: { label: Sentence; of: OrgDetail['predecessors'] }) => {
  const say = useSay()
  if (of.length === 0) return null
  return (
    <>
      <h2>{say(label)}</h2>
      <ul className="lx-plain-list">
        {of.map((one) => (
          <li key={`${one.id}${one.on}`}>
            <Link to={paths.tree(one.id)}>{one.name}</Link>{' '}
            <span className="lx-quiet">
              {say(reshapingKinds[one.kind])} {one.on}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
