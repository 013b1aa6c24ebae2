import { html, type Safe } from '#kernel/html.ts'
import { pill } from '#kernel/page-parts.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { type PromiseState, promiseStates } from '../promises/codes.ts'
import { promiseWords as w } from './promise-words.ts'

/** A promise as everybody reads it; days are `2026-12-05`. */
export type PublicPromise = {
  readonly what: string
  readonly byName: string
  readonly dueOn: string
  readonly state: PromiseState
  readonly doneOn: string | null
  readonly reason: string | null
}

/** What the answers promised until a day, and what became of it, told in public (C08). */
export const promisesBlock = (promises: readonly PublicPromise[]): Safe => html`
  <section class="promises">
    <h2>${w.title.zh}</h2>
    <ul>
      ${promises.map(
        ({ what, byName, dueOn, state, doneOn, reason }) => html`
        <li>
          <p>${what}</p>
          <p class="small">
            ${pill(promiseStates[state].zh, tones[state])} <span>${byName}</span> <span>${w.until(day(dueOn)).zh}</span>
            ${doneOn && html`<span>${w.done(day(doneOn)).zh}</span>`}
          </p>
          ${reason && html`<p class="small">${w.because(reason).zh}</p>`}
        </li>`,
      )}
    </ul>
  </section>`

const day = (text: string) => formatDay(toDay(text), 'zh')

const tones = { OPEN: 'plain', UNTOLD: 'warn', KEPT: 'done', BROKEN: 'warn' } as const
