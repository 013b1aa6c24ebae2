import type { Sentence } from '#ui/sentence.tsx'
import type { HintCode } from '../codes.ts'

/** What the mark of a danger says: what it may be, and the number to call. */
export const hintMarks: Readonly<Record<HintCode, Sentence>> = {
  'cases.hint-fire': { zh: '火情、燃气：119', en: 'fire or gas: 119' },
  'cases.hint-police': { zh: '有人受害：110', en: 'somebody is hurt: 110' },
  'cases.hint-ambulance': { zh: '急救：120', en: 'ambulance: 120' },
  'cases.hint-distress': { zh: '轻生：110、12356', en: 'despair: 110, 12356' },
  'cases.hint-officials': { zh: '检举干部：12388', en: 'report of officials: 12388' },
}
