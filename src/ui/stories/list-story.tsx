import { useState } from 'react'
import type { Choice } from '../choice-options.tsx'
import { FormDialogButton } from '../form-dialog.tsx'
import type { BatchAction } from '../list-batch.tsx'
import type { Filter } from '../list-filters.tsx'
import { ListPage } from '../list-page.tsx'
import type { Column } from '../list-rows.tsx'
import { StatusTag } from '../status-tag.tsx'
import { TreeFilter, type TreeNode } from '../tree-filter.tsx'
import { parseDay } from './parse-day.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly state: keyof typeof states
  readonly due: string
  readonly count: number
}

/** A list of 57 made-up branches; `?empty`, `?fault` and `?pending` show the other states. */
export function ListStory() {
  const address = new URLSearchParams(window.location.search)
  const [params, setParams] = useState(new URLSearchParams())
  const [chosen, setChosen] = useState<string>()
  const [includeBelow, setIncludeBelow] = useState(true)
  const total = address.has('empty') ? 0 : rows.length
  return (
    <ListPage
      title={{ zh: '党支部', en: 'Branches' }}
      params={params}
      onParams={setParams}
      columns={columns}
      rowKey={({ id }) => id}
      page={address.has('pending') ? undefined : { rows: total === 0 ? [] : rows.slice(0, 20), total }}
      error={address.has('fault') ? refusal : undefined}
      onRetry={() => setParams(new URLSearchParams())}
      filters={filters}
      chips={[
        { label: { zh: '待审核', en: 'To review' }, params: { state: 'review' }, count: 12 },
        { label: { zh: '逾期', en: 'Overdue' }, params: { state: 'late' }, count: 3 },
        { label: { zh: '我的', en: 'Mine' }, params: { mine: '1' } },
      ]}
      actions={[
        { label: { zh: '新建支部', en: 'New branch' }, can: true, kind: 'primary', onAct: () => {} },
        {
          label: { zh: '导出名册', en: 'Export' },
          can: { zh: '请先选择范围。', en: 'Choose a scope first.' },
          onAct: () => {},
        },
      ]}
      batch={batch}
      empty={{
        title: { zh: '还没有支部', en: 'No branch yet' },
        hint: { zh: '先新建一个支部。', en: 'Begin with a new one.' },
      }}
      aside={
        <TreeFilter
          label={{ zh: '党组织', en: 'Organisations' }}
          loadChildren={loadChildren}
          search={search}
          chosen={chosen}
          onChoose={setChosen}
          includeBelow={includeBelow}
          onIncludeBelow={setIncludeBelow}
          memory="stories"
        />
      }
    />
  )
}

// The third is refused before, the fifth while it runs and not again.
const refusedOnce = new Set<string>()
const batch: readonly BatchAction<Row>[] = [
  {
    label: { zh: '提醒', en: 'Remind' },
    lead: { zh: '逐个提醒所选支部。', en: 'Reminds the chosen branches one by one.' },
    nameOf: ({ name }) => name,
    look: async ({ id }) => id !== 'b2' || { zh: '今天已经提醒过。', en: 'It was reminded today.' },
    act: async ({ id }) => {
      await new Promise((later) => setTimeout(later, 300))
      if (id !== 'b4' || refusedOnce.has(id)) return
      refusedOnce.add(id)
      throw refusal
    },
  },
  {
    label: { zh: '作废', en: 'Withdraw' },
    can: true,
    kind: 'destructive',
    confirm: {
      title: { zh: '作废所选支部？', en: 'Withdraw?' },
      detail: { zh: '30 天内可以恢复。', en: 'Can be undone for 30 days.' },
    },
    onAct: () => {},
  },
]

const states = {
  draft: { label: { zh: '草稿', en: 'Draft' } },
  review: { tone: 'info', label: { zh: '待审核', en: 'To review' } },
  done: { tone: 'success', label: { zh: '已通过', en: 'Passed' } },
  late: { tone: 'error', label: { zh: '逾期', en: 'Overdue' } },
  back: { tone: 'warning', label: { zh: '退回修改', en: 'Sent back' } },
} as const

const stateNames = Object.keys(states) as (keyof typeof states)[]

const rows: Row[] = Array.from({ length: 57 }, (_, at) => ({
  id: `b${at}`,
  name: `安和县清溪镇${'桃柳松竹梅兰菊荷'[at % 8]}溪村第${at + 1}党支部`,
  place: `安和县 / 清溪镇 / ${'桃柳松竹梅兰菊荷'[at % 8]}溪村`,
  state: stateNames[at % stateNames.length] ?? 'draft',
  due: `2026-12-${String((at % 28) + 1).padStart(2, '0')}`,
  count: 9 + ((at * 7) % 40),
}))

const note = { name: 'note', label: { zh: '新的备注', en: 'New note' }, kind: 'text' } as const

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: { zh: '名称', en: 'Name' },
    show: ({ name }) => <a href="#b">{name}</a>,
    sortable: true,
    width: 300,
  },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    show: ({ state }) => <StatusTag {...states[state]} />,
    width: 120,
  },
  { key: 'place', title: { zh: '所在', en: 'Place' }, show: ({ place }) => place, width: 260 },
  {
    key: 'count',
    title: { zh: '党员', en: 'Members' },
    show: ({ count }) => `${count} 名`,
    align: 'right',
    width: 110,
    sortable: true,
  },
  { key: 'due', title: { zh: '办理时限', en: 'Due' }, show: ({ due }) => due, width: 140 },
  { key: 'note', title: { zh: '备注', en: 'Note' }, show: () => '换届材料待补', width: 200, deskOnly: true },
  {
    key: 'acts',
    title: { zh: '操作', en: 'Acts' },
    show: () => (
      <FormDialogButton label={{ zh: '更正备注', en: 'Correct the note' }} fields={[note]} onSubmit={() => {}} />
    ),
    width: 140,
  },
]

const stateChoices: Choice[] = stateNames.map((value) => ({ value, label: states[value].label }))

const filters: readonly Filter[] = [
  { key: 'name', label: { zh: '名称', en: 'Name' }, kind: 'text' },
  { key: 'state', label: { zh: '状态', en: 'State' }, kind: 'choice', choices: stateChoices },
  { key: 'dueBefore', label: { zh: '最晚时限', en: 'Due by' }, kind: 'day', parse: parseDay },
  { key: 'secretary', label: { zh: '书记', en: 'Secretary' }, kind: 'text' },
]

const refusal = {
  problem: {
    zh: '您没有查看这个支部的权限，请联系清溪镇组织办。',
    en: 'You may not see this branch. Please ask the township office.',
    requestId: 'q7f3-2026-1123',
    fields: [],
  },
}

const loadChildren = async (parent: string | undefined): Promise<TreeNode[]> => {
  if (parent === undefined) return [{ key: 'county', label: '安和县委', hasChildren: true }]
  if (parent === 'county') return [node('t1', '清溪镇党委'), node('t2', '云栖镇党委'), node('t3', '机关工委')]
  return Array.from({ length: parent === 't1' ? 1200 : 3 }, (_, at) => ({
    key: `${parent}.${at}`,
    label: `第${at + 1}党支部`,
    hasChildren: false,
  }))
}

const node = (key: string, label: string): TreeNode => ({ key, label, hasChildren: true })

const search = async (text: string): Promise<TreeNode[]> =>
  text.includes('无') ? [] : [{ key: 't1', label: '清溪镇党委', hasChildren: true, path: '安和县委' }]
