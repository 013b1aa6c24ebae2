/** What may be called, as the installation was told. */
export interface Allowed {
  /** The only hosts that are called, `example.cn` or `example.cn:8443`. */
  readonly hosts: readonly string[]
  /** Hosts inside one's own network too, and without https; nobody has it unless it was said. */
  readonly isPrivateAllowed: boolean
}

/** Whether a name of a webhook is one: small letters, digits and hyphens, `county-portal`. */
export const isWebhookName = (name: string): boolean => /^[a-z][a-z0-9-]{1,39}$/.test(name)

/** Why an address is not called, or the address. */
export type Judged =
  | { readonly url: URL }
  | { readonly code: 'operations.address-form' | 'operations.address-not-allowed' }

/** Whether an address may be called at all: its form, https, and a host that the installation was told (ASVS 1.3.6, T11). */
export function judgeAddress(address: string, allowed: Allowed): Judged {
  if (!URL.canParse(address)) return { code: 'operations.address-form' }
  const url = new URL(address)
  const isPlain = url.protocol === 'http:' && allowed.isPrivateAllowed
  const isWellFormed =
    (url.protocol === 'https:' || isPlain) && url.username === '' && url.password === '' && url.hash === ''
  if (!isWellFormed) return { code: 'operations.address-form' }
  return allowed.hosts.includes(url.host) ? { url } : { code: 'operations.address-not-allowed' }
}

const minute = 60_000
const pauses = [10_000, minute, 5 * minute, 30 * minute, 120 * minute, 360 * minute, 720 * minute]

/** How long to wait after so many tries in vain; nothing when it is given up. */
export function pauseAfter(tries: number): number | undefined {
  return pauses[tries - 1]
}
