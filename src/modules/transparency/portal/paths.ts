import { withQuery } from '#kernel/page-parts.ts'

/** Addresses of the public log; it is one for the whole installation. */
export const logPaths = {
  log: (query: { readonly page?: number } = {}) => withQuery('/transparency/', query),
  check: () => '/transparency/check',
  verifier: () => '/transparency/verify.html',
  checkpoint: () => '/transparency/checkpoint',
  /** What this site keeps of other logs. */
  kept: () => '/transparency/kept',
  rules: () => '/transparency/rules',
  key: () => '/transparency/key',
  leaves: () => '/transparency/leaves',
  proof: () => '/transparency/proof',
  consistency: (query: { readonly from?: number; readonly to?: number } = {}) =>
    withQuery('/transparency/consistency', query),
} as const
