import { createHash } from 'node:crypto'
import { config } from '#kernel/config.ts'
import { linksIn } from '#kernel/rich-text.ts'
import { type Place, pathHere, placeOf } from './rules.ts'

/** Every address that an article leads to: the links of its text and where it was taken from. */
export function linksOf(article: { readonly bodyHtml: string; readonly sourceUrl: string | null }): string[] {
  return [...new Set([...linksIn(article.bodyHtml), ...(article.sourceUrl ? [article.sourceUrl] : [])])]
}

/** The names under which this installation is found, with their port where it is not the usual one. */
const ownNames: readonly string[] = [
  ...config.hosts,
  ...(URL.canParse(config.address) ? [new URL(config.address).host] : []),
]

/** Where an address leads here, by whatever name of ours; nothing where it always stands, or leads elsewhere. */
export const placeHere = (address: string): Place | 'NOWHERE' | undefined => placeOf(address, ownNames)

/** Whether an address leads to a site that has none of our names. */
export const leadsElsewhere = (address: string): boolean => /^https?:\/\//i.test(pathHere(address, ownNames))

/** Whether an address leads to another site than this one, `https://dj.example.cn`; a path, a mail or a number does not (UX-PT11). */
export function leadsAway(address: string, origin: string): boolean {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false
  // A visitor may write any name of ours into his request.
  return !URL.canParse(origin) || new URL(address).host !== new URL(origin).host
}

/** What names one link of an article in an address; an article leads only to what stands in it. */
export const linkDigest = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 32)
