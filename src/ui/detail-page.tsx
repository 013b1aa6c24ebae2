import { Skeleton } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type Action, ActionButton } from './action-button.tsx'
import { TroubleNotice } from './notice.tsx'
import { PageHeading } from './page-heading.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { TabList } from './tab-list.tsx'
import { troubleOf } from './trouble.ts'
import { words } from './words.ts'

/** A label and its value; an empty value reads 未填写. */
export interface Fact {
  readonly label: Sentence
  readonly value: ReactNode
}

export interface Tab {
  readonly key: string
  readonly label: Sentence
  /** Built when the tab is first opened. */
  readonly show: () => ReactNode
}

/** One thing on a page of its own: title, key facts, tabs, and what can be done with it (UX-CS11). */
export function DetailPage({
  title,
  beside,
  facts,
  tabs = [],
  tab,
  onTab,
  actions = [],
  children,
}: {
  title: Sentence
  /** State tags beside the title. */
  beside?: ReactNode
  facts: readonly Fact[]
  tabs?: readonly Tab[]
  /** The open tab, from the address; the first one when absent. */
  tab?: string | null
  onTab?: (key: string) => void
  actions?: readonly Action[]
  /** Between facts and tabs: notices, a timeline. */
  children?: ReactNode
}) {
  const say = useSay()
  const panelId = useId()
  const [chosen, setChosen] = useState<string>()
  const open = tabs.find(({ key }) => key === (tab ?? chosen)) ?? tabs[0]
  return (
    <article className="lx-detail">
      <PageHeading
        title={title}
        beside={beside}
        actions={actions.map((action) => <ActionButton key={action.label.zh} {...action} />)}
      />
      <Refusals actions={actions} />
      <section className="lx-panel" aria-label={say(words.keyFacts)}>
        <Facts facts={facts} />
      </section>
      {children}
      {open && (
        <>
          <TabList tabs={tabs} open={open.key} onOpen={onTab ?? setChosen} panelId={panelId} label={words.parts} />
          <div id={panelId} role="tabpanel" className="lx-panel" aria-label={say(open.label)}>
            {open.show()}
          </div>
        </>
      )}
    </article>
  )
}

/** Labels and values in columns that wrap: two on a wide window, one on a phone. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const say = useSay()
  const isEmpty = (value: ReactNode) => value === undefined || value === null || value === ''
  return (
    <dl className="lx-facts">
      {facts.map(({ label, value }) => (
        <div key={label.zh}>
          <dt>{say(label)}</dt>
          <dd>{isEmpty(value) ? <span className="lx-quiet">{say(words.notGiven)}</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** In place of a detail page while it is fetched, or when it could not be. */
export function DetailPending({ error, onRetry }: { error?: unknown; onRetry?: (() => void) | undefined }) {
  const say = useSay()
  if (error !== undefined && error !== null) return <TroubleNotice trouble={troubleOf(error)} onRetry={onRetry} />
  return (
    <div role="status" aria-label={say(words.loading)}>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </div>
  )
}

/** As DetailPending where it stands for a whole page, which has its heading when it is refused, too. */
export function PagePending({
  error,
  actions,
  onRetry,
}: {
  error: unknown
  /** The ways on from here when it is refused. */
  actions?: ReactNode
  onRetry?: (() => void) | undefined
}) {
  const isRefused = error !== undefined && error !== null
  return (
    <>
      {isRefused && <PageHeading title={words.notOpened} actions={actions} />}
      <DetailPending error={error} onRetry={onRetry} />
    </>
  )
}

/** Says in plain sight why a button cannot be pressed: a tooltip does not exist on a phone. */
const Refusals = ({ actions }: { actions: readonly Action[] }) => {
  const say = useSay()
  const refused = actions.filter((action) => action.can !== true)
  if (refused.length === 0) return null
  return (
    <ul className="lx-refusals" aria-label={say(words.whyNot)}>
      {refused.map(({ label, can }) => (
        <li key={label.zh}>
          {say(label)}：{can === true ? '' : say(can)}
        </li>
      ))}
    </ul>
  )
}
