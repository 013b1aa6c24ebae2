import { Radio } from 'antd'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { MaskedValue } from '#ui/masked-value.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { revealReasons } from '../codes.ts'
import { revealFields } from '../contract.ts'
import type { Compared, Duplicate, Side } from '../duplicates/contract.ts'
import { type MemberField, toldTogether } from '../fields.ts'
import { namedValue } from './code-names.ts'
import { duplicateWords as words } from './duplicate-words.ts'
import { paths } from './paths.ts'

/** Which record leads, and for which fields the other one is taken. */
export interface Chosen {
  readonly leads: Side
  readonly take: Record<string, Side>
}

interface Props {
  readonly of: Duplicate
  readonly chosen: Chosen
  /** Absent where nothing is to be chosen any more. */
  readonly onChoose: ((chosen: Chosen) => void) | undefined
}

const sides = ['FIRST', 'SECOND'] as const

/** Two records field by field; what differs stands out and can be chosen. */
export function CompareTable({ of, chosen, onChoose }: Props) {
  const say = useSay()
  return (
    <div className="lx-panel lx-compare">
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.field)}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                <Head of={of} side={side} chosen={chosen} onChoose={onChoose} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.fields.map((row) => (
            <tr key={row.field} className={row.differs ? 'lx-differs' : ''}>
              <th scope="row">{say(row)}</th>
              {sides.map((side) => (
                <td key={side}>
                  <Cell of={of} row={row} side={side} />
                  {row.differs && onChoose && (
                    <Take of={of} row={row} side={side} chosen={chosen} onChoose={onChoose} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const recordOf = (of: Duplicate, side: Side) => (side === 'FIRST' ? of.first : of.second)

const Head = ({ of, side, chosen, onChoose }: Props & { side: Side }) => {
  const say = useSay()
  const one = recordOf(of, side)
  if (!one) return null
  return (
    <>
      <Link to={paths.card(one.memberId)}>{one.name}</Link>
      <span className="lx-compare-org">{one.orgName}</span>
      {onChoose && (
        <Radio checked={chosen.leads === side} onChange={() => onChoose({ leads: side, take: {} })}>
          {say(words.leads)}
        </Radio>
      )}
      {of.leads !== null && (
        <StatusTag
          tone={of.leads === side ? 'success' : 'neutral'}
          label={of.leads === side ? words.led : words.merged}
        />
      )}
    </>
  )
}

// What the leading record lacks comes from the other one without being asked for.
const Take = ({
  of,
  row,
  side,
  chosen,
  onChoose,
}: {
  of: Duplicate
  row: Compared
  side: Side
  chosen: Chosen
  onChoose: NonNullable<Props['onChoose']>
}) => {
  const say = useSay()
  if (valueOn(row, side) === null) return null
  const isLacking = toldTogether(row.field as MemberField).every((field) => {
    const told = of.fields.find((one) => one.field === field)
    return told === undefined || valueOn(told, chosen.leads) === null
  })
  const taken = chosen.take[row.field] ?? (isLacking ? other(chosen.leads) : chosen.leads)
  return (
    <Radio
      className="lx-compare-take"
      checked={taken === side}
      aria-label={say(words.takeThis, { field: say(row) })}
      onChange={() => onChoose({ ...chosen, take: { ...chosen.take, [row.field]: side } })}
    />
  )
}

const valueOn = (row: Compared, side: Side) => (side === 'FIRST' ? row.first : row.second)

const other = (side: Side): Side => (side === 'FIRST' ? 'SECOND' : 'FIRST')

const sensitive = ['idNumber', 'mobile', 'residence', 'birthDate'] as const
type Sensitive = (typeof sensitive)[number]
const isSensitive = (field: string): field is Sensitive => sensitive.some((one) => one === field)

const reasons = Object.entries(revealReasons).map(([value, label]) => ({ value, label }))

const Cell = ({ of, row, side }: { of: Duplicate; row: Compared; side: Side }) => {
  const value = valueOn(row, side)
  const one = recordOf(of, side)
  if (value === null || !one) return <span className="lx-quiet">—</span>
  const { field } = row
  if (isSensitive(field) && one.mayReveal) {
    const reveal = async (reason: string) => {
      const answer = await call(revealFields, {
        ...{ memberId: one.memberId, fields: [field], reason: reason as keyof typeof revealReasons },
      })
      return answer.values[field] ?? ''
    }
    return <MaskedValue label={row} masked={value} reasons={reasons} reveal={reveal} />
  }
  const named = namedValue(field, value)
  return named ? <Say of={named} /> : value
}
