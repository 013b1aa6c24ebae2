import type { Page } from '#kernel/page.ts'
import { directoryPage } from '#modules/sites/portal.ts'

export const VILLAGES = ['大石村', '柳湾村', '茶山社区', '溪口村', '枫林村', '白鹭村']

/** The directory with a search and letters, and one that found nothing. */
export const DIRECTORY_PAGES: Readonly<Record<string, Page>> = {
  directory: directoryPage({
    query: 'ds',
    found: [directoryEntry('大石村')],
    way: [
      { label: '云岭县', href: '/sites' },
      { label: '青溪镇', href: '/sites?under=qingxi' },
    ],
    own: directoryEntry('青溪镇'),
    groups: [
      { letter: 'D', entries: VILLAGES.map(directoryEntry) },
      { letter: '#', entries: [directoryEntry('101社区')] },
    ],
  }),
  'directory-none': directoryPage({
    query: 'zzz',
    found: [],
    way: [],
    groups: [{ letter: null, entries: VILLAGES.map(directoryEntry) }],
  }),
}

function directoryEntry(name: string) {
  return {
    name,
    organisation: `中共青溪镇${name}${name.endsWith('区') ? '总支部委员会' : '支部委员会'}`,
    href: '/o/dashi/',
    isAsleep: name === '白鹭村',
    ...(name.endsWith('区') ? { below: { href: '/sites?under=chashan', count: 4 } } : {}),
  }
}
