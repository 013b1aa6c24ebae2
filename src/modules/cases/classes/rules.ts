import { classColumns } from './codes.ts'

/** A class as a list names it: a field, a second level of it or none, a third of that or none. */
export interface ClassLine {
  readonly field: string
  readonly second: string | null
  readonly third: string | null
}

/** What stands directly below a class in a list, in its order: the seconds of a field, or the thirds of a second. */
export function classesBelow(lines: readonly ClassLine[], of: { field: string; second?: string | null }): string[] {
  const below = lines.flatMap((line) => {
    if (line.field !== of.field) return []
    if (of.second == null) return line.second ?? []
    return line.second === of.second ? (line.third ?? []) : []
  })
  return [...new Set(below)]
}

/** A class with those below it, as a choice along levels shows them. */
interface ClassLevel {
  readonly value: string
  readonly label: string
  readonly children?: ClassLevel[]
}

/** A list as levels, each name once. */
export function levelsOf(lines: readonly ClassLine[]): ClassLevel[] {
  const level = (name: string, below: ClassLevel[]): ClassLevel => ({
    ...{ value: name, label: name },
    ...(below.length > 0 ? { children: below } : {}),
  })
  const fields = [...new Set(lines.map(({ field }) => field))]
  return fields.map((field) => {
    const thirds = (second: string) => classesBelow(lines, { field, second }).map((third) => level(third, []))
    return level(
      field,
      classesBelow(lines, { field }).map((second) => level(second, thirds(second))),
    )
  })
}

/** Whether a list names this class, of whichever level. */
export function hasClass(lines: readonly ClassLine[], { field, second, third }: ClassLine): boolean {
  return lines.some(
    (line) =>
      line.field === field &&
      (second === null || line.second === second) &&
      (third === null || (line.second === second && line.third === third)),
  )
}

/** A list as the text it is written from. */
export function classListText(lines: readonly ClassLine[]): string {
  const rows = lines.map(({ field, second, third }) => [field, second ?? '', third ?? ''].map(quoted).join(','))
  return [classColumns.join(','), ...rows].join('\n')
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
