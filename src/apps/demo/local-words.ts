import type { Township, Village } from './places.ts'

const COMMUNITY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/村监督委员会/g, '居务监督委员会'],
  [/村“两委”/g, '社区“两委”'],
  [/村卫生室/g, '社区卫生服务站'],
  [/村医/g, '社区医生'],
  [/村规民约/g, '居民公约'],
  [/村民小组/g, '居民小组'],
  [/村民/g, '居民'],
  [/村务/g, '居务'],
  [/村委会/g, '居委会'],
  [/村会计/g, '社区会计'],
  [/村妇联/g, '社区妇联'],
  [/村里/g, '社区'],
  [/村口/g, '路口'],
  [/村农技员/g, '农技员'],
  [/全村/g, '整个社区'],
  [/本村/g, '本社区'],
  [/村干部/g, '社区干部'],
  [/村史室/g, '社区陈列室'],
  [/村道/g, '巷道'],
]

/** Calls things by their name in this place: 镇 is 乡 or 街道 elsewhere, and a community has residents, not villagers. */
export function inLocalWords(template: string, township: Township, village: Village | null): string {
  const seat = township.kind === 'TOWN' ? '镇' : township.kind === 'STREET' ? '街道' : '乡'
  const text = template.replace(/(?<![乡城集])镇/g, seat)
  if (village?.isCommunity !== true) return text
  return COMMUNITY_WORDS.reduce((changed, [word, local]) => changed.replace(word, local), text)
}
