/** A sentence of the verification; `open` says what is missing to say more. */
export interface Verdict {
  readonly state: 'good' | 'bad' | 'open'
  readonly zh: string
  readonly en: string
}
export function verify(pasted: { receipt: string; others?: string }): Promise<Verdict[]>
