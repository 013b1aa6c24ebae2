/** The place of a hole: between tags, inside a quoted attribute, a whole address attribute, or among a tag's attributes. */
export type Sink = 'text' | 'attribute' | 'url' | 'tag'

type Plan = { readonly pieces: readonly string[]; readonly sinks: readonly Sink[] }

/**
 * Reads a template once (found again by identity): its fixed pieces, line breaks shortened, and the place of each hole.
 * Throws TypeError on a hole that no escaping makes safe.
 */
export function planOf(strings: TemplateStringsArray): Plan {
  const known = plans.get(strings)
  if (known) return known
  const plan = { pieces: strings.map((piece) => piece.replace(/\s*\n\s*/g, '\n')), sinks: sinksOf(strings) }
  plans.set(strings, plan)
  return plan
}

const plans = new WeakMap<TemplateStringsArray, Plan>()

type Place =
  | { readonly at: 'text' }
  | { readonly at: 'tag'; readonly element: string }
  | {
      readonly at: 'value'
      readonly element: string
      readonly name: string
      readonly quote: string
      readonly begun: boolean
    }

const TEXT: Place = { at: 'text' }
const RAW_ELEMENTS =
  /^(?:script|style|iframe|noscript|xmp|noembed|noframes|plaintext|template|svg|math|object|embed|base)$/
const URL_NAMES = /^(?:href|src|action|formaction|poster|cite|data|ping|manifest|xlink:href)$/
const NEVER_NAMES = /^(?:on.*|style|srcdoc|srcset|http-equiv)$/

const sinksOf = (strings: readonly string[]): readonly Sink[] => {
  let place: Place = TEXT
  const sinks: Sink[] = []
  strings.forEach((piece, i) => {
    place = placeAfter(piece, place)
    if (i === strings.length - 1) return
    sinks.push(sinkAt(place, piece, strings[i + 1] ?? ''))
    if (place.at === 'value') place = { ...place, begun: true }
  })
  if (place.at !== 'text') refuse('the template ends inside a tag', strings[strings.length - 1] ?? '')
  return sinks
}

const sinkAt = (place: Place, before: string, after: string): Sink => {
  if (place.at === 'text') return 'text'
  if (place.at === 'tag')
    return /[\w"'\]]$/.test(before) || /^[\w/-]/.test(after) ? inTagAfterName(before, after) : 'tag'
  if (NEVER_NAMES.test(place.name)) return refuse(`a value may not stand in "${place.name}"`, before)
  if (!URL_NAMES.test(place.name)) return 'attribute'
  if (place.begun || !after.startsWith(place.quote)) return refuse(`"${place.name}" takes one whole address`, before)
  return 'url'
}

// `<option${attributes(…)}>`: attributes() brings its own leading space, so it may follow a name or a closed value.
const inTagAfterName = (before: string, after: string): Sink =>
  /^[\s>]|^\/>|^$/.test(after) && !/<\/?$|=$/.test(before) ? 'tag' : refuse('a value may not be part of a name', before)

const placeAfter = (piece: string, start: Place): Place => {
  let place = start
  let rest = piece
  while (rest !== '') [place, rest] = step(place, rest)
  return place
}

const step = (place: Place, rest: string): readonly [Place, string] => {
  if (place.at === 'text') return stepText(rest)
  if (place.at === 'tag') return stepTag(place.element, rest)
  const end = rest.indexOf(place.quote)
  if (end >= 0) return [{ at: 'tag', element: place.element }, rest.slice(end + 1)]
  return [{ ...place, begun: true }, '']
}

const stepText = (rest: string): readonly [Place, string] => {
  const open = rest.indexOf('<')
  if (open < 0) return [TEXT, '']
  const tag = /^<(\/?[a-z][a-z0-9:-]*|[!?][a-z][^<>]*>)/i.exec(rest.slice(open))
  if (!tag) return refuse('a tag without a fixed name, or a comment', rest)
  const name = (tag[1] ?? '').toLowerCase()
  const after = rest.slice(open + tag[0].length)
  if (name.startsWith('!') || name.startsWith('?')) return [TEXT, after]
  return [{ at: 'tag', element: name }, after]
}

const stepTag = (element: string, rest: string): readonly [Place, string] => {
  const token = /^(?:\s+|\/?>|([^\s"'<>/=]+)(?:=(["'])?)?)/.exec(rest)
  if (!token) return refuse('a tag that cannot be read', rest)
  const after = rest.slice(token[0].length)
  if (token[0].endsWith('>')) return closeTag(element, after)
  const name = token[1]?.toLowerCase()
  if (name === undefined || !token[0].includes('=')) return [{ at: 'tag', element }, after]
  if (token[2] === undefined) return refuse('an attribute without quotes', rest)
  if (NEVER_NAMES.test(name)) return refuse(`the attribute "${name}"`, rest)
  return [{ at: 'value', element, name, quote: token[2], begun: false }, after]
}

// A script may be named by its address only: what stands between its tags would be code.
const closeTag = (element: string, after: string): readonly [Place, string] => {
  if (!RAW_ELEMENTS.test(element)) return [TEXT, after]
  if (element === 'script' && after.startsWith('</script>')) return [TEXT, after.slice('</script>'.length)]
  return refuse(`content inside <${element}>`, after)
}

const refuse = (what: string, near: string): never => {
  throw new TypeError(`html template refused: ${what}, near "${near.slice(-60)}"`)
}
