import { describe, expect, test } from 'vitest'
import { jobs } from '../../src/apps/jobs.ts'
import { chapterOf, sources, withoutComments } from '../../tools/repository.ts'
import { chapterFiles, load } from './support/endpoints.ts'

interface Described {
  readonly file: string
  readonly name: string
  readonly scheduled: boolean
}

async function describedJobs(): Promise<Described[]> {
  const found: Described[] = []
  for (const file of chapterFiles(/\/jobs\.ts$/)) {
    const listed = Object.values(await load(file)).flat() as { name?: unknown; run?: unknown; schedule?: unknown }[]
    for (const job of listed)
      if (typeof job.name === 'string' && typeof job.run === 'function')
        found.push({ file, name: job.name, scheduled: job.schedule !== undefined })
  }
  return found
}

describe('every job', () => {
  test('is known to the worker', async () => {
    const known = new Set(jobs.map(({ name }) => name))
    expect(
      (await describedJobs()).filter(({ name }) => !known.has(name)).map(({ file, name }) => `${file}: ${name}`),
    ).toEqual([])
  })

  test('is scheduled, or queued by some use case', async () => {
    const queued = sources()
      .map(({ text }) => withoutComments(text))
      .filter((text) => /\benqueue\(/.test(text))
      .join('\n')
    const idle = (await describedJobs()).filter(({ file, name, scheduled }) => {
      if (scheduled) return false
      const constant = withoutComments(sources().find(({ path }) => path === file)?.text ?? '').match(
        new RegExp(`(\\w+)\\s*=\\s*defineJob\\(\\{\\s*name: '${name}'`),
      )?.[1]
      return constant === undefined || !new RegExp(`enqueue\\(\\s*\\w+,\\s*(?:\\w+\\.)?${constant}\\b`).test(queued)
    })
    expect(idle.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })

  test('is named after its chapter and what it does, once', async () => {
    const names = jobs.map(({ name }) => name)
    expect(names.filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)+$/.test(name))).toEqual([])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    const foreign = (await describedJobs()).filter(({ file, name }) => !name.startsWith(`${chapterOf(file)}.`))
    expect(foreign).toEqual([])
  })
})
