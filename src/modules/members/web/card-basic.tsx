import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { type Fact, Facts } from '#ui/detail-page.tsx'
import { MaskedValue } from '#ui/masked-value.tsx'
import { Say, type Sentence, useSay } from '#ui/sentence.tsx'
import type { revealReasons } from '../codes.ts'
import { type MemberCard, revealFields } from '../contract.ts'
import { memberFields, photoField } from '../fields.ts'
import { Circumstances } from './card-circumstances.tsx'
import { nameOf } from './code-names.ts'
import { paths } from './paths.ts'
import { PhotoValue } from './photo-value.tsx'
import { revealChoices } from './reveal-choices.ts'
import { pageWords } from './words.ts'

/** What one looks for first: branch and group, dates of membership. */
export function usePartyFacts({ org, party }: MemberCard): Fact[] {
  const { groupId, groupName } = party
  const say = useSay()
  return [
    { label: pageWords.branch, value: <Link to={paths.list(org.id)}>{org.name}</Link> },
    {
      label: memberFields.groupId,
      value: groupId ? <Link to={paths.list(groupId)}>{groupName}</Link> : say(pageWords.noGroup),
    },
    { label: memberFields.joinDate, value: party.joinDate },
    { label: memberFields.fullDate, value: party.fullDate },
    {
      label: pageWords.partyAge,
      value: party.partyAge === null ? undefined : say(pageWords.years, { years: party.partyAge }),
    },
  ]
}

/** Particulars: identity, contact, study and work, steps of membership. */
export function BasicTab({ card }: { card: MemberCard }) {
  const { basic, party } = card
  const say = useSay()
  const coded = (name: Sentence | undefined) => name && <Say of={name} />
  return (
    <div className="lx-sections">
      <h2>{say(pageWords.identitySection)}</h2>
      <Facts
        facts={[
          { label: memberFields.gender, value: coded(nameOf('gender', basic.gender)) },
          { label: memberFields.ethnicGroup, value: coded(nameOf('ethnicGroup', basic.ethnicGroup)) },
          ...sensitive(card, 'birth'),
          ...sensitive(card, 'idNumber'),
          { label: memberFields.nativePlace, value: basic.nativePlace },
          { label: memberFields.birthPlace, value: basic.birthPlace },
          { label: memberFields.householdPlace, value: basic.householdPlace },
          { label: memberFields.maritalStatus, value: coded(nameOf('maritalStatus', basic.maritalStatus)) },
          { label: memberFields.formerName, value: basic.formerName },
          ...photoFact(card),
        ]}
      />
      <h2>{say(pageWords.contactSection)}</h2>
      <Facts
        facts={[
          ...sensitive(card, 'mobile'),
          { label: memberFields.landline, value: basic.landline },
          ...sensitive(card, 'residence'),
        ]}
      />
      <h2>{say(pageWords.studySection)}</h2>
      <Facts
        facts={[
          { label: memberFields.education, value: coded(nameOf('education', basic.education)) },
          {
            label: memberFields.inServiceEducation,
            value: coded(nameOf('inServiceEducation', basic.inServiceEducation)),
          },
          { label: memberFields.degree, value: coded(nameOf('degree', basic.degree)) },
          { label: memberFields.school, value: basic.school },
          { label: memberFields.major, value: basic.major },
          { label: memberFields.occupation, value: coded(nameOf('occupation', basic.occupation)) },
          { label: memberFields.employer, value: basic.employer },
          { label: memberFields.jobTitle, value: basic.jobTitle },
          { label: memberFields.professionalTitle, value: basic.professionalTitle },
          { label: memberFields.newStratum, value: coded(nameOf('newStratum', basic.newStratum)) },
          { label: memberFields.frontline, value: coded(nameOf('frontline', basic.frontline)) },
          { label: memberFields.workStartDate, value: basic.workStartDate },
        ]}
      />
      <h2>{say(pageWords.partySection)}</h2>
      <Facts facts={stepsOf(party)} />
      <Circumstances party={party} />
    </div>
  )
}

const stepsOf = (party: MemberCard['party']): Fact[] => [
  { label: memberFields.applicationDate, value: party.applicationDate },
  { label: memberFields.activistDate, value: party.activistDate },
  { label: memberFields.targetDate, value: party.targetDate },
  { label: memberFields.joinBranch, value: party.joinBranch },
  { label: memberFields.introducers, value: party.introducers.join('、') },
]

type Reason = keyof typeof revealReasons

const fieldOf = { birth: 'birthDate', idNumber: 'idNumber', mobile: 'mobile', residence: 'residence' } as const

const photoFact = (card: MemberCard): Fact[] =>
  card.basic.hasPhoto === undefined ? [] : [{ label: photoField.photo, value: <PhotoValue card={card} /> }]

// Absent from the answer: this role may not know that there is such a field (T03), so no line says so.
const sensitive = (card: MemberCard, key: keyof typeof fieldOf): Fact[] => {
  const shown = card.basic[key]
  if (shown === undefined) return []
  const field = fieldOf[key]
  const label = memberFields[field]
  const masked = typeof shown === 'string' || shown === null ? shown : shown.value
  // With a birth date the number is not shown even in part; it can be opened all the same.
  const isHidden = masked === null && key === 'idNumber' && card.basic.birth != null
  if (masked === null && !isHidden) return [{ label, value: undefined }]
  if (card.can.revealFields !== true) return [{ label, value: masked }]
  const reveal = async (reason: string) => {
    const answer = await call(revealFields, { memberId: card.id, fields: [field], reason: reason as Reason })
    return answer.values[field] ?? ''
  }
  return [
    {
      label,
      value: <MaskedValue label={label} masked={masked ?? '*'.repeat(18)} reasons={revealChoices} reveal={reveal} />,
    },
  ]
}
