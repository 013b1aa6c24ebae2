import { Button, Input, Skeleton, Switch, Tree } from 'antd'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { TroubleNotice } from './notice.tsx'
import { recall, remember } from './remembered.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { type Trouble, useTroubleOf } from './trouble.ts'
import { usePhone } from './use-media.ts'
import { words } from './words.ts'

export interface TreeNode {
  readonly key: string
  readonly label: string
  readonly hasChildren: boolean
  /** In search results: where it stands, from the top. */
  readonly path?: string
}

export interface TreeFilterProps {
  /** What is chosen from: 党组织. */
  readonly label: Sentence
  /** Without a parent: the top. Keep the function the same between renders. */
  readonly loadChildren: (parent: string | undefined) => Promise<readonly TreeNode[]>
  /** By name, pinyin initials or code. */
  readonly search: (text: string) => Promise<readonly TreeNode[]>
  readonly chosen: string | undefined
  readonly onChoose: (key: string) => void
  /** Both absent where what is chosen always stands with those below it, or never. */
  readonly includeBelow?: boolean
  readonly onIncludeBelow?: (on: boolean) => void
  /** Name under which the browser remembers what is unfolded. */
  readonly memory: string
}

/** The tree to the left of a list (UX-CS2); folded away behind a button on a phone. */
export function TreeFilter(props: TreeFilterProps) {
  const say = useSay()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  if (!phone) return <TreePanel {...props} />
  return (
    <div>
      <Button block aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(words.showTree)}：{say(props.label)}
      </Button>
      {open && <TreePanel {...props} />}
    </div>
  )
}

const TreePanel = (props: TreeFilterProps) => {
  const say = useSay()
  const [text, setText] = useState('')
  const switchId = useId()
  return (
    <nav className="lx-tree" aria-label={say(props.label)}>
      <Input.Search
        allowClear
        value={text}
        placeholder={say(words.treeSearch)}
        aria-label={say(words.treeSearch)}
        onChange={(event) => setText(event.target.value)}
      />
      {props.onIncludeBelow && (
        <div className="lx-tree-switch">
          <Switch id={switchId} checked={props.includeBelow ?? true} onChange={props.onIncludeBelow} />
          <label htmlFor={switchId}>{say(words.includeBelow)}</label>
        </div>
      )}
      {text.trim() === '' ? <LazyTree {...props} /> : <Found {...props} text={text.trim()} />}
    </nav>
  )
}

const LazyTree = ({ label, loadChildren, chosen, onChoose, memory }: TreeFilterProps) => {
  const say = useSay()
  const { branches, trouble, load } = useBranches(loadChildren)
  const { unfolded, unfold } = useUnfolded(memory, branches.get(''), load)
  const nodes = useMemo(() => nested(branches, ''), [branches])
  if (trouble) return <TroubleNotice trouble={trouble} onRetry={() => void load()} />
  if (!branches.has('')) return <Skeleton active title={false} />
  return (
    <Tree
      aria-label={say(label)}
      blockNode
      height={560}
      treeData={nodes}
      selectedKeys={chosen === undefined ? [] : [chosen]}
      expandedKeys={[...unfolded]}
      onExpand={(keys) => unfold(keys.map(String))}
      onSelect={(_, { node }) => onChoose(String(node.key))}
      loadData={(node) => load(String(node.key))}
    />
  )
}

/** What is unfolded, as this browser remembers it. At first sight a single root is opened: by itself it says nothing. */
const useUnfolded = (
  memory: string,
  roots: readonly TreeNode[] | undefined,
  load: (parent: string) => Promise<void>,
) => {
  const [remembered, setRemembered] = useState(() => recall<readonly string[] | null>(`tree.${memory}`, null))
  const unfold = useCallback(
    (keys: readonly string[]) => {
      setRemembered(keys)
      remember(`tree.${memory}`, keys)
    },
    [memory],
  )
  const only = roots?.length === 1 && roots[0]?.hasChildren ? roots[0].key : undefined
  useEffect(() => {
    if (remembered !== null || only === undefined) return
    unfold([only])
    void load(only)
  }, [remembered, only, unfold, load])
  return { unfolded: remembered ?? [], unfold }
}

const useBranches = (loadChildren: TreeFilterProps['loadChildren']) => {
  const troubleOf = useTroubleOf()
  const [branches, setBranches] = useState<ReadonlyMap<string, readonly TreeNode[]>>(new Map())
  const [trouble, setTrouble] = useState<Trouble>()
  const load = useCallback(
    async (parent?: string) => {
      setTrouble(undefined)
      try {
        const children = await loadChildren(parent)
        setBranches((before) => new Map(before).set(parent ?? '', children))
      } catch (fault) {
        setTrouble(troubleOf(fault))
      }
    },
    [loadChildren, troubleOf],
  )
  useEffect(() => void load(), [load])
  return { branches, trouble, load }
}

type Nested = { key: string; title: React.ReactNode; isLeaf: boolean; children?: Nested[] }

const nested = (branches: ReadonlyMap<string, readonly TreeNode[]>, parent: string): Nested[] =>
  (branches.get(parent) ?? []).map((node) => ({
    key: node.key,
    title: node.label,
    isLeaf: !node.hasChildren,
    ...(branches.has(node.key) ? { children: nested(branches, node.key) } : {}),
  }))

const Found = ({ text, search, chosen, onChoose }: TreeFilterProps & { text: string }) => {
  const say = useSay()
  const troubleOf = useTroubleOf()
  const [found, setFound] = useState<readonly TreeNode[]>()
  const [trouble, setTrouble] = useState<Trouble>()
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      setTrouble(undefined)
      search(text).then(
        (nodes) => current && setFound(nodes),
        (fault: unknown) => current && setTrouble(troubleOf(fault)),
      )
    }, 250)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, search, troubleOf])
  if (trouble) return <TroubleNotice trouble={trouble} />
  if (!found) return <Skeleton active title={false} />
  if (found.length === 0) return <p role="status">{say(words.nothingInTree)}</p>
  return (
    <ul className="lx-tree-found" aria-label={say(words.foundInTree)}>
      {found.map((node) => (
        <li key={node.key}>
          <button type="button" aria-pressed={node.key === chosen} onClick={() => onChoose(node.key)}>
            <span>{node.label}</span>
            {node.path && <span className="lx-quiet">{node.path}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
