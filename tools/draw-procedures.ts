import { ownProcedures, registry } from '../src/apps/procedures.ts'
import type { Sentence } from '../src/kernel/errors.ts'
import type { Clock, Procedure, State, WantedPaper } from '../src/kernel/procedure/definition.ts'
import type { OwnProcedure } from '../src/kernel/procedure/own.ts'

/** A page for each procedure: its diagram and who acts where, drawn from the definition itself. */
export function procedurePages(
  procedures: readonly Procedure[] = registry.procedures,
  own: readonly OwnProcedure[] = ownProcedures,
): { path: string; text: string }[] {
  return [...procedures.map(pageOf), ...own.map(ownPageOf)]
}

const pageOf = (of: Procedure) =>
  page(of, {
    starts: of.starts,
    begins: of.papers ?? [],
    ways: Object.keys(of.states).flatMap((key) => waysOf(of, key)),
    table: [
      '| 状态 State | 谁办 Seats | 时限 Limit | 可以办的事 Acts |',
      '|---|---|---|---|',
      ...Object.entries(of.states).map(([key, state]) => rowOf(of, key, state)),
    ],
  })

const ownPageOf = (of: OwnProcedure) =>
  page(of, {
    starts: of.begins.state,
    begins: of.papers ?? [],
    ways: [
      ...Object.values(of.acts).flatMap(({ zh, ways }) =>
        Object.entries(ways).flatMap(([from, to]) => (from === to ? [] : [`  ${from} --> ${to}: ${zh}`])),
      ),
      ...Object.keys(of.states).flatMap((key) => (of.states[key]?.ends ? [`  ${key} --> [*]`] : [])),
    ],
    table: [
      '| 状态 State | 时限 Limit | 可以办的事 Acts |',
      '|---|---|---|',
      ...Object.entries(of.states).map(([key, { zh, en, ends, clock }]) => {
        const here = Object.values(of.acts).filter(({ ways }) => key in ways)
        const acts = here.map(({ zh: act, by }) => `${act}（${of.roles[by]?.zh}）`).join('、')
        return `| ${zh} ${en} \`${key}\` | ${clock?.zh ?? (ends ? '办结' : '')} | ${acts} |`
      }),
    ],
  })

function page(
  { name, title, states }: { name: string; title: Sentence; states: Readonly<Record<string, Sentence>> },
  of: { starts: string; begins?: readonly WantedPaper[]; ways: readonly string[]; table: readonly string[] },
) {
  const { starts, begins = [], ways, table } = of
  const text = [
    `# ${title.zh} ${title.en}`,
    '',
    `Drawn from the definition \`${name}\` by \`tools/regenerate.ts\`; not to be edited.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(states).map(([key, { zh }]) => `  state "${zh}" as ${key}`),
    `  [*] --> ${starts}`,
    ...ways,
    '```',
    '',
    ...(begins.length > 0 ? [`发起时${papersOf(begins)}`, ''] : []),
    ...table,
    '',
  ].join('\n')
  return { path: `docs/procedures/${name}.md`, text }
}

// An act that leads nowhere else stands in the table only.
function waysOf(of: Procedure, key: string): string[] {
  const { joins, clock, ends } = of.states[key] as State
  const acts = Object.values(of.acts).filter(({ from }) => from.includes(key))
  return [
    ...(ends ? [`  ${key} --> [*]`] : []),
    ...acts.flatMap(({ zh, effect }) => {
      if ('to' in effect) return [`  ${key} --> ${effect.to}: ${zh}`]
      if (effect.kind !== 'VOTE' || !joins) return []
      return [`  ${key} --> ${effect.vote === 'FOR' ? joins.agreed : joins.disagreed}: ${zh}${neededOf(joins.needs)}`]
    }),
    ...(clock && 'goesTo' in clock.passed ? [`  ${key} --> ${clock.passed.goesTo}: 超过${limitOf(clock)}`] : []),
    ...(of.endsWithSubject && !ends ? [`  ${key} --> ${of.endsWithSubject}: 所办的事已结束`] : []),
  ]
}

const neededOf = (needs: 'ALL' | 'ANY' | number) =>
  needs === 'ANY' ? '' : needs === 'ALL' ? '（全体）' : `（${needs}席）`

function limitOf({ limit }: Clock): string {
  if ('dayIn' in limit) return `约定的日子（\`${limit.dayIn}\`）`
  if ('workdays' in limit) return `${limit.workdays}个工作日${limit.setAs ? '（各地可另定）' : ''}`
  return 'days' in limit ? `${limit.days}天` : `${limit.workMinutes}分钟工作时间`
}

function rowOf(of: Procedure, key: string, { zh, en, seats, clock, isStatutory, ends }: State): string {
  const acts = Object.values(of.acts).filter(({ from }) => from.includes(key))
  const passed = clock && ('goesTo' in clock.passed ? '自动转下一步' : `转 ${seatOf(clock.passed.escalatesTo)} 督办`)
  const cells = [
    `${zh} ${en} \`${key}\``,
    seats ? seatOf(seats) : ends ? '办结' : '',
    [clock && `${limitOf(clock)}，超期${passed}`, isStatutory && '一直提醒'].filter(Boolean).join('；'),
    acts.map((act) => `${act.zh}${papersOf(act.papers)}`).join('、'),
  ]
  return `| ${cells.join(' | ')} |`
}

// What is handed in with an act stands behind it.
const papersOf = (papers: readonly WantedPaper[] = []) =>
  papers.length === 0
    ? ''
    : `（附：${papers.map(({ zh, isOptional }) => `${zh}${isOptional ? '，可选' : ''}`).join('；')}）`

const seatOf = (seat: 'STARTER' | { readonly party: string }) => (seat === 'STARTER' ? '发起人' : `\`${seat.party}\``)
