import { type Fact, Facts } from '#ui/detail-page.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import type { MemberCard } from '../contract.ts'
import { memberFields } from '../fields.ts'
import { namedValue } from './code-names.ts'
import { pageWords } from './words.ts'

type Party = MemberCard['party']

/** Floating, a stay abroad, lost contact, hardship, frailty: a set is shown whole where anything of it is known, and not at all else. */
export function Circumstances({ party }: { party: Party }) {
  const say = useSay()
  const facts = [...floatingOf(party), ...abroadOf(party), ...hardshipOf(party)]
  if (facts.length === 0) return null
  return (
    <>
      <h2>{say(pageWords.floatingSection)}</h2>
      <Facts facts={facts} />
    </>
  )
}

/** Whether the record tells of a stay abroad. */
export function isAbroad({ abroadSince, abroadCountry, abroadKind }: Party): boolean {
  return abroadSince !== null || abroadCountry !== null || abroadKind !== null
}

const floatingOf = (party: Party): Fact[] => {
  const facts = (['floatingSince', 'floatingFrom', 'floatingTo', 'floatingReason', 'receivingBranch'] as const).map(
    (field) => ({ label: memberFields[field], value: party[field] }),
  )
  return facts.some(({ value }) => value !== null) ? facts : []
}

const abroadOf = (party: Party): Fact[] => {
  if (!isAbroad(party)) return []
  const kind = namedValue('abroadKind', party.abroadKind)
  return [
    { label: memberFields.abroadSince, value: party.abroadSince },
    { label: memberFields.abroadCountry, value: party.abroadCountry },
    { label: memberFields.abroadKind, value: kind && <Say of={kind} /> },
    { label: memberFields.abroadLastContact, value: <Contact party={party} /> },
  ]
}

// With the day of the next one, where the clause asks for it (STA-06).
const Contact = ({ party: { abroadLastContact: last, contactDueOn: next } }: { party: Party }) => {
  if (next === null) return last
  return last === null ? (
    <Say of={pageWords.contactNever} slots={{ next }} />
  ) : (
    <Say of={pageWords.contactDue} slots={{ last, next }} />
  )
}

const hardshipOf = ({ lostSince, hardshipKind, hardshipSince, hardshipUntil, infirm }: Party): Fact[] => [
  ...(lostSince === null ? [] : [{ label: memberFields.lostSince, value: lostSince }]),
  ...(hardshipKind || hardshipSince || hardshipUntil
    ? [
        { label: memberFields.hardshipKind, value: hardshipKind },
        { label: memberFields.hardshipSince, value: hardshipSince },
        { label: memberFields.hardshipUntil, value: hardshipUntil },
      ]
    : []),
  ...(infirm ? [{ label: memberFields.infirm, value: <Say of={yes} /> }] : []),
]

const yes = namedValue('infirm', 'true') ?? memberFields.infirm
