/** The nonce of the page; the build leaves a meta element that the server fills in for every answer. */
export const nonceOfPage = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce

/**
 * Gives the nonce of the page to every style element that our scripts make. antd does so for its looks, but not where it
 * measures scroll bars or keeps the page still behind a dialog: there the policy blocked it.
 */
export function giveStylesNonce(): void {
  const nonce = nonceOfPage()
  if (nonce === undefined) return
  const make = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }) as typeof document.createElement
}
