import { chanceFrom, type Stances } from './stances.ts'

/** The same stances to the same statements by as many as before, but dealt anew among them: whatever went together no longer does. */
export function dealAnew(rows: readonly Stances[], seed: number): Stances[] {
  const chance = chanceFrom(seed)
  const dealt = rows.map((row) => [...row])
  for (let at = 0; at < (rows[0]?.length ?? 0); at++) {
    const said = dealt.filter((row) => row[at] !== null)
    const column = shuffled(
      said.map((row) => row[at] ?? null),
      chance,
    )
    for (const [line, row] of said.entries()) row[at] = column[line] ?? null
  }
  return dealt
}

function shuffled<T>(of: readonly T[], chance: () => number): T[] {
  const mixed = [...of]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    const [one, two] = [mixed[at] as T, mixed[other] as T]
    mixed[at] = two
    mixed[other] = one
  }
  return mixed
}
