/** What a provider says about how somebody signed in there (OpenID Connect `acr`, RFC 8176 `amr`). */
export interface Manner {
  readonly acr?: unknown
  readonly amr?: unknown
}

/** Did the provider say that two factors were shown, in one of the words this installation was told to believe? */
export function isStrong({ acr, amr }: Manner, believed: readonly string[]): boolean {
  const said = [acr, ...(Array.isArray(amr) ? amr : [])]
  return said.some((word) => typeof word === 'string' && believed.includes(word))
}
