/** How an opening stands now: one whose day is over is over, whatever is stored. */
export function standingOf<S extends string>(
  of: { readonly state: S; readonly openUntil: Date | null },
  now: Date,
): S | 'OVER' {
  return of.openUntil !== null && of.openUntil <= now ? 'OVER' : of.state
}
