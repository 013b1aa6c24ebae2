import { at, type Random } from './random.ts'

/**
 * Fills a template so that one text agrees with itself:
 * `[a|b|c]` is one of the choices (the same list again gives the same choice), `[12~40]` a number, `[crop=a|b]` a choice
 * that is remembered, `[crop]` repeats it, `[crop:x|y]` takes the choice that stands in the same place as the remembered
 * one, `<village>` and its like are facts given by the caller.
 */
export function vary(template: string, facts: Readonly<Record<string, string>>, random: Random): string {
  const chosen = new Map<string, number>()
  const lists = new Map<string, readonly string[]>()
  const choose = (key: string, list: readonly string[]): string => {
    const index = chosen.get(key) ?? random.below(list.length)
    chosen.set(key, index)
    return at(list, index)
  }
  const text = template.replace(
    /\[(?:([a-z]+)([=:]))?([^[\]]+)\]/g,
    (_, name: string | undefined, sign: string, rule: string) => {
      const known = lists.get(rule)
      if (known !== undefined) return choose(rule, known)
      const range = /^(\d+)~(\d+)$/.exec(rule)
      const list = range === null ? rule.split('|') : [String(random.between(Number(range[1]), Number(range[2])))]
      if (name === undefined) return range === null ? choose(rule, list) : at(list, 0)
      if (sign === '=') lists.set(name, list)
      return choose(name, list)
    },
  )
  return text.replace(/<([a-z]+)>/g, (whole, name: string) => facts[name] ?? whole)
}
