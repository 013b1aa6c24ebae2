import type { Decided } from '../../src/modules/demands/classes/classifier.ts'
import { suggester, train } from '../../src/modules/demands/classes/classifier.ts'
import { type ClassLine, knownWordsOf } from '../../src/modules/demands/classes/known.ts'
import { likeliestDesk } from '../../src/modules/demands/suggestions/rules.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import { inOrder, type Timed } from './matters.ts'
import { calibrationError } from './measures.ts'

// A desk is suggested by what was passed on before. The open data do not say who passed a letter to whom; the office an answer names first is taken for
// it, and the county or city the letter names first for who passed it on. The letters are replayed in the order of their answers: each is asked for with
// what came before it, then added to it with the class that was suggested, as if a person had confirmed it.

interface Replayed {
  readonly by: string
  readonly to: string
  readonly here: string
  readonly field: string
  readonly sure: number
}

const offices =
  /教育局|公安局|交警大队|交通运输局|交通局|住房和城乡建设局|住建局|住房保障局|房产局|城市管理和行政执法局|城管局|城乡规划局|规划局|国土资源局|自然资源局|环境保护局|环保局|生态环境局|人力资源和社会保障局|人社局|民政局|水利局|水务局|供电公司|市场监督管理局|工商局|街道|镇政府|镇人民政府|乡政府|乡人民政府/
const sameOffice: Readonly<Record<string, string>> = {
  交通局: '交通运输局',
  住建局: '住房和城乡建设局',
  房产局: '住房保障局',
  城管局: '城市管理和行政执法局',
  规划局: '城乡规划局',
  自然资源局: '国土资源局',
  环保局: '环境保护局',
  生态环境局: '环境保护局',
  人社局: '人力资源和社会保障局',
  水务局: '水利局',
  工商局: '市场监督管理局',
  镇人民政府: '镇政府',
  乡人民政府: '乡政府',
}
const county = /[A-Z]\d*[市区县]/
const village = /[\u4e00-\u9fa5]{2}(?:镇|乡|街道)/

/** Prints how often the first desk is right, for all and for those that are sure enough to be shown. */
export function evaluateDesks(
  answered: readonly Timed[],
  of: { decided: readonly Decided[]; list: readonly ClassLine[]; segment: Segment; say: (line: string) => void },
): void {
  const fields = [...new Set(of.decided.map(({ field }) => field))]
  const suggest = suggester(train({ decided: of.decided, known: knownWordsOf(fields, of.list, of.segment) }))
  const replayed = inOrder(answered).flatMap(({ question, reply }): Replayed[] => {
    const whole = question.title + question.body
    const [by, office, place] = [county.exec(whole)?.[0], offices.exec(reply)?.[0], village.exec(whole)?.[0]]
    if (!by || !office) return []
    const { field, confidence } = suggest(question)
    const named = sameOffice[office] ?? office
    const to = /街道|镇|乡/.test(named) ? `${named} ${village.exec(reply)?.[0] ?? ''}` : named
    return [{ by, to, here: place ?? by, field, sure: confidence }]
  })
  tell(
    replayed.flatMap((one, at) => askedOf(one, replayed.slice(0, at)) ?? []),
    of.say,
  )
}

interface Said {
  readonly confidence: number
  readonly right: boolean
}

function askedOf({ by, field, here, to, sure }: Replayed, before: readonly Replayed[]): Said | undefined {
  const passed = Map.groupBy(
    before.filter((one) => one.by === by && one.field === field),
    (one) => one.to,
  )
  const likely = likeliestDesk(
    [...passed].map(([orgId, cases]) => ({
      orgId,
      count: cases.length,
      here: cases.filter((one) => one.here === here).length,
    })),
  )
  if (!likely) return undefined
  return { confidence: sure * likely.share, right: likely.to.orgId === to }
}

function tell(said: readonly Said[], say: (line: string) => void): void {
  const right = (some: readonly Said[]) =>
    `${((100 * some.filter((one) => one.right).length) / some.length).toFixed(1)} %`
  say(
    `desks by what was passed on before: asked ${said.length}, right first ${right(said)}, calibration error ${calibrationError(said).toFixed(3)}`,
  )
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    const sure = said.filter(({ confidence }) => confidence >= least)
    if (sure.length > 0)
      say(
        `  at ${least} or more: ${sure.length}, right ${right(sure)}, calibration error ${calibrationError(sure).toFixed(3)}`,
      )
  }
}
