import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { articlePictures } from '../article-pictures.ts'
import { howWords, compareWords as words } from './compare-words.ts'
import type { Piece, Row, Side } from './compared.ts'
import { partsOf } from './folding.ts'

/** More rows than this are not put into a page at once: an old machine would stand still. */
const mostRows = 200

/** The names of the two versions, as they stand over the columns or before each text. */
export interface Names {
  readonly before: string
  readonly after: string
}

type Shown = { readonly part: number; readonly row: Row } | { readonly part: number; readonly folded: number }

/** Rows of two versions: beside each other where there is room, one below the other on a phone. */
export function ComparedRows({ rows, names }: { rows: readonly Row[]; names: Names }) {
  const say = useSay()
  const [shown, setShown] = useState(mostRows)
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const parts = partsOf(rows)
  const open = parts.flatMap(({ isFolded, rows: inside }, part): readonly Shown[] =>
    isFolded && !opened.has(part) ? [{ part, folded: inside.length }] : inside.map((row) => ({ part, row })),
  )
  return (
    <>
      <ul className="lx-diff">
        {open.slice(0, shown).map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never change their order
          <li key={n}>
            {'row' in one ? (
              <ComparedRow of={one.row} names={names} />
            ) : (
              <Button size="small" onClick={() => setOpened(new Set([...opened, one.part]))}>
                {say(words.folded, { count: one.folded })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open.length > shown && (
        <Button onClick={() => setShown(shown + mostRows)}>{say(words.more, { count: open.length - shown })}</Button>
      )}
    </>
  )
}

/** One row; `label` says what it is of where the text does not. */
export function ComparedRow({ of, names, label }: { of: Row; names: Names; label?: Sentence }) {
  const say = useSay()
  const before = 'before' in of ? of.before : undefined
  const after = 'after' in of ? of.after : undefined
  const isSame = of.how === 'SAME'
  return (
    <div className="lx-diff-row">
      {(label || !isSame) && (
        <p className="lx-diff-how">
          {label && <b>{say(label)}　</b>}
          {!isSame && say(howWords[of.how])}
        </p>
      )}
      <SideText of={before} name={names.before} isAlone={isSame} />
      <SideText of={after} name={names.after} isAgain={isSame || of.how === 'FORMAT'} />
    </div>
  )
}

/** `isAgain`: the same words stand on the other side already, so they are neither read out again nor shown on a phone. */
const SideText = ({
  of,
  name,
  isAlone = false,
  isAgain = false,
}: {
  of: Side | undefined
  name: string
  isAlone?: boolean
  isAgain?: boolean
}) => {
  if (!of) return <div className="lx-diff-none" />
  return (
    <div className={isAgain ? 'lx-diff-again' : undefined} aria-hidden={isAgain || undefined}>
      {!isAlone && !isAgain && <span className="lx-diff-which">{name}</span>}
      <Words of={of} />
    </div>
  )
}

const Words = ({ of }: { of: Side }) => {
  const say = useSay()
  const isEmpty = of.pieces.every(({ text }) => text === '')
  const text = isEmpty ? say(of.picture === undefined ? words.empty : words.noDescription) : <Pieces of={of.pieces} />
  if (of.picture === undefined) return <p>{text}</p>
  return (
    <figure>
      <img className="lx-diff-picture" src={articlePictures.shownAt(of.picture)} alt="" loading="lazy" />
      <figcaption>
        {say(words.picture)} {text}
      </figcaption>
    </figure>
  )
}

const Pieces = ({ of }: { of: readonly Piece[] }) =>
  of.map(({ mark, text }, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no name but their place
    <Fragment key={n}>{mark === 'SAME' ? text : <Marked mark={mark} text={text} />}</Fragment>
  ))

/** Words that were taken out or added: struck through or underlined, with a sign, and said to who listens. */
export function Marked({ mark, text }: { mark: 'OUT' | 'IN'; text: string }) {
  const say = useSay()
  const Tag = mark === 'OUT' ? 'del' : 'ins'
  return (
    <Tag className="lx-diff-mark">
      <span aria-hidden="true" className="lx-diff-sign">
        {mark === 'OUT' ? '－' : '＋'}
      </span>
      <span className="lx-unseen">{say(mark === 'OUT' ? words.out : words.in)}</span>
      {text}
      <span className="lx-unseen">{say(words.end)}</span>
    </Tag>
  )
}
