import type { Page } from 'playwright-core'

/** How many times one presses Tab before giving a page up. */
const mostPresses = 150

/**
 * Somebody who has a keyboard only. At every stop of the Tab key it is looked at whether the focus is seen: the element
 * stands in the window, and what is drawn around it changes when the focus leaves it.
 */
export class Keys {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Goes by Tab to what bears this name. @throws when it is not reached, or a stop on the way is not seen. */
  async to(name: string | RegExp): Promise<void> {
    const passed: string[] = []
    for (let presses = 0; presses < mostPresses; presses++) {
      const stop = await this.#step()
      if (stop.flaw !== '') throw new Error(`${stop.flaw}, on the way to ${name} at ${this.#page.url()}`)
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return
      passed.push(stop.name)
    }
    throw new Error(`Tab does not lead to ${name} at ${this.#page.url()}; it passed ${passed.join(' | ')}`)
  }

  /** Goes to it and presses Enter on it. */
  async press(name: string | RegExp): Promise<void> {
    await this.to(name)
    await this.#page.keyboard.press('Enter')
  }

  /** Goes to a field, and writes over what stands there. */
  async write(field: string | RegExp, text: string): Promise<void> {
    await this.to(field)
    await this.#page.keyboard.press('Control+A')
    await this.#page.keyboard.type(text)
  }

  /** From anywhere on a page that was just opened to its content, by the link that comes first. */
  async skip(): Promise<void> {
    await this.press('跳到正文')
  }

  /** The name of what has the focus now. */
  focused(): Promise<string> {
    return this.#page.evaluate(`(${walk}).name(document.activeElement)`)
  }

  async #step(): Promise<Stop> {
    await this.#page.evaluate(`(${walk}).leave()`)
    await this.#page.keyboard.press('Tab')
    return this.#page.evaluate(`(${walk}).arrive()`)
  }
}

interface Stop {
  readonly name: string
  /** What is wrong with this stop or the one before; empty when nothing is. */
  readonly flaw: string
}

// Runs in the page. A ring may be drawn by the element, by what stands beside it (a box of antd), by what it stands in, or by the
// node of a tree that it points at.
const walk = `(window.walk ??= (() => {
  const drawn = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'borderBottomColor']
  const around = (it) => {
    const node = document.getElementById(it.getAttribute('aria-activedescendant'))
    const found = [it, it.nextElementSibling, ...(node?.children ?? [])]
    for (let box = it.parentElement, up = 0; box && up < 4; box = box.parentElement, up++) found.push(box)
    return found.filter(Boolean)
  }
  const look = (boxes) => boxes.map((one) => drawn.map((of) => getComputedStyle(one)[of]).join()).join()
  const textOf = (id) => document.getElementById(id)?.innerText ?? ''
  const name = (it) => (it.getAttribute('aria-label')
    || (it.getAttribute('aria-labelledby') ?? '').split(' ').map(textOf).join('')
    || it.labels?.[0]?.innerText || it.innerText || it.placeholder || '').replace(/\\s+/g, '')
  // A box to tick is drawn by what stands beside it; a button that is clear as glass is drawn by nothing.
  const isGlass = (it) => it.matches('a, button') && getComputedStyle(it).opacity === '0'
  const isSeen = (it) => !isGlass(it) && around(it).some((one) => {
    const { width, height, top, bottom } = one.getBoundingClientRect()
    return width > 1 && height > 1 && bottom > 0 && top < window.innerHeight
  })
  const told = (it) => name(it) || it.outerHTML.slice(0, 160)
  // The page itself, its content and a dialog as a whole have the focus without being a stop.
  const isStop = (it) => it !== null && it !== document.body && it.tabIndex >= 0
  let before
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  // A field may take a moment until it knows that the focus has left it.
  const isStill = async ({ it, boxes, look: focused }) => {
    for (let frames = 0; frames < 30 && it.isConnected && look(boxes) === focused; frames++) await frame()
    return it.isConnected && look(boxes) === focused
  }
  const flawOf = async (it) => {
    if (before && before.it === it) return 'Tab stays at ' + told(it)
    // A field and the button that empties it stand in one box, whose ring stays while one goes from one to the other.
    const isSameBox = before?.it.closest('.ant-select, .ant-input-affix-wrapper')?.contains(it)
    if (before && !isSameBox && (await isStill(before))) return 'no ring at ' + told(before.it)
    return isStop(it) && !isSeen(it) ? 'out of sight: ' + told(it) : ''
  }
  return {
    name,
    leave() {
      const it = document.activeElement
      const boxes = isStop(it) ? around(it) : []
      before = isStop(it) ? { it, boxes, look: look(boxes) } : undefined
    },
    async arrive() {
      const it = document.activeElement
      return { name: isStop(it) ? name(it) : '', flaw: await flawOf(it) }
    },
  }
})())`
