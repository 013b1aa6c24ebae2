import { useCallback, useEffect, useRef, useState } from 'react'
import { isOutdated, runOneByOne } from './one-by-one.ts'
import type { Sentence } from './sentence.tsx'
import { troubleOf, useTroubleOf } from './trouble.ts'

/** How one chosen thing stands: READY until it was begun, REFUSED what is not begun at all or not any more, FAILED what was tried and told why not. */
export type Standing = { readonly is: 'READY' | 'DONE' } | { readonly is: 'REFUSED' | 'FAILED'; readonly why: Sentence }

/** What is run over the chosen things. */
export interface RunOf<Row, Values> {
  /** Whether it may be done now, asked before anything is begun. */
  readonly look?: (row: Row) => Promise<true | Sentence>
  /** The single act. A repetition of the same act on the same thing brings the same `idempotencyKey`. */
  readonly act: (row: Row, values: Values, idempotencyKey: string) => Promise<unknown>
  /** When a run has ended, whole or not. */
  readonly onSettled?: () => unknown
}

/**
 * Looks at each chosen thing, then runs the act over those that may be, one by one, and again over what failed. `of` and `rows` stay the
 * same while it lives; leaving ends it after the thing it is at.
 */
export function useRun<Row, Values>(of: RunOf<Row, Values>, rows: ReadonlyMap<string, Row>) {
  const [phase, setPhase] = useState<'LOOKING' | 'ASKING' | 'RUNNING' | 'OVER'>('LOOKING')
  const [standings, setStandings] = useState<ReadonlyMap<string, Standing>>(new Map())
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const isStopped = useRef(false)
  const isRunning = useRef(false)
  const idempotencyKeys = useRef(new Map<string, string>())
  const values = useRef<Values>(undefined)
  const tellTrouble = useTroubleOf()
  const stand = useCallback((key: string, so: Standing) => setStandings((before) => new Map(before).set(key, so)), [])

  useEffect(() => {
    isStopped.current = false
    void lookAtEach(of.look, rows, {
      isStopped: () => isStopped.current,
      onLooked: (key, can) => stand(key, can === true ? { is: 'READY' } : { is: 'REFUSED', why: can }),
    }).then(() => setPhase('ASKING'))
    return () => {
      isStopped.current = true
    }
  }, [of, rows, stand])

  const ended = (key: string, so: Standing) => {
    stand(key, so)
    setProgress(({ done, total }) => ({ done: done + 1, total }))
  }
  const start = async (given?: Values) => {
    // A double click runs once.
    if (isRunning.current) return
    isRunning.current = true
    values.current = given ?? values.current
    const keys = [...rows.keys()].filter((key) => ['READY', 'FAILED'].includes(standings.get(key)?.is ?? ''))
    isStopped.current = false
    setProgress({ done: 0, total: keys.length })
    setPhase('RUNNING')
    await runOneByOne(keys, {
      act: (key) => of.act(rows.get(key) as Row, values.current as Values, keyOf(idempotencyKeys.current, key)),
      onDone: (key) => ended(key, { is: 'DONE' }),
      // What somebody changed meanwhile was not looked at as it stands now: it is not tried again from here.
      onFault: (key, fault) => ended(key, { is: isOutdated(fault) ? 'REFUSED' : 'FAILED', why: tellTrouble(fault) }),
      isStopped: () => isStopped.current,
    })
    await of.onSettled?.()
    isRunning.current = false
    setPhase('OVER')
  }
  const stop = () => {
    isStopped.current = true
  }
  return { phase, standings, progress, start, stop }
}

const keyOf = (keys: Map<string, string>, of: string): string => {
  const key = keys.get(of) ?? crypto.randomUUID()
  keys.set(of, key)
  return key
}

// What cannot even be looked at is not begun: its sentence says why.
const lookAtEach = async <Row>(
  look: RunOf<Row, never>['look'],
  rows: ReadonlyMap<string, Row>,
  { isStopped, onLooked }: { isStopped: () => boolean; onLooked: (key: string, can: true | Sentence) => void },
): Promise<void> => {
  for (const [key, row] of rows) {
    if (isStopped()) return
    const can = look ? await look(row).catch((fault: unknown) => troubleOf(fault)) : true
    onLooked(key, can)
  }
}
