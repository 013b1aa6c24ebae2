import { Button } from 'antd'
import { useState } from 'react'
import { type Action, ActionButton } from './action-button.tsx'
import { type RunAction, RunDialog } from './run-dialog.tsx'
import { useSay } from './sentence.tsx'
import { words } from './words.ts'

/** An act on several rows at once: one by one, or by an endpoint that takes their keys. */
export type BatchAction<Row> = RunAction<Row> | WholeAction

/** What is offered for chosen rows: the same for any, or as those that are chosen let it. */
export type BatchOf<Row> = readonly BatchAction<Row>[] | ((chosen: Chosen<Row>) => readonly BatchAction<Row>[])

type WholeAction = Omit<Action, 'onAct'> & { readonly onAct: (keys: readonly string[]) => unknown }

/** The chosen rows by their key; those of other pages are among them. */
export type Chosen<Row> = ReadonlyMap<string, Row>

/** What can be done with the chosen rows at once: a bar while there are some, and the run over them (UX-CS3). */
export function Batch<Row>({
  of,
  chosen,
  onChosen,
}: {
  of: BatchOf<Row>
  chosen: Chosen<Row>
  onChosen: (next: Chosen<Row>) => void
}) {
  const say = useSay()
  const [open, setOpen] = useState<{ readonly action: RunAction<Row>; readonly rows: Chosen<Row> }>()
  const [typed, setTyped] = useState<Readonly<Record<string, object>>>({})
  const clear = () => onChosen(new Map())
  const actions = typeof of === 'function' ? of(chosen) : of
  return (
    <>
      {chosen.size > 0 && (
        <section className="lx-batch" aria-label={say(words.batch)}>
          <span role="status">{say(words.chosen, { count: chosen.size })}</span>
          {actions.length === 0 && <span>{say(words.oneByOne)}</span>}
          {actions.map((action) =>
            'onAct' in action ? (
              <WholeButton key={action.label.zh} action={action} chosen={chosen} onDone={clear} />
            ) : (
              <RunButton key={action.label.zh} action={action} onOpen={() => setOpen({ action, rows: chosen })} />
            ),
          )}
          <Button type="link" onClick={clear}>
            {say(words.unchoose)}
          </Button>
        </section>
      )}
      {open && (
        <RunDialog
          {...open}
          typed={typed[open.action.label.zh] ?? {}}
          onClose={(left, values) => {
            onChosen(left)
            setTyped({ ...typed, [open.action.label.zh]: values })
            setOpen(undefined)
          }}
        />
      )}
    </>
  )
}

const WholeButton = ({
  action,
  chosen,
  onDone,
}: {
  action: WholeAction
  chosen: Chosen<unknown>
  onDone: () => void
}) => (
  <ActionButton
    {...action}
    onAct={async () => {
      await action.onAct([...chosen.keys()])
      onDone()
    }}
  />
)

const RunButton = <Row,>({ action, onOpen }: { action: RunAction<Row>; onOpen: () => void }) => {
  const say = useSay()
  return (
    <Button
      type={action.kind === 'primary' ? 'primary' : 'default'}
      danger={action.kind === 'destructive'}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      {say(action.label)}
    </Button>
  )
}
