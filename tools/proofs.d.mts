export interface Proof {
  readonly file: string
  readonly needs: readonly string[]
}

export const PROOFS: readonly Proof[]

export function proofsFor(filters: readonly string[]): readonly Proof[]

export function leftOutOf(proof: Proof, env?: NodeJS.ProcessEnv): string | undefined

export function whyNot(proof: Proof): { readonly zh: string; readonly en: string } | undefined
