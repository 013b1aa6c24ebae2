const key = 'lianxin-provider'

/** Why the browser went to the provider of identities, and where it is to go afterwards. */
export interface ProviderWay {
  readonly purpose: 'enter' | 'link'
  /** A page of the console. */
  readonly to: string
}

/** Goes to the provider; on the way back the page there knows why. It decides nothing: what counts is sealed on the server. */
export async function goToProvider(way: ProviderWay, ask: () => Promise<{ address: string }>): Promise<void> {
  const { address } = await ask()
  sessionStorage.setItem(key, JSON.stringify(way))
  window.location.assign(address)
}

/** Why this browser went; told once. */
export function wayBack(): ProviderWay {
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  return kept === null ? { purpose: 'enter', to: '/console/' } : (JSON.parse(kept) as ProviderWay)
}
