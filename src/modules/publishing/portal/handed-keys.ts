import { pathsAbove } from '#modules/organisations/index.ts'
import { handedKey } from '../handing/rules.ts'

/** The keys of a page of this site on which articles handed down to it may stand: one for each organisation above. */
export const handedKeys = ({ path }: { readonly path: string }): string[] => pathsAbove(path).map(handedKey)
