// What of the API a program may rely on, and what of it no longer holds: node tools/api-promise.ts writes docs/api-promise.json anew, at a
// release, once every change in docs/api-changes.json is told (decisions 335).
import { readFileSync, writeFileSync } from 'node:fs'
import { openApi } from '#kernel/openapi.ts'
import { endpoints } from '../src/apps/chapters.ts'
import { breaks, type Promised, promised } from './api-breaks.ts'

/** A change that a program feels, told to its makers. */
interface NamedChange {
  readonly on: string
  readonly change: string
  readonly why: string
}

/** What is broken and not named, and what is named and not broken. */
export function unnamed(): { broken: string[]; idle: string[] } {
  const before = JSON.parse(text('docs/api-promise.json')) as Promised
  const named = (JSON.parse(text('docs/api-changes.json')) as NamedChange[]).map(({ change }) => change)
  const found = breaks(before, today())
  return {
    broken: found.filter((change) => !named.includes(change)),
    idle: named.filter((change) => !found.includes(change)),
  }
}

const today = () => promised(JSON.parse(JSON.stringify(openApi(endpoints, ''))))
const place = (path: string) => new URL(`../${path}`, import.meta.url)
const text = (path: string) => readFileSync(place(path), 'utf8')

if (import.meta.main) {
  const { broken } = unnamed()
  if (broken.length > 0) throw new Error(`not named in docs/api-changes.json:\n${broken.join('\n')}`)
  const lines = Object.entries(today()).map(
    ([name, operation]) => `${JSON.stringify(name)}: ${JSON.stringify(operation)}`,
  )
  writeFileSync(place('docs/api-promise.json'), `{\n${lines.join(',\n')}\n}\n`)
  writeFileSync(place('docs/api-changes.json'), '[]\n')
}
