import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Endpoint } from '#kernel/contract.ts'
import { chapterOf, filesBelow, root } from '../../../tools/repository.ts'

/** An endpoint with the name its contract exports it by. */
export interface NamedEndpoint {
  readonly name: string
  readonly chapter: string
  readonly file: string
  readonly endpoint: Endpoint
}

/** What a module of the repository exports. */
export async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>
}

/** The files of this name in all chapters and their sub-chapters. */
export function chapterFiles(name: RegExp): string[] {
  return filesBelow('src/modules')
    .map(({ path }) => path)
    .filter((path) => name.test(path))
}

/** All endpoints of all contracts; what a chapter's contract passes on from a sub-chapter counts once. */
export async function allEndpoints(): Promise<NamedEndpoint[]> {
  const found = new Map<Endpoint, NamedEndpoint>()
  for (const file of chapterFiles(/\/contract\.ts$/)) {
    const exported = await load(file)
    for (const [name, endpoint] of Object.entries(exported))
      if (isEndpoint(endpoint)) found.set(endpoint, { name, chapter: chapterOf(file) ?? '', file, endpoint })
  }
  return [...found.values()]
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value
}
