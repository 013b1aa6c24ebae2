import { createContext, useCallback, useContext } from 'react'
import type { Sentence } from './sentence.tsx'
import { words } from './words.ts'

/** What went wrong, fit to be shown: a sentence, a number to quote, and what is wrong with which field. */
export interface Trouble extends Sentence {
  /** Empty when the server was not reached. */
  readonly requestId: string
  /** `path` is dotted, as in the body that was sent. */
  readonly fields: readonly (Sentence & { readonly path: string })[]
}

/**
 * Reads whatever was thrown. A refusal of the client carries a `problem` with both languages (RFC 9457 body);
 * everything else becomes the plain sentence of an unexpected fault (UX-ER1).
 */
export function troubleOf(fault: unknown): Trouble {
  const problem = isRecord(fault) && isRecord(fault.problem) ? fault.problem : {}
  if (!isSentence(problem)) return { ...words.unexpected, requestId: '', fields: [] }
  const fields = Array.isArray(problem.fields) ? problem.fields.filter(isFieldFault) : []
  return { zh: problem.zh, en: problem.en, requestId: String(problem.requestId ?? ''), fields }
}

/**
 * Whoever must know of every fault learns it through this, and answers whether it sees to it: the shell asks to sign
 * in again when a session ended.
 */
export const FaultContext = createContext<(fault: unknown) => boolean>(() => false)

/** As `troubleOf`, for a fault that a component caught itself; also tells the FaultContext. */
export function useTroubleOf(): (fault: unknown) => Trouble {
  const tell = useContext(FaultContext)
  return useCallback(
    (fault) => {
      tell(fault)
      return troubleOf(fault)
    },
    [tell],
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isSentence = (value: Record<string, unknown>): value is Record<string, unknown> & Sentence =>
  typeof value.zh === 'string' && typeof value.en === 'string'

const isFieldFault = (value: unknown): value is Sentence & { path: string } =>
  isRecord(value) && isSentence(value) && typeof value.path === 'string'
