/** What may be called, as the installation was told. */
export interface Allowed {
  /** The only hosts that are called, `example.cn` or `example.cn:8443`. */
  readonly hosts: readonly string[]
  /** Hosts inside one's own network too, and without https; nobody has it unless it was said. */
  readonly isPrivateAllowed: boolean
}

/** Why an address is not called, or the address. */
export type Judged = { readonly url: URL } | { readonly code: 'ADDRESS_FORM' | 'ADDRESS_NOT_ALLOWED' }

/** Whether an address may be called at all: its form, https, and a host that the installation was told (ASVS 1.3.6, T11). */
export function judgeAddress(address: string, allowed: Allowed): Judged {
  if (!URL.canParse(address)) return { code: 'ADDRESS_FORM' }
  const url = new URL(address)
  const isPlain = url.protocol === 'http:' && allowed.isPrivateAllowed
  const isWellFormed =
    (url.protocol === 'https:' || isPlain) && url.username === '' && url.password === '' && url.hash === ''
  if (!isWellFormed) return { code: 'ADDRESS_FORM' }
  return allowed.hosts.includes(url.host) ? { url } : { code: 'ADDRESS_NOT_ALLOWED' }
}
