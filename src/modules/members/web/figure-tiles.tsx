import { Link } from 'react-router'
import type { Answer } from '#kernel/contract.ts'
import type { NumberTile } from '#ui/number-tiles.tsx'
import type { countMembers } from '../figures/contract.ts'
import { paths } from './paths.ts'
import { figureWords } from './words.ts'

/** The numbers of an organisation; with `orgId`, each leads to the names behind it (UX-DB1). */
export function tilesOf(figures: Answer<typeof countMembers>, orgId: string | undefined): NumberTile[] {
  return tiles.map(({ key, query }) => ({
    label: figureWords[key],
    value: figures[key],
    ...(orgId === undefined
      ? {}
      : { link: (props) => <Link to={`${paths.list(orgId)}&status=NORMAL${query}`} {...props} /> }),
  }))
}

const tiles = [
  { key: 'total', query: '' },
  { key: 'full', query: '&category=FULL' },
  { key: 'probationary', query: '&category=PROBATIONARY' },
  { key: 'women', query: '&gender=2' },
  { key: 'minority', query: '&ethnicMinority=true' },
  { key: 'collegePlus', query: '&education=COLLEGE_PLUS' },
  { key: 'floating', query: '&floating=true' },
] as const
