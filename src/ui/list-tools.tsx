import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popover, Select, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { CopyButton, hasClipboard } from './copy-button.tsx'
import { changed } from './list-query.ts'
import type { Column } from './list-rows.tsx'
import {
  mostViews,
  moved,
  narrowest,
  offered,
  type SavedView,
  type Taste,
  useViews,
  viewQuery,
  widest,
} from './list-taste.ts'
import { useToast } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** An order of a list beyond a click on a heading: by strokes, by post. */
export interface Sort {
  readonly value: string
  readonly label: Sentence
}

interface Place {
  readonly params: URLSearchParams
  readonly onParams: (next: URLSearchParams) => void
}

interface ToolsProps<Row> extends Place {
  readonly memory: string
  readonly all: readonly Column<Row>[]
  readonly shown: readonly Column<Row>[]
  readonly taste: Taste
  readonly onTaste: (taste: Taste) => void
  readonly sorts?: readonly Sort[]
  /** A phone shows cards, in which no column is chosen. */
  readonly phone: boolean
}

/** Above a list: its order, saved views, and which columns stand in it (UX-CS3). */
export function ListTools<Row>(props: ToolsProps<Row>) {
  const say = useSay()
  const { params, onParams, phone, sorts = [] } = props
  return (
    <div className="lx-tools">
      {sorts.length > 0 && (
        <Select
          aria-label={say(words.sortBy)}
          value={params.get('sort') ?? sorts[0]?.value ?? ''}
          options={sorts.map(({ value, label }) => ({ value, label: say(label) }))}
          onChange={(sort: string) => onParams(changed(params, { sort }))}
        />
      )}
      <Views {...props} />
      {!phone && (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={<ColumnChoice {...props} />}
          title={say(words.columns)}
        >
          <Button icon={<SettingOutlined />}>{say(words.columns)}</Button>
        </Popover>
      )}
    </div>
  )
}

const ColumnChoice = <Row,>({ all, shown, taste, onTaste, params, onParams }: ToolsProps<Row>) => {
  const say = useSay()
  const keys = shown.slice(1).map(({ key }) => key)
  // What was chosen here holds from now on, also where a sent address said otherwise.
  const show = (next: readonly string[]) => {
    onTaste({ ...taste, shown: next })
    if (params.has('cols')) onParams(changed(params, { cols: undefined }, { keepPage: true }))
  }
  const widen = (key: string, by: number) => {
    const now = shown.find((column) => column.key === key)?.width ?? 140
    onTaste({ ...taste, widths: { ...taste.widths, [key]: Math.min(widest, Math.max(narrowest, now + by)) } })
  }
  return (
    <>
      <ul className="lx-columns">
        {offered(all, shown).map((key) => {
          const column = all.find((one) => one.key === key)
          if (!column) return null
          const title = say(column.title)
          const isShown = keys.includes(key)
          return (
            <li key={key}>
              <Checkbox
                checked={isShown}
                onChange={() => show(isShown ? keys.filter((one) => one !== key) : [...keys, key])}
              >
                {title}
              </Checkbox>
              <Step
                name={say(words.moveUp, { title })}
                icon={<ArrowUpOutlined />}
                off={!isShown}
                onStep={() => show(moved(keys, key, -1))}
              />
              <Step
                name={say(words.moveDown, { title })}
                icon={<ArrowDownOutlined />}
                off={!isShown}
                onStep={() => show(moved(keys, key, 1))}
              />
              <Step
                name={say(words.narrower, { title })}
                icon={<MinusOutlined />}
                off={!isShown}
                onStep={() => widen(key, -20)}
              />
              <Step
                name={say(words.wider, { title })}
                icon={<PlusOutlined />}
                off={!isShown}
                onStep={() => widen(key, 20)}
              />
            </li>
          )
        })}
      </ul>
      <Button type="link" onClick={() => onTaste({ widths: {} })}>
        {say(words.asItWas)}
      </Button>
    </>
  )
}

const Step = ({ name, icon, off, onStep }: { name: string; icon: ReactNode; off: boolean; onStep: () => void }) => (
  <Button type="text" size="small" aria-label={name} title={name} icon={icon} disabled={off} onClick={onStep} />
)

const Views = <Row,>({ memory, params, onParams, shown }: ToolsProps<Row>) => {
  const say = useSay()
  const toast = useToast()
  const { views, load, change } = useViews(memory)
  const [name, setName] = useState('')
  const query = viewQuery(params, shown)
  const save = () => {
    const plain = name.trim()
    if (plain === '') return
    void change((before) => {
      const others = before.filter((view) => view.name !== plain)
      if (others.length < mostViews) return [...others, { name: plain, query }]
      toast('warning', words.viewsFull)
      return before
    })
    setName('')
  }
  // Nobody but its owner misses it, so it is not asked about first but can be had back (UX-CS10).
  const remove = async (view: SavedView) => {
    const isGone = await change((before) => before.filter((one) => one.name !== view.name))
    if (!isGone) return
    const putBack = () => change((before) => [...before.filter((one) => one.name !== view.name), view])
    toast('success', fill(words.viewRemoved, { name: view.name }), putBack)
  }
  const address = `${location.origin}${location.pathname}?${query}`
  const content = (
    <div className="lx-views">
      <ul className="lx-columns">
        {!views && <Skeleton active title={false} />}
        {views?.map((view) => (
          <li key={view.name}>
            <Button type="link" onClick={() => onParams(new URLSearchParams(view.query))}>
              {view.name}
            </Button>
            <Button type="text" size="small" onClick={() => void remove(view)}>
              {say(words.removeView)}
            </Button>
          </li>
        ))}
      </ul>
      <Input
        value={name}
        maxLength={30}
        aria-label={say(words.viewName)}
        placeholder={say(words.viewName)}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={save}
      />
      <div className="lx-actions">
        <Button onClick={save}>{say(words.saveView)}</Button>
        {hasClipboard() && (
          <CopyButton text={address} label={words.copyLink} copied={words.linkCopied} kind="ordinary" />
        )}
      </div>
    </div>
  )
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={content}
      title={say(words.views)}
      onOpenChange={(isOpen) => isOpen && load()}
    >
      <Button>{say(words.views)}</Button>
    </Popover>
  )
}
