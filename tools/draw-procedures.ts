import { registry } from '../src/apps/procedures.ts'
import type { Clock, Procedure, State } from '../src/kernel/procedure/definition.ts'

/** A page for each procedure: its diagram and who acts where, drawn from the definition itself. */
export function procedurePages(
  procedures: readonly Procedure[] = registry.procedures,
): { path: string; text: string }[] {
  return procedures.map((of) => ({ path: `docs/procedures/${of.name}.md`, text: pageOf(of) }))
}

const pageOf = (of: Procedure): string =>
  [
    `# ${of.title.zh} ${of.title.en}`,
    '',
    `Drawn from the definition \`${of.name}\` by \`tools/regenerate.ts\`; not to be edited.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(of.states).map(([key, { zh }]) => `  state "${zh}" as ${key}`),
    `  [*] --> ${of.starts}`,
    ...Object.keys(of.states).flatMap((key) => waysOf(of, key)),
    '```',
    '',
    '| 状态 State | 谁办 Seats | 时限 Limit | 可以办的事 Acts |',
    '|---|---|---|---|',
    ...Object.entries(of.states).map(([key, state]) => rowOf(of, key, state)),
    '',
  ].join('\n')

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
  if ('workdays' in limit) return `${limit.workdays}个工作日`
  return 'days' in limit ? `${limit.days}天` : `${limit.workMinutes}分钟工作时间`
}

function rowOf(of: Procedure, key: string, { zh, en, seats, clock, ends }: State): string {
  const acts = Object.values(of.acts).filter(({ from }) => from.includes(key))
  const passed = clock && ('goesTo' in clock.passed ? '自动转下一步' : `转 ${seatOf(clock.passed.escalatesTo)} 督办`)
  const cells = [
    `${zh} ${en} \`${key}\``,
    seats ? seatOf(seats) : ends ? '办结' : '',
    clock ? `${limitOf(clock)}，超期${passed}` : '',
    acts.map((act) => act.zh).join('、'),
  ]
  return `| ${cells.join(' | ')} |`
}

const seatOf = (seat: 'STARTER' | { readonly party: string }) => (seat === 'STARTER' ? '发起人' : `\`${seat.party}\``)
